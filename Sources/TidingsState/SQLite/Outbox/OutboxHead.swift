internal import DequeModule
internal import TidingsModel

/// The beginning of the outbox in memory: what was just written need not be read back from the file to be delivered.
///
/// It holds the oldest rows without a gap, and as a rule all of them. When they come faster than they go, the newest are
/// left out, and read from the file once there is room again.
struct OutboxHead {
  /// Bytes of content kept at most.
  static let limit = 2 << 20

  private var entries: Deque<OutboundArticle> = []
  private var bytes = 0
  /// Whether there are no more rows in the file.
  private var isWhole: Bool
  /// Rows in the file.
  private(set) var count: Int

  /// - Parameter count: rows in the file, which are not read here.
  init(count: Int) {
    self.count = count
    isWhole = count == 0
  }

  /// The rows after a name, in the order of delivery, some of them at least if there are any; `nil` when they have to be
  /// read from the file.
  func rows(after name: SpoolName?, limit: Int) -> [OutboundArticle]? {
    let rows = name.map { name in entries.drop { $0.name <= name } } ?? entries[...]
    guard !rows.isEmpty else { return isWhole ? [] : nil }
    var bytes = 0
    return Array(
      rows.prefix(max(0, limit)).prefix { row in
        defer { bytes += row.content.count }
        return bytes < OutboxTable.bytesAtOnce
      })
  }

  /// A transaction is durable in which rows were written, in the order of their names, and removed.
  /// - Parameter removedCount: how many rows really went.
  mutating func commit(_ written: [OutboundArticle], removed: [SpoolName], removedCount: Int) {
    count += written.count - removedCount
    if isWhole { keep(written) }
    if !removed.isEmpty { drop(removed) }
    if count == 0 { isWhole = true }
  }

  /// After which row to read on from the file: `nil` where that is not needed.
  enum Gap {
    case fromTheStart
    case after(SpoolName)
  }

  var gap: Gap? {
    guard !isWhole, bytes < Self.limit / 2 else { return nil }
    return entries.last.map { .after($0.name) } ?? .fromTheStart
  }

  /// Takes the rows that follow in the file, read between two transactions.
  /// - Parameter isAll: whether there are no more.
  mutating func fill(_ rows: [OutboundArticle], isAll: Bool) {
    isWhole = isAll
    keep(rows)
  }

  private mutating func keep(_ rows: [OutboundArticle]) {
    for row in rows {
      guard bytes + row.content.count <= Self.limit else {
        isWhole = false
        return
      }
      entries.append(row)
      bytes += row.content.count
    }
  }

  private mutating func drop(_ names: [SpoolName]) {
    var gone = 0
    // As good as always the oldest rows, in their order.
    while gone < names.count, let first = entries.first, first.name == names[gone] {
      entries.removeFirst()
      bytes -= first.content.count
      gone += 1
    }
    guard gone < names.count else { return }
    let rest = Set(names[gone...])
    entries.removeAll { rest.contains($0.name) }
    bytes = entries.reduce(0) { $0 + $1.content.count }
  }
}
