import Testing
import TidingsCrypto

@Suite struct HMACTests {
  /// RFC 2202 and RFC 4231, test case 2.
  @Test(
    arguments: [
      (.sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
      (.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
      (
        .sha384,
        "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
      ),
      (
        .sha512,
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
      ),
    ] as [(HMAC.Digest, String)])
  func `Codes are those of the standard, and no others are right`(digest: HMAC.Digest, hex: String) throws {
    let code = try stride(from: 0, to: hex.count, by: 2).map { place in
      try #require(UInt8(hex.dropFirst(place).prefix(2), radix: 16))
    }
    #expect(try isRight(code, digest))
    #expect(try !isRight(code.dropLast(), digest))
    #expect(try !isRight(code + [0], digest))
    for index in code.indices {
      var wrong = code
      wrong[index] ^= 1
      #expect(try !isRight(wrong, digest))
    }
  }

  private func isRight(_ code: [UInt8], _ digest: HMAC.Digest) throws -> Bool {
    guard var hmac = HMAC(digest, key: Array("Jefe".utf8)) else { throw NoMemory() }
    hmac.update(Array("what do ya want ".utf8)[...])
    hmac.update(Array("for nothing?".utf8)[...])
    return hmac.makes(code)
  }

  private struct NoMemory: Error {}
}
