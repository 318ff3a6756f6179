internal import CBlocks
internal import Glibc
internal import TidingsHTML

/// Mends text whose characters went astray before they were written as UTF-8.
enum TextRepair {
  /// A document that was UTF-8, was taken for windows-1252 or windows-1251 and written as UTF-8 once more: `Viá»‡t` for
  /// `Việt`, `РњРёСЂ` for `Мир`.
  ///
  /// Every character beyond ASCII must be a byte of that encoding, and these bytes valid UTF-8, several times. A single
  /// one that is not refutes it: who writes about such text has others as well.
  ///
  /// - Returns: `nil` where the document is not of that kind.
  static func encodedOnce(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let index = firstBeyondASCII(text), let (first, _) = scalar(text, index) else { return nil }
    // What begins a character of several bytes there: Â to ô, or В, Г, Р, С.
    if let byte = Windows1252.byte(first) {
      return beginsCharacter(byte) ? encodedOnce(text, from: index, minimum: minimum, byte: Windows1252.byte) : nil
    }
    guard let byte = windows1251[first], beginsCharacter(byte) else { return nil }
    return encodedOnce(text, from: index, minimum: 2 * minimum) { windows1251[$0] }
  }

  private static func encodedOnce(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, minimum: Int, byte toByte: (UInt16) -> UInt8?
  ) -> [UInt8]? {
    var index = start
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
        guard let (scalar, length) = scalar(text, index), let found = toByte(scalar) else { return nil }
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
  private static let minimum = 4

  /// The byte beyond ASCII that a character is in windows-1251.
  private static let windows1251: [UInt16: UInt8] = {
    let characters = SingleByteTables.characters(of: .windows1251) ?? []
    let bytes = characters.enumerated().dropFirst(0x80).map { (UInt16(truncatingIfNeeded: $1.value), UInt8($0)) }
    return Dictionary(bytes) { first, _ in first }
  }()

  private static func beginsCharacter(_ byte: UInt8) -> Bool { byte >= 0xC2 && byte <= 0xF4 }

  /// A block at a time: most of a feed is ASCII.
  static func firstBeyondASCII(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
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

  /// Mends the characters of a document that were encoded twice among others that were not: an article's text in a page
  /// whose template is sound.
  ///
  /// Such a character is proven by a C1 control among its parts, which nobody writes, and several by `â€`, which
  /// nobody writes often. Where there are several, others that could be of the kind (`Ã©`) are taken for it.
  ///
  /// - Returns: whether there were any.
  static func mendEncodedTwice(in text: inout [UInt8]) -> Bool {
    guard nextControl(text, from: 0) != nil || holdsPunctuation(text) else { return false }
    let found = text.withUnsafeBufferPointer(TwiceEncoded.all)
    let proven = found.filter(\.holdsControl)
    let several = found.reduce(0) { $0 + ($1.holdsControl || $1.isPunctuation ? 1 : 0) } >= 3
    let mended = several ? found : proven
    guard !mended.isEmpty else { return false }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var end = 0
    for character in mended {
      output += text[end..<character.range.lowerBound]
      output += character.bytes
      end = character.range.upperBound
    }
    output += text[end...]
    text = output
    return true
  }

  /// Whether there is an `â€`.
  private static func holdsPunctuation(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return false }
      var index = 2
      // Its third byte is rarer than its first.
      while index + 2 < raw.count, let found = memchr(base + index, 0xE2, raw.count - index - 2) {
        index = base.distance(to: UnsafeRawPointer(found))
        if raw[index + 1] == 0x82, raw[index + 2] == 0xAC, raw[index - 1] == 0xA2, raw[index - 2] == 0xC3 {
          return true
        }
        index += 1
      }
      return false
    }
  }

  /// A character each of whose bytes in UTF-8 became a character of its own.
  private struct TwiceEncoded {
    var range: Range<Int>
    var bytes: [UInt8] = []
    var holdsControl = false

    /// A dash or a quotation mark.
    var isPunctuation: Bool { bytes[0] == 0xE2 && bytes[1] == 0x80 }

    static func all(in text: UnsafeBufferPointer<UInt8>) -> [TwiceEncoded] {
      var found: [TwiceEncoded] = []
      var index = 0
      while let lead = text[index...].firstIndex(of: 0xC3) {
        index = lead + 1
        guard let character = TwiceEncoded(text, at: lead) else { continue }
        index = character.range.upperBound
        found.append(character)
      }
      return found
    }

    private init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
      var index = start
      var length = 1
      while bytes.count < length {
        guard index < text.count, text[index] >= 0x80, let (scalar, width) = scalar(text, index),
          let byte = Windows1252.byte(scalar)
        else { return nil }
        if bytes.isEmpty {
          switch byte {
          case 0xC2...0xDF: length = 2
          case 0xE0...0xEF: length = 3
          case 0xF0...0xF4: length = 4
          default: return nil
          }
        }
        if scalar < 0xA0 { holdsControl = true }
        bytes.append(byte)
        index += width
      }
      range = start..<index
      guard CleanUTF8.holds(bytes) else { return nil }
    }
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
