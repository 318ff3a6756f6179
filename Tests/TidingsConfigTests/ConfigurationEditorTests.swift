import Foundation
import Testing
import TidingsConfig
import TidingsModel

@Suite struct ConfigurationEditorTests {
  private func editor(_ folder: ConfigurationFolder) -> ConfigurationEditor {
    ConfigurationEditor(reader: ConfigurationReader(environment: [:]), path: folder.path + "/tidings.yaml")
  }

  private func add(_ feeds: [NewFeed], to target: String? = nil, in folder: ConfigurationFolder) throws
    -> ConfigurationEditor.Change
  {
    let editor = editor(folder)
    let change = try editor.change(adding: feeds, to: target.map { folder.path + "/" + $0 })
    try editor.write(change)
    return change
  }

  private static let new = "https://example.org/new?a=1&b=2"

  @Test(
    arguments: [
      (
        "spool: x\nfeeds:\n  # first\n  - url: https://example.org/1   # one\n    every: 1h\n\n# about http\nhttp: {}\n",
        "spool: x\nfeeds:\n  # first\n  - url: https://example.org/1   # one\n    every: 1h\n"
          + "  - url: https://example.org/new?a=1&b=2\n\n# about http\nhttp: {}\n"
      ),
      (
        "feeds:\n- https://example.org/1\n",
        "feeds:\n- https://example.org/1\n- url: https://example.org/new?a=1&b=2\n"
      ),
      (
        "feeds:\n    - https://example.org/1",
        "feeds:\n    - https://example.org/1\n    - url: https://example.org/new?a=1&b=2\n"
      ),
      ("feeds: []  # none yet\nspool: x\n", "feeds:  # none yet\n  - url: https://example.org/new?a=1&b=2\nspool: x\n"),
      ("feeds:\nspool: x\n", "feeds:\n  - url: https://example.org/new?a=1&b=2\nspool: x\n"),
      (
        "feeds:\n  - https://example.org/1\n  # - https://example.org/off\n\n# about http\nhttp: {}\n",
        "feeds:\n  - https://example.org/1\n  # - https://example.org/off\n"
          + "  - url: https://example.org/new?a=1&b=2\n\n# about http\nhttp: {}\n"
      ),
      (
        "feeds:\r\n  - https://example.org/1\r\n\r\n  # the end\r\n\r\n# over\r\n",
        "feeds:\r\n  - https://example.org/1\r\n\r\n  # the end\r\n"
          + "  - url: https://example.org/new?a=1&b=2\r\n\r\n# over\r\n"
      ),
      (
        "feeds:\n- https://example.org/1\n# - https://example.org/off\n",
        "feeds:\n- https://example.org/1\n# - https://example.org/off\n- url: https://example.org/new?a=1&b=2\n"
      ),
      (
        "feeds:\n- https://example.org/1\n# about http\nhttp: {}\n",
        "feeds:\n- https://example.org/1\n- url: https://example.org/new?a=1&b=2\n# about http\nhttp: {}\n"
      ),
      ("spool: x # here\n", "spool: x # here\n\nfeeds:\n  - url: https://example.org/new?a=1&b=2\n"),
      ("include: [d/*]\n", "include: [d/*]\n\nfeeds:\n  - url: https://example.org/new?a=1&b=2\n"),
      (
        "feeds:\n  - url: https://example.org/1\n    headers:\n      X: >\n        # no comment\n",
        nil
      ),
    ] as [(String, String?)]) func `A feed goes behind the last one and all else stays as it was`(
      before: String, after: String?
    ) throws
  {
    let folder = try ConfigurationFolder(["tidings.yaml": before])
    do {
      let change = try add([NewFeed(url: Self.new)], in: folder)
      #expect(change.added.map(\.url) == [Self.new])
    } catch {
      #expect(after == nil, "\(error)")
    }
    #expect(try folder.text("tidings.yaml") == after ?? before)
  }

  @Test func `Id, tags, cadence and title are written so that they read back`() throws {
    let folder = try ConfigurationFolder(["tidings.yaml": "feeds:\n"])
    let tags = ["kinh tế", "a, b", "null", "x: y", "#1", "\"", "1"]
    _ = try add([NewFeed(url: Self.new, id: "n", tags: tags, every: "30m", title: "Tin\n- url: x")], in: folder)
    let feed = try #require(folder.read().configuration?.feeds.first)
    #expect(feed.id.text == "n" && feed.tags == tags && feed.every == 1800)
    #expect(try folder.text("tidings.yaml").contains("b=2  # Tin - url: x\n"))
  }

