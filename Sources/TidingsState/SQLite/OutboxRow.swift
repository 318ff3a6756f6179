internal import GRDB
internal import TidingsModel

/// A row of the outbox as it is put together: articles that a transaction promises, one behind the other. In rows of their
/// own most of them would begin a page of the file, and leave a part of it empty.
///
/// `articles` says of each of them, in the order of delivery: microseconds in its file name (8 bytes), id (16), revision
/// (4), length of its content (4), length of its queues (4), queues, parted by LF. Numbers have the high byte first.
/// `content` is the files one behind the other.
struct OutboxRow {
  /// A row takes no more articles once its content has so many bytes: a part of it is read with the whole.
  static let fullSize = 128 << 10

  /// The microseconds in the first name.
  private(set) var first: Int64 = 0
  private(set) var count = 0
  private(set) var articles: [UInt8] = []
  private(set) var content: [UInt8] = []

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { content.count >= Self.fullSize }

  /// - Parameter microseconds: those in the entry's name.
  mutating func append(_ entry: OutboundArticle, microseconds: Int64) {
    if isEmpty { first = microseconds }
    count += 1
    append(UInt64(bitPattern: microseconds))
    append(entry.name.id.high)
    append(entry.name.id.low)
    append(UInt32(truncatingIfNeeded: entry.name.revision))
    append(UInt32(truncatingIfNeeded: entry.content.count))
    let queues = entry.queues.count == 1 ? entry.queues[0] : entry.queues.joined(separator: "\n")
    append(UInt32(truncatingIfNeeded: queues.utf8.count))
    articles.append(contentsOf: queues.utf8)
    content.append(contentsOf: entry.content)
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { articles.append(contentsOf: $0) }
  }

  /// Begins anew, in the same memory unless that is much.
  mutating func clear() {
    count = 0
    articles.removeAll(keepingCapacity: true)
    content.removeAll(keepingCapacity: content.capacity <= 2 * Self.fullSize)
  }
}

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

  /// Bytes of the contents of all of them.
  func contentSize() throws -> Int {
    var rest = self
    while try rest.next() != nil {}
    return rest.contentPosition
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
