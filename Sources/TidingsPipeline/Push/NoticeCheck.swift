internal import CCrypto

/// Whether a notice is signed as its hub signs: `X-Hub-Signature: sha256=…` (WebSub section 7.1). Fed with the notice in
/// parts, so that nobody has to hold it.
struct NoticeCheck: ~Copyable {
  private let context: OpaquePointer
  private let code: [UInt8]

  /// - Parameters:
  ///   - field: the header field's value; `nil` when it names no method of the specification.
  ///   - secret: what the hub was given to sign with.
  init?(_ field: String, secret: String) {
    let parts = field.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, ["sha1", "sha256", "sha384", "sha512"].contains(parts[0].lowercased()),
      let code = Self.bytes(ofHexadecimal: parts[1])
    else { return nil }
    let key = Array(secret.utf8)
    guard let context = key.withUnsafeBytes({ tidings_hmac_new(parts[0].lowercased(), $0.baseAddress, $0.count) })
    else { return nil }
    self.context = context
    self.code = code
  }

  deinit { tidings_hmac_free(context) }

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { _ = tidings_hmac_update(context, $0.baseAddress, $0.count) }
  }

  /// Whether the signature is that of all that was fed in (HMAC, RFC 2104). Takes as long whatever of it is wrong.
  consuming func isRight() -> Bool {
    var expected = [UInt8](repeating: 0, count: Int(TIDINGS_LONGEST_HMAC))
    let count = expected.withUnsafeMutableBufferPointer { tidings_hmac_finish(context, $0.baseAddress) }
    guard count > 0, code.count == count else { return false }
    var difference: UInt8 = 0
    for index in code.indices { difference |= code[index] ^ expected[index] }
    return difference == 0
  }

  private static func bytes(ofHexadecimal text: Substring) -> [UInt8]? {
    // Also so that a long field costs nothing.
    guard text.utf8.count <= 2 * Int(TIDINGS_LONGEST_HMAC), text.utf8.count.isMultiple(of: 2) else { return nil }
    let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
