import Testing
import TidingsModel

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("a%20b", "a b"), ("%C3%a9", "é"), ("%2525", "%25"), ("a+b", "a+b"), ("", ""),
    // What is not encoded rightly stays.
    ("%", "%"), ("%4", "%4"), ("a%4", "a%4"), ("%4g", "%4g"), ("%+1", "%+1"), ("%-1%41", "%-1A"), ("%%41", "%A"),
  ]) func `Two hexadecimal digits behind a percent sign stand for a byte`(text: String, meant: String) {
    #expect(String(decoding: PercentEncoding.decode(text), as: UTF8.self) == meant)
  }

  @Test func `In a form a plus sign is a space`() {
    #expect(String(decoding: PercentEncoding.decodeForm("a+b%2Bc%+1"), as: UTF8.self) == "a b+c% 1")
  }

  @Test func `What is not unreserved is encoded, or what the place does not allow`() {
    #expect(PercentEncoding.encode("aZ0-._~ é&=+%\n") == "aZ0-._~%20%C3%A9%26%3D%2B%25%0A")
    #expect(PercentEncoding.encode("/a b/é") { $0 == 0x2F || PercentEncoding.isUnreserved($0) } == "/a%20b/%C3%A9")
  }
}
