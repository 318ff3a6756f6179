internal import TidingsModel

/// Tells a document in UTF-8 among whose texts some are in another encoding, put in by a program that copies bytes, from one
/// that is in another altogether: the sound texts are not to be lost for the others.
enum SoundTexts {
  /// Whether several texts of a document can be nothing but UTF-8.
  static func prevail(in bytes: [UInt8]) -> Bool {
    var texts = 0
    var characters = 0
    forEachText(of: bytes) { text in
      let survey = UTF8Repair.survey(text)
      if survey.invalidCount == 0, survey.validSequences >= proof {
        texts += 1
        characters += survey.validSequences
      }
      return texts < 2 || characters < 4 * proof
    }
    return texts >= 2 && characters >= 4 * proof
  }

  /// So many characters one after the other are valid in UTF-8 by chance once in 100,000 texts of another encoding.
  private static let proof = 6

  /// Goes through the texts between tags, or between the quotation marks of JSON, that are not ASCII. No encoding of bytes
  /// has one of these signs within a character.
  /// - Parameter take: whether to go on.
  private static func forEachText(of bytes: [UInt8], _ take: (UnsafeBufferPointer<UInt8>) -> Bool) {
    let opening = bytes.first(where: { !$0.isSpace })
    let isJSON = opening == 0x7B || opening == 0x5B
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var isASCII = true
      for (index, byte) in bytes.enumerated() {
        if byte >= 0x80 {
          isASCII = false
        } else if isJSON ? byte == 0x22 : byte == 0x3C || byte == 0x3E {
          if !isASCII, !take(UnsafeBufferPointer(rebasing: bytes[start..<index])) { return }
          start = index + 1
          isASCII = true
        }
      }
      if !isASCII { _ = take(UnsafeBufferPointer(rebasing: bytes[start...])) }
    }
  }
}
