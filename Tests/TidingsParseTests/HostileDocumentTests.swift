import Testing
import TidingsModel

@testable import TidingsParse

/// Documents written to exhaust a reader. What bounds the work is counted, never timed: without the bounds these tests
/// would not end, or not fit in memory.
@Suite("Hostile documents")
struct HostileDocumentTests {
  private func parse(_ text: String) throws -> ParsedFeed { try FeedParser.parse(Array(text.utf8)) }
  private func text(_ text: ParsedText?) -> String { String(decoding: text?.bytes ?? [], as: UTF8.self) }

  @Test("A billion laughs stay a few kilobytes")
  func nestedEntities() throws {
    var declarations = "<!ENTITY a0 \"lol lol lol lol lol\">"
    for level in 1...20 {
      declarations += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    let feed = try parse(
      "<!DOCTYPE rss [\(declarations)]><rss version='2.0'><channel><title>&a20;</title><item><title>A</title></item>"
        + "</channel></rss>")
    #expect(feed.items.count == 1)
    #expect((feed.title?.bytes.count ?? 0) <= XMLEntities.maximumLength)
    #expect(!feed.isWellFormed)
  }

  @Test("Of entities by the ten thousand the first are known")
  func manyEntities() throws {
    let declarations = (0..<60_000).map { "<!ENTITY e\($0) 'lol \($0)'>" }.joined()
    let feed = try parse(
      "<!DOCTYPE rss [\(declarations)]><rss version='2.0'><channel><title>&e7;</title><item><title>A</title></item>"
        + "</channel></rss>")
    #expect(text(feed.title) == "lol 7" && feed.items.count == 1 && !feed.isWellFormed)
    #expect(feed.warnings.contains { $0.message.contains("a document type of more than 1 MiB") })
  }

  @Test("Nor do entities of entities that are declared behind their use, though they come to nothing")
  func nestedEntitiesInReverse() throws {
    for end in ["lol ", ""] {
      var declarations = ""
      for level in (1...7).reversed() {
        declarations += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 600) + "\">"
      }
      declarations += "<!ENTITY a0 \"\(end)\">"
      let feed = try parse(
        "<!DOCTYPE rss [\(declarations)]><rss version='2.0'><channel><title>&a7;</title><item><title>A</title></item>"
          + "</channel></rss>")
      #expect(feed.items.count == 1)
      #expect((feed.title?.bytes.count ?? 0) <= XMLEntities.maximumLength)
      #expect(!feed.isWellFormed)
    }
  }

  @Test(
    "Items behind one with more unclosed tags than are told apart are all there", arguments: ["p", "li", "a", "div"])
  func unclosedBeyondDepth(tag: String) throws {
    let tags = String(repeating: "w<\(tag)>", count: 400)
    let bare = String(repeating: "<\(tag)>", count: 300)
    for first in [
      "<item><title>A</title><description>\(tags)end</description></item>", "<item><title>A</title>\(bare)</item>",
    ] {
      let feed = try parse(
        "<rss version='2.0'><channel><title>T</title>\(first)<item><title>B</title></item><item><title>C</title></item>"
          + "</channel></rss>")
      #expect(feed.items.map { text($0.title) } == ["A", "B", "C"])
    }
  }

  @Test("Entities full of ampersands are looked through once each, not at each use")
  func ampersands() throws {
    let declaration = "<!ENTITY a '" + String(repeating: "&#38;", count: 700) + ";'>"
    let uses = String(repeating: "&a;", count: 300_000)
    let feed = try parse(
      "<!DOCTYPE rss [\(declaration)]><rss version='2.0'><channel><title>\(uses)</title><item><title>A</title></item>"
        + "</channel></rss>")
    #expect(feed.items.count == 1)
  }

  @Test("A long entity used very often expands to no more than the budget")
  func quadraticEntities() throws {
    let long = String(repeating: "x", count: 4000)
    let uses = String(repeating: "&a;", count: 100_000)
    let feed = try parse(
      "<!DOCTYPE rss [<!ENTITY a \"\(long)\">]><rss version='2.0'><channel><item><description>\(uses)</description></item>"
        + "</channel></rss>")
    let budget = max(1 << 20, uses.utf8.count + 5000)
    #expect((feed.items.first?.content?.bytes.count ?? 0) <= budget)
    #expect(feed.warnings.contains { $0.message.contains("expand") })
  }

