internal import Synchronization
internal import TidingsModel

/// Which feeds have a poll in the state whose articles' pages are still to be read: few, and every poll asks.
final class UnfinishedPolls: Sendable {
  private let feeds: Mutex<Set<FeedID>>

  /// - Parameter feeds: as stored.
  init(of feeds: Set<FeedID>) { self.feeds = Mutex(feeds) }

  var all: Set<FeedID> { feeds.withLock { $0 } }

  func contains(_ feed: FeedID) -> Bool { feeds.withLock { $0.contains(feed) } }

  func insert(_ feed: FeedID) { feeds.withLock { _ = $0.insert(feed) } }

  func remove(_ feed: FeedID) { feeds.withLock { _ = $0.remove(feed) } }

  /// Hands them over to the new ids of feeds.
  /// - Parameter renamed: the new ids by the old ones.
  func rename(_ renamed: [FeedID: FeedID]) {
    guard !renamed.isEmpty else { return }
    feeds.withLock { feeds in
      let moved = renamed.filter { feeds.contains($0.key) }.map(\.value)
      feeds.subtract(renamed.keys)
      feeds.subtract(renamed.values)
      feeds.formUnion(moved)
    }
  }
}
