import Testing
import TidingsExtract
import TidingsModel

/// Pages that go on scrolling hold the next story as well.
@Suite struct NextStoryTests {
  private static func paragraphs(_ subject: String, _ count: Int) -> [String] {
    (1...count).map {
      "Report \($0) on the \(subject): the council met for the \($0). time and put off its decision, as two of the offers "
        + "that it had asked for came late and a third was withdrawn, so that nothing will be built before the summer."
    }
  }

  private static func markup(_ lines: [String]) -> String { lines.map { "<p>\($0)</p>" }.joined() }

  private func text(_ body: String) throws -> String? {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The new ferry - Tern</title></head><body>
      <header><a href="/">Tern</a></header><div class="stream">\(body)</div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/ferry")
    else {
      return nil
    }
    return found.item.contentText
  }

  @Test(arguments: [1, 2, 5]) func `A longer story in an element like the first one's is left out`(count: Int) throws {
    let own = Self.paragraphs("ferry", count)
    let next = Self.markup(Self.paragraphs("railway", 9))
    let pages = [
      "<article><h1>The new ferry</h1>\(Self.markup(own))</article><article><h1>The old railway</h1>\(next)</article>",
      "<div class='post'><h1>The new ferry</h1><div class='entry'>\(Self.markup(own))</div></div>"
        + "<div class='post'><h2><a href='/railway'>The old railway</a></h2><div class='entry'>\(next)</div></div>",
    ]
    for page in pages { #expect(try text(page) == own.joined(separator: "\n\n")) }
  }

  @Test func `The parts of a recipe in elements alike are all of it`() throws {
    let steps = Self.paragraphs("dough", 4)
    let parts = [
      "<h1>The new ferry</h1><p>\(Self.paragraphs("kitchen", 1)[0])</p>", "<h2>Method</h2>\(Self.markup(steps))",
    ]
    let text = try #require(try text(parts.map { "<article class='box'>\($0)</article>" }.joined()))
    for step in steps { #expect(text.contains(step)) }
  }

  @Test func `Sections of one story in elements alike are all of it`() throws {
    let (own, next) = (Self.paragraphs("ferry", 3), Self.paragraphs("railway", 4))
    let found = try #require(
      try text(
        "<div class='part'><h1>The new ferry</h1>\(Self.markup(own))</div>"
          + "<div class='part'><h2>And the railway</h2>\(Self.markup(next))</div>"))
    for line in own + next { #expect(found.contains(line)) }
  }
}
