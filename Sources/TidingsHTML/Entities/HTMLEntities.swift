/// Character references of HTML (WHATWG HTML sections 13.2.5.72 to 80 and 13.5).
public enum HTMLEntities {
  /// The text with its character references replaced.
  ///
  /// - Parameter inAttribute: whether the attribute rule holds: a name without a semicolon stays as it is before `=`, a
  ///   letter or a digit (`?a=1&copy=2`).
  public static func decode(_ text: String, inAttribute: Bool = false) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var text = text
    return text.withUTF8 { utf8 in
      guard let base = utf8.baseAddress else { return "" }
      var sink = ByteSink(capacity: utf8.count)
      decode(base, 0..<utf8.count, inAttribute: inAttribute, into: &sink)
      return sink.trustedString()
    }
  }

  /// Appends a stretch of the source with its references replaced.
  static func decode(
    _ source: UnsafePointer<UInt8>, _ range: Range<Int>, inAttribute: Bool, into sink: inout ByteSink
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let next = ByteScan.firstIndex(of: 0x26, source, index, range.upperBound)
      sink.append(source + index, count: next - index)
      index = next
      guard index < range.upperBound else { return }
      if let reference = reference(source, index + 1, range.upperBound, inAttribute: inAttribute) {
        sink.append(scalar: reference.first)
        if reference.second != 0 { sink.append(scalar: reference.second) }
        index += 1 + reference.length
      } else {
        sink.append(0x26)
        index += 1
      }
    }
  }

  /// What a reference stands for.
  struct Reference {
    /// Bytes after the ampersand.
    var length: Int
    var first: UInt32
    /// 0 where the reference stands for one character.
    var second: UInt32 = 0
  }

  /// The reference whose ampersand stands before `start`; `nil` where the ampersand is only one.
  static func reference(
    _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, inAttribute: Bool
  ) -> Reference? {
    guard start < end else { return nil }
    if source[start] == 0x23 { return number(source, start, end) }
    guard ByteScan.isLetter(source[start]) else { return nil }
    return name(source, start, end, inAttribute: inAttribute)
  }

  private static func number(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Reference? {
    var index = start + 1
    var value: UInt32 = 0
    let digits: Int
    if index < end, source[index] | 0x20 == 0x78 {
      index += 1
      digits = index
      while index < end, let digit = ByteScan.hexDigit(source[index]) {
        if value <= 0x10FFFF { value = value << 4 | UInt32(digit) }
        index += 1
      }
    } else {
      digits = index
      while index < end, source[index] &- 0x30 < 10 {
        if value <= 0x10FFFF { value = value &* 10 &+ UInt32(source[index] &- 0x30) }
        index += 1
      }
    }
    guard index > digits else { return nil }
    if index < end, source[index] == 0x3B { index += 1 }
    if value >= 0xD800, value < 0xDC00, let low = lowSurrogate(source, index, end) {
      return Reference(length: index + low.length - start, first: 0x10000 + (value - 0xD800) << 10 + low.value)
    }
    return Reference(length: index - start, first: character(numbered: value))
  }

  /// The second half of a character that a program wrote as two references: `&#55357;&#56832;`. Browsers show two U+FFFD.
  private static func lowSurrogate(
    _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> (value: UInt32, length: Int)? {
    guard start + 6 < end, source[start] == 0x26, source[start + 1] == 0x23 else { return nil }
    var index = start + 2
    let isHex = source[index] | 0x20 == 0x78
    if isHex { index += 1 }
    var value: UInt32 = 0
    while index < end, index < start + 8, let digit = ByteScan.hexDigit(source[index]), isHex || digit < 10 {
      value = value * (isHex ? 16 : 10) + UInt32(digit)
      index += 1
    }
    guard index < end, source[index] == 0x3B, value >= 0xDC00, value < 0xE000 else { return nil }
    return (value - 0xDC00, index + 1 - start)
  }

  /// WHATWG HTML section 13.2.5.80: what is no character becomes U+FFFD, C1 controls are read as windows-1252.
  static func character(numbered value: UInt32) -> UInt32 {
    switch value {
    case 0, 0xD800...0xDFFF, 0x110000...: return 0xFFFD
    case 0x80...0x9F: return windows1252[Int(value - 0x80)]
    default: return value
    }
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// One of the names that nearly all named references have, with its semicolon: known without the table.
  private static func usual(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Reference? {
    var name: UInt64 = 0
    var index = start
    while index < end, index - start < 7, source[index] != 0x3B {
      name = name << 8 | UInt64(source[index])
      index += 1
    }
    guard index < end, source[index] == 0x3B else { return nil }
    let character: UInt32
    switch name {
    case 0x61_6D70: character = 0x26  // amp
    case 0x6C74: character = 0x3C  // lt
    case 0x6774: character = 0x3E  // gt
    case 0x7175_6F74: character = 0x22  // quot
    case 0x6E62_7370: character = 0xA0  // nbsp
    case 0x6C_7371_756F: character = 0x2018  // lsquo
    case 0x72_7371_756F: character = 0x2019  // rsquo
    case 0x6C_6471_756F: character = 0x201C  // ldquo
    case 0x72_6471_756F: character = 0x201D  // rdquo
    case 0x6E_6461_7368: character = 0x2013  // ndash
    case 0x6D_6461_7368: character = 0x2014  // mdash
    case 0x6865_6C6C_6970: character = 0x2026  // hellip
    default: return nil
    }
    return Reference(length: index + 1 - start, first: character)
  }

  private static func name(
    _ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, inAttribute: Bool
  ) -> Reference? {
    if let usual = usual(source, start, end) { return usual }
    guard let match = EntityTable.shared.longestMatch(source, start, end) else { return nil }
    let after = start + match.length
    if inAttribute, source[after - 1] != 0x3B, after < end,
      source[after] == 0x3D || ByteScan.isLetterOrDigit(source[after])
    {
      return nil
    }
    return match
  }
}
