internal import GRDB
internal import TidingsModel

/// The outbox and the counter its names are made from, on the writer's connection.
///
/// Articles are delivered, and go, in their order. The counter `taken` says how many of the oldest row are gone: the row
/// need not be written anew for the rest.
///
/// A row's contents lie in the state, or, where a transaction promises many articles, in a file beside it. In both places
/// it is known by a sum whether they are as they were written; only rows of older versions have none in the state.
struct OutboxTable {
  /// From so many bytes of contents on, a transaction puts them into the file, which takes a sync of its own.
  static let fileSize = 64 << 10
  /// Rows are read until their contents are so many bytes: a few long articles are as much to hold as many short ones.
  static let bytesAtOnce = 1 << 20

  private let insert: KeptStatement
  private let delete: KeptStatement
  private let deleteOldest: KeptStatement
  private let readArticles: KeptStatement
  private let readContent: KeptStatement
  private let fold: KeptStatement
  private let readTaken: KeptStatement
  private let writeTaken: KeptStatement
  private let readCounters: KeptStatement
  private let writeCounters: KeptStatement

  private let file: OutboxFile
  private let fileSize: Int

  /// - Parameter fileSize: as the constant; for tests.
  init(_ db: Database, file: OutboxFile, fileSize: Int = OutboxTable.fileSize) throws {
    self.file = file
    self.fileSize = fileSize
    insert = try KeptStatement(
      db, "INSERT INTO outbox(at, count, articles, content, place, sum) VALUES(?, ?, ?, ?, ?, ?)")
    delete = try KeptStatement(db, "DELETE FROM outbox WHERE at = ?")
    deleteOldest = try KeptStatement(db, "DELETE FROM outbox WHERE at <= ?")
    readArticles = try KeptStatement(db, "SELECT at, articles FROM outbox WHERE at <= ? ORDER BY at")
    readContent = try KeptStatement(db, "SELECT at, articles, content, place, sum FROM outbox WHERE at = ?")
    fold = try KeptStatement(db, "UPDATE outbox SET content = ?, place = NULL, sum = ? WHERE at = ?")
    readTaken = try KeptStatement(db, "SELECT taken FROM counters")
    writeTaken = try KeptStatement(db, "UPDATE counters SET taken = ?")
    readCounters = try KeptStatement(db, "SELECT last_name, last_article FROM counters")
    writeCounters = try KeptStatement(db, "UPDATE counters SET last_name = ?, last_article = ?")
    try KeptStatement(db, "SELECT at, articles, place FROM outbox WHERE place IS NOT NULL").each { row in
      let size = try OutboxRowArticles(row.bytes(1)).contentSize()
      file.note(row: row.int64(0), offset: row.int64(2), size: size)
      return true
    }
  }

  /// Writes rows for what a transaction promises, in the order of the names, at its end.
  /// - Parameter row: memory for one, which serves one transaction after another.
  func insert(_ promises: [Promise], by row: inout OutboxRow) throws {
    let isInFile = promises.reduce(0) { $0 + $1.entry.content.count } >= fileSize
    row.clear()
    for promise in promises {
      row.append(promise.entry, microseconds: promise.microseconds)
      guard row.isFull else { continue }
      try insert(row, isInFile: isInFile)
      row.clear()
    }
    if !row.isEmpty { try insert(row, isInFile: isInFile) }
    try file.sync()
  }

  private func insert(_ row: borrowing OutboxRow, isInFile: Bool) throws {
    try row.articles.withUnsafeBytes { articles in
      try row.content.withUnsafeBytes { content in
        let place = isInFile ? file.put(content, row: row.first) : nil
        try insert.run {
          $0.bind(1, row.first)
          $0.bind(2, row.count)
          $0.bind(3, lasting: articles)
          $0.bind(4, lasting: place == nil ? content : UnsafeRawBufferPointer(start: nil, count: 0))
          $0.bind(5, place?.offset)
          $0.bind(6, place?.sum ?? OutboxSum.of(articles: articles, content: content, row: row.first))
        }
      }
    }
  }

  /// Takes the contents that lie in the file into the state.
  func fold(_ db: Database) throws {
    for at in try Int64.fetchAll(db, sql: "SELECT at FROM outbox WHERE place IS NOT NULL") {
      // What is lost is found to be when it is to be delivered.
      guard let (articles, content) = try row(at: at), let content else { continue }
      let sum = articles.sum(with: content, row: at)
      try content.withUnsafeBytes { content in
        try fold.run {
          $0.bind(1, lasting: content)
          $0.bind(2, sum)
          $0.bind(3, at)
        }
      }
      file.drop(rows: at...at)
    }
  }

