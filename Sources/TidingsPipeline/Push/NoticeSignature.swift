internal import CCrypto

/// What a hub signs a notice with: `X-Hub-Signature: sha256=…` (WebSub section 7.1).
struct NoticeSignature {
  /// The method's name as libcrypto has it, for instance `sha256`.
  private let method: String
  private let code: [UInt8]

  /// - Parameter field: the header field's value; `nil` when it names no method of the specification.
  init?(_ field: String) {
    let parts = field.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, ["sha1", "sha256", "sha384", "sha512"].contains(parts[0].lowercased()) else { return nil }
    method = parts[0].lowercased()
    var code: [UInt8] = []
    var digits = parts[1][...]
    while digits.count >= 2 {
      guard let byte = UInt8(digits.prefix(2), radix: 16) else { return nil }
      code.append(byte)
      digits.removeFirst(2)
    }
    guard digits.isEmpty else { return nil }
    self.code = code
  }

  /// Whether it is that of a body, made with a secret (HMAC, RFC 2104). Takes as long whatever of it is wrong.
  func isRight(of body: [UInt8], secret: String) -> Bool {
    var expected = [UInt8](repeating: 0, count: Int(TIDINGS_LONGEST_HMAC))
    let key = Array(secret.utf8)
    let count = expected.withUnsafeMutableBytes { room in
      key.withUnsafeBytes { key in
        body.withUnsafeBytes { body in
          tidings_hmac(
            method, key.baseAddress, key.count, body.baseAddress, body.count,
            room.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
      }
    }
    guard count > 0, code.count == count else { return false }
    var difference: UInt8 = 0
    for index in code.indices { difference |= code[index] ^ expected[index] }
    return difference == 0
  }
}
