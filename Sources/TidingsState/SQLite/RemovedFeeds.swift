internal import Synchronization
internal import TidingsModel

/// The feeds that were taken out of the configuration while polls of theirs may still be under way: what those record
/// must not bring the feeds back.
final class RemovedFeeds: Sendable {
  private let ids = Mutex<Set<FeedID>>([])

  func update(added: [FeedID], removed: [FeedID]) {
    ids.withLock {
      $0.subtract(added)
      $0.formUnion(removed)
    }
  }

  func contains(_ id: FeedID) -> Bool { ids.withLock { !$0.isEmpty && $0.contains(id) } }
}
