/// Percent-encoding (RFC 3986 section 2.1).
public enum PercentEncoding {
  /// The bytes that a text stands for. What is not encoded rightly stays as it is.
  public static func decode(_ text: some StringProtocol) -> [UInt8] { decode(Array(text.utf8), plusIsSpace: false) }

  /// The bytes that a field of a form stands for, in which a space is written as a plus sign (WHATWG URL Standard, section
  /// 5.1).
  public static func decodeForm(_ text: some StringProtocol) -> [UInt8] { decode(Array(text.utf8), plusIsSpace: true) }

  /// The text that a text stands for; `nil` when it is no UTF-8, or holds a NUL.
  public static func decoded(_ text: String) -> String? {
    guard text.utf8.contains(0x25) else { return text }
    let bytes = decode(text)
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// A text with every byte encoded that may not stay.
  /// - Parameter mayStay: whether a byte is kept as it is; as a rule the unreserved ones (RFC 3986 section 2.3), which mean
  ///   themselves in every part of an address and in forms.
  public static func encode(_ text: some StringProtocol, keeping mayStay: (UInt8) -> Bool = isUnreserved) -> String {
    encode(Array(text.utf8), keeping: mayStay)
  }

  /// As the one for texts.
  public static func encode(_ bytes: [UInt8], keeping mayStay: (UInt8) -> Bool = isUnreserved) -> String {
    let digits: StaticString = "0123456789ABCDEF"
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for byte in bytes {
      if mayStay(byte) {
        encoded.append(byte)
      } else {
        encoded += [0x25, digits.utf8Start[Int(byte >> 4)], digits.utf8Start[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// Letters and digits of ASCII, `-`, `.`, `_` and `~`.
  public static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func decode(_ text: [UInt8], plusIsSpace: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x25, index + 2 < text.count, let encoded = Self.byte(text[index + 1], text[index + 2]) {
        bytes.append(encoded)
        index += 3
      } else {
        bytes.append(byte == 0x2B && plusIsSpace ? 0x20 : byte)
        index += 1
      }
    }
    return bytes
  }

  /// The byte that two hexadecimal digits stand for; `nil` where one of them is none.
  public static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = value(of: high), let low = value(of: low) else { return nil }
    return high << 4 | low
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
