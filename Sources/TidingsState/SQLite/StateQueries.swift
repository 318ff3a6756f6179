internal import GRDB
internal import TidingsModel

/// What is read of a state outside a recording, on whatever connection.
enum StateQueries {
  static func feedStates(_ db: Database) throws -> [FeedState] {
    var states: [FeedState] = []
    try eachFeedState(db, order: " ORDER BY id") { states.append($0) }
    return states
  }

  /// In whatever order they are read soonest, where none is given.
  static func eachFeedState(_ db: Database, order: String = "", _ body: (FeedState) -> Void) throws {
    try KeptStatement(db, FeedColumns.selectSQL + order).each { row in
      if let state = FeedColumns.read(row) { body(state) }
      return true
    }
  }

  static func eachConfiguredURL(_ db: Database, _ body: (FeedID, String) -> Void) throws {
    // One whose first poll did not come to its end has no row yet.
    let sql = """
      SELECT id, configured_url FROM feeds WHERE NOT forgotten
      UNION ALL
      SELECT feed, configured_url FROM unfinished
      WHERE feed NOT IN (SELECT id FROM feeds WHERE NOT forgotten)
      """
    try KeptStatement(db, sql).each { row in
      if let id = FeedID(row.text(0)) { body(id, row.text(1)) }
      return true
    }
  }

  static func counts(_ db: Database) throws -> StateCounts {
    var counts = StateCounts()
    let read = try KeptStatement(
      db,
      """
      SELECT (SELECT count(*) FROM feeds WHERE NOT forgotten), (SELECT count(*) FROM articles),
        (SELECT count(*) FROM keys)
          + (SELECT coalesce(sum(length(keys)), 0) / \(KeyTable.entrySize) FROM fresh_keys),
        \(OutboxTable.countSQL)
      """)
    _ = try read.first { _ in
    } _: { row in
      counts.feeds = row.int(0)
      counts.articles = row.int(1)
      counts.keys = row.int(2)
      counts.outbox = row.int(3)
    }
    if counts.outbox > 0 { counts.outboxByFeed = try OutboxTable.countByFeed(db) }
    return counts
  }

  static func dailyCounts(_ db: Database, since day: Int) throws -> [DailyCount] {
    var counts: [DailyCount] = []
    let read = try KeptStatement(
      db,
      """
      SELECT d.day, f.id, d.delivered, d.failures FROM daily AS d JOIN feeds AS f ON f.row = d.feed
      WHERE d.day >= ? ORDER BY d.day, f.id
      """)
    try read.each {
      $0.bind(1, day)
    } _: { row in
      if let feed = FeedID(row.text(1)) {
        let date = CivilTime(secondsSinceEpoch: row.int64(0) &* 86_400).dateText
        counts.append(DailyCount(day: date, feed: feed, delivered: row.int(2), failures: row.int(3)))
      }
      return true
    }
    return counts
  }
}
