internal import CBlocks
internal import TidingsModel

/// Makes UTF-8 clean: what is invalid becomes U+FFFD, one for each longest run that could have begun a character, as the
/// WHATWG decoder does; characters that XML forbids go; two surrogates, each in three bytes (CESU-8, which databases and
/// Java write), become the character they stand for.
enum UTF8Repair {
  /// What is wrong with a text as UTF-8.
  struct Survey {
    fileprivate(set) var invalid: [Int] = []
    fileprivate(set) var invalidCount = 0
    fileprivate(set) var forbidden: [Int] = []
    fileprivate(set) var forbiddenCount = 0
    fileprivate(set) var halved: [Int] = []
    fileprivate(set) var halvedCount = 0
    /// Characters of several bytes that were valid, or written as two surrogates.
    fileprivate(set) var validSequences = 0
    /// How many of these hardly are anything else in other encodings: three bytes and more, and signs and letters of Latin
    /// that read `Â` and `Ã` there.
    fileprivate(set) var tellingSequences = 0
    /// How many invalid bytes stand alone in ASCII, as strays do.
    fileprivate(set) var strayCount = 0
    /// How many characters begin as hardly anything else in other encodings, and end too soon.
    fileprivate(set) var cutCount = 0
    /// Whether the text ends within a character that began well.
    fileprivate(set) var endsWithinCharacter = false

    /// Whether there are so many characters that can be nothing else that what is invalid are but strays among them: in
    /// texts of other encodings whatever is beyond ASCII stands in runs, or reads as none of these characters.
    var isStrewn: Bool {
      tellingSequences * Self.straysPerCharacter >= invalidCount
        && (strayCount * 2 >= invalidCount || invalidCount <= 2)
    }

    fileprivate static let straysPerCharacter = 4
  }

  struct Outcome {
    var utf8: [UInt8] = []
    var survey = Survey()
  }

  /// Looks, and mends nothing: most texts that are no UTF-8 are in another encoding.
  ///
  /// - Parameter share: how many valid sequences there must be for each invalid one. What comes behind the place from
  ///   which on there cannot be as many is not looked at. `nil` looks at all.
  static func survey(_ bytes: [UInt8], share: Int?) -> Survey {
    bytes.withUnsafeBufferPointer { survey($0, share: share) }
  }

  /// The same of a part of a text.
  static func survey(_ bytes: UnsafeBufferPointer<UInt8>, share: Int? = nil) -> Survey {
    scan(bytes, share: share) { _, _ in }
  }

  static func repair(_ bytes: [UInt8]) -> Outcome {
    var utf8: [UInt8] = []
    // Growing, a large array is held twice; room that is not used takes no memory.
    utf8.reserveCapacity(bytes.count + bytes.count / 2)
    var copied = 0
    let survey = bytes.withUnsafeBufferPointer { bytes in
      let survey = scan(bytes) { fault, isForbidden in
        utf8.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<fault.lowerBound]))
        if fault.count == halvedLength {
          utf8.append(contentsOf: whole(bytes, fault.lowerBound))
        } else if !isForbidden {
          utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
        copied = fault.upperBound
      }
      utf8.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
      return survey
    }
    return Outcome(utf8: utf8, survey: survey)
  }

  /// - Parameter take: is told of each stretch that is invalid, or a character that XML forbids.
  @inline(__always)
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, share: Int? = nil,
    _ take: (_ fault: Range<Int>, _ isForbidden: Bool) -> Void
  ) -> Survey {
    var survey = Survey()
    var index = 0
    guard let source = bytes.baseAddress else { return survey }
    while index < bytes.count {
      while index &+ 16 <= bytes.count, tidings_block_is_ascii(source + index, 0x20) { index &+= 16 }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x80 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index &+= 1
        continue
      }
      if byte == 0xED, isHalved(bytes, index) {
        survey.validSequences += 1
        survey.halvedCount += 1
        if survey.halved.count < DecoderOutput.maximumPlaces { survey.halved.append(index) }
        take(index..<index + halvedLength, false)
        index &+= halvedLength
        continue
      }
      let (length, isValid) = sequence(bytes, index)
      let isNoncharacter = isValid && byte == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
      if isValid, !isNoncharacter {
        survey.validSequences += 1
        if byte >= 0xE0 || byte <= 0xC3 { survey.tellingSequences += 1 }
      } else if byte < 0x20 || isNoncharacter {
        survey.forbiddenCount += 1
        if survey.forbidden.count < DecoderOutput.maximumPlaces { survey.forbidden.append(index) }
        take(index..<index + length, true)
      } else {
        survey.invalidCount += 1
        survey.endsWithinCharacter = index + length == bytes.count && byte >= 0xC2
        if length == 1, index == 0 || bytes[index - 1] < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 {
          survey.strayCount += 1
        }
        if length == 3 || length == 2 && byte == 0xE2 && bytes[index + 1] == 0x80 { survey.cutCount += 1 }
        if survey.invalid.count < DecoderOutput.maximumPlaces { survey.invalid.append(index) }
        take(index..<index + length, false)
        // The last one may be a character that the text's end cut off.
        if let share,
          survey.validSequences + survey.tellingSequences + (bytes.count - index) < (survey.invalidCount - 1) * share,
          (survey.tellingSequences + bytes.count - index) * Survey.straysPerCharacter < survey.invalidCount
        {
          break
        }
      }
      index &+= length
    }
    return survey
  }

  /// The bytes of a character written as two surrogates; nothing else that is taken has so many.
  private static let halvedLength = 6

  private static func isHalved(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + halvedLength <= bytes.count, bytes[index + 3] == 0xED else { return false }
    return bytes[index + 1] & 0xF0 == 0xA0 && bytes[index + 4] & 0xF0 == 0xB0 && bytes[index + 2] & 0xC0 == 0x80
      && bytes[index + 5] & 0xC0 == 0x80
  }

  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> [UInt8] {
    let high = UInt32(bytes[index + 1] & 0x0F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    let low = UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
    return Unicode.Scalar(0x10000 + high << 10 + low).map { Array(Character($0).utf8) } ?? []
  }

  /// How long the character of several bytes at `index` is, or what could have begun one.
  @inline(__always)
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (length: Int, isValid: Bool) {
    func continues(_ place: Int, from low: UInt8 = 0x80, to high: UInt8 = 0xBF) -> Bool {
      place < bytes.count && bytes[place] >= low && bytes[place] <= high
    }
    let byte = bytes[index]
    switch byte {
    case 0xC2...0xDF: return continues(index + 1) ? (2, true) : (1, false)
    case 0xE0...0xEF:
      guard continues(index + 1, from: byte == 0xE0 ? 0xA0 : 0x80, to: byte == 0xED ? 0x9F : 0xBF) else {
        return (1, false)
      }
      return continues(index + 2) ? (3, true) : (2, false)
    case 0xF0...0xF4:
      guard continues(index + 1, from: byte == 0xF0 ? 0x90 : 0x80, to: byte == 0xF4 ? 0x8F : 0xBF) else {
        return (1, false)
      }
      guard continues(index + 2) else { return (2, false) }
      return continues(index + 3) ? (4, true) : (3, false)
    default: return (1, false)
    }
  }
}
