internal import CBlocks

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Checks UTF-8 as fast as one pass allows: valid (RFC 3629), and, where that is asked, free of the characters that XML
/// forbids.
public enum CleanUTF8 {
  // A shift automaton: a state is the distance by which the row of the next byte is shifted, so that a step is one load
  // and one shift. Rows hold six bits a state; `broken` is 0, where every row holds 0 again.
  private static let broken: UInt64 = 0
  private static let ready: UInt64 = 6
  private static let oneMore: UInt64 = 12
  private static let twoMore: UInt64 = 18
  private static let afterE0: UInt64 = 24
  private static let afterED: UInt64 = 30
  private static let afterF0: UInt64 = 36
  private static let threeMore: UInt64 = 42
  private static let afterF4: UInt64 = 48

  private static let cleanRows: [UInt64] = (0...255).map { row(UInt8($0), allowsControls: false) }
  private static let validRows: [UInt64] = (0...255).map { row(UInt8($0), allowsControls: true) }

  private static func row(_ byte: UInt8, allowsControls: Bool) -> UInt64 {
    var row: UInt64 = 0
    func to(_ next: UInt64, from states: UInt64...) { for state in states { row |= next << state } }
    switch byte {
    case 0x09, 0x0A, 0x0D, 0x20...0x7F: to(ready, from: ready)
    case 0x00..<0x20: if allowsControls { to(ready, from: ready) }
    case 0x80...0x8F:
      to(ready, from: oneMore)
      to(oneMore, from: twoMore, afterED)
      to(twoMore, from: threeMore, afterF4)
    case 0x90...0x9F:
      to(ready, from: oneMore)
      to(oneMore, from: twoMore, afterED)
      to(twoMore, from: threeMore, afterF0)
    case 0xA0...0xBF:
      to(ready, from: oneMore)
      to(oneMore, from: twoMore, afterE0)
      to(twoMore, from: threeMore, afterF0)
    case 0xC2...0xDF: to(oneMore, from: ready)
    case 0xE0: to(afterE0, from: ready)
    case 0xED: to(afterED, from: ready)
    case 0xE1...0xEF: to(twoMore, from: ready)
    case 0xF0: to(afterF0, from: ready)
    case 0xF1...0xF3: to(threeMore, from: ready)
    case 0xF4: to(afterF4, from: ready)
    default: break
    }
    return row
  }

  /// Whether the bytes from `start` on are valid UTF-8 and hold nothing that XML forbids (XML 1.0 section 2.2).
  public static func holds(_ bytes: [UInt8], from start: Int = 0) -> Bool {
    bytes.withUnsafeBytes {
      let source = UnsafeRawBufferPointer(rebasing: $0[start...])
      return run(source, cleanRows) && !holdsNoncharacter(source)
    }
  }

  /// Whether U+FFFE or U+FFFF is among valid UTF-8.
  private static func holdsNoncharacter(_ source: UnsafeRawBufferPointer) -> Bool {
    guard let base = source.baseAddress else { return false }
    var index = 0
    while index &+ 2 < source.count, let found = memchr(base + index, 0xEF, source.count &- index &- 2) {
      index = base.distance(to: UnsafeRawPointer(found))
      if source[index &+ 1] == 0xBF, source[index &+ 2] >= 0xBE { return true }
      index &+= 3
    }
    return false
  }

  /// Whether the bytes are valid UTF-8, of whatever characters.
  public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let source = UnsafeRawBufferPointer(bytes)
    var index = 0
    func word(_ offset: Int) -> UInt64 { source.loadUnaligned(fromByteOffset: index &+ offset, as: UInt64.self) }
    while index &+ 32 <= source.count, (word(0) | word(8) | word(16) | word(24)) & 0x8080_8080_8080_8080 == 0 {
      index &+= 32
    }
    return run(UnsafeRawBufferPointer(rebasing: source[index...]), validRows)
  }

  private static func run(_ source: UnsafeRawBufferPointer, _ rows: [UInt64]) -> Bool {
    guard let first = source.bindMemory(to: UInt8.self).baseAddress else { return true }
    return rows.withUnsafeBufferPointer { rows in
      var state = ready
      var index = 0
      let end = source.count
      while index &+ 8 <= end {
        if state == ready {
          // Printable ASCII, a block at a time, then a word: no byte has its high bit set, none is below a space.
          while index &+ 16 <= end, tidings_block_is_ascii(first + index, 0x20) { index &+= 16 }
          guard index &+ 8 <= end else { break }
          let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0 {
            index &+= 8
            continue
          }
        }
        for offset in index..<index &+ 8 {
          state = rows[Int(source[offset])] >> state & 63
        }
        if state == broken { return false }
        index &+= 8
      }
      while index < end {
        state = rows[Int(source[index])] >> state & 63
        index &+= 1
      }
      return state == ready
    }
  }
}
