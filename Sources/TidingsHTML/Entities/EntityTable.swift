/// The named references, sorted, so that the longest one that a text begins with is found by narrowing a range of
/// entries byte by byte.
struct EntityTable: Sendable {
  static let shared = EntityTable()

  private struct Entry {
    var start: Int32
    var length: Int32
    var standsWithoutSemicolon: Bool
    var first: UInt32
    var second: UInt32
  }

  private var names: [UInt8] = []
  private var entries: [Entry] = []
  /// By the first byte's value: where its entries begin.
  private var buckets: [Int] = []

  private init() {
    HTMLEntities.source.withUTF8Buffer { source in
      names.reserveCapacity(source.count)
      for item in source.split(separator: 0x20) {
        guard let mark = item.firstIndex(where: { $0 == 0x3B || $0 == 0x21 }) else { continue }
        let scalars = item[(mark + 1)...].split(separator: 0x2B).map { digits in
          digits.reduce(UInt32(0)) { $0 << 4 | UInt32(ByteScan.hexDigit($1) ?? 0) }
        }
        let name = item[..<mark]
        entries.append(
          Entry(
            start: Int32(names.count), length: Int32(name.count), standsWithoutSemicolon: item[mark] == 0x21,
            first: scalars.first ?? 0xFFFD, second: scalars.dropFirst().first ?? 0))
        names += name
      }
    }
    var next = 0
    for byte in 0...128 {
      while next < entries.count, names[Int(entries[next].start)] < byte { next += 1 }
      buckets.append(next)
    }
  }

  var count: Int { entries.count }

  /// The longest name that the source begins with at `start`; with its semicolon, where that follows.
  func longestMatch(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> HTMLEntities.Reference? {
    guard start < end, source[start] < 128 else { return nil }
    var low = buckets[Int(source[start])]
    var high = buckets[Int(source[start]) + 1]
    var best: HTMLEntities.Reference?
    var length = 1
    while low < high {
      // The shortest of the names that share a beginning sorts first.
      if entries[low].length == length {
        let entry = entries[low]
        let after = start + length
        if after < end, source[after] == 0x3B {
          return HTMLEntities.Reference(length: length + 1, first: entry.first, second: entry.second)
        }
        if entry.standsWithoutSemicolon {
          best = HTMLEntities.Reference(length: length, first: entry.first, second: entry.second)
        }
        low += 1
      }
      guard start + length < end else { break }
      let byte = source[start + length]
      low = bound(low, high) { names[Int($0.start) + length] < byte }
      high = bound(low, high) { names[Int($0.start) + length] <= byte }
      length += 1
    }
    return best
  }

  /// The first entry of the range that does not hold to be `before`.
  private func bound(_ low: Int, _ high: Int, _ before: (Entry) -> Bool) -> Int {
    var low = low
    var high = high
    while low < high {
      let middle = (low + high) / 2
      if before(entries[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
