internal import TidingsModel

/// The outbox in memory, for as long as it is short: what was just written need not be read back from the file to be
/// delivered.
///
/// It holds all rows of the outbox or none. When it grows beyond its limit, rows are read from the file until that has
/// none left.
struct OutboxHead {
  /// Bytes of content kept at most.
  static let limit = 6 << 20

  private var entries: [OutboxEntry] = []
  private var start = 0
  private var bytes = 0
  private var isWhole: Bool
  /// Rows in the file.
  private var count: Int

  /// - Parameter count: rows in the file, which are not read here.
  init(count: Int) {
    self.count = count
    isWhole = count == 0
  }

  /// The rows after a name, in the order of delivery; `nil` when they have to be read from the file.
  func rows(after name: SpoolName?, limit: Int) -> [OutboxEntry]? {
    guard isWhole else { return nil }
    guard let name else { return Array(entries[start...].prefix(max(0, limit))) }
    return Array(entries[start...].drop { $0.name <= name }.prefix(max(0, limit)))
  }

  /// A transaction is durable in which rows were written, in the order of their names, and removed.
  /// - Parameter removedCount: how many rows really went.
  mutating func commit(_ written: [OutboxEntry], removed: [SpoolName], removedCount: Int) {
    count += written.count - removedCount
    guard isWhole else {
      isWhole = count == 0
      return
    }
    entries.append(contentsOf: written)
    bytes += written.reduce(0) { $0 + $1.content.count }
    if !removed.isEmpty { drop(removed) }
    guard bytes > Self.limit else { return }
    isWhole = false
    entries = []
    start = 0
    bytes = 0
  }

  private mutating func drop(_ names: [SpoolName]) {
    var gone = 0
    // As good as always the oldest rows, in their order.
    while gone < names.count, start + gone < entries.count, entries[start + gone].name == names[gone] {
      bytes -= entries[start + gone].content.count
      entries[start + gone].content = []
      gone += 1
    }
    start += gone
    if gone < names.count {
      let rest = Set(names[gone...])
      let kept = entries[start...].filter { !rest.contains($0.name) }
      bytes = kept.reduce(0) { $0 + $1.content.count }
      entries = kept
      start = 0
    } else if start * 2 >= entries.count {
      entries.removeFirst(start)
      start = 0
    }
  }
}
