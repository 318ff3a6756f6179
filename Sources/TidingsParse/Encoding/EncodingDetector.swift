internal import CUchardet
internal import TidingsModel

/// Guesses the encoding of bytes that nothing declares, or declares wrongly, and that are not UTF-8.
enum EncodingDetector {
  private static let sample = 512 * 1024

  static func detect(_ bytes: [UInt8]) -> TextEncoding {
    if let shifted = shifted(bytes) { return shifted }
    if let vietnamese = VietnameseText.encoding(of: bytes, words: 4) { return vietnamese }
    if VNIText.isWritten(bytes) { return .windows1252 }
    let language = statedLanguage(bytes)
    let text = LatinText(bytes)
    if text.total >= 3, text.isPlausible, let fit = text.best(language: language), fit.misfits * 8 <= text.total {
      return fit.encoding
    }
    return detectScript(bytes, language: language)
  }

  /// What a text is in that declares another encoding than its bytes can be in.
  ///
  /// - Returns: `nil` where it may well be what it says.
  static func contradicting(_ declared: TextEncoding, _ bytes: [UInt8]) -> TextEncoding? {
    if let shifted = shifted(bytes) { return shifted == declared ? nil : shifted }
    if declared.isShifted { return bytes.contains { $0 >= 0x80 } ? detect(bytes) : nil }
    switch declared {
    case .big5, .gbk, .gb18030, .shiftJIS, .eucJP, .eucKR: return EastAsianText.contradicting(declared, bytes)
    case let declared where CyrillicText.isCandidate(declared): return CyrillicText.contradicting(declared, bytes)
    case .windows1258, .tcvn, .viscii, .windows1254, .windows1252:
      if let vietnamese = VietnameseText.encoding(of: bytes, words: 8) {
        return vietnamese == declared ? nil : vietnamese
      }
    default: break
    }
    return contradictingLatin(declared, bytes)
  }

  private static func contradictingLatin(_ declared: TextEncoding, _ bytes: [UInt8]) -> TextEncoding? {
    let text = LatinText(bytes)
    guard let misfits = text.misfits(in: declared), misfits >= 3, misfits * 8 > text.total else { return nil }
    let language = statedLanguage(bytes)
    if text.isPlausible {
      guard let fit = text.best(language: language), fit.misfits * 8 <= min(misfits, text.total) else { return nil }
      return fit.encoding
    }
    guard text.total >= 16 else { return nil }
    let script = detectScript(bytes, language: language)
    return script == .windows1252 || script == declared ? nil : script
  }

  /// The encodings that shift within ASCII, by their escape sequences.
  static func shifted(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.holds(0x1B) else { return nil }
    if looksLikeISO2022JP(bytes) { return .iso2022JP }
    let place = bytes.withUnsafeBufferPointer { XMLScanner($0).find("\u{1B}$)C", from: 0) }
    return place != nil && bytes.contains(0x0E) ? .iso2022KR : nil
  }

  /// Tells scripts apart, with their encodings of one and of several bytes a character.
  private static func detectScript(_ bytes: [UInt8], language: String?) -> TextEncoding {
    var beyondASCII = 0
    var inControls = 0
    for byte in bytes.prefix(sample) where byte >= 0x80 {
      beyondASCII += 1
      if byte < 0xA0 { inControls += 1 }
    }
    if ThaiText.isWritten(bytes) { return .windows874 }
    let usual = usualEncoding(ofLanguage: language, hasControls: inControls > 0) ?? .windows1252
    guard beyondASCII >= 4, let name = UniversalDetector.name(for: bytes.prefix(sample)),
      let guess = encoding(named: name)
    else { return usual }
    // The systems of old are guessed from any few letters that stand together.
    if guess.isRare, beyondASCII < 48 { return usual }
    switch guess.family {
    case .multiByte:
      // A wrong guess shows in characters that are none.
      var output = DecoderOutput()
      if !EncodingDecoder.decode(Array(bytes.prefix(64 * 1024)), as: guess, into: &output) { return usual }
      return output.flawCount * 20 <= beyondASCII ? guess : usual
    case .singleByte:
      // The rarer an encoding, the more evidence it needs.
      switch guess {
      case .windows1250, .windows1251, .windows1253, .windows1255, .windows1256, .koi8R, .windows874:
        guard beyondASCII >= 6 else { return usual }
        return guess == .koi8R && writesUkrainian(bytes) ? .koi8U : guess
      case .windows1252, .windows1258, .viscii, .tcvn: return usual
      default: break
      }
      guard beyondASCII >= 48 else { return usual }
      return inControls > 0 ? windowsCounterpart(of: guess) : guess
    default: return usual
    }
  }

