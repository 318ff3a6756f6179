internal import CBlocks
internal import Glibc
internal import TidingsHTML

/// Mends text whose characters went astray before they were written as UTF-8.
enum TextRepair {
  /// A document that was UTF-8, was taken for windows-1252 and written as UTF-8 once more: `Viá»‡t` for `Việt`.
  ///
  /// Every character beyond ASCII must be a byte of windows-1252, and these bytes valid UTF-8, several times. A single
  /// one that is not refutes it: who writes about such text has others as well.
  ///
  /// - Returns: `nil` where the document is not of that kind.
  static func encodedOnce(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard var index = firstBeyondASCII(text), refutes(text, from: index) == false else { return nil }
    var output = Array(text[..<index])
    var pending = 0
    var characters = 0
    while index < text.count {
      let lead = text[index]
      let byte: UInt8
      if lead < 0x80 {
        guard pending == 0 else { return nil }
        byte = lead
        index += 1
      } else {
        guard let (scalar, length) = scalar(text, index), let found = Windows1252.byte(scalar) else { return nil }
        byte = found
        index += length
        switch byte {
        case 0x80...0xBF:
          guard pending > 0 else { return nil }
          pending -= 1
        case 0xC2...0xF4 where pending == 0:
          pending = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
          characters += 1
        default: return nil
        }
      }
      output.append(byte)
    }
    guard pending == 0, characters >= minimum, CleanUTF8.holds(output) else { return nil }
    return output
  }

  /// So many characters must agree.
  private static let minimum = 8

  /// Whether the first character beyond ASCII is not the first byte of another one: so it is in nearly all documents.
  private static func refutes(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    guard let (scalar, _) = scalar(text, index), let byte = Windows1252.byte(scalar) else { return true }
    return byte < 0xC2 || byte > 0xF4
  }

  /// A block at a time: most of a feed is ASCII.
  private static func firstBeyondASCII(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let source = text.baseAddress else { return nil }
    var index = 0
    while index + 16 <= text.count, tidings_block_is_ascii(source + index, 0) { index += 16 }
    return text[index...].firstIndex { $0 >= 0x80 }
  }

  /// Two and three bytes only: nothing beyond is in windows-1252.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (scalar: UInt16, length: Int)? {
    let lead = UInt16(text[index])
    if lead < 0xE0, index + 1 < text.count { return ((lead & 0x1F) << 6 | UInt16(text[index + 1] & 0x3F), 2) }
    guard lead < 0xF0, index + 2 < text.count else { return nil }
    return ((lead & 0x0F) << 12 | UInt16(text[index + 1] & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F), 3)
  }

  /// Replaces the C1 control characters, which nobody writes, by what they are in windows-1252.
  static func replaceControls(in text: inout [UInt8]) {
    guard var index = nextControl(text, from: 0) else { return }
    var output = Array(text[..<index])
    while true {
      output.append(contentsOf: Windows1252.utf8(text[index + 1]))
      let next = nextControl(text, from: index + 2)
      output.append(contentsOf: text[(index + 2)..<(next ?? text.count)])
      guard let next else { break }
      index = next
    }
    text = output
  }

  private static func nextControl(_ text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return nil }
      var index = start
      while index < raw.count, let found = memchr(base + index, 0xC2, raw.count - index) {
        index = base.distance(to: UnsafeRawPointer(found))
        if index + 1 < raw.count, raw[index + 1] >= 0x80, raw[index + 1] < 0xA0 { return index }
        index += 1
      }
      return nil
    }
  }
}
