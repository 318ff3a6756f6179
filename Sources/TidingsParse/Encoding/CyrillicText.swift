/// Tells the encodings of Cyrillic letters apart by the letters that are written most.
enum CyrillicText {
  private static let candidates: [TextEncoding] = [.windows1251, .koi8R, .iso8859Part5, .ibm866]
  /// More than half of what is written in any language with these letters.
  private static let frequent = Set("оеаинтсрвлкдпму".unicodeScalars)

  static func isCandidate(_ encoding: TextEncoding) -> Bool { candidates.contains(encoding) || encoding == .koi8U }

  /// - Returns: `nil` where the text may well be what it says.
  static func contradicting(_ declared: TextEncoding, _ bytes: [UInt8]) -> TextEncoding? {
    let letters = Array(bytes.lazy.filter { $0 >= 0x80 }.prefix(1024))
    guard letters.count >= 24 else { return nil }
    let own = share(letters, declared)
    guard own < 0.3 else { return nil }
    let others = candidates.filter { $0 != declared }.map { (encoding: $0, share: share(letters, $0)) }
    guard let best = others.max(by: { $0.share < $1.share }), best.share >= 0.5 else { return nil }
    return best.encoding
  }

  private static func share(_ letters: [UInt8], _ encoding: TextEncoding) -> Double {
    var output = DecoderOutput()
    guard EncodingDecoder.decode(letters, as: encoding, into: &output) else { return 0 }
    let scalars = String(decoding: output.utf8, as: UTF8.self).unicodeScalars
    return Double(scalars.count { frequent.contains($0) }) / Double(letters.count)
  }
}
