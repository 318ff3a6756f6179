internal import TidingsHTML
internal import TidingsModel

/// Reads bytes that are not clean UTF-8.
struct DecodingAttempt: ~Copyable {
  private var bytes: [UInt8]
  private var notes: [Warning]
  /// What of the bytes was given back, where that is wanted.
  private var spent: SpentPrefix?
  private let mayStay: Bool

  /// A text of several bytes a character and of that size is looked through before it is decoded, so that it can be given
  /// back meanwhile.
  private static let largeText = 2 << 20

  /// - Parameters:
  ///   - givesBack: give the memory of the bytes, which nobody else holds, back to the system as they are read.
  ///   - mayStay: leave a large text in its encoding, where it can be read bit by bit.
  init(_ bytes: consuming [UInt8], notes: [Warning], givesBack: Bool, mayStay: Bool = false) {
    self.bytes = bytes
    self.notes = notes
    self.mayStay = mayStay
    if givesBack { spent = SpentPrefix() }
  }

  /// - Parameter declared: the encodings declared, the stronger first.
  consuming func read(declared: [TextEncoding]) -> DecodedDocument {
    if let wide = DeclaredEncoding.wide(bytes) {
      if let first = declared.first, first.family != wide.family { warnOf(first, is: wide) }
      return read(as: wide)
    }
    if DeclaredEncoding.isEBCDIC(bytes) { return read(as: mainframeEncoding(declared)) }
    let candidates = declared.filter { $0.family != .utf16 && $0.family != .utf32 && !$0.isMainframe }
    if let first = candidates.first, first.isShifted {
      let actual = EncodingDetector.contradicting(first, bytes) ?? first
      if actual != first { warnOf(first, is: actual) }
      return read(as: actual)
    }
    // A server's default beside a document that says UTF-8 is no better proof than none.
    let share = Self.validShare(declared: candidates.contains(.utf8) ? .utf8 : candidates.first)
    let survey = UTF8Repair.survey(bytes, share: share)
    let nothingElseIsDeclared = candidates.allSatisfy { $0 == .utf8 }
    if isMostlyUTF8(survey, share: share) || (nothingElseIsDeclared && SoundTexts.prevail(in: bytes)) {
      if let first = declared.first, first != .utf8, survey.validSequences > 0 { warnOf(first, is: .utf8) }
      // The encodings that shift have no bytes beyond ASCII; and a lone escape is a control character like others.
      let isASCII = survey.invalidCount == 0 && survey.validSequences == 0
      if !isASCII || EncodingDetector.shifted(bytes) == nil { return finish(UTF8Repair.repair(bytes)) }
    }
    var detected: TextEncoding?
    for candidate in candidates where candidate != .utf8 {
      if let actual = EncodingDetector.contradicting(candidate, bytes) {
        // Of two declarations the other may be right.
        detected = detected ?? actual
        continue
      }
      if let source = sourceThatStays(as: candidate) {
        if let first = declared.first, first != candidate { warnOf(first, is: candidate) }
        return DecodedDocument(source, encoding: candidate.rawValue, repairs: notes)
      }
      // What is given back cannot be tried in another encoding.
      let isSure = candidate.family != .multiByte || spent != nil && bytes.count >= Self.largeText
      if isSure, candidate.family == .multiByte,
        isTooFlawed(EncodingDecoder.flawCount(bytes, as: candidate), candidate, beside: candidates)
      {
        continue
      }
      var given = isSure ? spent : nil
      var output = DecoderOutput()
      guard EncodingDecoder.decode(&bytes, as: candidate, into: &output, spent: &given) else { continue }
      if !isSure, isTooFlawed(output.flawCount, candidate, beside: candidates) { continue }
      spent = given ?? spent
      if let first = declared.first, first != candidate { warnOf(first, is: candidate) }
      return finish(output, encoding: candidate)
    }
    let actual = detected ?? EncodingDetector.detect(bytes)
    if let first = declared.first, first != actual { warnOf(first, is: actual) }
    return read(as: actual)
  }

  /// Which EBCDIC it is: the letters of a declaration are the same in all.
  private func mainframeEncoding(_ declared: [TextEncoding]) -> TextEncoding {
    if let first = declared.first, first.isMainframe { return first }
    var output = DecoderOutput()
    guard EncodingDecoder.decode(Array(bytes.prefix(256)), as: .ibm037, into: &output),
      let label = DeclaredEncoding.label(output.utf8, kind: .xml),
      let encoding = EncodingLabels.encoding(for: label), encoding.isMainframe
    else { return .ibm037 }
    return encoding
  }