  /// A row, its content `nil` where that is lost.
  private func row(at: Int64) throws -> (articles: OutboxRowArticles, content: [UInt8]?)? {
    var found: (OutboxRowArticles, [UInt8]?)?
    try readContent.each {
      $0.bind(1, at)
    } _: { row in
      let articles = OutboxRowArticles(row.bytes(1))
      found = (articles, try Self.content(of: row, articles, file))
      return false
    }
    return found
  }

  /// - Parameter row: begins with the columns `at, articles, content, place, sum`.
  private static func content(
    of row: borrowing KeptStatement.Row, _ articles: OutboxRowArticles, _ file: OutboxFile
  ) throws -> [UInt8]? {
    guard let offset = row.int64IfAny(3) else {
      let content = row.bytes(2)
      guard let sum = row.int64IfAny(4) else { return content }
      return articles.sum(with: content, row: row.int64(0)) == sum ? content : nil
    }
    let place = OutboxFile.Place(offset: offset, sum: row.int64(4))
    return try file.contents(row: row.int64(0), at: place, size: try articles.contentSize())
  }

  /// - Returns: how many such articles there were.
  func delete(_ names: [SpoolName]) throws -> Int {
    // As good as always the oldest ones, which go in one step.
    if try deleteOldest(names) { return names.count }
    return try deleteAnywhere(names)
  }

  /// Whether the names are those of the oldest articles, in their order, which then are gone.
  private func deleteOldest(_ names: [SpoolName]) throws -> Bool {
    guard let last = names.last?.microseconds else { return false }
    var matched = 0
    var taken = try takenCount()
    let takenBefore = taken
    var lastWhole: Int64?
    try readArticles.each {
      $0.bind(1, last)
    } _: { row in
      var articles = OutboxRowArticles(row.bytes(1))
      var place = 0
      while let article = try articles.next() {
        defer { place += 1 }
        if place < taken { continue }
        guard matched < names.count else {
          taken = place
          return false
        }
        guard article.microseconds == names[matched].microseconds, article.id == names[matched].id else {
          matched = -1
          return false
        }
        matched += 1
      }
      lastWhole = row.int64(0)
      taken = 0
      return true
    }
    guard matched == names.count else { return false }
    if let lastWhole {
      try deleteOldest.run { $0.bind(1, lastWhole) }
      file.drop(rows: Int64.min...lastWhole)
    }
    if taken != takenBefore { try setTaken(taken) }
    return true
  }

  private func deleteAnywhere(_ names: [SpoolName]) throws -> Int {
    guard let last = names.compactMap(\.microseconds).max() else { return 0 }
    var rows: [(at: Int64, articles: OutboxRowArticles)] = []
    try readArticles.each {
      $0.bind(1, last)
    } _: { row in
      rows.append((row.int64(0), OutboxRowArticles(row.bytes(1))))
      return true
    }
    let sought = Set(names)
    var removed = 0
    var taken = try takenCount()
    for (at, articles) in rows {
      removed += try rewrite(rowAt: at, articles, taken: taken, without: sought)
      taken = 0
    }
    return removed
  }

  /// Writes a row anew without some of its articles, should it have any of them.
  /// - Parameter taken: how many of its articles are gone already.
  /// - Returns: how many go now.
  private func rewrite(
    rowAt at: Int64, _ articles: OutboxRowArticles, taken: Int, without sought: Set<SpoolName>
  ) throws -> Int {
    let present = try articles.all().dropFirst(taken)
    let kept = present.filter { !sought.contains($0.name) }
    guard kept.count < present.count else { return 0 }
    guard let content = try row(at: at)?.content else { throw LostContents() }
    var row = OutboxRow()
    for article in kept {
      row.append(try articles.entry(article, content: content), microseconds: article.microseconds)
    }
    try drop(rowAt: at)
    if !row.isEmpty { try insert(row, isInFile: false) }
    if taken > 0 { try setTaken(0) }
    return present.count - kept.count
  }

  private func drop(rowAt at: Int64) throws {
    try delete.run { $0.bind(1, at) }
    file.drop(rows: at...at)
  }

  /// The rows whose contents are lost, in the order of delivery.
  func lostRows(_ db: Database) throws -> [LostRow] {
    var lost: [LostRow] = []
    var taken = try takenCount()
    try KeptStatement(db, "SELECT at, articles, content, place, sum, count FROM outbox ORDER BY at").each { row in
      if try Self.content(of: row, OutboxRowArticles(row.bytes(1)), file) == nil {
        let count = max(0, row.int(5) - taken)
        lost.append(LostRow(at: row.int64(0), isInFile: row.int64IfAny(3) != nil, count: count))
      }
      taken = 0
      return true
    }
    return lost
  }

