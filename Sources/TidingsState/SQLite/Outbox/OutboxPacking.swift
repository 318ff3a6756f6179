internal import GRDB
internal import TidingsModel

/// Takes over the outbox of an older state.
enum OutboxPacking {
  /// Puts the rows of an older state, one for each article, into such as these.
  static func pack(_ db: Database) throws {
    let insert = try KeptStatement(db, "INSERT INTO packed_outbox(at, count, articles, content) VALUES(?, ?, ?, ?)")
    func write(_ row: borrowing OutboxRow) throws {
      try insert.run {
        $0.bind(1, row.first)
        $0.bind(2, row.count)
        $0.bind(3, row.articles)
        $0.bind(4, row.content)
      }
    }
    var packed = OutboxRow()
    let rows = try KeptStatement(db, "SELECT at, id, revision, queues, content FROM outbox ORDER BY at")
    try rows.each { row in
      let name = SpoolName(microseconds: row.int64(0), id: row.articleID(1), revision: row.int(2))
      let queues = row.text(3).split(separator: "\n").map(String.init)
      packed.append(OutboundArticle(name: name, queues: queues, content: row.bytes(4)), microseconds: row.int64(0))
      if packed.isFull {
        try write(packed)
        packed.clear()
      }
      return true
    }
    if !packed.isEmpty { try write(packed) }
  }
}
