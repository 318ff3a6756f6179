import Foundation
import LoopbackServer
import Testing
import TidingsModel

@Suite struct AddTests {
  /// A configuration with comments and an order of its own.
  private static let text = """
    # The feeds of the desk.
    spool: spool
    state: state.sqlite   # on the fast disk
    include: [feeds.d/*]
    feeds:
      # The first of all.
      - url: https://example.org/first.xml   # weekly
        every: 7d
    defaults: {tags: [news]}

    """

  private let workspace: Workspace
  private let config: String

  init() throws {
    workspace = try Workspace()
    config = try workspace.write(Self.text, to: "tidings.yaml")
  }

  private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func relativePathsCountFromTheDirectoryOfWhoGaveThem() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  - https://a.example/feed")
    func run(_ arguments: String...) async throws {
      let program = Process()
      program.executableURL = URL(fileURLWithPath: Program.path)
      program.arguments = arguments + ["-c", config]
      program.currentDirectoryURL = URL(fileURLWithPath: workspace.directory)
      try await program.runToEnd()
    }
    try await run("export", "-o", "relative.opml")
    #expect(try read(workspace.path("relative.opml")).contains("https://a.example/feed"))
    try workspace.write("https://b.example/feed\n", to: "urls")
    try await run("import", "urls")
    #expect(try read(config).contains("https://b.example/feed"))
  }

  /// Its feed is in the configuration then, and a second try would find it there.
  @Test func aConfigurationThatIsWrittenButNotDurableIsNotSaidToBeAsItWas() async throws {
    let strace = "/usr/bin/strace"
    guard isPossible(FileManager.default.isExecutableFile(atPath: strace), "strace is not installed") else { return }
    let directory = URL(fileURLWithPath: workspace.directory).resolvingSymlinksInPath().path
    let outcome = try await Program.run(
      ["add", "--as-is", "https://a.example/feed", "-c", config],
      through: [
        strace, "-D", "-f", "-qq", "-o", "/dev/null", "-P", directory, "-e", "trace=fsync", "-e",
        "inject=fsync:error=EIO",
      ])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("tidings.yaml was written, but a power cut might still undo it: fsync of its directory"),
      "\(outcome.errors)")
    #expect(try read(config).contains("https://a.example/feed"))
  }

  @Test func anExportGoesThroughLinksAndPipes() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  - https://a.example/feed")
    let link = workspace.path("link.opml")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "feeds.opml")
    #expect(try await Program.run("export", "-c", config, "-o", link).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "feeds.opml")
    #expect(try read(workspace.path("feeds.opml")).contains("https://a.example/feed"))

    let pipe = workspace.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    #expect(try await Program.run("export", "-c", config, "-o", pipe).status == 0)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(reader, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).contains("https://a.example/feed"))
  }

  @Test func aFeedIsAddedAndEveryCommentStays() async throws {
    let server = try LoopbackServer()
    server["/f"] = .reply(.ok(Sample.rss(["First light"])))
    let outcome = try await Program.run(
      "add", server.url("/f"), "-c", config, "--id", "light", "--tags", "vi, sea", "--every", "30m")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("/feeds.d: No such file or directory\n"))
    #expect(outcome.errors.contains("added light (\(server.url("/f"))) to /"))
    let lines = try read(config).split(separator: "\n").map(String.init)
    #expect(Self.text.split(separator: "\n").allSatisfy { lines.contains(String($0)) })
    #expect(lines.contains { $0.contains(server.url("/f")) })
    #expect(try await Program.run("check", "-c", config).output.contains("ok, 2 feeds"))
  }

  @Test func ofAPageTheFeedItAnnouncesIsAddedAndTheOthersAreNamed() async throws {
    let server = try LoopbackServer()
    server["/"] = .reply(
      .ok(
        """
        <html><link rel="alternate" type="application/rss+xml" href="/posts.xml">
        <link rel="alternate" type="application/rss+xml" title="Replies" href="/comments.xml"></html>
        """, headers: ["Content-Type: text/html"]))
    let outcome = try await Program.run(
      "add", server.url("/"), "-c", config, "--to", workspace.path("feeds.d/new.yaml"))
    #expect(outcome.status == 1, "the directory is not there yet: \(outcome.errors)")
    #expect(outcome.errors.contains("new.yaml") && outcome.errors.contains("No such file or directory"))
    try FileManager.default.createDirectory(atPath: workspace.path("feeds.d"), withIntermediateDirectories: true)
    let added = try await Program.run(
      "add", server.url("/"), "-c", config, "--to", workspace.path("feeds.d/new.yaml"))
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.errors.contains("a page; its feed is \(server.url("/posts.xml"))"))
    #expect(added.errors.contains("another: \(server.url("/comments.xml")) (Replies)"))
    #expect(try read(config) == Self.text)
    #expect(try read(workspace.path("feeds.d/new.yaml")).contains(server.url("/posts.xml")))
  }

  @Test func ofAFeedThatOnlyStandsWhereFeedsUsuallyAreThatIsSaid() async throws {
    let server = try LoopbackServer()
    server["/page.html"] = .reply(.ok("<html><body>Welcome</body></html>", headers: ["Content-Type: text/html"]))
    server["/rss.xml"] = .reply(.ok(Sample.rss(["First light"])))
    let outcome = try await Program.run("add", server.url("/page.html"), "-c", config)
    #expect(
      outcome.errors.contains(
        "\(server.url("/page.html")): a page that announces no feed; its site has one where they usually are: "
          + "\(server.url("/rss.xml"))\n"), "\(outcome.errors)")
    #expect(outcome.status == 0)
  }

  @Test func whatIsNoFeedIsNotAddedUnlessAsked() async throws {
    let server = try LoopbackServer()
    server["/page"] = .reply(.ok("<html><body>Welcome</body></html>", headers: ["Content-Type: text/html"]))
    for path in ["/page", "/missing"] {
      let outcome = try await Program.run("add", server.url(path), "-c", config)
      #expect(outcome.status == 1, "\(path): \(outcome.errors)")
      #expect(outcome.errors.hasPrefix("tidings: \(server.url(path)): "))
      #expect(outcome.errors.hasSuffix("nothing is added (--as-is adds it all the same)\n"))
      #expect(try read(config) == Self.text)
    }
    let requests = server.requests.count
    #expect(try await Program.run("add", "--as-is", server.url("/missing"), "-c", config).status == 0)
    #expect(server.requests.count == requests)
    #expect(try read(config).contains(server.url("/missing")))
  }

  @Test func anAddressThatDoesNotAnswerIsAddedWithAWarning() async throws {
    // Nobody listens there; the port of a server that has ended may be another's already.
    let url = "http://127.0.0.1:1/f"
    let outcome = try await Program.run("add", url, "-c", config)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("warning: \(url): "))
    #expect(try read(config).contains(url))
  }

  @Test func whatIsConfiguredOrWrongIsRefusedBeforeAnybodyIsAsked() async throws {
    let server = try LoopbackServer()
    server["/f"] = .reply(.ok(Sample.rss(["First light"])))
    #expect(try await Program.run("add", server.url("/f"), "-c", config).status == 0)
    let text = try read(config)
    let requests = server.requests.count
    let again = try await Program.run("add", server.url("/f"), "-c", config)
    #expect(again.status == 2)
    #expect(again.errors.hasSuffix(": \(server.url("/f")) is configured already\n"), "\(again.errors)")
    let wrong = try await Program.run("add", server.url("/other"), "--every", "soon", "-c", config)
    #expect(wrong.status == 2)
    #expect(wrong.errors.hasPrefix("not added, as the configuration would be wrong: "))
    #expect(wrong.errors.contains("every"))
    #expect(server.requests.count == requests)
    #expect(try read(config) == text)
  }

  @Test func feedsThatAreAddedAtTheSameTimeAreAllThere() async throws {
    let outcomes = try await withThrowingTaskGroup(of: Int32.self) { [config] group in
      for number in 0..<8 {
        group.addTask { try await Program.run("add", "--as-is", "https://n\(number).example/", "-c", config).status }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes == Array(repeating: 0, count: 8))
    let text = try read(config)
    for number in 0..<8 { #expect(text.contains("https://n\(number).example/")) }
  }

  @Test func foldersOfAnImportBecomeTagsAndAnExportReadsBack() async throws {
    let list = try workspace.write(
      """
      <opml version="2.0"><body><outline text="Báo"><outline text="Kinh tế">
      <outline type="rss" text="Một &amp; hai" xmlUrl="https://a.example/rss?x=1&amp;y=2"/></outline></outline>
      <outline text="No address" type="rss"/><outline type="rss" text="Mail" xmlUrl="mailto:x@a.example"/>
      </body></opml>
      """, to: "list.opml")
    let outcome = try await Program.run("import", list, "-c", config)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 added to /"))
    #expect(outcome.errors.contains("\(list):3:"), "what is passed over is said with its place: \(outcome.errors)")
    let exported = try await Program.run("export", "-c", config)
    #expect(exported.output.contains("xmlUrl=\"https://a.example/rss?x=1&amp;y=2\""))
    let second = try workspace.write(Self.text, to: "second.yaml")
    let back = try await Program.run("import", "-", "-c", second, input: exported.output)
    #expect(back.status == 0, "\(back.errors)")
    #expect(try read(second).contains("Kinh tế"))
    let newsboat = try await Program.run(
      "import", "-", "-c", second, input: "\u{FEFF}# mine\nhttps://b.example/feed tech \"~B\"\nfile:///etc/passwd\n")
    #expect(newsboat.status == 0, "\(newsboat.errors)")
    #expect(try read(second).contains("https://b.example/feed"))
    #expect(newsboat.errors.contains("-:3:1: passed over: a list names no files of this machine"), "\(newsboat.errors)")
    #expect(try !read(second).contains("/etc/passwd"))
  }

  @Test func aPathIsAnsweredWithTheURLOfItsFile() async throws {
    for path in ["./f.xml", "../f.xml", workspace.path("f.xml")] {
      let outcome = try await Program.run("add", path, "-c", config)
      #expect(outcome.status == 2 && outcome.errors.contains("(did you mean \"file:///"), "\(outcome.errors)")
      #expect(outcome.errors.hasSuffix("/f.xml\"?)\n"), "\(outcome.errors)")
    }
    #expect(try read(config) == Self.text)
  }

  @Test func aListIsReadInTheEncodingThatItDeclares() async throws {
    func list(_ encoding: String, _ number: Int) -> String {
      """
      <?xml version="1.0" encoding="\(encoding)"?>
      <opml version="2.0"><body><outline text="caf\u{E9} \(number)"><outline text="x" xmlUrl="https://e.org/\(number)"/>
      </outline></body></opml>
      """
    }
    let folder = URL(fileURLWithPath: workspace.directory)
    let utf16 = try #require(list("UTF-16", 2).data(using: .utf16LittleEndian))
    let lists = [
      "latin.opml": try #require(list("ISO-8859-1", 1).data(using: .isoLatin1)), "utf16.opml": [0xFF, 0xFE] + utf16,
    ]
    for (name, bytes) in lists { try bytes.write(to: folder.appending(path: name)) }
    let including = try workspace.write("include: ['*.opml']\n", to: "including.yaml")
    let check = try await Program.run("check", "-c", including)
    #expect(check.output.hasSuffix("ok, 2 feeds\n"), "\(check.errors)")
    for name in lists.keys {
      let outcome = try await Program.run("import", workspace.path(name), "-c", config)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let text = try read(config)
    #expect(text.contains("tags: [caf\u{E9} 1]") && text.contains("tags: [caf\u{E9} 2]"), "\(text)")
    // Declared as what it is not, or not at all.
    for declared in ["UTF-8", ""] {
      try #require(list(declared, 3).data(using: .isoLatin1)).write(to: folder.appending(path: "latin.opml"))
      let outcome = try await Program.run("import", workspace.path("latin.opml"), "-c", config)
      #expect(outcome.status == 2 && outcome.errors.contains("| tidings import -"), "\(outcome.errors)")
      let refused = try await Program.run("check", "-c", including)
      #expect(refused.status == 2 && refused.errors.contains("latin.opml:"), "\(refused.errors)")
    }
  }

  @Test func whatAnImportHasTwiceOrFindsConfiguredIsToldOneByOne() async throws {
    let there = try workspace.write("spool: s\nstate: state.db\nfeeds:\n  - https://a.example/1\n", to: "there.yaml")
    let list = "https://a.example/1\nhttps://a.example/2\nhttps://a.example/2\n"
    let outcome = try await Program.run("import", "-", "-c", there, input: list)
    #expect(
      outcome.errors == """
        \(there):4:5: https://a.example/1 is configured already
        https://a.example/2 is named more than once
        1 added to \(URL(fileURLWithPath: there).resolvingSymlinksInPath().path), 2 there already

        """)
  }

  @Test func ofAListThatBreaksOffTheBeginningIsTakenAndTheRestIsSaidToBeUnread() async throws {
    let list = try workspace.write(
      #"<opml version="2.0"><body><outline xmlUrl="https://a.example/1"/><outline"#, to: "list.opml")
    let there = try workspace.write(Self.text, to: "other.yaml")
    for words in ["\n1 added to /", "\nnothing to add\n"] {
      let outcome = try await Program.run("import", list, "-c", there)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.hasPrefix("\(list):1:74: not OPML: the tag <outline> is not closed\n"), "\(outcome.errors)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(
        outcome.errors.hasSuffix("tidings: \(list):1:74: the list breaks off here; what follows was not read\n"),
        "\(outcome.errors)")
      #expect(try read(there).contains("https://a.example/1"))
    }
    try workspace.write(
      #"<opml version="2.0"><body><outline xmlUrl="https://a.example/2"/></body>"#, to: "list.opml")
    let cut = try await Program.run("import", list, "-c", there)
    #expect(cut.status == 1 && cut.errors.contains("\(list): not OPML: the file ends before </opml>\n"))
    #expect(cut.errors.contains("1 added to "), "\(cut.errors)")
  }

  @Test func anExportNamesFeedsAsTheyNameThemselves() async throws {
    let server = try LoopbackServer()
    server["/f"] = .reply(.ok(Sample.rss(["First light"], channel: "Harbour &amp; Sea")))
    try workspace.configure(
      feeds: "  - {url: \"\(server.url("/f"))\", id: sea}\n  - {url: https://a.example/, id: unseen}")
    #expect(try await Program.run("poll", "-c", config, "sea").status == 0)
    let output = workspace.path("out.opml")
    #expect(try await Program.run("export", "-c", config, "-o", output).status == 0)
    let text = try read(output)
    #expect(text.contains("<outline text=\"Harbour &amp; Sea\" title=\"Harbour &amp; Sea\" type=\"rss\""), "\(text)")
    #expect(text.contains("<outline text=\"unseen\""))
  }

  @Test func checkRefusesTheStatesThatTheOtherCommandsRefuse() async throws {
    try workspace.configure(feeds: "  []")
    let state = workspace.path("state.sqlite")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let sound = try await Program.run("check", "-c", config)
    #expect(sound.status == 0 && sound.errors.isEmpty, "\(sound.errors)")
    let daemon = try await RunningDaemon(workspace)
    let beside = try await Program.run("check", "-c", config)
    #expect(beside.status == 0 && beside.errors.isEmpty, "\(beside.errors)")
    #expect(try await daemon.stop() == 0)
    // The log beside the state is the one that belongs to what was there before.
    for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: state + ending) }
    try Data(contentsOf: URL(filePath: state)).prefix(20_000).write(to: URL(filePath: state))
    let outcome = try await Program.run("check", "-c", config)
    let refused = try await Program.run("status", "-c", config)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(refused.status == 2 && refused.errors.contains("/state.sqlite: damaged ("), "\(refused.errors)")
    #expect(outcome.errors == "\(config):2:8: state: " + refused.errors.dropFirst("tidings: ".count))
  }

  @Test func checkTellsProgramsWhatIsWrongAndWhere() async throws {
    try workspace.write("feeds:\n  - {url: https://a.example/, evry: 1h}\n", to: "tidings.yaml")
    let outcome = try await Program.run("check", "--json", "-c", config)
    #expect(outcome.status == 2)
    let lines = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    let mistake = try #require(lines.first { $0["severity"]?.string == "error" })
    #expect(mistake["file"]?.string == config)
    #expect(mistake["line"]?.integer == 2)
    #expect(mistake["column"]?.integer == 31)
    #expect(mistake["message"]?.string?.contains("every") == true)
  }
}
