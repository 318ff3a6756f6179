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
    encode(bytes) { $0 > 0x20 && $0 < 0x7F }
  }
}
