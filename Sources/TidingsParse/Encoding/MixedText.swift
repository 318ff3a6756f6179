internal import TidingsModel

/// A document whose texts are in two encodings: most of them UTF-8, and some as an author or an older system wrote them,
/// put in by a program that copies bytes.
enum MixedText {
  /// The document in UTF-8.
  struct Decoded {
    var utf8: [UInt8]
    /// What the texts were in that are none.
    var encoding: TextEncoding
    /// Where the first of them begins.
    var place: Int
  }

  /// The document with each text read in its own encoding.
  /// - Returns: `nil` where the document is not of that kind.
  static func decoded(_ bytes: [UInt8]) -> Decoded? {
    var foreign: [Range<Int>] = []
    var found = Found()
    var joined: [UInt8] = []
    forEachRun(of: bytes) { run in
      switch found.note(UTF8Repair.survey(Array(bytes[run]), share: nil)) {
      case .sound: break
      case .foreign:
        foreign.append(run)
        joined.append(contentsOf: bytes[run])
        joined.append(0x0A)
      }
    }
    guard found.areMixed, let first = foreign.first else { return nil }
    let encoding = EncodingDetector.detect(joined, of: bytes)
    guard encoding.family == .singleByte || encoding.family == .multiByte else { return nil }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 4)
    var end = 0
    for run in foreign {
      var output = DecoderOutput()
      guard EncodingDecoder.decode(Array(bytes[run]), as: encoding, into: &output), output.flawCount * 8 <= run.count
      else { return nil }
      utf8.append(contentsOf: bytes[end..<run.lowerBound])
      utf8.append(contentsOf: output.utf8)
      end = run.upperBound
    }
    utf8.append(contentsOf: bytes[end...])
    return Decoded(utf8: utf8, encoding: encoding, place: first.lowerBound)
  }

  /// What the texts of a document are.
  private struct Found {
    enum Kind { case sound, foreign }

    private var soundRuns = 0
    private var soundCharacters = 0
    private var foreignBytes = 0

    /// Whether there is proof of both.
    var areMixed: Bool { soundRuns >= 2 && soundCharacters >= 4 * MixedText.proof && foreignBytes >= MixedText.proof }

    /// A text with a few bytes amiss is damaged UTF-8.
    mutating func note(_ survey: UTF8Repair.Survey) -> Kind {
      guard survey.invalidCount > survey.validSequences else {
        if survey.invalidCount == 0, survey.validSequences >= MixedText.proof {
          soundRuns += 1
          soundCharacters += survey.validSequences
        }
        return .sound
      }
      foreignBytes += survey.invalidCount
      return .foreign
    }
  }

  /// So many characters one after the other are valid in UTF-8 by chance once in 100,000 texts of another encoding.
  private static let proof = 6

  /// Goes through the texts between tags, or between the quotation marks of JSON, that are not ASCII. No encoding that is
  /// told apart here has one of these signs within a character.
  private static func forEachRun(of bytes: [UInt8], _ take: (Range<Int>) -> Void) {
    let opening = bytes.first(where: { !$0.isSpace })
    let isJSON = opening == 0x7B || opening == 0x5B
    var start = 0
    var isASCII = true
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x80 {
        isASCII = false
      } else if isJSON ? byte == 0x22 : byte == 0x3C || byte == 0x3E {
        if !isASCII { take(start..<index) }
        start = index + 1
        isASCII = true
      }
    }
    if !isASCII { take(start..<bytes.count) }
  }
}
