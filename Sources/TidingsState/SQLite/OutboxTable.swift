internal import GRDB
internal import TidingsModel

/// The outbox and the counter its names are made from, on the writer's connection.
struct OutboxTable {
  /// Rows are read until their contents are so many bytes: a few long articles are as much to hold as many short ones.
  static let bytesAtOnce = 1 << 20

  private let insert: KeptStatement
  private let delete: KeptStatement
  private let readCounters: KeptStatement
  private let writeCounters: KeptStatement

  init(_ db: Database) throws {
    insert = try KeptStatement(db, "INSERT INTO outbox(at, id, revision, queues, content) VALUES(?, ?, ?, ?, ?)")
    delete = try KeptStatement(db, "DELETE FROM outbox WHERE at = ? AND id = ?")
    readCounters = try KeptStatement(db, "SELECT last_name, last_article FROM counters")
    writeCounters = try KeptStatement(db, "UPDATE counters SET last_name = ?, last_article = ?")
  }

  func insert(_ entry: OutboxEntry, microseconds: Int64) throws {
    try insert.run {
      $0.bind(1, microseconds)
      $0.bind(2, entry.name.id)
      $0.bind(3, entry.name.revision)
      $0.bind(4, entry.queues.joined(separator: "\n"))
      $0.bind(5, entry.content)
    }
  }

  /// - Returns: whether there was such a row.
  func delete(_ name: SpoolName) throws -> Bool {
    guard let microseconds = name.microseconds else { return false }
    try delete.run {
      $0.bind(1, microseconds)
      $0.bind(2, name.id)
    }
    return delete.changes > 0
  }

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

  static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") ?? 0
  }

  /// Rows from a place on, in the order of delivery, one at least if there are any.
  static func read(_ db: Database, after microseconds: Int64, limit: Int) throws -> [OutboxEntry] {
    var entries: [OutboxEntry] = []
    var bytes = 0
    try KeptStatement(
      db, "SELECT at, id, revision, queues, content FROM outbox WHERE at > ? ORDER BY at LIMIT ?"
    ).each {
      $0.bind(1, microseconds)
      $0.bind(2, max(0, limit))
    } _: { row in
      let name = SpoolName(microseconds: row.int64(0), id: row.articleID(1), revision: row.int(2))
      let queues = row.text(3).split(separator: "\n").map(String.init)
      entries.append(OutboxEntry(name: name, queues: queues, content: row.bytes(4)))
      bytes += entries.last?.content.count ?? 0
      return bytes < bytesAtOnce
    }
    return entries
  }
}

extension SpoolName {
  /// The time in the name, microseconds since the epoch; `nil` when it is no time.
  var microseconds: Int64? {
    let digits = text.utf8.prefix(22).filter { $0 != 0x54 && $0 != 0x2E }.map { Int64($0) - 0x30 }
    guard digits.count == 20, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard
      let days = CivilTime.days(year: Int(number(0..<4)), month: Int(number(4..<6)), day: Int(number(6..<8)))
    else { return nil }
    let seconds = days * 86_400 + number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14)
    return seconds * 1_000_000 + number(14..<20)
  }
}
