internal import Synchronization

/// What fails each time it is asked for is said once, and again when it had worked in between or fails otherwise.
final class StandingTrouble: Sendable {
  private let last = Mutex<String?>(nil)

  /// Whether this was not said last.
  func isNew(_ words: String) -> Bool {
    last.withLock { last in
      defer { last = words }
      return last != words
    }
  }

  /// It works.
  func end() { last.withLock { $0 = nil } }
}
