internal import TidingsModel

/// Entity and character references, told from ampersands that are text.
enum XMLReference {
  /// How many bytes the reference at `index` takes; 0 when the ampersand is none.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    var cursor = index + 1
    guard cursor < bytes.count else { return 0 }
    if bytes[cursor] == 0x23 {
      cursor += 1
      let isHex = cursor < bytes.count && bytes[cursor] | 0x20 == 0x78
      if isHex { cursor += 1 }
      let start = cursor
      while cursor < bytes.count, cursor - start < 10, isHex ? isHexDigit(bytes[cursor]) : bytes[cursor].isDigit {
        cursor += 1
      }
      guard cursor > start else { return 0 }
      if cursor < bytes.count, bytes[cursor] == 0x3B { cursor += 1 }
      return cursor - index
    }
    while cursor - index < 64 {
      let length = XMLNames.length(in: bytes, at: cursor, isFirst: cursor == index + 1)
      if length == 0 { break }
      cursor += length
    }
    guard cursor > index + 1, cursor < bytes.count, bytes[cursor] == 0x3B else { return 0 }
    return cursor + 1 - index
  }

  /// The character that the reference at `index` stands for, and how many bytes that takes: one of the five that need no
  /// declaration, or one by its number. `nil` for anything else.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int)? {
    guard index &+ 4 <= bytes.count else { return nil }
    // Its first four bytes as a number.
    switch UInt32(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt32.self)) {
    case 0x266C_743B: return ("<", 4)  // &lt;
    case 0x2667_743B: return (">", 4)  // &gt;
    case 0x2661_6D70: return XMLScanner(bytes, from: index).peek(4) == 0x3B ? ("&", 5) : nil  // &amp
    case 0x2671_756F: return XMLScanner(bytes, from: index).starts(with: "&quot;") ? ("\"", 6) : nil
    case 0x2661_706F: return XMLScanner(bytes, from: index).starts(with: "&apos;") ? ("'", 6) : nil
    default: return bytes[index &+ 1] == 0x23 ? numbered(in: bytes, at: index) : nil
    }
  }

  private static func numbered(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int)? {
    var cursor = index + 2
    let isHex = cursor < bytes.count && bytes[cursor] == 0x78
    if isHex { cursor += 1 }
    let start = cursor
    var value: UInt32 = 0
    while cursor < bytes.count, cursor - start < 7 {
      let byte = bytes[cursor]
      if byte.isDigit {
        value = value * (isHex ? 16 : 10) + UInt32(byte - 0x30)
      } else if isHex, isHexDigit(byte) {
        value = value * 16 + UInt32((byte | 0x20) - 0x57)
      } else {
        break
      }
      cursor += 1
    }
    guard cursor > start, cursor < bytes.count, bytes[cursor] == 0x3B, isCharacter(value),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, cursor + 1 - index)
  }

  /// Whether XML allows the character (XML 1.0 section 2.2).
  private static func isCharacter(_ value: UInt32) -> Bool {
    value == 0x09 || value == 0x0A || value == 0x0D || (value >= 0x20 && value < 0xD800)
      || (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value <= 0x10FFFF)
  }

  /// A character that a program wrote as two references, one for each of its surrogates: `&#55357;&#56832;`.
  static func surrogates(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int)? {
    guard index + 14 <= bytes.count, bytes[index + 1] == 0x23, let (high, end) = number(in: bytes, at: index),
      high >= 0xD800, high < 0xDC00, end < bytes.count, bytes[end] == 0x26,
      let (low, behind) = number(in: bytes, at: end),
      low >= 0xDC00, low < 0xE000, let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return nil }
    return (scalar, behind - index)
  }

  /// The number of a reference of few digits, and the index behind that.
  private static func number(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, end: Int)? {
    let length = length(in: bytes, at: index)
    guard length > 3, length < 11, index + length <= bytes.count, bytes[index + length - 1] == 0x3B else { return nil }
    let isHex = bytes[index + 2] | 0x20 == 0x78
    let digits = bytes[(index + (isHex ? 3 : 2))..<(index + length - 1)]
    return UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10).map { ($0, index + length) }
  }

  /// The length of a reference that lost its semicolon before a space, `Fish &amp chips`, and of its name; `nil` for other
  /// ampersands.
  static func lengthWithoutSemicolon(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let scanner = XMLScanner(bytes, from: index)
    for name: StaticString in ["&amp", "&lt", "&gt", "&quot"] where scanner.starts(with: name) {
      let length = name.utf8CodeUnitCount
      return scanner.peek(length).isSpace ? length : nil
    }
    return nil
  }

  /// Writes a reference so that XML accepts it.
  static func write(_ reference: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    guard reference.count > 2, reference[reference.startIndex + 1] == 0x23 else {
      output.append(contentsOf: reference)
      return
    }
    var digits = reference.dropFirst(2)
    if digits.last == 0x3B { digits = digits.dropLast() }
    let isHex = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    if isHex { digits = digits.dropFirst() }
    let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10) ?? 0
    // A control character is nothing to be seen.
    if value > 0, value < 0x20, !isCharacter(value) { return }
    output.append(contentsOf: "&#\(isCharacter(value) ? value : 0xFFFD);".utf8)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { byte.isDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66) }
}
