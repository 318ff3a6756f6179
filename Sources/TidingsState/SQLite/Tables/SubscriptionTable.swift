internal import GRDB
internal import TidingsModel

/// The feeds' subscriptions at hubs. A later migration adds `trouble`.
enum SubscriptionTable {
  static let schema = """
    CREATE TABLE subscriptions(
      feed TEXT NOT NULL PRIMARY KEY,
      topic TEXT NOT NULL,
      hub TEXT NOT NULL,
      callback TEXT NOT NULL,
      secret TEXT NOT NULL,
      lease_end INTEGER,
      ask_at INTEGER NOT NULL,
      asked INTEGER NOT NULL
    ) WITHOUT ROWID;
    """

  static func all(_ db: Database) throws -> [Subscription] {
    var subscriptions: [Subscription] = []
    try KeptStatement(
      db,
      """
      SELECT feed, topic, hub, callback, secret, lease_end, ask_at, asked, trouble FROM subscriptions ORDER BY feed
      """
    ).each { row in
      if let feed = FeedID(row.text(0)) {
        subscriptions.append(
          Subscription(
            feed: feed, topic: row.text(1), hub: row.text(2), callback: row.text(3), secret: row.text(4),
            leaseEnd: row.timeIfAny(5), askAt: row.time(6), asked: row.int(7),
            trouble: row.textIfAny(8)))
      }
      return true
    }
    return subscriptions
  }

  static func put(_ db: Database, _ subscription: Subscription) throws {
    try KeptStatement(db, "INSERT OR REPLACE INTO subscriptions VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)").run {
      $0.bind(1, subscription.feed.text)
      $0.bind(2, subscription.topic)
      $0.bind(3, subscription.hub)
      $0.bind(4, subscription.callback)
      $0.bind(5, subscription.secret)
      $0.bind(6, subscription.leaseEnd)
      $0.bind(7, subscription.askAt)
      $0.bind(8, subscription.asked)
      $0.bind(9, subscription.trouble)
    }
  }

  /// Hands subscriptions over to the new ids of feeds, all at once: some may be others' of before.
  /// - Parameter renamed: the new ids by the old ones.
  static func rename(_ db: Database, _ renamed: [FeedID: FeedID]) throws {
    guard !renamed.isEmpty else { return }
    let moved = try all(db).filter { renamed[$0.feed] != nil }
    for (old, new) in renamed {
      try remove(db, of: old)
      try remove(db, of: new)
    }
    for var subscription in moved {
      subscription.feed = renamed[subscription.feed] ?? subscription.feed
      try put(db, subscription)
    }
  }

  static func remove(_ db: Database, of feed: FeedID) throws {
    try KeptStatement(db, "DELETE FROM subscriptions WHERE feed = ?").run { $0.bind(1, feed.text) }
  }
}