  /// Drops a row whose contents are lost.
  /// - Returns: what it promised and was not delivered, as far as that can be read.
  func drop(_ row: LostRow, _ db: Database) throws -> [SpoolName] {
    var articles = try self.row(at: row.at)?.articles.readable() ?? []
    if try row.at == Int64.fetchOne(db, sql: "SELECT min(at) FROM outbox") {
      articles.removeFirst(min(try takenCount(), articles.count))
      try setTaken(0)
    }
    try drop(rowAt: row.at)
    return articles.map(\.name)
  }

  private func takenCount() throws -> Int {
    try readTaken.first { _ in
    } _: {
      $0.int(0)
    } ?? 0
  }
  private func setTaken(_ count: Int) throws { try writeTaken.run { $0.bind(1, count) } }

  /// The microseconds of the last name given, and the highest article row.
  func counters() throws -> (lastName: Int64, lastArticle: Int64) {
    try readCounters.first { _ in
    } _: {
      (lastName: $0.int64(0), lastArticle: $0.int64(1))
    }
      ?? (lastName: 0, lastArticle: 0)
  }

  func setCounters(lastName: Int64, lastArticle: Int64) throws {
    try writeCounters.run {
      $0.bind(1, lastName)
      $0.bind(2, lastArticle)
    }
  }

  /// The microseconds in the last name given; 0 when there was none.
  static func lastMicroseconds(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT last_name FROM counters") ?? 0
  }

  static let countSQL = "(SELECT coalesce(sum(count), 0) FROM outbox) - (SELECT taken FROM counters)"

  static func count(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "SELECT \(countSQL)") ?? 0 }

  /// How many articles of each feed wait. Those of one that is forgotten meanwhile, or edited after long, are nobody's.
  static func countByFeed(_ db: Database) throws -> [FeedID: Int] {
    var taken = try Int.fetchOne(db, sql: "SELECT taken FROM counters") ?? 0
    var waiting: [ArticleID: Int] = [:]
    try KeptStatement(db, "SELECT articles FROM outbox ORDER BY at").each { row in
      var articles = OutboxRowArticles(row.bytes(0))
      while let article = try articles.next() {
        if taken > 0 { taken -= 1 } else { waiting[article.id, default: 0] += 1 }
      }
      return true
    }
    var counts: [FeedID: Int] = [:]
    // As good as always they are the newest, and there is no index on their ids, which nothing else needs. Older ones are
    // not looked for through all that is known.
    let enough = 4 * waiting.count + 10_000
    let articles = try KeptStatement(
      db, "SELECT a.id, f.id FROM articles AS a JOIN feeds AS f ON f.row = a.feed ORDER BY a.row DESC LIMIT \(enough)")
    try articles.each { row in
      guard let count = waiting.removeValue(forKey: row.articleID(0)) else { return true }
      if let feed = FeedID(row.text(1)) { counts[feed, default: 0] += count }
      return !waiting.isEmpty
    }
    return counts
  }

  /// Articles from a place on, in the order of delivery, one at least if there are any.
  /// - Throws: `LostContents` where the first of them are.
  func read(_ db: Database, after microseconds: Int64, limit: Int) throws -> [OutboundArticle] {
    guard limit > 0 else { return [] }
    var taken = 0
    var oldest: Int64?
    _ = try KeptStatement(db, "SELECT taken, (SELECT min(at) FROM outbox) FROM counters").first { _ in
    } _: {
      taken = $0.int(0)
      oldest = $0.int64IfAny(1)
    }
    var entries: [OutboundArticle] = []
    var bytes = 0
    // The place may be within a row.
    let rows = try KeptStatement(
      db,
      """
      SELECT at, articles, content, place, sum FROM outbox
      WHERE at >= coalesce((SELECT max(at) FROM outbox WHERE at <= ?1), ?1) ORDER BY at
      """)
    try rows.each {
      $0.bind(1, microseconds)
    } _: { row in
      var articles = OutboxRowArticles(row.bytes(1))
      guard let content = try Self.content(of: row, articles, file) else {
        guard !entries.isEmpty else { throw LostContents() }
        return false
      }
      var skipped = row.int64(0) == oldest ? taken : 0
      while let article = try articles.next() {
        skipped -= 1
        guard skipped < 0, article.microseconds > microseconds else { continue }
        entries.append(try articles.entry(article, content: content))
        bytes += article.content.count
        guard entries.count < limit, bytes < Self.bytesAtOnce else { return false }
      }
      return true
    }
    return entries
  }
}
