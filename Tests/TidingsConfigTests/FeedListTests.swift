import TestClock
import Testing
import TidingsConfig

@Suite struct FeedListTests {
  @Test func `OPML's folders, categories, entities and odd cases are read`() {
    let (feeds, errors, _) = FeedList.opml.read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE opml>
      <!-- a > comment -->
      <OPML version="1.0"><head><title>x</title></head><body>
        <outline text="Tin tức" title="Tin tức">
          <outline title='A &amp; B &#x1F600;' XMLURL="https://example.org/?a=1&b=2" htmlUrl="https://example.org/"
                   category="/News/Asia,tech"/>
          <outline text="Deep"><outline type="rss" text="C" xmlUrl="https://example.org/c"></outline></outline>
        </outline>
        <outline text="folder"/>
        <outline type="link" text="no feed" url="https://example.org/"/>
        <outline text="Top" xmlUrl=" https://example.org/top "/>
      </body></OPML>
      """, file: "f.opml")
    #expect(errors.isEmpty, "\(errors)")
    #expect(feeds.map(\.url) == ["https://example.org/?a=1&b=2", "https://example.org/c", "https://example.org/top"])
    #expect(feeds.map(\.title) == ["A & B 😀", "C", "Top"])
    #expect(feeds.map(\.tags) == [["Tin tức", "News", "Asia", "tech"], ["Tin tức", "Deep"], []])
    #expect(feeds[0].homePageURL == "https://example.org/")
    #expect(feeds[1].place.description == "f.opml:8:26")
  }

  @Test func `A bare less-than sign in a value is one`() {
    let (feeds, errors, _) = FeedList.opml.read(
      "<opml><body><outline text=\"a < b\" xmlUrl='https://e.org/<1'/><outline text='<<<' xmlUrl=\"x\"/></body></opml>",
      file: "f")
    #expect(errors.isEmpty, "\(errors)")
    #expect(feeds.map(\.title) == ["a < b", "<<<"])
    #expect(feeds.map(\.url) == ["https://e.org/<1", "x"])
  }

  @Test(.timeLimit(.minutes(30))) func `Ten thousand feeds on one line have their places`() {
    let outline = "<outline text='Tin tức' xmlUrl='https://example.org/x'/>"
    let list = "<opml><body>" + String(repeating: outline, count: 10_000) + "</body></opml>"
    let began = processorTime()
    let (feeds, errors, _) = FeedList.opml.read(list, file: "f")
    #expect(processorTime() - began < .seconds(60))
    #expect(errors.isEmpty)
    #expect(feeds.map(\.place.line).allSatisfy { $0 == 1 })
    #expect(feeds.map(\.place.column) == (0..<10_000).map { 13 + $0 * outline.count })
  }

  @Test(arguments: [
    ("", "f:1: not OPML: no element is in it"), ("<opml", "f:1:6: not OPML: the tag <opml> is not closed"),
    ("<opml><body>", "f: not OPML: the file ends before </body>"),
    ("<opml a=b>", "f:1:9: not OPML: the value of a is not in quotation marks"),
    ("<opml a='b", "f:1:11: not OPML: the value of a is not closed"),
    ("<opml><outline text='a>\n<outline text='b' xmlUrl='c'/></opml>", "f:2:1: not OPML: the value of text is not"),
    ("<opml><outline text='a>\n<outline text='' xmlUrl='c'/></opml>", "f:2:1: not OPML: the value of text is not"),
    ("<!DOCTYPE x [<!ENTITY a 'b'>]>", "f:1:13: not OPML: a document type with declarations"),
    ("<!-- x", "f:1:1: not OPML: a comment is not closed"), ("<opml>\n <>", "f:2:3: not OPML: a name is expected here"),
    ("<rss/>", "f:1:1: not OPML: the root element is <rss>"),
    ("<opml>" + String(repeating: "<outline text='x'>", count: 200), "outlines are nested too deeply"),
  ]) func `What is no OPML is told with its place`(text: String, message: String) {
    let errors = FeedList.opml.read(text, file: "f").errors
    #expect(errors.count == 1 && errors[0].description.contains(message), "\(errors)")
  }

  @Test func `newsboat's urls are read with tags, titles and comments`() {
    let (feeds, errors, _) = FeedList.urls.read(
      """
      # comment

      https://example.org/1
      https://example.org/2 a "b c" "~A \\"quoted\\" title" "!" a # why
      \t"https://example.org/3 x"\r
      """, file: "urls")
    #expect(errors.isEmpty)
    #expect(feeds.map(\.url) == ["https://example.org/1", "https://example.org/2", "https://example.org/3 x"])
    #expect(feeds.map(\.tags) == [[], ["a", "b c"], []])
    #expect(feeds[1].title == "A \"quoted\" title")
    #expect(feeds.map(\.place.line) == [3, 4, 5])
    #expect(feeds[2].place.column == 2)
  }

  @Test func `What can be no tag is left out of a list`() {
    let long = String(repeating: "a", count: 101)
    let (feeds, errors, _) = FeedList.urls.read("https://example.org/1 \" \" \(long) \"a\u{7F}\" b", file: "urls")
    #expect(errors.isEmpty)
    #expect(feeds.map(\.tags) == [["b"]])
  }

  @Test func `Lines may end in CR LF`() {
    let (feeds, errors, _) = FeedList.urls.read(
      "https://example.org/1 \"tag one\"\r\nhttps://example.org/2\r\n\r\nhttps://example.org/3 b\r\n", file: "urls")
    #expect(errors.isEmpty)
    #expect(feeds.map(\.url) == ["https://example.org/1", "https://example.org/2", "https://example.org/3"])
    #expect(feeds.map(\.tags) == [["tag one"], [], ["b"]])
    #expect(feeds.map(\.place.line) == [1, 2, 4])
  }

  @Test func `A list's kind shows in its name or its text`() {
    #expect(FeedList.kind(ofFile: "a.OPML", text: "") == .opml)
    #expect(FeedList.kind(ofFile: "a.txt", text: "<opml>") == .urls)
    #expect(FeedList.kind(ofFile: "-", text: "\u{FEFF} <opml>") == .opml)
    #expect(FeedList.kind(ofFile: "urls", text: "https://example.org/") == .urls)
  }

  @Test func `What is exported reads back with addresses, titles and tags`() {
    let entries = [
      OPMLWriter.Entry(url: "https://example.org/?a=1&b=<2>", title: "T \"1\"\n", tags: ["vi", "kinh tế"]),
      OPMLWriter.Entry(url: "https://example.org/2", title: "2", homePageURL: "https://example.org/", tags: []),
      OPMLWriter.Entry(url: "https://example.org/3", title: "3\u{1}", tags: ["vi"]),
    ]
    let document = OPMLWriter(title: "a & b").document(entries)
    #expect(
      document.hasPrefix(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>a &amp; b"))
    let (feeds, errors, _) = FeedList.opml.read(document, file: "x")
    #expect(errors.isEmpty)
    #expect(feeds.map(\.url) == [entries[1].url, entries[0].url, entries[2].url])
    #expect(feeds.map(\.tags) == [[], ["vi", "kinh tế"], ["vi"]])
    #expect(feeds.map(\.title) == ["2", "T \"1\"", "3"])
    #expect(feeds[0].homePageURL == "https://example.org/")
  }

  @Test(arguments: ["a/b", "a, b", "50%", "a%2Fb", "%252C/%25"])
  func `Tags read back as they were, whatever category makes of their characters`(tag: String) {
    let document = OPMLWriter().document([
      OPMLWriter.Entry(url: "https://example.org/1", title: "1", tags: ["first", tag, "last"]),
      OPMLWriter.Entry(url: "https://example.org/2", title: "2", tags: [tag]),
    ])
    let (feeds, errors, _) = FeedList.opml.read(document, file: "x")
    #expect(errors.isEmpty)
    #expect(feeds.map(\.tags) == [["first", tag, "last"], [tag]], "\(document)")
  }

  @Test func `An import leaves out what cannot be polled and says so`() {
    let (feeds, errors, _) = ListImport(
      text: "https://example.org/1 a\nexec:run\nnews.example\nhttps://u:p@example.org/2\nfile:///etc/passwd\n",
      file: "urls"
    ).read()
    #expect(feeds.map(\.url) == ["https://example.org/1", "https://u:p@example.org/2"])
    #expect(errors.map(\.place.line) == [2, 3, 5])
    #expect(
      errors.last?.description
        == "urls:5:1: passed over: a list names no files of this machine; write file: addresses into feeds")
  }

  @Test func `A feed's own scheme stands for http, or for the address behind it`() {
    let (feeds, errors, _) = ListImport(
      text: "feed://example.org/1\nfeed:https://example.org/2\nFEED:http://example.org/3\nfeed:example.org\n",
      file: "urls"
    ).read()
    #expect(feeds.map(\.url) == ["http://example.org/1", "https://example.org/2", "http://example.org/3"])
    #expect(errors.map(\.place.line) == [4])
  }
}
