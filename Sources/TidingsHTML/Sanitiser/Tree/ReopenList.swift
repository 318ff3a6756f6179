/// Formatting elements that misnesting closed before their end tag came: written again before the next text, as browsers
/// do (WHATWG HTML section 13.2.4.3), outermost first.
struct ReopenList: ~Copyable {
  private struct Entry {
    var tag: HTMLTag
    /// The start tag as it was written.
    var startTag: [UInt8]
  }

  /// More, or longer ones, are not reopened.
  private static let limit = 8
  private static let longestTag = 1024

  private var entries: [Entry] = []
  /// Entries below it belong to what is outside the current table cell.
  var floor = 0
  /// Bytes that reopened tags may yet take: bounds the output by the size of the input.
  private var budget: Int

  init(budget: Int) { self.budget = budget }

  @inline(__always)
  var count: Int { entries.count }

  @inline(__always)
  var isEmpty: Bool { entries.count <= floor }

  mutating func add(_ tag: HTMLTag, startTag: UnsafeBufferPointer<UInt8>) {
    guard entries.count - floor < Self.limit, startTag.count <= Self.longestTag, budget >= startTag.count else {
      return
    }
    budget -= startTag.count
    // Outer elements are closed after the ones they hold.
    entries.insert(Entry(tag: tag, startTag: Array(startTag)), at: floor)
  }

  /// Forgets the innermost entry of that name.
  mutating func remove(_ tag: HTMLTag) -> Bool {
    guard !isEmpty, let index = entries[floor...].lastIndex(where: { $0.tag == tag }) else { return false }
    entries.remove(at: index)
    return true
  }

  mutating func removeFirst() -> (tag: HTMLTag, startTag: [UInt8])? {
    guard !isEmpty else { return nil }
    let entry = entries.remove(at: floor)
    return (entry.tag, entry.startTag)
  }

  mutating func removeAbove(_ count: Int) { entries.removeLast(max(0, entries.count - count)) }
}
