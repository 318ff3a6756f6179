/// Percent-encoding (RFC 3986 section 2.1).
enum PercentEncoding {
  /// The bytes that the text stands for; `nil` when they are no UTF-8 text, or hold a NUL.
  static func decoded(_ text: String) -> String? {
    guard text.utf8.contains(0x25) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25, rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(high << 4 | low)
      rest = rest.dropFirst(2)
    }
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// As the one for bytes; the text itself where nothing is to be encoded.
  static func wire(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 > 0x20 && $0 < 0x7F } } ?? false
    return isPlain ? text : wire(Array(text.utf8))
  }

  /// The bytes with all that may not stand in a request line encoded (controls, space, and what is beyond ASCII), and
  /// every other byte as given.
  static func wire(_ bytes: [UInt8]) -> String {
    let digits: StaticString = "0123456789ABCDEF"
    var result: [UInt8] = []
    for byte in bytes {
      if byte > 0x20, byte < 0x7F {
        result.append(byte)
      } else {
        result += [0x25, digits.utf8Start[Int(byte >> 4)], digits.utf8Start[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