  @Test("The same in attributes")
  func entitiesInAttributes() throws {
    let long = String(repeating: "x", count: 4000)
    let uses = String(repeating: "&a;", count: 10_000)
    let feed = try parse(
      "<!DOCTYPE rss [<!ENTITY a \"\(long)\">]><rss version='2.0'><channel><item><source url=\"\(uses)\">s</source></item>"
        + "</channel></rss>")
    #expect((feed.items.first?.source?.url?.text.utf8.count ?? 0) <= 1 << 20)
  }

  @Test("Of a million names ten thousand are told apart, and the items around them are read")
  func names() throws {
    let elements = (0..<300_000).map { "<e\($0)/>" }.joined()
    let attributes = (0..<300_000).map { "<a b\($0)=''/>" }.joined()
    let entities = (0..<300_000).map { "&c\($0);" }.joined()
    for names in [elements, attributes, entities] {
      let feed = try parse(
        "<rss version='2.0'><channel><item><title>A</title></item><item>\(names)<title>B</title></item></channel></rss>"
      )
      #expect(feed.items.map { text($0.title) } == ["A", "B"])
      #expect(feed.warnings.contains { $0.message.contains("different names") })
      #expect(!feed.isWellFormed)
    }
  }

  @Test("External entities, parameter entities and DTDs are neither fetched nor expanded")
  func externalEntities() throws {
    let feed = try parse(
      """
      <!DOCTYPE rss SYSTEM "file:///etc/hostname" [
      <!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % remote SYSTEM "http://127.0.0.1:9/x.dtd"> %remote;
      <!ENTITY self "&self;">
      ]><rss version="2.0"><channel><title>[&file;]</title><description>[&self;]</description></channel></rss>
      """)
    #expect(text(feed.title) == "[]")
    #expect(text(feed.description) == "[&self;]")
  }

  @Test("100,000 levels of nesting keep the text and cost no stack")
  func deepNesting() throws {
    let open = String(repeating: "<div>", count: 100_000)
    let close = String(repeating: "</div>", count: 100_000)
    let feed = try parse(
      "<rss version='2.0'><channel><item><description>\(open)deep\(close)</description></item><item><title>B</title></item>"
        + "</channel></rss>")
    #expect(feed.items.count == 2)
    let content = text(feed.items.first?.content)
    #expect(content.contains("deep"))
    #expect(content.utf8.count < 12 * XMLShape.maximumDepth)
    #expect(feed.isComplete && !feed.isWellFormed)
  }

  @Test("100,000 levels that are never closed are read to the end of the bytes")
  func deepNestingCutShort() throws {
    let feed = try parse(
      "<rss><channel><item><title>A</title></item>" + String(repeating: "<a xmlns='urn:x'>", count: 100_000))
    #expect(feed.items.count == 1)
    #expect(!feed.isComplete)
  }

  @Test("Of 100,000 attributes the first few are read")
  func manyAttributes() throws {
    let attributes = (0..<100_000).map { " a\($0)='\($0)'" }.joined()
    let feed = try parse(
      "<rss version='2.0'><channel><item><enclosure url='https://example.org/a.mp3'\(attributes)/></item></channel></rss>"
    )
    #expect(feed.items.first?.attachments.first?.reference.text == "https://example.org/a.mp3")
    #expect(!feed.isWellFormed)
  }

  @Test("100,000 namespaces likewise")
  func manyNamespaces() throws {
    let declarations = (0..<100_000).map { " xmlns:n\($0)='urn:\($0)'" }.joined()
    let feed = try parse("<rss version='2.0'\(declarations)><channel><item><title>A</title></item></channel></rss>")
    #expect(feed.items.count == 1)
  }

  @Test("100,000 items are all there")
  func manyItems() throws {
    let items = (0..<100_000).map { "<item><guid>\($0)</guid></item>" }.joined()
    let feed = try parse("<rss version='2.0'><channel>\(items)</channel></rss>")
    #expect(feed.items.count == 100_000)
    #expect(feed.items.last?.guid == "99999")
  }

  @Test("100,000 different element names do not crowd out the known ones")
  func manyNames() throws {
    let odd = (0..<100_000).map { "<x\($0)/>" }.joined()
    let feed = try parse("<rss version='2.0'><channel><item>\(odd)<title>A</title></item></channel></rss>")
    #expect(text(feed.items.first?.title) == "A")
  }