  @Test(arguments: [
    "feeds:\r\n  - https://example.org/feed\r\nspool: s\r\n", "spool: s\r\nfeeds:\r\n", "spool: s\r\nfeeds: []\r\n",
    "spool: s\r\n",
    "spool: s\r\nfeeds:\r\n- https://example.org/feed",
  ]) func `Lines that end in CR LF go on doing so`(yaml: String) throws {
    let folder = try ConfigurationFolder(["tidings.yaml": yaml])
    _ = try add([NewFeed(url: Self.new)], in: folder)
    let text = try folder.text("tidings.yaml")
    #expect(
      text.replacing("\r\n", with: "").unicodeScalars.allSatisfy { $0 != "\n" && $0 != "\r" },
      "\(text.debugDescription)")
    #expect(try #require(folder.read().configuration).feeds.last?.url == Self.new)
  }

  @Test(arguments: ["feeds: ~\n", "feeds: null  # none yet\n", "feeds: &all\n  - https://example.org/feed\n"])
  func `A list may be nothing, or bear an anchor`(yaml: String) throws {
    let folder = try ConfigurationFolder(["tidings.yaml": yaml + "spool: s\n"])
    _ = try add([NewFeed(url: Self.new)], in: folder)
    #expect(try #require(folder.read().configuration).feeds.last?.url == Self.new)
  }

  @Test func `Feeds that are there are passed over, a made id that is taken gives way`() throws {
    let folder = try ConfigurationFolder(["tidings.yaml": "feeds:\n  - https://example.org/feed\n"])
    let change = try add(
      [
        NewFeed(url: "https://example.org/feed"), NewFeed(url: "http://example.org/feed", tags: ["a"]),
        NewFeed(url: "http://example.org/feed", tags: ["b"]),
      ], in: folder)
    let place = ConfigurationPlace(file: folder.path + "/tidings.yaml", line: 2, column: 5)
    #expect(
      change.present.map(\.description) == [
        "\(place): https://example.org/feed is configured already", "http://example.org/feed is named more than once",
      ])
    #expect(change.added.count == 1 && change.added[0].tags == ["a", "b"])
    #expect(change.added[0].id.text.hasPrefix("example.org-feed-"))
    #expect(
      throws: ConfigurationEditError.present([
        PresentFeed(url: "https://example.org/feed", place: place)
      ])
    ) {
      try editor(folder).change(adding: [NewFeed(url: "https://example.org/feed")])
    }
  }

  @Test func `Nothing is written when the result would be wrong`() throws {
    for (yaml, feed) in [
      ("feeds:\n", NewFeed(url: "gopher://example.org/")), ("feeds:\n", NewFeed(url: Self.new, id: "Ä")),
      ("feeds:\n", NewFeed(url: Self.new, every: "soon")), ("feds:\n", NewFeed(url: Self.new)),
      ("feeds:\n  - {url: 'https://example.org/', id: n}\n", NewFeed(url: Self.new, id: "n")),
      ("feeds: ['https://example.org/']\n", NewFeed(url: Self.new)), ("{feeds: []}\n", NewFeed(url: Self.new)),
    ] {
      let folder = try ConfigurationFolder(["tidings.yaml": yaml])
      #expect(throws: ConfigurationEditError.self) { try add([feed], in: folder) }
      #expect(try folder.text("tidings.yaml") == yaml)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tidings.yaml"])
    }
  }

  @Test func `An included file takes feeds, a new one as well, any other not`() throws {
    let folder = try ConfigurationFolder([
      "tidings.yaml": "include: ['d/*.yaml', l.opml]\n", "d/a.yaml": "# mine\n- https://example.org/1\n",
      "l.opml": "<opml/>",
    ])
    _ = try add([NewFeed(url: Self.new)], to: "d/a.yaml", in: folder)
    #expect(try folder.text("d/a.yaml") == "# mine\n- https://example.org/1\n- url: https://example.org/new?a=1&b=2\n")
    _ = try add([NewFeed(url: "https://example.org/2")], to: "d/b.yaml", in: folder)
    #expect(try folder.text("d/b.yaml") == "- url: https://example.org/2\n")
    #expect(folder.read().configuration?.feeds.count == 3)
    #expect(throws: ConfigurationEditError.notIncluded(folder.path + "/e.yaml")) {
      try add([NewFeed(url: "https://example.org/3")], to: "e.yaml", in: folder)
    }
    #expect(throws: ConfigurationEditError.self) {
      try add([NewFeed(url: "https://example.org/3")], to: "l.opml", in: folder)
    }
    #expect(try folder.text("tidings.yaml") == "include: ['d/*.yaml', l.opml]\n")
  }

  @Test func `Mode and symbolic links are kept, and a change by somebody else is not undone`() throws {
    let folder = try ConfigurationFolder(["real/t.yaml": "feeds:\n"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/tidings.yaml", withDestinationPath: "real/t.yaml")
    #expect(chmod(folder.path + "/real/t.yaml", 0o604) == 0)
    _ = try add([NewFeed(url: Self.new)], in: folder)
    var status = stat()
    #expect(stat(folder.path + "/real/t.yaml", &status) == 0 && status.st_mode & 0o7777 == 0o604)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/tidings.yaml") == "real/t.yaml")
    let change = try editor(folder).change(adding: [NewFeed(url: "https://example.org/2")])
    try folder.write("real/t.yaml", "feeds:\n  - https://example.org/other\n")
    #expect(throws: ConfigurationEditError.changed(change.file)) { try editor(folder).write(change) }
  }

  @Test func `The example for real use can be added to`() throws {
    let text = try String(contentsOfFile: ExampleTests.root + "/Feeds/tidings.yaml", encoding: .utf8)
    let folder = try ConfigurationFolder(["tidings.yaml": text])
    _ = try add([NewFeed(url: Self.new)], in: folder)
    let lines = Set(text.split(separator: "\n"))
    #expect(
      try folder.text("tidings.yaml").split(separator: "\n").filter { !lines.contains($0) } == ["  - url: \(Self.new)"])
  }
}
