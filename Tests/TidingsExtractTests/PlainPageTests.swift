import Testing
import TidingsExtract
import TidingsModel

/// Names and days on pages that say nothing of them for machines, and whose elements have names that say little or
/// something else.
@Suite struct PlainPageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var language: String
    /// Over the title.
    var above: String
    /// Under the title.
    var head: String
    /// Below the story.
    var end: String
    /// Behind the title, in the page's head.
    var tail: String
    var path: String
    var authors: [String]
    var day: String?
    var testDescription: String { "\(language): \(above)\(head)\(end)\(tail)" }

    init(
      _ language: String, above: String = "", head: String = "", end: String = "", tail: String = "",
      path: String = "/pier", _ authors: [String] = [], day: String? = nil
    ) {
      self.language = language
      self.above = above
      self.head = head
      self.end = end
      self.tail = tail
      self.path = path
      self.authors = authors
      self.day = day
    }
  }

  static let signed = [
    Case(
      "de", head: #"<div class="autor">Von Anna Vogt, Berlin, und Jan Roth, Kiel</div>"#, ["Anna Vogt", "Jan Roth"]),
    Case("de", head: #"<a class="post-meta-author" href="/">durch Anna Vogt</a>"#, ["Anna Vogt"]),
    Case("en-GB", head: "<p>Helen Marsh, MD, PhD; Owen Pryce, DVM</p>", ["Helen Marsh, MD, PhD", "Owen Pryce, DVM"]),
    Case("en-GB", head: "<p>Silver Spring, MD, USA</p>", []),
    Case("en-GB", head: "<p>Helen Marsh</p><p>Jun 14</p>", ["Helen Marsh"]),
    Case("en-GB", head: "<p>Harbour Courier Team</p><p>14 June 2025</p>", ["Harbour Courier Team"]),
    Case("en-GB", head: "<p>Team</p><p>14 June 2025</p>", []),
    Case(
      "en-GB",
      head: "<p><a>Medically reviewed</a> by <a>Owen Pryce</a> — Written by <a>Helen Marsh</a>"
        + "</p>", ["Helen Marsh"]),
    Case("en-GB", head: #"<div class="hero-caption">By Helen Marsh</div>"#, ["Helen Marsh"]),
    Case("fr", head: #"<div class="hero-caption">Par Claire Moreau</div>"#, ["Claire Moreau"]),
    Case("en-GB", head: #"<div class="hero-caption">The pier and Helen Marsh</div>"#, []),
    Case("zh-CN", head: "<div>王小明 2025-06-14 09:15</div>", ["王小明"]),
    Case("zh-CN", head: "<div>王小明 | 2025-06-14 09:15</div>", ["王小明"]),
    Case("zh-CN", head: "<div>金融界 2025-06-14 09:15</div>", []),
    Case(
      "vi",
      end: #"<ul><li><a href="/1">Cầu mới thông xe sau hai năm xây dựng</a></li><li>"#
        + #"<a href="/2">Bến thuyền cũ được giữ lại cho khách</a></li></ul><p align="right">"#
        + "<b>Minh Hạ</b></p>", ["Minh Hạ"]),
    Case(
      "en-GB",
      head: #"<div><span class="author">Helen Marsh</span></div><div>Fact checked by</div><div>"#
        + #"<span class="author">Owen Pryce</span></div>"#, ["Helen Marsh"]),
    Case(
      "de",
      head: #"<div><span class="autor">Anna Vogt</span></div><div>Fotos</div><div>"#
        + #"<span class="autor">Jan Roth</span></div>"#, ["Anna Vogt"]),
    Case(
      "en-GB", head: #"<h5><a href="/author/team">Harbour Courier Team</a></h5><p>14 June 2025</p>"#,
      ["Harbour Courier Team"]),
    Case("en-GB", head: #"<div class="author">BSS</div><p>By Helen Marsh</p>"#, ["Helen Marsh"]),
  ]

  @Test(arguments: signed) func `The names are those of the writers, whatever their elements are called`(given: Case)
    throws
  {
    #expect(try item(given)?.authors.map(\.name) == given.authors)
  }

  static let dated = [
    Case("en-GB", head: #"<div class="hero-caption">14 June 2025 | 5 min read</div>"#, day: "2025-06-14"),
    Case("ja", head: #"<div class="hero-caption">2025年6月14日</div>"#, day: "2025-06-14"),
    Case("de", head: #"<div class="comments">14. Juni 2025 | 33 Kommentare</div>"#, day: "2025-06-14"),
    Case(
      "en-GB",
      head: #"<ul class="post-meta"><li class="date"><a href="/2025/06/">Saturday, 14 June 2025"#
        + "</a></li></ul>", day: "2025-06-14"),
    Case(
      "en-GB",
      end: "<ul><li><strong>Date</strong> 14.06.2025</li><li><strong>Author"
        + "</strong> Helen Marsh</li></ul>", day: "2025-06-14"),
    Case("es", end: "<h4>Publicado</h4><p>14 de junio de 2025</p><h4>Versión</h4><p>1.0</p>", day: "2025-06-14"),
    Case("ru", end: "<div><b>Дата</b></div><div>14.06.2025</div>", day: "2025-06-14"),
    Case("en-GB", tail: " | News | 14.06.2025", day: "2025-06-14"),
    Case("vi", tail: " | Thời sự | 14/06/2025", day: "2025-06-14"),
    Case("en-GB", head: "<p>Updated 14 June 2025</p>", path: "/2025/06/12/pier", day: "2025-06-12"),
    Case("fr", head: "<p>Mis à jour le 14 juin 2025</p>", path: "/2025/06/12/pier", day: "2025-06-12"),
    Case("en-GB", head: "<p>4.82 stars, 14 June 2025</p>", day: "2025-06-14"),
    Case("de", head: "<p>9.15 14. Juni 2025</p>", day: "2025-06-14"),
    Case(
      "en-GB", above: "<p>14 June 2025</p><p>6 min read</p>",
      head: #"<div><h4>Most popular</h4><a href="/s">Walks by the sea</a><div>"#
        + #"<a href="/3">A long walk along the sea wall in the autumn</a></div><div>"#
        + #"<a href="/u">Ines Wolf</a> | 15 July 2025</div><a href="/r">Boats and harbours</a>"#
        + #"<div><a href="/4">Where the herring boats used to unload</a></div><div>"#
        + #"<a href="/v">Olaf Brand</a> | 9 June 2025</div><a href="/q">Town and trade</a><div>"#
        + #"<a href="/5">The fish market that opens before the sun</a></div><div>"#
        + #"<a href="/w">Ines Wolf</a> | 5 June 2025</div></div>"#, day: "2025-06-14"),
    Case(
      "en-GB", above: "<p>14 June 2025</p><p>6 min read</p>", end: "<p>Last updated on 24 November 2025</p>",
      day: "2025-06-14"),
  ]

  @Test(arguments: dated) func `The day is that of the publication, wherever the page tells it`(given: Case) throws {
    #expect(try item(given)?.datePublished.map { String($0.rfc3339.prefix(10)) } == given.day)
  }

  @Test func `A change that a page shows beside the day in its address is the change`() throws {
    let given = Case("en-GB", head: "<p>Updated 14 June 2025</p>", path: "/2025/06/12/pier")
    let found = try item(given)
    #expect(found?.dateModified?.rfc3339.hasPrefix("2025-06-14") == true)
  }

  @Test func `The byline stands by the title's last line before the story, where the page has it on top as well`()
    throws
  {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == "en-GB" }).words
    let sections = (1...70).map { #"<li><a href="/s\#($0)">Section \#($0)</a></li>"# }.joined()
    let above = "<h1>\(words["title"] ?? "")</h1><ul>\(sections)</ul>"
    let given = Case("en-GB", above: above, head: "<p>Helen Marsh</p><p>14 June 2025</p>")
    #expect(try item(given)?.authors.map(\.name) == ["Helen Marsh"])
  }

  @Test func `The title is no author's name, though it is written like one`() throws {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == "en-GB" }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Harbour Lights</title></head><body>
      <h1>Harbour Lights</h1><p>Harbour Lights</p><p>14 June 2025</p><div class="t">\(text)</div></body></html>
      """
    #expect(try item(in: page)?.authors.isEmpty == true)
  }

  @Test func `The day stands by the title's line above the story, where the heading is in a box below it`() throws {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == "en-GB" }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>\(title)</title></head><body>
      <div class="w"><p class="name">\(title)</p><p>By <a href="/author/hm">Helen Marsh</a> · 14 June 2025</p>
      <div class="t">\(text)</div></div><div class="republish"><h1>\(title)</h1><p>Republish this story</p></div>
      </body></html>
      """
    let found = try item(in: page)
    #expect(found?.authors.map(\.name) == ["Helen Marsh"])
    #expect(found?.datePublished?.rfc3339.hasPrefix("2025-06-14") == true)
  }

  private func item(_ given: Case) throws -> Item? {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == given.language }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>\(title)\(given.tail)</title></head>
      <body><ul><li><a href="/a">One of the site's many sections</a></li><li><a href="/b">Another of them</a></li></ul>
      <div class="w">\(given.above)<h1>\(title)</h1>\(given.head)<div class="t">\(text)</div>\(given.end)</div>
      <div class="side"><a href="/c">A long walk along the sea wall at the end of the season</a>
      <a href="/d">Where the herring boats used to unload their catch</a></div></body></html>
      """
    return try item(in: page, at: given.path)
  }

  private func item(in page: String, at path: String = "/pier") throws -> Item? {
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example\(path)")
    else {
      Issue.record("no article")
      return nil
    }
    return found.item
  }
}