  @Test(
    "Parts that may come a hundred thousand times are cut off", arguments: ["category", "author", "enclosure", "link"])
  func manyParts(_ name: String) throws {
    let parts = (0..<20_000).map {
      "<\(name) url='https://example.org/\($0)' href='https://example.org/\($0)'>a\($0)</\(name)>"
    }
    .joined()
    let feed = try parse("<rss version='2.0'><channel><item>\(parts)</item></channel></rss>")
    let item = try #require(feed.items.first)
    #expect(item.categories.count <= 1000 && item.authors.count <= 1000)
    #expect(item.attachments.count <= 1000 && item.links.count <= 1000)
  }

  @Test("A text of several megabytes is one text", arguments: [("<![CDATA[", "]]>"), ("", "")])
  func longText(_ open: String, _ close: String) throws {
    var document = Array("<rss version='2.0'><channel><item><description>\(open)".utf8)
    document.append(contentsOf: repeatElement(0x78, count: 6_000_000))
    document.append(contentsOf: "\(close)</description></item></channel></rss>".utf8)
    let feed = try FeedParser.parse(document)
    #expect(feed.items.first?.content?.bytes.count == 6_000_000)
  }

  @Test("Markup that never ends is read once")
  func endlessConstructs() throws {
    for opening in ["<![CDATA[", "<!-- ", "<a b=\"", "<a ", "</", "<?x "] {
      var document = Array("<rss version='2.0'><channel><item><title>A</title></item>\(opening)".utf8)
      document.append(contentsOf: repeatElement(0x78, count: 500_000))
      let feed = try FeedParser.parse(document)
      #expect(feed.items.count == 1, "\(opening)")
    }
  }

  @Test("Many unfinished comments do not each search the rest of the document")
  func manyUnfinishedComments() throws {
    let comments = String(repeating: "<!-- x ", count: 50_000)
    let feed = try parse("<rss version='2.0'><channel><item><title>A</title></item>\(comments)</channel></rss>")
    #expect(feed.items.count == 1)
  }

  @Test(
    "A prolog of nothing but beginnings is no feed", arguments: ["<!-- x ", "<![", "<?x ", "<!DOCTYPE \"", "<", "&"])
  func endlessProlog(_ beginning: String) {
    #expect(throws: ParseError.self) { try parse(String(repeating: beginning, count: 50_000)) }
  }

  @Test(
    "A fault is told of in words about the document",
    arguments: ["<!DOCTYPE feed [ x ]>", "<?xml version='1.0' ?><? x?>"])
  func faultsInWords(_ prolog: String) throws {
    let feed = try FeedParser.parse(
      Array("\(prolog)<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title></feed>".utf8))
    #expect(!feed.warnings.isEmpty)
    #expect(!feed.warnings.contains { $0.message.contains("internal error") || $0.message.contains("xmlParse") })
  }

  @Test("A fault in every line gives a bounded list of warnings")
  func manyFaults() throws {
    let items = String(repeating: "<item><title>a & b <i>x</b></title></item>\n", count: 5000)
    let feed = try parse("<rss version='2.0'><channel>\n\(items)</channel></rss>")
    #expect(feed.items.count == 5000)
    #expect(feed.warnings.count < 120)
  }

  @Test("A hundred thousand hubs are no more than a hundred")
  func manyHubs() throws {
    let links = (0..<100_000).map { "<link rel='hub' href='http://h.example/\($0)'/>" }.joined()
    let feed = try parse("<feed xmlns='http://www.w3.org/2005/Atom'>\(links)</feed>")
    #expect(feed.hubs.count == 100)
  }

  @Test("A million brackets round an address are taken off one by one, not one from all")
  func bracketsRoundAnAddress() throws {
    let open = String(repeating: "(", count: 1_000_000)
    let close = String(repeating: ")", count: 1_000_000)
    let feed = try parse("<rss><channel><item><author>\(open)a@b.example\(close)</author></item></channel></rss>")
    #expect(feed.items.first?.authors.first == ParsedPerson(email: "a@b.example"))
  }

  @Test("Elements without a place are kept up to a bound, however many and long they are")
  func elementsWithoutAPlace() throws {
    let many = (0..<100_000).map { "<x:e\($0 % 7) xmlns:x='urn:x' a='b'>v</x:e\($0 % 7)>" }.joined()
    let long = "<y>" + String(repeating: "z", count: 1 << 20) + "</y>"
    let feed = try parse("<rss><channel><item>\(long)\(many)</item></channel></rss>")
    #expect(feed.items.first?.extensions.count == 200)
    #expect(feed.items.first?.extensions.contains { ($0.value?.utf8.count ?? 0) > 16_384 } == false)
  }
}
