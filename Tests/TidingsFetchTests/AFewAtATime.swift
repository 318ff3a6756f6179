import Testing

/// Lets no more than a few of a suite's test cases be at work at once. Each has a server, a loop and connections of its
/// own; all of them together hold more open descriptors than Foundation can start a process beside, which other tests do
/// at the same time (`Process.start`).
struct AFewAtATime: TestTrait, SuiteTrait, TestScoping {
  private static let turns = Turns(32)

  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing work: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await work() }
    await Self.turns.take()
    do {
      try await work()
    } catch {
      await Self.turns.giveBack()
      throw error
    }
    await Self.turns.giveBack()
  }
}

extension Trait where Self == AFewAtATime {
  static var aFewAtATime: Self { Self() }
}

/// A number of turns, given out in the order they are asked for.
private actor Turns {
  private var left: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { left = count }

  func take() async {
    guard left == 0 else {
      left -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func giveBack() {
    guard !waiting.isEmpty else {
      left += 1
      return
    }
    waiting.removeFirst().resume()
  }
}
