internal import GRDB
internal import TidingsModel

/// The outbox and the counter its names are made from, on the writer's connection.
struct OutboxTable {
  /// Rows are read until their contents are so many bytes: a few long articles are as much to hold as many short ones.
  static let bytesAtOnce = 1 << 20

  private let insert: KeptStatement
  private let delete: KeptStatement
  private let oldest: KeptStatement
  private let deleteOldest: KeptStatement
  private let readCounters: KeptStatement
  private let writeCounters: KeptStatement

  init(_ db: Database) throws {
    insert = try KeptStatement(db, "INSERT INTO outbox(at, id, revision, queues, content) VALUES(?, ?, ?, ?, ?)")
    delete = try KeptStatement(db, "DELETE FROM outbox WHERE at = ? AND id = ?")
    oldest = try KeptStatement(db, "SELECT at, id FROM outbox ORDER BY at LIMIT ?")
    deleteOldest = try KeptStatement(db, "DELETE FROM outbox WHERE at <= ?")
    readCounters = try KeptStatement(db, "SELECT last_name, last_article FROM counters")
    writeCounters = try KeptStatement(db, "UPDATE counters SET last_name = ?, last_article = ?")
  }

  func insert(_ entry: OutboxEntry, microseconds: Int64) throws {
    try entry.content.withUnsafeBytes { content in
      try insert.run {
        $0.bind(1, microseconds)
        $0.bind(2, entry.name.id)
        $0.bind(3, entry.name.revision)
        $0.bind(4, entry.queues.joined(separator: "\n"))
        $0.bind(5, lasting: content)
      }
    }
  }

  /// - Returns: how many such rows there were.
  func delete(_ names: [SpoolName]) throws -> Int {
    // As good as always the oldest rows, which go in one step.
    if let last = names.last?.microseconds, try areOldest(names) {
      try deleteOldest.run { $0.bind(1, last) }
      return deleteOldest.changes
    }
    var count = 0
    for name in names {
      guard let microseconds = name.microseconds else { continue }
      try delete.run {
        $0.bind(1, microseconds)
        $0.bind(2, name.id)
      }
      count += delete.changes
    }
    return count
  }

  /// Whether the names are those of the oldest rows, in their order.
  private func areOldest(_ names: [SpoolName]) throws -> Bool {
    var matched = 0
    try oldest.each {
      $0.bind(1, names.count)
    } _: { row in
      guard row.int64(0) == names[matched].microseconds, row.articleID(1) == names[matched].id else { return false }
      matched += 1
      return true
    }
    return matched == names.count
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
    var text = text
    return text.withUTF8 { bytes in
      // YYYYMMDDThhmmss.uuuuuu
      guard bytes.count >= 22, bytes[8] == 0x54, bytes[15] == 0x2E else { return nil }
      var isNumber = true
      func number(_ range: Range<Int>) -> Int64 {
        var value: Int64 = 0
        for place in range {
          let digit = bytes[place] &- 0x30
          if digit > 9 { isNumber = false }
          value = value &* 10 &+ Int64(digit)
        }
        return value
      }
      let days = CivilTime.days(year: Int(number(0..<4)), month: Int(number(4..<6)), day: Int(number(6..<8)))
      let seconds = number(9..<11) * 3600 + number(11..<13) * 60 + number(13..<15)
      let fraction = number(16..<22)
      guard isNumber, let days else { return nil }
      return (days * 86_400 + seconds) * 1_000_000 + fraction
    }
  }
}
