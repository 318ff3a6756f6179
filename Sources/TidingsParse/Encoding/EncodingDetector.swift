internal import CUchardet

/// Guesses the encoding of bytes that nothing declares, or declares wrongly, and that are not UTF-8.
enum EncodingDetector {
  private static let sample = 512 * 1024

  static func detect(_ bytes: [UInt8]) -> TextEncoding {
    if bytes.contains(0x1B), looksLikeISO2022JP(bytes) { return .iso2022JP }
    if let vietnamese = VietnameseText.encoding(of: bytes, words: 4) { return vietnamese }
    var beyondASCII = 0
    var inControls = 0
    for byte in bytes.prefix(sample) where byte >= 0x80 {
      beyondASCII += 1
      if byte < 0xA0 { inControls += 1 }
    }
    guard beyondASCII >= 4, let name = UniversalDetector.name(for: bytes.prefix(sample)),
      let guess = encoding(named: name)
    else { return .windows1252 }
    switch guess.family {
    case .multiByte:
      // A wrong guess shows in characters that are none.
      var output = DecoderOutput()
      if !EncodingDecoder.decode(Array(bytes.prefix(64 * 1024)), as: guess, into: &output) { return .windows1252 }
      return output.flawCount * 20 <= beyondASCII ? guess : .windows1252
    case .singleByte:
      // The rarer an encoding, the more evidence it needs.
      switch guess {
      case .windows1250, .windows1251, .windows1253, .windows1255, .windows1256, .koi8R, .windows874:
        return beyondASCII >= 6 ? guess : .windows1252
      case .windows1252: return guess
      case .windows1258, .viscii, .tcvn: return .windows1252
      default: break
      }
      guard beyondASCII >= 48 else { return .windows1252 }
      return inControls > 0 ? windowsCounterpart(of: guess) : guess
    default: return .windows1252
    }
  }

  /// ISO 8859 has no letters in 0x80 ... 0x9F; the Windows code pages have quotation marks there.
  private static func windowsCounterpart(of encoding: TextEncoding) -> TextEncoding {
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
