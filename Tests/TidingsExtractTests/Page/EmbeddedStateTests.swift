import Foundation
import TestClock
import Testing
import TidingsExtract
import TidingsModel

/// Articles that stand nowhere but in the state that a page's program starts from.
@Suite struct EmbeddedStateTests {
  private static let title = "A winter on the lightship"
  private static let paragraphs = (1...6).map {
    "The crew spent night \($0) of the winter below deck, as the mate wrote in his log, and read aloud from the books."
  }
  private static let date = "2026-11-26T09:15:00Z"

  private struct Missing: Error {}

  private static func json(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed]), as: UTF8.self)
  }

  private static func article(_ scripts: String) throws -> Item {
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><div id="app"></div>\(scripts)</body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/winter")
    else { throw Missing() }
    return found.item
  }

  private static var markup: String { paragraphs.map { "<p>\($0)</p>" }.joined() }
  private static var text: String { paragraphs.joined(separator: "\n\n") }

  private static var story: [String: Any] {
    ["title": title, "publishedAt": date, "author": ["name": "Ann Bell"], "body": markup]
  }

  private static func script(_ text: String) -> String { "<script>\(text)</script>" }

  private static let briefParagraphs = [
    "The queue for bread in the lower town is no more, since the baker's granddaughter wrote a program for it.",
    "Whoever wants a loaf sends a message before seven, and finds it in a bag with their name on it on the way to work.",
    "“My grandmother kept all of this in a notebook,” says Ann Bell, who is twenty-two. “I gave it a keyboard.”",
    "Three other bakers have asked for the recipe, that of the program. The one for the bread remains a secret.",
  ]

  @Test(arguments: ["", "<p>Ann Bell</p>", "<p>\(briefParagraphs[0])</p>"])
  func `A brief article that stands in the page's data alone, or begins on the page, is read from there`(shown: String)
    throws
  {
    let brief = Self.briefParagraphs.joined(separator: "\n\n")
    let data = try Self.json([
      "@context": "https://schema.org", "@type": "NewsArticle", "headline": Self.title, "articleBody": brief,
    ])
    let item = try Self.article("\(shown)<script type=\"application/ld+json\">\(data)</script>")
    #expect(item.contentText == brief)
  }

  @Test func `An object among other statements is read`() throws {
    let pieces = Self.paragraphs.map { ["type": "text", "content": $0] }
    let state = try Self.json([
      "headlines": ["basic": Self.title], "display_date": Self.date, "content_elements": pieces,
      "credits": ["by": [["type": "author", "name": "Ann Bell"]]],
    ])
    let item = try Self.article(
      Self.script("window.Fusion=window.Fusion||{};Fusion.path=\"/pf\";Fusion.globalContent=\(state);Fusion.tree={};"))
    #expect(item.contentText == Self.text)
    #expect(item.datePublished?.rfc3339 == Self.date)
    #expect(item.authors.map(\.name) == ["Ann Bell"])
  }

  @Test func `A state behind a brief one is read`() throws {
    let state = try Self.json(["story": Self.story])
    let item = try Self.article(Self.script("window.__CONFIG__ = {\"a\": 1}; window.__STATE__ = \(state);"))
    #expect(item.contentText == Self.text)
  }

  @Test(arguments: ["\"", "'", "`"]) func `A state that is written as a text is read`(quote: String) throws {
    let state = try Self.json(["story": Self.story])
    let escaped = state.replacing("\\", with: "\\\\").replacing(quote, with: "\\" + quote)
      .replacing("winter", with: "w\\u0069nter")
    let item = try Self.article(Self.script("window.state = JSON.parse(\(quote)\(escaped)\(quote));"))
    #expect(item.contentText == Self.text)
    #expect(item.authors.map(\.name) == ["Ann Bell"])
  }

  @Test(arguments: [false, true]) func `Components that a server sent in pieces are read`(asText: Bool) throws {
    var story = Self.story
    if asText { story["body"] = "$1f" }
    let value = try Self.json(
      ["$", "div", NSNull(), ["children": ["$", "$L2", NSNull(), ["article": story]]]] as [Any])
    var flight = "2:I[\"a.js\",[]]\n1:\(value)\n"
    if asText { flight += "1f:T\(String(Self.markup.utf8.count, radix: 16)),\(Self.markup)" }
    let half = flight.index(flight.startIndex, offsetBy: flight.count / 2)
    let pieces = try [flight[..<half], flight[half...]].map { try Self.json(String($0)) }
    let scripts = pieces.map { Self.script("self.__next_f.push([1,\($0)])") }.joined()
    let item = try Self.article(Self.script("(self.__next_f=self.__next_f||[]).push([0])") + scripts)
    #expect(item.contentText == Self.text)
    #expect(item.datePublished?.rfc3339 == Self.date)
  }

  @Test func `Lists of blocks with models are read, without headline, pictures and captions`() throws {
    func model(_ type: String, _ inner: [String: Any]) -> [String: Any] { ["type": type, "model": inner] }
    func paragraph(_ text: String) -> [String: Any] {
      model("paragraph", ["text": text, "blocks": [model("fragment", ["text": text])]])
    }
    let blocks: [[String: Any]] = [
      model("headline", ["blocks": [model("text", ["text": Self.title])]]),
      model("text", ["blocks": Self.paragraphs[..<3].map(paragraph)]),
      model("image", ["blocks": [model("caption", ["blocks": [paragraph("The mate at the lamp.")]])]]),
      model("text", ["blocks": Self.paragraphs[3...].map(paragraph)]),
    ]
    let state = try Self.json(["props": ["page": ["blocks": blocks]]])
    let item = try Self.article("<script id=\"__NEXT_DATA__\" type=\"application/json\">\(state)</script>")
    #expect(item.contentText == Self.text)
  }

  @Test func `Statements that hold no state leave a page without an article`() {
    let statements = (1...200).map { "function f\($0)(a){var b={\"c\":\($0)};return JSON.parse(a)||b}" }
    #expect(throws: Missing.self) { try Self.article(Self.script(statements.joined())) }
    let broken = "self.__next_f.push([1,\"1:[\\\"$\\\",\"])self.__next_f.push([1,\"2f:Tffff,\"])"
    #expect(throws: Missing.self) { try Self.article(Self.script(broken)) }
  }

  /// Without a bound each of them takes very long.
  @Test(.timeLimit(.minutes(30)), arguments: [false, true])
  func `Values that name themselves, or one that many name, do not make a page endless`(isNamedByMany: Bool) throws {
    let log = (1...15_000).map { "<p>The log of the winter, page \($0), tells of ice and of no more.</p>" }
    let long = Self.markup + log.joined()
    let names: Any = isNamedByMany ? Array(repeating: 3, count: 59_000) : ["again": 2, "and": 2, "story": 3]
    let story: [String: Any] = ["title": 4, "body": 5, "publishedAt": 6, "next": isNamedByMany ? 7 : 3, "last": 3]
    let state = try Self.json([["data": 1], ["page": 2], names, story, Self.title, long, Self.date, "none"])
    let began = processorTime()
    let item = try Self.article(
      "<script type=\"application/json\" id=\"__NUXT_DATA__\">\(state)</script>")
    #expect(processorTime() - began < .seconds(180))
    #expect(item.contentText?.hasPrefix(Self.text) == true)
    #expect(item.datePublished?.rfc3339 == Self.date)
  }
}