  /// The language that the document names itself to be in: the tags that name it are ASCII in all encodings that are
  /// detected.
  private static func statedLanguage(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(8192)
    return head.withUnsafeBufferPointer { head in
      let scanner = XMLScanner(head)
      let marks: [StaticString] = ["<language>", "xml:lang=\"", "xml:lang='", "<dc:language>", "\"language\":\""]
      for mark in marks {
        guard let found = scanner.find(mark, from: 0) else { continue }
        let text = head[(found + mark.utf8CodeUnitCount)...].drop { $0.isSpace }.prefix(2)
        return String(decoding: text.map(\.lowered), as: UTF8.self)
      }
      return nil
    }
  }

  /// What a text in a language is in that is neither UTF-8 nor shows by itself what it is.
  ///
  /// - Parameter hasControls: whether there are bytes from 0x80 to 0x9F, where ISO 8859 has no letters.
  private static func usualEncoding(ofLanguage language: String?, hasControls: Bool) -> TextEncoding? {
    switch language {
    case "pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq": hasControls ? .windows1250 : .iso8859Part2
    case "ru", "uk", "be", "bg", "mk", "sr", "kk": .windows1251
    case "el": .windows1253
    case "tr", "az": .windows1254
    case "he", "iw", "yi": .windows1255
    case "ar", "fa", "ur": .windows1256
    case "lt", "lv", "et": .windows1257
    case "vi": .windows1258
    case "th": .windows874
    default: nil
    }
  }

  /// Whether there are the letters that KOI8-U has where KOI8-R draws boxes: і ї є ґ.
  private static func writesUkrainian(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(sample).contains { [0xA4, 0xA6, 0xA7, 0xAD, 0xB4, 0xB6, 0xB7, 0xBD].contains($0) }
  }

  /// ISO 8859 has no letters in 0x80 ... 0x9F; the Windows code pages have quotation marks there.
  static func windowsCounterpart(of encoding: TextEncoding) -> TextEncoding {
    switch encoding {
    case .iso8859Part2: .windows1250
    case .iso8859Part5: .windows1251
    case .iso8859Part6: .windows1256
    case .iso8859Part7: .windows1253
    case .iso8859Part8: .windows1255
    case .iso8859Part4, .iso8859Part13: .windows1257
    case .iso8859Part3, .iso8859Part10, .iso8859Part14, .iso8859Part15, .iso8859Part16: .windows1252
    default: encoding
    }
  }

  private static func encoding(named name: String) -> TextEncoding? {
    switch name.lowercased() {
    case "iso-8859-1", "iso-8859-15", "ascii", "us-ascii": .windows1252
    case "uhc", "euc-kr", "cp949": .eucKR
    case "iso-8859-9": .windows1254
    case "iso-8859-11", "tis-620": .windows874
    case "mac-cyrillic": .macCyrillic
    case let label: EncodingLabels.encoding(for: label)
    }
  }

  private static func looksLikeISO2022JP(_ bytes: [UInt8]) -> Bool {
    var escapes = 0
    for (index, byte) in bytes.enumerated() where byte == 0x1B && index + 2 < bytes.count {
      if bytes[index + 1] == 0x24 && [0x40, 0x42].contains(bytes[index + 2]) { escapes += 1 }
    }
    return escapes > 0
  }
}

/// uchardet's detector.
private struct UniversalDetector: ~Copyable {
  private let handle: uchardet_t

  private init?() {
    guard let handle = uchardet_new() else { return nil }
    self.handle = handle
  }

  deinit { uchardet_delete(handle) }

  /// The name of the most likely encoding.
  static func name(for bytes: ArraySlice<UInt8>) -> String? {
    guard let detector = UniversalDetector() else { return nil }
    let status = bytes.withUnsafeBytes { raw in
      uchardet_handle_data(detector.handle, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector.handle)
    let name = uchardet_get_charset(detector.handle).map { String(cString: $0) } ?? ""
    return name.isEmpty ? nil : name
  }
}
