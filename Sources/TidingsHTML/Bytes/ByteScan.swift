internal import CBlocks

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Questions asked of single bytes, and searches over many.
enum ByteScan {
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 0x30 < 10 }

  /// Tab, line feed, form feed, carriage return, space: the white space of HTML.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (UInt64(0x1_0000_3600) >> UInt64(byte)) & 1 == 1
  }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  @inline(__always)
  static func hexDigit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }

  /// Where a byte stands in `start..<end`, or `end`.
  @inline(__always)
  static func firstIndex(of byte: UInt8, _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard start < end, let found = memchr(source + start, Int32(byte), end - start) else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(source)
  }

  /// Whether the source, in lower case, goes on with `text` (lower case) at `start`.
  static func hasPrefix(_ text: StaticString, _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - start >= length else { return false }
    for offset in 0..<length where lowercased(source[start + offset]) != text.utf8Start[offset] { return false }
    return true
  }

  /// The length of the stretch that stands for itself in HTML source, HTML output and plain text alike: free of `<`, `>`,
  /// `&`, control characters, U+0080 to U+00BF, and of spaces after a space.
  @inline(__always)
  static func plainRun(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index &+ 17 <= end {
      let plain = Int(tidings_block_text(source + index))
      index &+= plain
      // Of two spaces the first belongs to the stretch.
      if plain < 16 { return index &- start &+ (source[index] == 0x20 ? 1 : 0) }
    }
    var previous: UInt8 = 0
    while index < end {
      let byte = source[index]
      if byte < 0x20 || byte == 0x3C || byte == 0x3E || byte == 0x26 || byte == 0xC2
        || (byte == 0x20 && previous == 0x20)
      {
        break
      }
      previous = byte
      index &+= 1
    }
    return index &- start
  }
}
