/// What the C1 control characters stand for when they come from numeric references (HTML, section 13.2.5.80).
enum Windows1252 {
  /// UTF-8 for a byte 0x80 ... 0x9F.
  static func utf8(_ byte: UInt8) -> [UInt8] {
    guard byte >= 0x80, byte < 0xA0, let scalar = Unicode.Scalar(scalars[Int(byte - 0x80)]) else { return [] }
    return Array(Character(scalar).utf8)
  }

  /// The byte beyond ASCII that a character is in windows-1252, or in ISO 8859-1.
  static func byte(_ scalar: UInt16) -> UInt8? {
    if scalar >= 0x80, scalar <= 0xFF { return UInt8(scalar) }
    guard let index = scalars.firstIndex(of: scalar) else { return nil }
    return UInt8(index) + 0x80
  }

  private static let scalars: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
