import Testing
import TidingsConfig
import TidingsModel

@Suite struct IncludeTests {
  @Test func `Feeds come from YAML, OPML and urls files in the order of their names`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: [feeds.d/*]\ndefaults: {every: 1h, tags: [news]}",
      "feeds.d/1.yaml": "- {url: 'https://example.org/1', tags: [a]}\n- https://example.org/2\n",
      "feeds.d/2.yml": "defaults: {every: 2h, language: vi}\nfeeds: ['https://example.org/3', 'file:x.xml']\n",
      "feeds.d/3.opml": """
      <?xml version="1.0"?>
      <opml version="2.0"><body><outline text="Thế giới &amp; hơn">
        <outline type="rss" text="T" xmlUrl="https://example.org/4?a=1&amp;b=2"/>
        <outline type="rss" text="T" xmlUrl="https://example.org/1"/>
      </outline></body></opml>
      """,
      "feeds.d/4.txt":
        "# list\nhttps://example.org/5 \"two words\" vi \"~Title\" # mine\n\nhttps://example.org/5 more\n",
      "feeds.d/5.yaml": "", "feeds.d/.hidden.yaml": "x", "feeds.d/6.yaml~": "x", "feeds.d/sub/x.yaml": "x",
    ])
    let result = folder.read()
    let feeds = try #require(result.configuration, "\(result.errors)").feeds
    #expect(
      feeds.map(\.url) == [
        "https://example.org/1", "https://example.org/2", "https://example.org/3",
        "file://\(folder.path)/feeds.d/x.xml", "https://example.org/4?a=1&b=2", "https://example.org/5",
      ])
    #expect(
      feeds.map(\.tags) == [["a"], ["news"], ["news"], ["news"], ["Thế giới & hơn"], ["two words", "vi", "more"]])
    #expect(feeds.map(\.every) == [3600, 3600, 7200, 7200, 3600, 3600])
    #expect(feeds[2].language == "vi" && feeds[4].language == nil)
    #expect(result.configuration?.sources.count == 6)
  }

  /// Files from a Mac write `ế` as a letter and two marks.
  @Test(arguments: [
    "list.txt": "https://example.org/1 \" Kinh te\u{302}\u{301}\"",
    "list.opml": """
    <opml version="2.0"><body><outline text="Kinh te\u{302}\u{301}"><outline xmlUrl="https://example.org/1"/></outline>
    </body></opml>
    """,
    "more.opml": """
    <opml version="2.0"><body><outline xmlUrl="https://example.org/1" category="Kinh te\u{302}\u{301}"/></body></opml>
    """,
  ]) func `A queue gets the feeds of a list by their tags, composed or not`(name: String, list: String) throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: [\(name)]\nqueues: [{name: q, filter: {tags: [Kinh t\u{1EBF}]}}]", name: list,
    ])
    let result = folder.read()
    let configuration = try #require(result.configuration, "\(result.errors)")
    let feed = try #require(configuration.feeds.first)
    #expect(configuration.queues.first?.filter?.allows(Item(), feed: feed.id, feedTags: feed.tags) == true)
  }

  @Test func `A glob may find nothing, a named file must be there`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: ['feeds.d/*', more.yaml]\nfeeds: ['https://e.org/']", "feeds.d/.keep": "",
    ])
    #expect(
      folder.errors() == [
        "tidings.yaml:1:24: include: more.yaml cannot be read",
        "more.yaml: cannot be opened: No such file or directory",
      ])
  }

  @Test func `A directory that is not there is told, as it may be one that is only away`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: ['feeds.d/*', 'mnt/*/feeds-[ab].yaml']\nfeeds: ['https://e.org/']", "mnt/x/y": "",
    ])
    #expect(folder.errors() == [])
    let warnings = folder.read().warnings
    #expect(warnings.map(\.message) == ["include: \(folder.path)/feeds.d: No such file or directory"])
    #expect(warnings.map { "\($0.place.line ?? 0):\($0.place.column ?? 0)" } == ["1:11"])
  }

  @Test func `A list names no files of this machine`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: [l.opml, l.txt]\nfeeds: ['https://e.org/']",
      "l.opml":
        "<opml><body>\n<outline xmlUrl='file:///x/feed.xml'/>\n<outline xmlUrl='https://e.org/2'/></body></opml>",
      "l.txt": "file:feed.xml\n",
    ])
    let reason = "url: a list names no files of this machine; write file: addresses into feeds"
    #expect(folder.errors() == ["l.opml:2:1: \(reason)", "l.txt:1:1: \(reason)"])
  }

  @Test func `Files that include each other are told, a file found twice is read once`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: [a.yaml, c.yaml, c.yaml, '*.yaml']", "a.yaml": "include: [b.yaml]",
      "b.yaml": "include: [a.yaml]", "c.yaml": "- https://example.org/",
    ])
    #expect(
      folder.errors() == ["b.yaml:1:11: include: the files include each other: a.yaml → b.yaml → a.yaml"])
  }

  @Test func `Errors in included files bear their own names and places`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: ['d/*', x.conf]",
      "d/a.yaml": "spool: x\nfeeds: [{url: 'https://example.org/', evry: 1h}]\n",
      "d/b.opml": "<opml>\n<body>\n<outline type='rss' text='no address'/>\n <outline xmlUrl='feed:x'/>\n</opml>",
      "d/c.txt": "query:all\n  \"https://example.org\n",
      "d/d.opml": "<html><p>x", "d/README": "not a list",
    ])
    #expect(
      folder.errors() == [
        "tidings.yaml:1:18: include: x.conf is none of *.yaml, *.opml, *.txt",
        "d/a.yaml:1:1: included file: unknown key \"spool\"; known are include, defaults, feeds",
        "d/a.yaml:2:39: feed: unknown key \"evry\" (did you mean \"every\"?)",
        "d/b.opml:3:1: a feed without xmlUrl: no address",
        "d/b.opml:4:2: url: only http, https and file URLs can be polled",
        "d/b.opml:5:1: not OPML: </opml> closes nothing that is open",
        "d/c.txt:1:1: newsboat's \"query:\" lines are not supported",
        "d/c.txt:2:3: a quotation mark is not closed on this line",
        "d/d.opml:1:1: not OPML: the root element is <html>, not <opml>",
      ])
    #expect(folder.read().warnings.count == 1)
  }

  @Test func `Addresses of a list that make the same id keep theirs in whatever order they stand`() throws {
    let urls = [
      "https://example.org/Feed", "https://example.org/feed", "http://example.org/feed", "https://example.org/b",
    ]
    func ids(_ urls: [String]) throws -> [String: String] {
      let folder = try ConfigurationFolder([
        "tidings.yaml": "feeds: []\ninclude: [urls]", "urls": urls.joined(separator: "\n"),
      ])
      return Dictionary(
        uniqueKeysWithValues: (folder.read().configuration?.feeds ?? []).map { ($0.url, $0.id.text) })
    }
    let first = try ids(urls)
    #expect(try ids(urls.reversed()) == first)
    #expect(try ids([urls[2], urls[0], urls[3], urls[1]]) == first)
    #expect(Set(first.values).count == 4)
    #expect(first["https://example.org/b"] == "example.org-b")
    // Such an id is in the state: it never changes.
    #expect(first["https://example.org/feed"] == "example.org-feed-09de356d")
  }
}
