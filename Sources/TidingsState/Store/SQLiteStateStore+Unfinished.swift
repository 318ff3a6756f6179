public import TidingsModel

/// `UnfinishedPollStore`
extension SQLiteStateStore {
  /// One of a feed that is no longer configured is not kept.
  /// - Throws: `StateError`; nothing is kept then.
  public func keep(_ poll: UnfinishedPoll) async throws {
    let kept: FeedID? = try await write { [names] db, _, _ in
      guard let feed = names.current(poll.feed, poll.configuredURL), !names.isRemoved(feed) else { return nil }
      try UnfinishedTable.put(db, poll, as: feed)
      return feed
    }
    if let kept { unfinished.insert(kept) }
  }

  /// Nothing is read.
  public var unfinishedFeeds: Set<FeedID> { unfinished.all }

  /// Nothing is read where there is none.
  /// - Throws: `StateError`, `CancellationError`
  public func unfinishedPoll(of feed: FeedID) async throws -> UnfinishedPoll? {
    guard unfinished.contains(feed) else { return nil }
    return try await read { db in try UnfinishedTable.poll(db, of: feed) }
  }

  /// - Throws: `StateError`
  public func countTry(ofUnfinishedPollOf feed: FeedID) async throws -> Int {
    try await write { db, _, _ in try UnfinishedTable.countTry(db, of: feed) }
  }

  /// - Throws: `StateError`
  public func dropUnfinishedPoll(of feed: FeedID) async throws {
    guard unfinished.contains(feed) else { return }
    try await write { db, _, _ in try UnfinishedTable.remove(db, of: feed) }
    unfinished.remove(feed)
  }
}
