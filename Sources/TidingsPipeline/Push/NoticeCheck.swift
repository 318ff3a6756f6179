internal import TidingsCrypto

/// Whether a notice is signed as its hub signs: `X-Hub-Signature: sha256=…` (WebSub section 7.1). Fed with the notice in
/// parts, so that nobody has to hold it.
struct NoticeCheck: ~Copyable {
  private var hmac: HMAC
  private let code: [UInt8]

  /// - Parameters:
  ///   - field: the header field's value; `nil` when it names no method of the specification.
  ///   - secret: what the hub was given to sign with.
  init?(_ field: String, secret: String) {
    let parts = field.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let digest = HMAC.Digest(rawValue: parts[0].lowercased()),
      let code = Self.bytes(ofHexadecimal: parts[1]), let hmac = HMAC(digest, key: Array(secret.utf8))
    else { return nil }
    self.hmac = hmac
    self.code = code
  }

  mutating func update(_ bytes: ArraySlice<UInt8>) { hmac.update(bytes) }

  /// Whether the signature is that of all that was fed in. Takes as long whatever of it is wrong.
  consuming func isRight() -> Bool { hmac.makes(code) }

  private static func bytes(ofHexadecimal text: Substring) -> [UInt8]? {
    // Also so that a long field costs nothing.
    guard text.utf8.count <= 2 * HMAC.longestCode, text.utf8.count.isMultiple(of: 2) else { return nil }
    let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
