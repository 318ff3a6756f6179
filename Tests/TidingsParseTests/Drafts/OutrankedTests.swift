import Testing
import TidingsModel

@testable import TidingsParse

@Suite("What a better element outranks")
struct OutrankedTests {
  @Test(
    "Two texts say the same whatever markup, references and punctuation they have",
    arguments: [
      ("A bridge", "A bridge", true), ("<p>A <b>bridge</b></p>", "A bridge.", true),
      ("A&nbsp;bridge", "A\u{A0}bridge", true),
      ("“A” bridge", "\"A\" bridge", true), ("A bridge", "A bridge, at last", false), ("Cầu", "Cau", false),
      ("a < b", "a b", true), ("", "", true), ("", "a", false), ("&", "", true), ("<", "", true),
    ])
  func saysTheSame(_ left: String, _ right: String, _ same: Bool) {
    #expect(Outranked.saysTheSame(Array(left.utf8)[...], Array(right.utf8)[...]) == same)
    #expect(Outranked.saysTheSame(Array(right.utf8)[...], Array(left.utf8)[...]) == same)
  }

  @Test("A text that is long, blank, or says nothing else is not kept")
  func isKept() {
    let chosen = ParsedText(.plain, "A bridge")
    #expect(Outranked.element("title", ParsedText(.plain, "The bridge"), beside: [chosen])?.value == "The bridge")
    #expect(Outranked.element("title", ParsedText(.html, "<i>A bridge</i>"), beside: [chosen]) == nil)
    #expect(Outranked.element("title", ParsedText(.plain, " "), beside: [chosen]) == nil)
    #expect(
      Outranked.element("title", ParsedText(.plain, String(repeating: "x", count: 16_385)), beside: [chosen]) == nil)
  }
}
