/// A name of up to sixteen bytes in two words, first byte lowest.
struct PackedName: Equatable, Sendable {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var length: UInt8 = 0

  init() {}

  init(_ name: String) {
    for byte in name.utf8 { append(byte) }
  }

  /// A longer name keeps its true length up to 255, and so equals no packed one.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if length < 8 {
      low |= UInt64(byte) &<< (UInt64(length) &* 8)
    } else if length < 16 {
      high |= UInt64(byte) &<< ((UInt64(length) &- 8) &* 8)
    }
    if length < 255 { length &+= 1 }
  }

  @inline(__always)
  var hash: Int { Int(truncatingIfNeeded: ((low ^ high &* 3) &* 0x9E37_79B9_7F4A_7C15) &>> 54) }
}
