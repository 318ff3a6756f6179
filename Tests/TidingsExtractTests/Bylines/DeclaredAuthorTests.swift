import TestClock
import Testing
import TidingsExtract
import TidingsModel

/// Authors that a page gives to machines: in JSON-LD, in `meta`, in more than one of them.
@Suite struct DeclaredAuthorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var head: String
    var authors: [String]

    init(_ name: String, _ head: String, _ authors: [String]) {
      testDescription = name
      self.head = head
      self.authors = authors
    }

    init(_ name: String, data: String, head: String = "", authors: [String]) {
      self.init(name, #"<script type="application/ld+json">\#(data)</script>\#(head)"#, authors)
    }
  }

  static let cases = [
    Case(
      "the creator where only the site is the author",
      data: """
        {"@type":"NewsArticle","headline":"The wooden pier stays where it is","creator":["Ann Bell"],
        "author":{"@type":"Organization","name":"Port Courier"}}
        """, authors: ["Ann Bell"]),
    Case(
      "the author of the page's own node where no article is described",
      data: """
        {"@graph":[{"@type":"Person","@id":"#ann","name":"Ann Bell"},
        {"@type":"WebPage","datePublished":"2025-06-14T07:15:00Z","author":{"@id":"#ann"}}]}
        """, authors: ["Ann Bell"]),
    Case(
      "a name before a login",
      data: #"{"@type":"NewsArticle","headline":"The wooden pier stays where it is","author":{"name":"abell"}}"#,
      head: #"<meta name="author" content="Ann Bell">"#, authors: ["Ann Bell"]),
    Case(
      "no agency behind the name",
      data: #"{"@type":"NewsArticle","headline":"The wooden pier stays where it is","author":"Ann Bell, AFP"}"#,
      authors: ["Ann Bell"]),
    Case(
      "no office behind the name",
      data: """
        {"@type":"NewsArticle","headline":"The wooden pier stays where it is",
        "author":{"name":"By Ann Bell, Environment Correspondent"}}
        """, authors: ["Ann Bell"]),
    Case(
      "no paper behind the name",
      #"<meta property="og:site_name" content="Tern"><meta name="author" content="Ann Bell for Tern">"#,
      ["Ann Bell"]),
    Case("a name of the portals of the press", #"<meta name="articleAuthor" content="Ann Bell">"#, ["Ann Bell"]),
    Case("the names of analysis tools", #"<meta name="mediator_author" content="Ann Bell">"#, ["Ann Bell"]),
    Case(
      "the label of a card",
      #"<meta name="twitter:label1" content="Scritto da"><meta name="twitter:data1" content="Ann Bell">"#, ["Ann Bell"]),
    Case(
      "no reading time of a card",
      #"<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Three minutes">"#, []),
    Case("no one in megabytes of quotation marks", data: data(author: "«", times: 1_500_000), authors: []),
    Case("no one behind a label without end", data: data(author: "By ", times: 500_000), authors: []),
  ]

  private static func data(author: String, times count: Int) -> String {
    let name = String(repeating: author, count: count) + "Ann Bell"
    return #"{"@type":"NewsArticle","headline":"The wooden pier stays where it is","author":{"name":"\#(name)"}}"#
  }

  @Test(.timeLimit(.minutes(30)), arguments: cases) func `Authors that the page declares are its authors`(given: Case) {
    let page = """
      <html lang="en"><head><title>The wooden pier stays where it is</title>\(given.head)</head><body><div>
      <h1>The wooden pier stays where it is</h1>
      <p>The vote ended on Thursday with 812 in favour and 203 against, the clerk said, the highest turnout for years.</p>
      <p>Engineers had warned that the piles would not last another decade. A second report found half could be saved.</p>
      </div></body></html>
      """
    let began = processorTime()
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(processorTime() - began < .seconds(60))
    #expect(found.item.authors.map(\.name) == given.authors)
  }

  @Test(arguments: ["", #","url":"https://port.example/other""#])
  func `A headline in English does not make the only article of an Indian page another one`(address: String) throws {
    let page = """
      <html lang="hi"><head><meta charset="utf-8"><title>लकड़ी का पुराना घाट वहीं रहेगा</title>
      <meta name="author" content="अमर पत्र"><script type="application/ld+json">{"@type":"NewsArticle",
      "headline":"Pier News: old wooden pier to stay","datePublished":"2023-06-18T18:42:00+05:30",
      "author":{"@type":"Person","name":"पंकज सिंह"}\(address)}</script></head><body><div>
      <h1>लकड़ी का पुराना घाट वहीं रहेगा</h1>
      <p>गुरुवार को हुए मतदान में 812 लोगों ने घाट के पक्ष में मत दिया और 203 ने विरोध में, ऐसा नगर के सचिव ने बताया।</p>
      <p>अभियंताओं ने चेताया था कि खंभे एक दशक और नहीं टिकेंगे। दूसरी जांच में पाया गया कि आधे बचाए जा सकते हैं।</p>
      </div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.authors.map(\.name) == [address.isEmpty ? "पंकज सिंह" : "अमर पत्र"])
  }

  struct Shown: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var language = "en"
    var head: String
    /// What the page's title adds to the story's.
    var tail = ""
    /// Below the title.
    var byline = ""
    /// Below the story.
    var end = ""
    /// Below all.
    var foot = ""
    var authors: [String]
  }

  static let shown = [
    Shown(
      testDescription: "whom the page shows beside the first",
      head: #"<meta name="author" content="Ann Bell">"#,
      byline: #"<div class="byline">By <a href="/author/a">Ann Bell</a>, <a href="/author/c">Cy Dole</a></div>"#,
      authors: ["Ann Bell", "Cy Dole"]),
    Shown(
      testDescription: "not who edited", head: #"<meta name="author" content="Ann Bell">"#,
      byline:
        #"<div><div>Written by <a href="/author/a">Ann Bell</a></div><div>Edited by <a href="/author/c">Cy Dole</a></div></div>"#,
      authors: ["Ann Bell"]),
    Shown(
      testDescription: "who wrote, where the data name who edited", head: #"<meta name="author" content="Cy Dole">"#,
      byline:
        #"<div><div>Written by <a href="/author/a">Ann Bell</a></div><div>Edited by <a href="/author/c">Cy Dole</a></div></div>"#,
      authors: ["Ann Bell"]),
    Shown(
      testDescription: "who has a desk behind the name", language: "sv",
      head: #"<meta name="author" content="Ann Bell – Lokalredaktion">"#, end: "<p><b>Cy Dole</b></p>",
      authors: ["Ann Bell – Lokalredaktion"]),
    Shown(
      testDescription: "who signs, where the data name the desk", language: "sv",
      head: #"<meta name="author" content="Portkuriren webbredaktion">"#,
      end: #"<div class="skribent"><b>Ann Bell</b><br><a href="mailto:ab@port.example">ab@port.example</a></div>"#,
      authors: ["Ann Bell"]),
    Shown(
      testDescription: "who wrote, where the data name the editor in charge", language: "zh",
      head: #"<meta name="author" content="王芳">"#, byline: "<p>来源：江南晚报 作者：李小明</p>",
      end: "<p>（责任编辑：王芳）</p>", authors: ["李小明"]),
    Shown(
      testDescription: "no place that a correspondent writes from", language: "es", head: "",
      byline: "<div><p>Ann Bell</p><p>Corresponsal en Entre Ríos. abell@port.example</p></div>", authors: ["Ann Bell"]),
    Shown(
      testDescription: "who signs, where the data name the site's owner", language: "cs",
      head: #"<meta name="author" content="Okresní sdružení hasičů">"#, end: "<p><i>Jana Nováková, kronikářka</i></p>",
      foot: "<div id='foot'>© Okresní sdružení hasičů, náměstí 4</div>", authors: ["Jana Nováková"]),
    Shown(
      testDescription: "the site's owner where no one signs", language: "cs",
      head: #"<meta name="author" content="Okresní sdružení hasičů">"#,
      foot: "<div id='foot'>© Okresní sdružení hasičů, náměstí 4</div>", authors: ["Okresní sdružení hasičů"]),
    Shown(
      testDescription: "a person whose site it is",
      head: #"<meta name="author" content="Ann Bell">"#, byline: "<div>By Cy Dole</div>",
      foot: "<div>© Ann Bell</div>", authors: ["Ann Bell"]),
    Shown(
      testDescription: "the columnist with whose name the page's title ends, among the links to others",
      head:
        #"<meta property="og:site_name" content="Port Courier"><meta name="author" content="Port Courier">"#,
      tail: " - Ann Bell",
      foot:
        #"<div><a href="/authors/a">Ann Bell</a> <a href="/authors/c">Cy Dole</a> <a href="/authors/d">Di Moor</a></div>"#,
      authors: ["Ann Bell"]),
    Shown(
      testDescription: "who signs above the line of the source", language: "vi",
      head: #"<meta property="article:author" content="Nhịp Tiền Nam">"#,
      end: #"<p class="author">Minh Ánh</p><p class="source">Nhịp Tiền Nam</p>"#, authors: ["Minh Ánh"]),
    Shown(
      testDescription: "the reporter behind an agency's sign", language: "tr",
      head: #"<meta name="articleAuthor" content="DHA">"#,
      byline: #"<div class="info"><span class="muhabir">Hasan TUNCEL / ALAŞEHİR (Manisa), (DHA)</span></div>"#,
      authors: ["Hasan TUNCEL"]),
    Shown(
      testDescription: "no place before the name", language: "id",
      head: #"<meta name="author" content="Kontributor Muara, Budi Santoso">"#, authors: ["Budi Santoso"]),
    Shown(
      testDescription: "who signs to the right, where the data give a login", language: "zh",
      head: #"<meta name="author" content="wangzhan02">"#,
      end: #"<p style="text-align:right">（江城晚报记者 王小明 通讯员 李晓红）</p>"#, authors: ["王小明", "李晓红"]),
  ]

  @Test(arguments: shown) func `What the page shows tells of whom its data name`(given: Shown) throws {
    let page = """
      <html lang="\(given.language)"><head><meta charset="utf-8"><title>The wooden pier stays where it is\(given.tail)</title>\
      \(given.head)</head><body><div class="w"><h1>The wooden pier stays where it is</h1>\(given.byline)<div class="t">\(PierPage.text)\
      \(given.end)</div></div>\(given.foot)</body></html>
      """
    #expect(try PierPage.item(page).authors.map(\.name) == given.authors)
  }

  /// As agencies and pictures without a name stand for it.
  @Test(arguments: ["Por Lusa, AFP, Reuters", "Por ,", "<a rel='author' href='/a'><img src='/a.png'></a>"])
  func `A byline in which no one is left harms nothing`(byline: String) throws {
    let page = """
      <html lang="pt"><head><meta charset="utf-8"><title>O cais de madeira fica onde está</title></head><body>
      <h1>O cais de madeira fica onde está</h1><p class="author">\(byline)</p><div class="t">
      <p>A votação terminou na quinta-feira com 812 votos a favor e 203 contra, disse o secretário da câmara municipal.</p>
      <p>Os engenheiros tinham avisado que as estacas não durariam mais uma década, e que metade pode ser salva.</p>
      </div></body></html>
      """
    #expect(try PierPage.item(page).contentText?.hasPrefix("A votação") == true)
  }

  struct Own: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var name: String
    var foot = ""
    var byline = ""
  }

  @Test(arguments: [
    Own(testDescription: "a long name", name: "María José de los Ángeles García Pérez", byline: "<p>Ann Bell</p>"),
    Own(
      testDescription: "a name written small", name: "bell hooks", foot: "<p>© bell hooks</p>",
      byline: "<p>By Ann Bell</p>"),
    Own(
      testDescription: "a place beside the name", name: "Ann Bell",
      byline: "<p class='byline'>By Ann Bell, Cape Town</p>"),
    Own(testDescription: "who was asked", name: "Ann Bell", byline: "<p class='byline'>By Ann Bell with Eve Fox</p>"),
  ])
  func `Who the data name stays the author beside`(given: Own) throws {
    let page = """
      <html lang="en"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title>
      <meta name="author" content="\(given.name)"></head><body><h1>The wooden pier stays where it is</h1>\(given.byline)
      <div class="t">\(PierPage.text)</div>\(given.foot)</body></html>
      """
    #expect(try PierPage.item(page).authors.map(\.name) == [given.name])
  }

  private static func authors(
    declared name: String, above: String = "", below: String = "", language: String = "en"
  ) throws -> [String?] {
    let page = """
      <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>The wooden pier stays where it is</title>
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The wooden pier stays
      where it is","author":{"@type":"Person","name":"\(name)"}}</script></head><body><article>
      <h1>The wooden pier stays where it is</h1>\(above)<div class="t">\(PierPage.text)</div>\(below)</article></body></html>
      """
    return try PierPage.item(page).authors.map(\.name)
  }

  @Test func `Whoever edited gives way to the writer whom the same line names`() throws {
    let line = "<div><span>Written by: देवेंद्र कुशवाहा</span> <span>Edited by: शिखा रस्तोगी</span></div>"
    #expect(try Self.authors(declared: "शिखा रस्तोगी", above: line, language: "hi") == ["देवेंद्र कुशवाहा"])
  }

  @Test func `A place behind a name is no part of it in a script without capitals`() throws {
    #expect(try Self.authors(declared: "মোস্তাফিজ তালুকদার, গাইবান্ধা", language: "bn") == ["মোস্তাফিজ তালুকদার"])
  }

  @Test func `A source that the data have in capitals gives way to the writer as well`() throws {
    let lines = "<p class='author'>Minh Vy</p><p class='nguon'><a href='#'>Nhịp Sống Đồng Bằng</a></p>"
    #expect(try Self.authors(declared: "NHỊP SỐNG ĐỒNG BẰNG", below: lines, language: "vi") == ["Minh Vy"])
  }
}
