import Testing
import TidingsModel

struct SpoolNameTests {
  static let id = ArticleID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)

  @Test(arguments: [1, 2, 19, 1_000_000]) func aNameIsReadAsItWasWritten(revision: Int) throws {
    let name = SpoolName(microseconds: 1_702_540_380_000_001, id: Self.id, revision: revision)
    #expect(name.text == "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r\(revision).json")
    let read = try #require(SpoolName(name.text))
    #expect(read == name && read.id == Self.id && read.revision == revision)
  }

  @Test(arguments: [
    "", ".", "x.json", "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r0.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r-1.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r+1.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r1.json.part",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r1",
    "20231214T075300.000001Z-0123456789abcdeffedcba987654321-r1.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba987654321g-r1.json",
    "20231214T075300.000001Z_0123456789abcdeffedcba9876543210-r1.json",
    "20231214 075300.000001Z-0123456789abcdeffedcba9876543210-r1.json",
    "2023121aT075300.000001Z-0123456789abcdeffedcba9876543210-r1.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r99999999999999999999999.json",
    "../20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r1.json",
    "20231214T075300.000001Z-0123456789abcdeffedcba9876543210-r1/.json",
  ])
  func whatIsNoArticlesNameIsRefused(text: String) { #expect(SpoolName(text) == nil) }
}
