import Testing
import TidingsExtract
import TidingsModel

/// Tables and lists with dates inside a story.
@Suite struct ListedFactsTests {
  private static let opening =
    "<p>The regatta is back after two years, the club said on Monday, with three races and a prize for the youngest crew.</p>"
    + "<p>Entry is free for residents; visitors pay five pounds a race, or twelve for all three.</p>"
  private static let end =
    "<p>The last one ended in a calm, and the crews rowed home after dark with the cup between them.</p>"

  private func item(_ inside: String, above: String = "") throws -> Item {
    try PierPage.item(
      "<!DOCTYPE html><html lang=\"en\"><head><title>Regatta returns</title></head><body><article><h1>Regatta returns</h1>"
        + above + Self.opening + inside + Self.end + "</article></body></html>")
  }

  @Test(arguments: ["12/03/2026", "2026-03-12", "12 March 2026", "From 12 March 2026"])
  func `The dates of a table stay in their column, and date nothing`(date: String) throws {
    let rows = [(date, "Opening race"), (date.replacing("12", with: "15"), "Second race")]
      .map { "<tr><td>\($0.0)</td><td>\($0.1)</td></tr>" }.joined()
    let item = try item("<table><tr><th>Date</th><th>Race</th></tr>\(rows)</table>")
    #expect(item.contentText?.contains("Date\tRace\n\(date)\tOpening race\n") == true, "\(item.contentText ?? "")")
    #expect(item.datePublished == nil)
  }

  @Test(arguments: [
    ["Founded: 12 March 1984", "Members: 40"], ["Deadline: 12 March 2026", "Fee: five pounds"],
    ["Entries open: 1 February 2026", "Entries close: 1 March 2026"],
    ["1 February 2026: entries open", "1 March 2026: entries close"],
  ]) func `The dates of a list of facts stay, and date nothing`(facts: [String]) throws {
    let item = try item("<p>Key dates:</p><ul>\(facts.map { "<li>\($0)</li>" }.joined())</ul>")
    #expect(item.contentText?.contains("Key dates:") == true)
    for fact in facts { #expect(item.contentText?.contains(fact) == true) }
    #expect(item.datePublished == nil)
  }

  @Test(arguments: [
    "<li>Published: 12 March 2026</li><li>Updated: 13 March 2026</li>", "<li>Ann Bell</li><li>12 March 2026</li>",
    "<li>12 March 2026</li><li>(reviewed 14 March 2026)</li>", "<li>Online: 12 March 2026</li><li>3 min</li>",
    "<li>Author: Ann Bell</li><li>Online: 12 March 2026</li><li>Racing</li>",
  ]) func `A list of who wrote and when is none`(lines: String) throws {
    let item = try item("<ul>\(lines)</ul>")
    #expect(item.datePublished?.rfc3339.hasPrefix("2026-03-12") == true)
    #expect(item.contentText?.contains("March 2026") == false)
  }

  @Test(arguments: [
    "<tr><td>By Ann Bell</td><td>12 March 2026</td></tr>", "<tr><th>Published</th><td>12 March 2026</td></tr>",
    "<tr><th>Date</th><td>12 March 2026</td></tr><tr><th>Author</th><td>Ann Bell</td></tr>"
      + "<tr><th>Section</th><td>Racing</td></tr>",
    "<tr><td>Published: 12 March 2026</td><td>Views: 345</td></tr>",
  ]) func `A table of who wrote and when is none`(rows: String) throws {
    #expect(try item("<table>\(rows)</table>").datePublished?.rfc3339.hasPrefix("2026-03-12") == true)
  }

  @Test(arguments: [
    "<p>Race day: 21 July 2026</p><p>Published: 20 July 2026</p>",
    "<dl><dt>Race day</dt><dd>21 July 2026</dd><dt>Published</dt><dd>20 July 2026</dd></dl>",
  ]) func `A date whose label is another's gives way to the publication's`(lines: String) throws {
    #expect(try item("", above: lines).datePublished?.rfc3339.hasPrefix("2026-07-20") == true)
  }
}
