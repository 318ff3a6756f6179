internal import Glibc

/// The bytes of a page, and where in them something stands.
struct PageBytes {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  /// Where a byte stands at a place or behind it.
  func find(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return memchr(base + start, Int32(byte), bytes.count - start).map { UnsafeRawPointer($0) - base }
    }
  }

  /// One past the name of a tag that starts at a place.
  func nameEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      switch bytes[end] {
      case 0x09...0x0D, 0x20, 0x2F, 0x3E, 0x3C: return end
      default: end += 1
      }
    }
    return end
  }

  /// Whether a range holds a name, given in small letters.
  func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where bytes[range.lowerBound + offset] | 0x20 != name.utf8Start[offset] {
      return false
    }
    return true
  }
}
