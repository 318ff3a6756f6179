import Testing
import TidingsCrypto

@Suite struct SHA256Digests {
  /// FIPS 180-4's own examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func areThoseOfTheStandard(text: String, hex: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hex == hex)
  }

  @Test func areTheSameInPartsAndOneAfterTheOther() {
    var hasher = SHA256()
    for _ in 0..<3 {
      hasher.update("ab")
      hasher.update([])
      hasher.update(0x63)
      #expect(hasher.finish() == SHA256.digest(of: Array("abc".utf8)))
    }
  }

  @Test func areThirtyTwoBytes() {
    let digest = SHA256.digest(of: [])
    #expect(digest.bytes.count == 32)
    #expect(digest.bytes.prefix(4) == [0xE3, 0xB0, 0xC4, 0x42])
  }
}
