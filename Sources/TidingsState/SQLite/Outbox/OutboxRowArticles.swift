internal import GRDB
internal import TidingsModel

/// Reads the column `articles` of a row, article by article.
struct OutboxRowArticles {
  struct Article {
    var microseconds: Int64
    var id: ArticleID
    var revision: Int
    /// Its part of the row's content.
    var content: Range<Int>
    fileprivate var queues: Range<Int>

    var name: SpoolName { SpoolName(microseconds: microseconds, id: id, revision: revision) }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var contentPosition = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Throws: `DatabaseError` where the column is not as `OutboxRow` writes it.
  mutating func next() throws -> Article? {
    guard position < bytes.count else { return nil }
    guard bytes.count - position >= 36 else { throw Self.damaged }
    let microseconds = Int64(bitPattern: number())
    let id = ArticleID(high: number(), low: number())
    let revision = Int(number() as UInt32)
    let length = Int(number() as UInt32)
    let queuesLength = Int(number() as UInt32)
    guard bytes.count - position >= queuesLength else { throw Self.damaged }
    let queues = position..<position + queuesLength
    position = queues.upperBound
    let content = contentPosition..<contentPosition + length
    contentPosition = content.upperBound
    return Article(microseconds: microseconds, id: id, revision: revision, content: content, queues: queues)
  }

  /// All of the row, in their order.
  func all() throws -> [Article] {
    var rest = self
    var articles: [Article] = []
    while let article = try rest.next() { articles.append(article) }
    return articles
  }

  /// As many as can be read of a row that may be damaged.
  func readable() -> [Article] {
    var rest = self
    var articles: [Article] = []
    while let article = try? rest.next() { articles.append(article) }
    return articles
  }

  /// Bytes of the contents of all of them.
  func contentSize() throws -> Int {
    var rest = self
    while try rest.next() != nil {}
    return rest.contentPosition
  }

  /// Of the row, with its content, where that lies in the state.
  func sum(with content: [UInt8], row: Int64) -> Int64 {
    bytes.withUnsafeBytes { articles in
      content.withUnsafeBytes { OutboxSum.of(articles: articles, content: $0, row: row) }
    }
  }

  /// The whole entry, with its part of the row's content.
  func entry(_ article: Article, content: [UInt8]) throws -> OutboundArticle {
    guard article.content.upperBound <= content.count else { throw Self.damaged }
    let queues = String(decoding: bytes[article.queues], as: UTF8.self).split(separator: "\n").map(String.init)
    return OutboundArticle(name: article.name, queues: queues, content: Array(content[article.content]))
  }

  private mutating func number<Number: FixedWidthInteger>() -> Number {
    var number: Number = 0
    for _ in 0..<Number.bitWidth / 8 {
      number = number << 8 | Number(bytes[position])
      position += 1
    }
    return number
  }

  private static var damaged: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row of the outbox is not as it was written")
  }
}
