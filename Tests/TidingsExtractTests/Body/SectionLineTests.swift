import Foundation
import Testing
import TidingsExtract
import TidingsModel

/// Brief lines between an article's paragraphs: names of what it tells of, cells, calls, what is written below the end.
@Suite struct SectionLineTests {
  private static let ships = ["Amrumbank", "Borkumriff", "Elbe 3", "Fehmarnbelt"]

  private static func paragraph(_ ship: String) -> String {
    "The \(ship) lay at anchor for forty years, and her crews wrote down each ship that passed, the wind and the depth."
  }

  private func text(_ body: String) throws -> String {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Four lightships</title></head><body>
      <article><h1>Four lightships</h1><div class="text">\(body)</div></article></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/ships")
    else { throw Missing() }
    return try #require(found.item.contentText)
  }

  private struct Missing: Error {}

  private static let opening = "<p>Four of them can be visited today, and each has a story of her own to tell.</p>"

  @Test(
    arguments: [
      { (ship: String) in #"<ul><li><a href="/s/\#(ship.count)\#(ship.first ?? "a")">\#(ship)</a></li></ul>"# },
      { #"<p><a href="/buy">Buy</a></p><h2><a href="https://ships.example/\#($0.count)">\#($0)</a></h2>"# },
      { #"<p><a href="/s/\#($0.count)">\#($0) at anchor</a></p>"# },
    ] as [@Sendable (String) -> String])
  func `A link over each section's paragraphs is its heading`(head: @Sendable (String) -> String) throws {
    let body = Self.ships.map { head($0) + "<p>\(Self.paragraph($0))</p>" }.joined()
    let text = try text(Self.opening + body)
    for ship in Self.ships {
      #expect(text.split(separator: "\n").contains { $0.hasPrefix(ship) }, "\(text)")
      #expect(text.contains(Self.paragraph(ship)))
    }
    #expect(!text.contains("Buy"))
  }

  @Test(arguments: [("<p>", "</p>"), ("<ul><li>", "</li></ul>")])
  func `Links to other stories between the paragraphs go`(start: String, end: String) throws {
    let stories = [
      "Fishermen ask for a longer season", "New ferry starts in June", "Mayor opens market", "Old pier sold",
    ]
    let body = zip(Self.ships, stories).map { ship, story in
      "\(start)<a href=\"/n/\(story.count)\">\(story)</a>\(end)<p>\(Self.paragraph(ship))</p>"
    }
    let text = try text(Self.opening + body.joined())
    for story in stories { #expect(!text.contains(story), "\(text)") }
  }

  @Test func `A call that stands below each section goes`() throws {
    let body = Self.ships.map { "<p>\(Self.paragraph($0))</p><p><a href=\"/b\">Book a tour</a></p>" }.joined()
    #expect(!(try text(Self.opening + body).contains("Book a tour")))
  }

  @Test func `A row of facts keeps the cell that is a link`() throws {
    let rows = Self.ships.enumerated().map { number, ship in
      "<tr><td><a href=\"/s/\(number)\">Lightship \(ship) in her harbour</a></td><td>\(9 + number) m</td>"
        + "<td>190\(number)</td></tr>"
    }
    let body = "<table><tr><th>Ship</th><th>Mast</th><th>Built</th></tr>\(rows.joined())</table>"
    let text = try text(Self.ships.map { "<p>\(Self.paragraph($0))</p>" }.joined() + body)
    for (number, ship) in Self.ships.enumerated() {
      #expect(text.contains("Lightship \(ship) in her harbour\t\(9 + number) m\t190\(number)"), "\(text)")
    }
  }

  @Test func `A heading of a column below a picture is no caption`() throws {
    let head = "<tr><td><img src=\"/s.png\"><p align=\"center\">Ship</p></td><td>Mast</td><td>Built</td></tr>"
    let rows = Self.ships.map { "<tr><td>\($0)</td><td>9 m</td><td>1905</td></tr>" }
    let body = "<table>\(head)\(rows.joined())</table>"
    let text = try text(Self.ships.map { "<p>\(Self.paragraph($0))</p>" }.joined() + body)
    #expect(text.contains("Ship\tMast\tBuilt"), "\(text)")
  }

  @Test(arguments: [
    "<blockquote><p><em>We read until the oil ran out in March.</em></p></blockquote>",
    "<p><strong><em>We read until the oil ran out in March.</em></strong></p>",
    #"<p align="center" style="text-align: left">We read until the oil ran out in March.</p>"#,
  ]) func `What follows a picture and stands out by itself is no caption`(line: String) throws {
    let paragraphs = Self.ships.map { "<p>\(Self.paragraph($0))</p>" }
    let text = try text(paragraphs[0] + "<p><img src=\"/s.jpg\"></p>" + line + paragraphs[1...].joined())
    #expect(text.contains("We read until the oil ran out in March."), "\(text)")
  }

  @Test func `An article that stands on the page once more for other screens is taken once`() throws {
    let body = Self.ships.map { "<h2>On the \($0)</h2><p>\(Self.paragraph($0))</p>" }.joined()
    let text = try text(
      "<div class=\"wide\">\(Self.opening)\(body)</div><div class=\"narrow\">\(Self.opening)\(body)</div>")
    for ship in Self.ships { #expect(text.components(separatedBy: "On the \(ship)").count == 2, "\(text)") }
  }

  @Test(arguments: [
    #"Want more of the sea? Sign up for our newsletter, <a href="/n">The Log</a>, and sail with us."#,
    #"*** Follow me on <a href="https://social.example/m">Instagram</a> or X for a picture a day ***"#,
    #"Was this newsletter forwarded to you? <a href="/n">Sign up</a> to get it yourself."#,
  ]) func `What asks the reader to follow goes wherever it stands`(call: String) throws {
    let paragraphs = Self.ships.map { "<p>\(Self.paragraph($0))</p>" }
    let text = try text(paragraphs[0] + "<p><em>\(call)</em></p>" + paragraphs[1...].joined())
    #expect(!text.lowercased().contains("sign up") && !text.contains("Follow me"), "\(text)")
  }

  @Test func `A postscript in italics stays, and a section called discussion`() throws {
    let paragraphs = Self.ships.map { "<p>\(Self.paragraph($0))</p>" }
    let section = "<h2>DISCUSSION</h2><p>The logs agree on the winds, and differ on the ships by a third.</p>"
    let postscript = "P.S. One of the crew wrote to me after the first part, and I shall visit her in May."
    let text = try text(
      paragraphs[...2].joined() + section + "<h2>Conclusion</h2>" + paragraphs[3] + "<p><em>\(postscript)</em></p>")
    #expect(text.contains("DISCUSSION\n\nThe logs agree on the winds"), "\(text)")
    #expect(text.hasSuffix(postscript), "\(text)")
  }
}
