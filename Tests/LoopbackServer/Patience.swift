/// How long a test waits for what the program under test has to do.
enum Patience {
  /// Against a hang alone, as where the program has died: on a busy machine it may take minutes.
  private static let limit = Duration.seconds(900)

  /// Returns `true` as soon as the condition holds, and `false` where it does not in time or the test was cancelled.
  static func wait(until condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + limit
    while !condition() {
      guard ContinuousClock.now < end else { return false }
      do { try await Task.sleep(for: .milliseconds(1)) } catch { return condition() }
    }
    return true
  }
}
