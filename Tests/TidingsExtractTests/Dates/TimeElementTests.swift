import TestClock
import Testing
import TidingsExtract
import TidingsModel

/// Times that a page writes for machines, where nothing in its head gives any.
@Suite struct TimeElementTests {
  private static let early = "2026-11-26T09:15:00+01:00"
  private static let late = "2026-11-26T12:00:00+01:00"

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var head = ""
    var above = ""
    var below = ""
    var published: String? = TimeElementTests.early
    var modified: String?
    var language = "en"
  }

  private static func time(_ date: String, _ attributes: String = "") -> String {
    "<time datetime='\(date)' \(attributes)>today</time>"
  }

  static let cases = [
    Case(
      testDescription: "published, then updated", above: "<p>Published \(time(early)) Updated \(time(late))</p>",
      modified: late),
    Case(
      testDescription: "updated, then published", above: "<p>Updated \(time(late)) Published \(time(early))</p>",
      modified: late),
    Case(
      testDescription: "the change first, in German",
      above: "<p>Aktualisiert am \(time(late)) Veröffentlicht am \(time(early))</p>", modified: late),
    Case(
      testDescription: "the change first, in Vietnamese", above: "<p>Cập nhật: \(time(late)) Đăng: \(time(early))</p>",
      modified: late),
    Case(
      testDescription: "the change in the words of its own element",
      above: "<p><time datetime='\(early)'>donderdag</time> <time datetime='\(late)'>Aangepast donderdag</time></p>",
      modified: late, language: "nl"),
    Case(
      testDescription: "by classes",
      above: "<p>\(time(early, "class='entry-date published'"))\(time(late, "class='updated'"))</p>", modified: late),
    Case(
      testDescription: "by properties",
      above: "<p>\(time(late, "itemprop='dateModified'"))\(time(early, "itemprop='datePublished'"))</p>", modified: late
    ),
    Case(
      testDescription: "a date of nothing in the head",
      head: "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>", above: "<p>\(time(early))</p>"),
    Case(
      testDescription: "other stories under a heading",
      below: "<section><h2>Elsewhere</h2><div><h3><a href='/z'>Zeta</a></h3>\(time(early))</div></section>",
      published: nil),
    Case(
      testDescription: "a sentence that tells of a day",
      below: "<p>The next meeting will be held on \(time(late)).</p>",
      published: nil),
    Case(
      testDescription: "a line below that dates the story", below: "<p>Published on \(time(early))</p>"),
    Case(
      testDescription: "an element that a program defines",
      above: "<p>Ann Bell released this <relative-time datetime='\(early)'>26 Nov 09:15</relative-time></p>"),
    Case(
      testDescription: "an element that a program fills in",
      above: "<p>Ann Bell</p><div><div><i><time datetime='\(early)'></time></i></div></div>"),
    Case(
      testDescription: "what was added to a running report",
      above:
        "<p>Published 26 November 2026, 09:15 CET</p><div class='post'>\(time(late))<h2>The council votes</h2></div>"),
    Case(
      testDescription: "French noon", above: "<p>Publié le 25/11/2026 à 09:15 - Mis à jour le 26/11/2026 à 12:00</p>",
      published: "2026-11-25T09:15:00+01:00", modified: late, language: "fr"),
  ]

  @Test(arguments: cases) func `The article's own times are told from others`(given: Case) throws {
    let own =
      given.language == "fr"
      ? "Le conseil municipal a approuvé mardi le projet de nouveau pont sur le fleuve, qui doit ouvrir en mars prochain."
      : "The council met on the bridge for another time and put off its decision, as two of the offers came too late."
    let text = (1...6).map { "<p>\(own) (\($0))</p>" }.joined()
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>The new bridge</title>\(given.head)
      </head><body><article><h1>The new bridge</h1>\(given.above)<div class="body">\(text)</div>\(given.below)</article>
      </body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.fr/bridge") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339 == given.published)
    #expect(found.item.dateModified?.rfc3339 == given.modified)
  }

  @Test(arguments: ["Recipe", "VideoObject", "PodcastEpisode", "HowTo"])
  func `What a page is about may be no article by its data`(type: String) throws {
    let text = (1...6).map {
      "<p>Stir the soup for the \($0). time and let it rest, as the cooks of the island do.</p>"
    }
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Soup of the island</title>
      <script type="application/ld+json">{"@type":"\(type)","name":"Soup of the island","author":{"@type":"Person",
      "name":"Ann Bell"},"datePublished":"\(Self.early)","uploadDate":"\(Self.early)"}</script></head><body>
      <article><h1>Soup of the island</h1>\(text.joined())</article></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.example/soup") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.datePublished?.rfc3339 == Self.early)
    #expect(found.item.authors.map(\.name) == ["Ann Bell"])
  }

  @Test(
    .timeLimit(.minutes(30)),
    arguments: ["<time datetime='\(early)'>x</time> ", "<i class='date' title='\(early)'></i>"])
  func `A line of fifty thousand dates is read once`(date: String) {
    let dates = String(repeating: date, count: 50_000)
    let text = (1...6).map {
      "<p>The council met for the \($0). time on the bridge and put off what it had to decide.</p>"
    }
    let page = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The new bridge</title></head><body><article>
      <h1>The new bridge</h1><p>By Ann Bell, published \(dates) Updated <time datetime="\(Self.late)">x</time></p>
      <div class="body">\(text.joined())</div></article></body></html>
      """
    let began = processorTime()
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://tern.fr/bridge") else {
      Issue.record("no article")
      return
    }
    #expect(processorTime() - began < .seconds(60))
    #expect(found.item.datePublished?.rfc3339 == Self.early)
    #expect(found.item.dateModified?.rfc3339 == Self.late)
  }
}
