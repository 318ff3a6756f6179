import Testing
import TidingsExtract
import TidingsModel

/// Days and names in the places where publishing systems put them: footers, cards of contact, small print, addresses.
@Suite struct SystemFactsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var url = "https://www.hafenkurier.example/steg"
    var head = ""
    /// What stands above the title, below it and below the text.
    var before = ""
    var above = ""
    var below = ""
    var day: String?
    var authors: [String]

    init(
      _ name: String, url: String? = nil, head: String = "", before: String = "", above: String = "",
      below: String = "", day: String? = nil,
      authors: [String] = []
    ) {
      testDescription = name
      self.url = url ?? self.url
      self.head = head
      self.before = before
      self.above = above
      self.below = below
      self.day = day
      self.authors = authors
    }
  }

  static let days = [
    Case(
      "the shown day, not the one of a change before it that no reader sees",
      above: """
        <div><span class="updated hidden-snippet">2026-01-07T17:27:31+02:00</span><span>Juni 14th, 2025</span><span>|</span>
        <a href="/hafen">Hafen</a></div>
        """, day: "2025-06-14"),
    Case(
      "the sentence on the post itself, below links to other pages",
      below: """
        <p><strong>Siehe auch:</strong></p><ul><li><a href="/mole">Die neue Mole</a></li><li><a href="/kai">Der alte Kai</a></li></ul>
        <div class="post-footer">Dieser Artikel wurde am 14. Juni 2025 um 14:48 von <a href="/author/anna">Anna Vogt</a>
        geschrieben und unter dem Stichwort <a rel="tag" href="/tag/steg">Steg</a> abgelegt.</div>
        """, day: "2025-06-14", authors: ["Anna Vogt"]),
    Case(
      "the small print below the standfirst, in the box of the buttons that share",
      above: """
        <p class="lead">Die Abstimmung über den hölzernen Steg ging klarer aus, als es die Stadt im Frühjahr erwartet hatte.</p>
        <div class="social-share"><div><h5>14.06.2025</h5><div>Von Anna Vogt und Carl Dorn</div></div>
        <div><a href="https://social.example/share">Teilen</a></div></div>
        """, day: "2025-06-14", authors: ["Anna Vogt", "Carl Dorn"]),
    Case(
      "the date of an opinion, in an element named as that of a comment",
      above: """
        <div class="PublishDate HeaderComment_publishDate"><span>Samstag,</span> <span>14. Juni 2025</span></div>
        """, day: "2025-06-14"),
    Case(
      "the day that the name of the page opens with", url: "https://hafen.example/blog/2025-06-14-steg/",
      day: "2025-06-14"),
    Case(
      "the day and the number in the page's name", url: "https://hafen.example/blog/2025-06-14-18", day: "2025-06-14"),
    Case("no day in a page's name that is none", url: "https://hafen.example/blog/2025-31-31-steg"),
    Case(
      "the date above the title, in an element named as a teaser's first line",
      before: #"<div id="blog_date" class="blog_teaser_firstline">14.06.2025 - Hafen/ Stadt</div>"#, day: "2025-06-14"),
  ]

  static let names = [
    Case(
      "the login that saved a page",
      above:
        #"<div class="submitted">Gespeichert von <span class="username">hafenmaus</span> am 14. Juni 2025 - 18:55</div>"#,
      day: "2025-06-14", authors: ["hafenmaus"]),
    Case(
      "the card of contact in a footer behind links to others",
      below: """
        <h2>Ähnliche Beiträge</h2><p><a href="/mole">Die neue Mole ist länger als geplant geworden</a></p>
        <footer><span class="byline"><span class="author vcard"><span>Autor </span><a class="url fn n" href="/author/jo/">john</a>
        </span></span><span>Veröffentlicht am <a href="/steg"><time datetime="2025-06-14T00:00:00+02:00">14. Juni 2025</time></a></span>
        </footer>
        """, day: "2025-06-14", authors: ["john"]),
    Case(
      "the name behind day and time, before the section",
      above:
        #"<p>Samstag | 14. Juni 2025 | 15:49 VON Anna Vogt IN <a rel="tag" href="/hafen">Hafen</a> | 0 COMMENTS</p>"#,
      day: "2025-06-14", authors: ["Anna Vogt"]),
    Case(
      "the name, and no button beside it",
      above:
        #"<div class="authors"><a href="/author/anna" rel="author">Anna Vogt</a> <a href="/authors" rel="author">SHOW ALL</a></div>"#,
      authors: ["Anna Vogt"]),
    Case(
      "the login behind day and time", above: "<small>14.06.2025, 16:20 von hafenmaus</small>", day: "2025-06-14",
      authors: ["hafenmaus"]),
    Case(
      "not whoever took the picture, where a link names that",
      above: """
        <p><small><a href="/picture">Photo</a> by Carl Dorn, public domain.</small></p>
        <p>By <a href="/author/ann-bell" rel="author">Ann Bell</a></p>
        """, authors: ["Ann Bell"]),
    Case(
      "the writer, not the company behind the site",
      head: #"<meta name="author" content="Kurier Hafen Medien GmbH, Kiel, Germany">"#, above: "<p>Von Anna Vogt</p>",
      authors: ["Anna Vogt"]),
    Case(
      "the writer, not the site with an article before its name",
      head: #"<meta name="author" content="DER HAFENKURIER">"#, above: "<p>Von Anna Vogt</p>", authors: ["Anna Vogt"]),
    Case(
      "the property of the item within the text",
      head: #"<meta name="author" content="HK">"#,
      below: """
        <h2>Zum Nachhören</h2><div><span>14.06.2025 13:15 Uhr</span> <span itemprop="author">Autor/in: Anna Vogt</span></div>
        <p>Das ganze Gespräch mit dem Hafenmeister dauert eine halbe Stunde und ist bis zum Ende des Jahres abrufbar.</p>
        """, authors: ["Anna Vogt"]),
    Case("no button", above: "<ul><li>Artikel empfehlen:</li></ul>"),
  ]

  @Test(arguments: days) func `The day of publication is found where the system puts it`(given: Case) {
    let found = extract(given)
    #expect(found?.datePublished.map { String($0.rfc3339.prefix(10)) } == given.day)
    if !given.authors.isEmpty { #expect(found?.authors.map(\.name) == given.authors) }
  }

  @Test(arguments: names) func `The author is found where the system puts the name`(given: Case) {
    let found = extract(given)
    #expect(found?.authors.map(\.name) == given.authors)
    if let day = given.day { #expect(found?.datePublished.map { String($0.rfc3339.prefix(10)) } == day) }
  }

  private func extract(_ given: Case) -> Item? {
    let page = """
      <html lang="de"><head><title>Der hölzerne Steg bleibt, wo er ist</title>\(given.head)</head><body><div id="page">
      <div class="site-name"><a href="/">Hafenkurier</a></div><main><article>\(given.before)
      <h1>Der hölzerne Steg bleibt, wo er ist</h1>\(given.above)
      <p>Am Donnerstag stimmten 812 Bürger dafür und 203 dagegen, so viele wie seit Jahren nicht mehr, sagte die Stadt.</p>
      <p>Gutachter hatten gewarnt, dass die Pfähle kein Jahrzehnt mehr halten. Ein zweiter Bericht fand, die Hälfte tut es.</p>
      <p>Nun soll der Steg bis zum Herbst neue Bohlen bekommen, und die Fähre legt so lange an der alten Mole an.</p>
      \(given.below)</article></main></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: given.url) else { return nil }
    return found.item
  }
}
