internal import GRDB
public import TidingsModel

/// `FeedStateStore`
extension SQLiteStateStore {
  /// So many feeds are forgotten in one transaction.
  private static let forgetStep = 500

  /// - Throws: `StateError`, `CancellationError`
  public func feedStates() async throws -> [FeedState] { try await read(StateQueries.feedStates) }

  /// All as of one instant, though others write meanwhile. The body is called on a thread of the database's.
  /// - Throws: `StateError`, `CancellationError`
  public func eachFeedState(_ body: @escaping @Sendable (FeedState) -> Void) async throws {
    try await read { db in try StateQueries.eachFeedState(db, body) }
    pool.releaseMemory()
  }

  /// All as of one instant, though others write meanwhile. The body is called on a thread of the database's.
  /// - Throws: `StateError`, `CancellationError`
  public func eachConfiguredURL(_ body: @escaping @Sendable (FeedID, String) -> Void) async throws {
    try await read { db in try StateQueries.eachConfiguredURL(db, body) }
  }

  /// - Throws: `StateError`; no feed has got another id then.
  public func adopt(_ added: [FeedReference], gone: [FeedID: String]) async throws -> [FeedID: FeedID] {
    guard !added.isEmpty else { return [:] }
    names.add(added)
    let renamed = try await write { db, recorder, _ in
      let renamed = try recorder.rename(db, gone, to: added)
      try SubscriptionTable.rename(db, renamed)
      try UnfinishedTable.rename(db, renamed)
      return renamed
    }
    unfinished.rename(renamed)
    return renamed
  }

  /// In transactions of 500 feeds each, so that polls can be recorded between them.
  /// - Throws: `StateError`; some may be forgotten then, and all can be given again.
  public func forget(_ feeds: [FeedID]) async throws {
    names.remove(feeds)
    for start in stride(from: 0, to: feeds.count, by: Self.forgetStep) {
      let some = feeds[start..<min(start + Self.forgetStep, feeds.count)]
      try await write(weight: some.count) { db, recorder, _ in
        for feed in some {
          try UnfinishedTable.remove(db, of: feed)
          guard try recorder.forget(feed) else { continue }
          try db.execute(
            sql: "DELETE FROM daily WHERE feed = (SELECT row FROM feeds WHERE id = ?)", arguments: [feed.text])
          try SubscriptionTable.remove(db, of: feed)
        }
      }
      for feed in some { unfinished.remove(feed) }
    }
  }

  /// Kept in memory alone.
  public func setAside(_ feeds: [FeedID]) { names.setAside(feeds) }
}
