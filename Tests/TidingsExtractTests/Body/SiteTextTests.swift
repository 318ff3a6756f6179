import Testing
import TidingsExtract
import TidingsModel

/// What a site says beside an article is no part of it, though it is longer or no name tells.
@Suite struct SiteTextTests {
  static let paragraphs = ReaderCommentsTests.paragraphs

  static func sentence(_ number: Int) -> String {
    "Point \(number) of what the harbour's friends stand for, which they have told the town again and again: a port lives by "
      + "its people, and every one of them is to have a say in what is built there."
  }

  static func text(_ body: String) throws -> String {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry waits for a part - Tern</title></head>
      <body>\(body)</body></html>
      """
    let outcome = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/ferry")
    guard case .article(let found) = outcome else { return "" }
    return try #require(found.item.contentText)
  }

  static let own = paragraphs.map { "<p>\($0)</p>" }.joined() + paragraphs.map { "<p>Again: \($0)</p>" }.joined()
  static let ownText = (paragraphs + paragraphs.map { "Again: \($0)" }).joined(separator: "\n\n")

  @Test(arguments: ["aside", "section class='sidebar'", "div class='sidebar-left'"])
  func `A column beside the article is left out though it is longer`(element: String) throws {
    let column = (1...14).map { "<h4>Point \($0)</h4><p>\(Self.sentence($0))</p>" }.joined()
    let end = element.prefix { $0 != " " }
    let body =
      "<div><div><h1>Ferry waits for a part</h1>\(Self.own)</div><\(element)>\(column)</\(end)></div>"
    #expect(try Self.text(body) == Self.ownText)
  }

  @Test(arguments: ["nav", "div"])
  func `A table below the title is the article though a paragraph stands above`(element: String) throws {
    let rows = (1...30).map {
      "<tr><td>\($0)</td><td>Quay of the town number \($0)</td><td>\($0 * 30) metres</td></tr>"
    }
    let body =
      "<\(element)><div><div><p>\(Self.sentence(1))</p></div></div></\(element)><div><div><h1>Ferry waits for a part</h1>"
      + "<p>\(Self.paragraphs[0])</p><table>\(rows.joined())</table></div></div>"
    let found = try Self.text(body)
    #expect(found.contains(Self.paragraphs[0]) && found.contains("Quay of the town number 30"))
    #expect(element == "div" || !found.contains("harbour's friends"))
  }

  /// Teasers with long texts and without pictures.
  static func teasers(_ count: Int, call: String, titled: Bool) -> String {
    let cards = (1...count).map { number in
      let title =
        titled ? "<a href='/story-\(number)'>Story \(number) of the harbour</a>" : "Story \(number) of the harbour"
      return
        "<article><h3>\(title)</h3><div>\(sentence(number))</div><ul><li><a href='/story-\(number)'>\(call)</a></li></ul>"
        + "</article>"
    }
    return "<div>\(cards.joined())</div>"
  }

  @Test(arguments: ["Read more", "Xem tiếp", "Weiterlesen", "Leer la nota", "続きを読む"], [true, false])
  func `Teasers that end with the same call are left out`(call: String, titled: Bool) throws {
    let body =
      "<div><h1>Ferry waits for a part</h1>\(Self.own)</div>" + Self.teasers(4, call: call, titled: titled)
    #expect(try Self.text("<div>\(body)</div>") == Self.ownText)
  }

  @Test func `Things that an article tells of one by one stay though each ends with a call`() throws {
    let body =
      "<div><h1>Ferry waits for a part</h1><p>\(Self.paragraphs[0])</p>"
      + Self.teasers(9, call: "See the ship", titled: false) + "</div>"
    let found = try Self.text(body)
    for number in 1...9 { #expect(found.contains(Self.sentence(number))) }
  }

  @Test(arguments: [
    "Citation: Ferry waits for a part (2025, May 4) retrieved 5 May 2025 from tern.example",
    "Suggested citation Bell, Ann: Ferry waits for a part, Tern, 2025/5/4, tern.example/ferry.",
    "Zitiervorschlag: Bell, Ann (2025): Die Fähre wartet auf ein Teil. Tern, 4. Mai 2025.",
    "Pour citer cet article : Ann Bell, « Le bac attend une pièce », Tern, 4 mai 2025.",
    "Trích dẫn bài viết: Minh Hạ, Phà chờ phụ tùng, báo Nhạn, ngày 4 tháng 5 năm 2025.",
    "More information: Ann Bell et al, Ferries and their parts, Harbour Letters (2025). DOI: 10.1234/tern.5678",
    "This document is subject to copyright. No part may be reproduced without the written permission of its owner.",
  ])
  func `How the article is to be cited is no part of it`(note: String) throws {
    let body = "<div><h1>Ferry waits for a part</h1>\(Self.own)<p>\(note)</p></div>"
    #expect(try Self.text(body) == Self.ownText)
  }

  @Test func `What an article says last of a reference in it stays`() throws {
    let last = "Reference: the mayor has asked the office of the port to name the quay after the ferry's first captain."
    let body = "<div><h1>Ferry waits for a part</h1>\(Self.own)<p>\(last)</p></div>"
    #expect(try Self.text(body).hasSuffix(last))
  }
}
