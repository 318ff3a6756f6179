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
