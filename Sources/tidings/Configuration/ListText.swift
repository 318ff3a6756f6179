import TidingsParse

/// Lists of feeds that are not in UTF-8, as those of old programs for Windows.
enum ListText {
  /// The text of a list that names its encoding, by a byte order mark or in its XML declaration, and is in it; `nil` of
  /// any other.
  @Sendable static func decoded(_ bytes: [UInt8]) -> String? {
    let document = DocumentDecoder.decode(bytes, httpCharset: nil, kind: .xml)
    // Whatever the decoder had to guess, to contradict or to replace.
    guard document.repairs.isEmpty else { return nil }
    return String(validating: document.utf8, as: UTF8.self)
  }
}
