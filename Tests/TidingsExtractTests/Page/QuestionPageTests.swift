import Testing
import TidingsExtract
import TidingsModel

/// Pages about questions and their answers, as schema.org's terms mark them.
@Suite struct QuestionPageTests {
  private static let question =
    "I have a list of the lights along the coast, one a line. When I sort it, about a third of them vanish, although no two "
    + "are alike. What is going on? The list was written by hand over twenty years, by four keepers in as many scripts, and has "
    + "been copied from one machine to the next ever since."
  private static let answer =
    "Your locale gives no weight to letters that it does not know, so that two names made of such letters compare equal. Sort "
    + "by the order of bytes instead, or take a newer library, which looks at the code points where weights tie."

  private static func scope(_ type: String, _ property: String, _ inside: String) -> String {
    "<div itemscope itemtype=\"https://schema.org/\(type)\" itemprop=\"\(property)\">\(inside)</div>"
  }

  private func item(_ inside: String) throws -> Item {
    try PierPage.item(
      "<!DOCTYPE html><html lang=\"en\"><head><title>Why do lights vanish?</title></head><body><h1>Why do lights vanish?</h1>"
        + inside + "</body></html>")
  }

  @Test func `Of one question the answers are left out, and its author is named without figures`() throws {
    let asker =
      "<div itemprop=\"author\"><a href=\"/u/1\"><span itemprop=\"name\">Ann Bell</span></a><span>412</span></div>"
    let answers = Self.scope(
      "Answer", "acceptedAnswer", "<div itemprop=\"text\"><p>\(Self.answer)</p></div><p>Jo Mars</p>")
    let item = try item(
      Self.scope("Question", "mainEntity", "<div itemprop=\"text\"><p>\(Self.question)</p></div>\(asker)\(answers)"))
    #expect(item.contentText == Self.question)
    #expect(item.authors.map(\.name) == ["Ann Bell"])
  }

  @Test func `What is asked often is answered`() throws {
    let all = (1...3).map { number in
      Self.scope(
        "Question", "mainEntity",
        "<h2>Question \(number) on the lights along the coast?</h2>"
          + Self.scope("Answer", "acceptedAnswer", "<p>\(Self.answer) This is answer \(number).</p>"))
    }
    let text = try #require(try item("<article>\(all.joined())</article>").contentText)
    for number in 1...3 { #expect(text.contains("This is answer \(number).")) }
  }
}
