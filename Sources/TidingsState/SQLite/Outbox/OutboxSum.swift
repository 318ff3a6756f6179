/// A sum by which it is known that contents that wait to be delivered are still as they were written.
///
/// As SQLite sums up its log: of words, and of the sums so far, so that the order counts. The row counts as well, as a
/// place in the file beside the state is used for one row after another.
enum OutboxSum {
  static func of(_ bytes: UnsafeRawBufferPointer, row: Int64) -> Int64 {
    var words = UInt64(bitPattern: row) &+ UInt64(bytes.count)
    var sums: UInt64 = 0
    let whole = bytes.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      words = words &* 3 &+ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      sums = sums &+ words
    }
    for byte in bytes[whole...] {
      words = words &* 3 &+ UInt64(byte)
      sums = sums &+ words
    }
    return Int64(bitPattern: sums ^ (words << 32 | words >> 32))
  }

  /// Of a row whose contents lie in the state, as what it says of them does.
  static func of(articles: UnsafeRawBufferPointer, content: UnsafeRawBufferPointer, row: Int64) -> Int64 {
    of(content, row: of(articles, row: row))
  }
}