  /// Reads the bytes in one encoding, come what may.
  consuming func read(as encoding: TextEncoding) -> DecodedDocument {
    if encoding == .utf8 { return finish(UTF8Repair.repair(bytes)) }
    if let source = sourceThatStays(as: encoding) {
      return DecodedDocument(source, encoding: encoding.rawValue, repairs: notes)
    }
    var output = DecoderOutput()
    guard EncodingDecoder.decode(&bytes, as: encoding, into: &output, spent: &spent) else {
      notes.append(Warning("this system cannot read \(encoding.rawValue)"))
      return finish(UTF8Repair.repair(bytes))
    }
    return finish(output, encoding: encoding)
  }

  /// The bytes as they are, where they can be read bit by bit. XHTML is not: it is looked for again where it stands
  /// (`MarkupSource`), which is done in UTF-8.
  private mutating func sourceThatStays(as encoding: TextEncoding) -> HeldBytes? {
    guard mayStay, bytes.count >= Self.largeText, encoding.family == .singleByte,
      let decoder = SingleByteDecoders.decoder(for: encoding), decoder.readsDocument(bytes),
      bytes.withUnsafeBufferPointer({ XMLScanner($0).find("xhtml", from: 0) }) == nil
    else { return nil }
    var source = HeldBytes(decoder: decoder)
    swap(&source.bytes, &bytes)
    return source
  }

  /// A few bad bytes among many good characters are damage, not another encoding.
  private func isMostlyUTF8(_ survey: UTF8Repair.Survey, share: Int) -> Bool {
    let invalid = survey.invalidCount - (survey.endsWithinCharacter && survey.validSequences > 0 ? 1 : 0)
    if invalid == 0 { return true }
    let isOtherDeclared = share > Self.validShare(declared: nil)
    if survey.validSequences == 0 { return !isOtherDeclared && survey.cutCount == survey.invalidCount }
    if !isOtherDeclared, survey.isStrewn { return true }
    // Where it is declared, half as much proof will do.
    let telling = share == Self.validShare(declared: .utf8) ? survey.tellingSequences : 0
    return survey.validSequences + telling >= invalid * share
  }

  /// Whether so many characters that are none show that a text is in another encoding of several bytes than that.
  /// - Parameter declared: all that are declared: where one of a byte a character is as well, one in twenty characters
  ///   will do, as nearly any bytes are characters of several.
  private func isTooFlawed(_ flaws: Int, _ encoding: TextEncoding, beside declared: [TextEncoding]) -> Bool {
    guard encoding.family == .multiByte else { return false }
    if flaws > 1, declared.contains(where: { $0.family == .singleByte }) {
      return flaws * 40 > bytes.count(where: { $0 >= 0x80 })
    }
    guard flaws > 4 else { return false }
    return flaws > UTF8Repair.survey(bytes, share: nil).invalidCount / 8
  }

  /// How many valid sequences there must be for each invalid one.
  private static func validShare(declared: TextEncoding?) -> Int {
    switch declared {
    case .utf8: 2
    case nil: 4
    default: 20
    }
  }

  private mutating func warnOf(_ declared: TextEncoding, is actual: TextEncoding) {
    notes.append(
      Warning("declared as \(declared.rawValue), but the bytes look like \(actual.rawValue)", line: 1, column: 1))
  }

  private consuming func finish(_ outcome: UTF8Repair.Outcome) -> DecodedDocument {
    var places = RepairNotes(bytes)
    places.add("invalid UTF-8 was replaced by U+FFFD", at: outcome.survey.invalid, count: outcome.survey.invalidCount)
    places.add(
      "a control character was removed", at: outcome.survey.forbidden, count: outcome.survey.forbiddenCount)
    places.add(
      "a character was written as two surrogates (CESU-8)", at: outcome.survey.halved, count: outcome.survey.halvedCount
    )
    return DecodedDocument(utf8: outcome.utf8, encoding: "utf-8", repairs: notes + places.warnings)
  }

  private consuming func finish(_ output: DecoderOutput, encoding: TextEncoding) -> DecodedDocument {
    var places = RepairNotes(bytes, after: spent)
    places.add(
      "bytes that stand for nothing in \(encoding.rawValue) were replaced by U+FFFD", at: output.flaws,
      count: output.flawCount)
    var utf8 = output.utf8
    if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
    if !CleanUTF8.holds(utf8) {
      let outcome = UTF8Repair.repair(utf8)
      var controls = RepairNotes(utf8)
      controls.add(
        "a control character was removed", at: outcome.survey.forbidden, count: outcome.survey.forbiddenCount)
      return DecodedDocument(
        utf8: outcome.utf8, encoding: encoding.rawValue, repairs: notes + places.warnings + controls.warnings)
    }
    return DecodedDocument(utf8: utf8, encoding: encoding.rawValue, repairs: notes + places.warnings)
  }
}
