import Testing
import TidingsModel

@Suite struct FNV1aTests {
  /// Of RFC 9923's own test vectors.
  @Test(
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func `Hashes are those of the specification`(text: String, hash: UInt64) {
    #expect(FNV1a.hash(of: text.utf8) == hash)
  }

  @Test func `It is all the same in how many parts the bytes come`() {
    var hash = FNV1a()
    hash.add(0x66)
    hash.add("oob".utf8)
    #expect(FNV1a.hash(of: "ar".utf8, behind: hash.value) == FNV1a.hash(of: "foobar".utf8))
  }
}
