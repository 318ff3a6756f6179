internal import TidingsModel

extension PercentEncoding {
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
}
