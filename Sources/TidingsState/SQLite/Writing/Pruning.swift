internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// Drops what no article is known again by any more, in steps small enough that polls are recorded between them. Keys
/// outlive what was delivered: they are kept for a year at least, and as long as the item is still in its feed.
enum Pruning {
  /// Days that keys are kept after their item was last seen in its feed.
  static let keptDays = 365
  static let articlesPerStep = 2000
  /// Rows of `near`, each of them a transaction's.
  static let nearRowsPerStep = 200
  /// The table `keys` is gone through in so many parts.
  static let parts = 256

  /// Deletes the old among the articles with rows after a given one.
  ///
  /// Rows are numbered in the order first seen, so an article first seen less than a year ago ends the search; one first
  /// seen in the future, on a clock that was wrong, does not. An article stays as long as one of the feeds that carry it
  /// had it in its last document.
  /// - Returns: the last row looked at, `nil` at the end, and how many went.
  static func dropArticles(_ db: Database, after row: Int64, now: Timestamp) throws -> (next: Int64?, dropped: Int) {
    let day = now.daysSinceEpoch - keptDays
    var last: Int64?
    var count = 0
    try KeptStatement(db, "SELECT row, first_seen FROM articles WHERE row > ? ORDER BY row LIMIT ?").each {
      $0.bind(1, row)
      $0.bind(2, articlesPerStep)
    } _: { columns in
      let firstSeen = columns.time(1)
      guard firstSeen.daysSinceEpoch < day || firstSeen > now else { return false }
      last = columns.int64(0)
      count += 1
      return true
    }
    guard let last else { return (nil, 0) }
    let step = Schema.seenDayStep
    try KeptStatement(
      db,
      """
      DELETE FROM articles WHERE row > ?1 AND row <= ?2 AND seen_day < ?3
        AND NOT EXISTS(SELECT 1 FROM feeds AS f WHERE f.row = articles.feed AND NOT f.forgotten
          AND f.last_document - \(step) < articles.seen_day)
        AND NOT EXISTS(SELECT 1 FROM also_in AS n JOIN feeds AS f ON f.row = n.feed WHERE n.article = articles.row
          AND NOT f.forgotten AND f.last_document - \(step) < articles.seen_day)
      """
    ).run {
      $0.bind(1, row)
      $0.bind(2, last)
      $0.bind(3, day - step)
    }
    let dropped = db.changesCount
    try KeptStatement(
      db,
      """
      DELETE FROM also_in WHERE article > ?1 AND article <= ?2
        AND NOT EXISTS(SELECT 1 FROM articles WHERE row = also_in.article)
      """
    ).run {
      $0.bind(1, row)
      $0.bind(2, last)
    }
    return (count == articlesPerStep ? last : nil, dropped)
  }

  /// Deletes keys of articles that are gone, in one of the parts of the key space.
  static func dropKeys(_ db: Database, part: Int) throws -> Int {
    let low = [UInt8(clamping: part)]
    // A blob that sorts after every key of 16 bytes with that first byte.
    let high = low + [UInt8](repeating: 0xFF, count: 16)
    try KeptStatement(
      db,
      """
      DELETE FROM keys WHERE key >= ?1 AND key < ?2 AND article <> \(Schema.noArticle)
        AND NOT EXISTS(SELECT 1 FROM articles WHERE row = keys.article)
      """
    ).run {
      $0.bind(1, low)
      $0.bind(2, high)
    }
    return db.changesCount
  }

  /// Deletes some of the expired near-duplicate marks.
  static func dropNear(_ db: Database, now: Timestamp) throws -> Int {
    let today = now.daysSinceEpoch
    let day = today - Int(NearTable.lifetime / 86_400)
    // Without an article since, every mark is too old. Days to come are of a clock that was wrong.
    let lowest = try Int64.fetchOne(
      db, sql: "SELECT min(first_article) FROM days WHERE day BETWEEN ? AND ?", arguments: [day, today + 1])
    var dropped = 0
    try KeptStatement(
      db,
      """
      DELETE FROM near WHERE upto IN (SELECT upto FROM near WHERE upto < ? ORDER BY upto LIMIT ?)
        RETURNING length(hashes)
      """
    ).each {
      $0.bind(1, lowest ?? Int64.max)
      $0.bind(2, nearRowsPerStep)
    } _: {
      dropped += $0.int(0) / NearTable.entrySize
      return true
    }
    return dropped
  }

  /// Deletes what else has run out: counters and day marks of long ago, day marks of days to come, holds and site values, feeds that were forgotten
  /// and have left no article.
  static func dropRest(_ db: Database, now: Timestamp) throws {
    let day = now.daysSinceEpoch - keptDays
    try db.execute(sql: "DELETE FROM daily WHERE day < ?", arguments: [day])
    let today = now.daysSinceEpoch
    try db.execute(sql: "DELETE FROM days WHERE day NOT BETWEEN ? AND ?", arguments: [today - 30, today + 1])
    try db.execute(sql: "DELETE FROM holds WHERE until < ?", arguments: [now.microseconds])
    try db.execute(sql: "DELETE FROM page_holds WHERE until < ?", arguments: [now.microseconds])
    try db.execute(sql: "DELETE FROM site WHERE expires < ?", arguments: [now.microseconds])
    // Of feeds that were taken out before they were polled to an end.
    try db.execute(
      sql: "DELETE FROM unfinished WHERE at < ?", arguments: [now.advanced(by: -Double(keptDays) * 86_400).microseconds]
    )
    try db.execute(
      sql: """
        DELETE FROM feeds WHERE forgotten AND row NOT IN (SELECT feed FROM articles)
          AND row NOT IN (SELECT feed FROM also_in)
        """)
  }
}
