internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// The tables `articles`, `also_in` and `days` on the writer's connection, and the keys that lead to an article.
struct ArticleTable {
  let keys: KeyTable
  private let find: KeptStatement
  private let relation: KeptStatement
  private let insert: KeptStatement
  private let update: KeptStatement
  private let touch: KeptStatement
  private let touchOlder: KeptStatement
  private let touchAllOf: KeptStatement
  private let addAlsoIn: KeptStatement
  private let alsoIn: KeptStatement
  private let noteDay: KeptStatement
  private let firstSince: KeptStatement
  private let identity: KeptStatement
  private let owner: KeptStatement

  init(_ db: Database, keys: KeyTable) throws {
    self.keys = keys
    find = try KeptStatement(
      db,
      """
      SELECT id, feed, revision, content, link, first_seen, edit_day, edits, aliases, seen_day,
        sketch, has_guid, from_page
      FROM articles WHERE row = ?
      """)
    relation = try KeptStatement(
      db,
      """
      SELECT EXISTS(SELECT 1 FROM feeds WHERE row = ?1 AND NOT forgotten), also_in.agreed, also_in.content
      FROM (SELECT 1) LEFT JOIN also_in ON article = ?2 AND feed = ?3
      """)
    insert = try KeptStatement(
      db,
      """
      INSERT INTO articles(row, id, feed, revision, content, link, first_seen, seen_day, sketch, has_guid, from_page)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try KeptStatement(
      db,
      """
      UPDATE articles SET feed = ifnull(?2, feed), revision = ?3, content = ?4, link = ?5, edit_day = ?6, edits = ?7, aliases = ?8,
        seen_day = ?9, sketch = ?10, has_guid = ?11, from_page = ?12 WHERE row = ?1
      """)
    touch = try KeptStatement(db, "UPDATE articles SET seen_day = ?2 WHERE row = ?1")
    touchOlder = try KeptStatement(db, "UPDATE articles SET seen_day = ?2 WHERE row = ?1 AND seen_day < ?2")
    touchAllOf = try KeptStatement(
      db,
      """
      UPDATE articles SET seen_day = ?3 WHERE seen_day > ?2 AND seen_day < ?3
        AND (feed = ?1 OR EXISTS(SELECT 1 FROM also_in WHERE article = articles.row AND feed = ?1))
      """)
    addAlsoIn = try KeptStatement(
      db, "INSERT OR REPLACE INTO also_in(article, feed, content, agreed) VALUES(?, ?, ?, ?)")
    alsoIn = try KeptStatement(db, "SELECT feed FROM also_in WHERE article = ? ORDER BY feed")
    noteDay = try KeptStatement(db, "INSERT OR IGNORE INTO days(day, first_article) VALUES(?, ?)")
    firstSince = try KeptStatement(db, "SELECT min(first_article) FROM days WHERE day BETWEEN ? AND ?")
    identity = try KeptStatement(db, "SELECT id, first_seen FROM articles WHERE row = ?")
    owner = try KeptStatement(db, "SELECT feed FROM articles WHERE row = ?")
  }

  /// The article that goes by a key, as it stands to a feed.
  func article(for key: DedupKey, feed: Int64) throws -> KnownArticle? {
    guard let row = try keys.article(for: key) else { return nil }
    var owner: Int64 = 0
    var found = try find.first {
      $0.bind(1, row)
    } _: { columns in
      owner = columns.int64(1)
      return KnownArticle(
        row: row, id: columns.articleID(0), relation: owner == feed ? .own : .foreign, revision: columns.int(2),
        contentMark: columns.key(3), linkMark: columns.int64(4), firstSeen: columns.time(5), editDay: columns.int(6),
        editsThatDay: columns.int(7), aliases: columns.int(8), seenDay: columns.int(9),
        sketch: columns.sketchIfAny(10), hasGUID: columns.int(11) != 0, pageMark: columns.int64(12))
    }
    guard found?.relation == .foreign else { return found }
    let standing = try relation.first {
      $0.bind(1, owner)
      $0.bind(2, row)
      $0.bind(3, feed)
    } _: { columns in
      let copy = columns.intIfAny(1).map { KnownArticle.Copy(content: columns.int64IfAny(2), hasAgreed: $0 != 0) }
      return (isOrphaned: columns.int(0) == 0, copy: copy)
    }
    guard let standing else { return found }
    found?.relation = standing.isOrphaned ? .orphaned : standing.copy == nil ? .foreign : .noted
    found?.copy = standing.copy
    return found
  }

  /// Writes down an article that is new with the feed.
  func insert(_ article: KnownArticle, feed: Int64) throws {
    try insert.run {
      $0.bind(1, article.row)
      $0.bind(2, article.id)
      $0.bind(3, feed)
      $0.bind(4, article.revision)
      $0.bind(5, article.contentMark)
      $0.bind(6, article.linkMark)
      $0.bind(7, article.firstSeen)
      $0.bind(8, article.seenDay)
      $0.bind(9, article.sketch)
      $0.bind(10, article.hasGUID ? 1 : 0)
      $0.bind(11, article.pageMark)
    }
  }

  /// - Parameter feed: whose article it is from now on; `nil` leaves that as it is.
  func update(_ article: KnownArticle, feed: Int64?, today: Int) throws {
    try update.run {
      $0.bind(1, article.row)
      $0.bind(2, feed)
      $0.bind(3, article.revision)
      $0.bind(4, article.contentMark)
      $0.bind(5, article.linkMark)
      $0.bind(6, article.editDay)
      $0.bind(7, article.editsThatDay)
      $0.bind(8, article.aliases)
      $0.bind(9, today)
      $0.bind(10, article.sketch)
      $0.bind(11, article.hasGUID ? 1 : 0)
      $0.bind(12, article.pageMark)
    }
  }

  /// Notes that the article still stood in a document today.
  func touch(_ article: KnownArticle, today: Int) throws {
    guard article.seenDay <= today - Schema.seenDayStep else { return }
    try touch.run {
      $0.bind(1, article.row)
      $0.bind(2, today)
    }
  }

  /// Notes that the articles of a feed's document stood in it until a day.
  /// - Parameters:
  ///   - document: their rows, as `DocumentRows` packs them; `nil` where it is not known which they are.
  ///   - day: of the document.
  func touch(_ document: [UInt8]?, of feed: Int64, from day: Int, until last: Int) throws {
    guard let document else {
      return try touchAllOf.run {
        $0.bind(1, feed)
        $0.bind(2, day - Schema.seenDayStep)
        $0.bind(3, last)
      }
    }
    for row in DocumentRows.rows(in: document) {
      try touchOlder.run {
        $0.bind(1, row)
        $0.bind(2, last)
      }
    }
  }

  /// Notes how an article stands in a feed that did not bring it.
  func note(_ copy: KnownArticle.Copy, of row: Int64, in feed: Int64) throws {
    try addAlsoIn.run {
      $0.bind(1, row)
      $0.bind(2, feed)
      $0.bind(3, copy.content)
      $0.bind(4, copy.hasAgreed ? 1 : 0)
    }
  }

  /// The rows of articles that are known by their ids alone, and their feeds'. Looks through all articles once.
  func rows(of ids: Set<ArticleID>, _ db: Database) throws -> [(row: Int64, feed: Int64)] {
    var rows: [(row: Int64, feed: Int64)] = []
    try KeptStatement(db, "SELECT row, id, feed FROM articles").each { columns in
      if ids.contains(columns.articleID(1)) { rows.append((columns.int64(0), columns.int64(2))) }
      return true
    }
    return rows
  }

  /// The feed whose article it is.
  func owner(of row: Int64) throws -> Int64? {
    try owner.first {
      $0.bind(1, row)
    } _: {
      $0.int64(0)
    }
  }

  /// The other feeds that carry the article.
  func feedsAlsoCarrying(_ row: Int64) throws -> [Int64] {
    var feeds: [Int64] = []
    try alsoIn.each {
      $0.bind(1, row)
    } _: {
      feeds.append($0.int64(0))
      return true
    }
    return feeds
  }

  /// The feed that brought the article, then the others that carry it.
  func feedsCarrying(_ row: Int64) throws -> [Int64] {
    return try [owner(of: row)].compactMap(\.self) + feedsAlsoCarrying(row)
  }

  func noteDay(_ day: Int, firstArticle row: Int64) throws {
    try noteDay.run {
      $0.bind(1, day)
      $0.bind(2, row)
    }
  }

  /// No article first seen on that day or later has a lower row, but for those of days to come: the clock was wrong then.
  func lowestRow(since day: Int, today: Int) throws -> Int64? {
    try firstSince.first {
      $0.bind(1, day)
      $0.bind(2, today + 1)
    } _: {
      $0.int64IfAny(0)
    } ?? nil
  }

  func identity(of row: Int64) throws -> (id: ArticleID, firstSeen: Timestamp)? {
    try identity.first {
      $0.bind(1, row)
    } _: {
      (id: $0.articleID(0), firstSeen: $0.time(1))
    }
  }
}
