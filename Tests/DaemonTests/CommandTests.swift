import Foundation
import LoopbackServer
import Testing
import TidingsModel

@Suite struct CommandTests {
  @Test func parseWritesOneJSONFeedDocument() async throws {
    let outcome = try await Program.run("parse", "-", input: Sample.rss(["First light"]))
    #expect(outcome.status == 0)
    let document = try JSONReader.read(Array(outcome.output.utf8))
    #expect(document["version"]?.string == "https://jsonfeed.org/version/1.1")
    #expect(document["_tidings"]?["format"]?.string == "rss20")
    #expect(document["items"]?.array?.first?["title"]?.string == "First light")
  }

  @Test func parseOfSomethingElseIsOneLineOnStderrAndNothingOnStdout() async throws {
    let outcome = try await Program.run("parse", "-", input: "<!doctype html><html><body>Hello</body></html>")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "tidings: standard input: not a feed: this is an HTML page\n")
  }

  @Test(arguments: [
    ("parse", ">/dev/full", "No space left on device"), ("parse", ">&-", "Bad file descriptor"),
    // Which opens what would be given the number of a stream that is closed.
    ("state check -c", ">&-", "Bad file descriptor"),
  ]) func whatCannotBeWrittenOutIsSaid(command: String, redirection: String, words: String) async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  []")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let feed = command == "parse" ? try workspace.write(Sample.rss(["First light"]), to: "feed") : config
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "exec \"$0\" \(command) \"$1\" \(redirection) 2>\"$2\"", Program.path, feed, workspace.path("errors"),
    ]
    try shell.run()
    try await eventually("the program to end") { !shell.isRunning }
    #expect(shell.terminationStatus == 1)
    let errors = try String(contentsOfFile: workspace.path("errors"), encoding: .utf8)
    #expect(errors == "tidings: cannot write to standard output: \(words)\n")
  }

  @Test func aConfigurationIsReadFromStandardInputByItsName() async throws {
    let named = try await Program.run("check", "-c", "/dev/stdin", input: "feeds: [https://example.org/f]\n")
    #expect(named.output == "/dev/stdin: ok, 1 feed\n", "\(named.errors)")
    let outcome = try await Program.run("check", "-c", "-", input: "feeds: [https://example.org/f]\n")
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors == "tidings: -c: - is no file; name /dev/stdin\n")
  }

  @Test func filesWhoseNamesAreNoTextAreRead() async throws {
    let workspace = try Workspace()
    let page = "<html><head><link rel=alternate type=application/rss+xml href=http://a.example/f></head></html>"
    let shell = """
      cd "$1" && printf %s "$2" > $'one\\xe9' && printf %s "$3" > $'one\\xe8' && printf %s "$4" > $'page\\xe9' &&
      "$0" parse ./one* && "$0" parse --url http://a.example/ ./one* && "$0" discover ./page*
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", shell, Program.path, workspace.directory, Sample.rss(["Acute"]),
      Sample.rss(["Grave"]), page,
    ]
    process.standardOutput = output
    try await process.runToEnd()
    #expect(process.terminationStatus == 0)
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
      separator: "\n")
    #expect(lines.count == 5)
    for pair in [lines.prefix(2), lines.dropFirst(2).prefix(2)] {
      #expect(pair.count { $0.contains("Acute") } == 1 && pair.count { $0.contains("Grave") } == 1)
    }
    #expect(lines.last?.hasPrefix("http://a.example/f\t") == true)
  }

  @Test func theLoopInTheHelpOfTheSpoolCanBeCopied() async throws {
    let help = try await Program.run("spool", "--help", environment: ["COLUMNS": "80"]).output
    #expect(
      help.contains(
        """
          while path=$(tidings spool claim); do
            work "$path" && tidings spool ack "$path"
          done

        """), "\(help)")
  }

  @Test func whatExtractLearnsOfASiteReplacesNoOtherFile() async throws {
    let workspace = try Workspace()
    let text = String(
      repeating: "The harbour lay quiet in the morning, and the boats came home one by one. ", count: 12)
    let page = try workspace.write("<html><body><h1>Morning</h1><p>\(text)</p><p>\(text)</p></body></html>", to: "page")
    let site = workspace.path("site")
    for _ in 0..<2 {
      let outcome = try await Program.run("extract", "--url", "http://a.example/1", "--site-state", site, page)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let other = try workspace.write("precious", to: "other")
    let outcome = try await Program.run("extract", "--url", "http://a.example/1", "--site-state", other, page)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("tidings: \(other): not written by --site-state"))
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "precious")
  }

  @Test func anAddressOfAPageThatIsNoneIsNotPassedOverInSilence() async throws {
    let workspace = try Workspace()
    let text = String(repeating: "The harbour lay quiet in the morning, and the boats came home. ", count: 12)
    let page = try workspace.write("<html><body><h1>Morning</h1><p>\(text)</p><p>\(text)</p></body></html>", to: "page")
    let odd = try await Program.run("extract", "--url", "not an address", page)
    #expect(odd.status == 0 && odd.errors == "tidings: 'not an address' is no http or https address, and is not used\n")
    let none = try await Program.run("extract", "--url", "", page)
    #expect(none.status == 0 && none.errors.isEmpty)
    let list = try await Program.run("extract", "--url", "http://a.example/", "--batch", page)
    #expect(list.status != 0 && list.errors.contains("--url is for a FILE"))
  }

  @Test func aLinesThirdFieldIsNoPartOfItsAddressAndWhatIsNoneIsTold() async throws {
    let workspace = try Workspace()
    let text = String(repeating: "The harbour lay quiet in the morning, and the boats came home. ", count: 12)
    let page = try workspace.write("<html><body><h1>Morning</h1><p>\(text)</p><p>\(text)</p></body></html>", to: "page")
    let list = try workspace.write("\(page)\thttp://a.example/1\tmore\n\(page)\tnot an address\n", to: "list")
    let outcome = try await Program.run("extract", "--batch", list)
    #expect(outcome.errors == "tidings: 'not an address' is no http or https address, and is not used\n")
    let addresses = try outcome.output.split(separator: "\n").map {
      try JSONReader.read(Array($0.utf8))["url"]?.string
    }
    #expect(addresses == ["http://a.example/1", nil])
    let feed = try workspace.write(Sample.rss(["First light"]), to: "feed")
    let parsed = try await Program.run("parse", "--url", "a.example/feed", feed)
    #expect(parsed.status == 0)
    #expect(parsed.errors == "tidings: 'a.example/feed' is no http or https address, and is not used\n")
    let relative = try workspace.write(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><link rel='alternate' href='/abs'/></feed>", to: "atom"
    )
    let script = try await Program.run("parse", "--url", "javascript:alert(1)", relative)
    #expect(script.errors == "tidings: 'javascript:alert(1)' is no http or https address, and is not used\n")
    #expect(try JSONReader.read(Array(script.output.utf8))["home_page_url"]?.string == "/abs")
  }

  @Test func whatHasNoEndIsNotReadForEver() async throws {
    let outcome = try await Program.run("parse", "/dev/zero")
    #expect(outcome.status == 1 && outcome.errors == "tidings: /dev/zero: does not end within 256 MiB\n")
  }

  @Test func aListOfPagesFromAWindowsEditorIsReadLineByLine() async throws {
    let workspace = try Workspace()
    let text = String(
      repeating: "The harbour lay quiet in the morning, and the boats came home one by one. ", count: 12)
    let pages = try ["Morning", "Evening"].map {
      try workspace.write("<html><body><h1>\($0)</h1><p>\(text)</p><p>\(text)</p></body></html>", to: $0)
    }
    let list = try workspace.write("\u{FEFF}" + pages.map { $0 + "\r\n" }.joined(), to: "list")
    let outcome = try await Program.run("extract", "--batch", list)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let titles = try outcome.output.split(separator: "\n").map {
      try JSONReader.read(Array($0.utf8))["title"]?.string
    }
    #expect(titles == ["Morning", "Evening"])
  }

  @Test func parseOfFilesAloneIsParseOfFilesAmongOptions() async throws {
    let workspace = try Workspace()
    let feed = try workspace.write(Sample.rss(["First light"]), to: "feed")
    for file in [feed, workspace.path("none")] {
      let alone = try await Program.run("parse", file)
      let among = try await Program.run("parse", "--content-language", "en", "--", file)
      #expect(alone.status == among.status && alone.status == (file == feed ? 0 : 1))
      #expect(alone.errors == among.errors)
      #expect(alone.output.contains("First light") == (file == feed))
      #expect(among.output.replacing("\"language\":\"en\",", with: "") == alone.output)
    }
  }

  @Test func parseOfSeveralFilesWritesALineForEachInTheirOrder() async throws {
    let workspace = try Workspace()
    let first = try workspace.write(Sample.rss(["First light"]), to: "first")
    let second = try workspace.write("no feed at all", to: "second")
    let third = try workspace.write(Sample.rss(["Third time"]), to: "third")
    let outcome = try await Program.run("parse", first, second, third)
    #expect(outcome.status == 1)
    let lines = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    #expect(lines.map { $0["items"]?.array?.first?["title"]?.string } == ["First light", nil, "Third time"])
    #expect(lines[1]["_tidings"]?["error"]?.string?.contains("not a feed") == true)
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func parseReadsADocumentOfMegabytesFromAFileAsFromStandardInput() async throws {
    let text = Sample.rss((0..<12_000).map { "Light \($0) over the harbour, and boats on their way to it" })
    #expect(text.utf8.count > 2 << 20)
    let workspace = try Workspace()
    let file = try await Program.run("parse", try workspace.write(text, to: "feed"))
    #expect(file.status == 0 && file.errors.isEmpty)
    #expect(try JSONReader.read(Array(file.output.utf8))["items"]?.array?.count == 12_000)
    #expect(try await Program.run("parse", "-", input: text).output == file.output)
  }

  @Test(arguments: ["check", "vacuum"])
  func aStateThatIsNotThereIsNotMadeByLookingAfterIt(command: String) async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  []")
    let outcome = try await Program.run("state", command, "-c", config)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasSuffix(": cannot be opened (there is no state yet: the daemon has not run)\n"))
    #expect(!FileManager.default.fileExists(atPath: workspace.path("state.sqlite")))
  }

  @Test func wrongUsageExitsWithTwo() async throws {
    for arguments in [["parse"], ["nonsense"], ["poll", "--nonsense"], ["run", "-c", "/nonexistent/tidings.yaml"]] {
      let outcome = try await Program.run(arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.output.isEmpty)
      #expect(!outcome.errors.isEmpty)
    }
  }

  @Test(arguments: [
    (["stauts", "-c", "x"], "tidings: there is no command stauts (did you mean \"status\"?); see tidings --help\n"),
    (
      ["spool", "clam"], "tidings spool: there is no command clam (did you mean \"claim\"?); see tidings spool --help\n"
    ),
    (["state", "frobnicate"], "tidings state: there is no command frobnicate; see tidings state --help\n"),
  ]) func aCommandThatIsNoneIsNamedWithTheNearest(arguments: [String], words: String) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors == words)
  }

  @Test func everyCommandHasHelp() async throws {
    for command in [
      "run", "poll", "check", "status", "discover", "add", "import", "export", "parse", "extract", "spool", "state",
    ] {
      let outcome = try await Program.run(command, "--help")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("USAGE: tidings \(command)"), "\(command)")
    }
  }

  @Test func checkPrintsEveryMistakeWithItsPlaceAndExitsWithTwo() async throws {
    let workspace = try Workspace()
    let config = try workspace.write(
      """
      spool: spool
      state: state.sqlite
      feeds:
        - url: http://a.example/feed
          evry: 30m
        - {url: "ftp://b.example/feed"}
      """, to: "tidings.yaml")
    let outcome = try await Program.run("check", "-c", config)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("\(config):5:5: ") == true && lines.first?.contains("\"every\"") == true)
    #expect(lines.last?.hasPrefix("\(config):6:11: ") == true)
  }

  @Test(arguments: [
    ("", true), ("http: {contact: \"https://a.example/bot\"}\n", false), ("http: {user_agent: x}\n", false),
  ])
  func `check has a word for whoever gives publishers no contact`(http: String, isTold: Bool) async throws {
    let workspace = try Workspace()
    let config = try workspace.write(
      "spool: spool\nstate: state.sqlite\n\(http)feeds: [\"http://a.example/feed\"]\n", to: "tidings.yaml")
    let outcome = try await Program.run("check", "-c", config)
    #expect(outcome.status == 0 && outcome.output == "\(config): ok, 1 feed\n")
    #expect(outcome.errors.contains("http.contact") == isTold)
    #expect(outcome.errors.split(separator: "\n").count == (isTold ? 1 : 0))
  }

  @Test func checkLooksAtWhereSpoolAndStateAreToBeAndMakesNothing() async throws {
    let workspace = try Workspace()
    try workspace.write("a note", to: "spool")
    let config = try workspace.write(
      "spool: spool\nstate: a/b/state.sqlite\nfeeds: [\"http://a.example/feed\"]\n", to: "tidings.yaml")
    let outcome = try await Program.run("check", "-c", config)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    let said = outcome.errors.split(separator: "\n")
    #expect(said.count == 2)
    #expect(said.first?.hasPrefix("\(config):1:8: spool: /") == true)
    #expect(said.first?.contains("/spool is no directory; name one") == true)
    #expect(said.last?.hasPrefix("\(config):2:8: state: /") == true)
    #expect(said.last?.contains("/a is missing; make it") == true)
    #expect(try await Program.run("check", "--json", "-c", config).status == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: workspace.directory).sorted() == ["spool", "tidings.yaml"])
  }

  @Test func ofAFeedThatIsNotThereTheNearestIsNamed() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  - {url: \"http://a.example/\", id: feed-1}")
    for command in ["poll", "status"] {
      let outcome = try await Program.run(command, "-c", config, "fed-1")
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == "tidings: no feed of the id or URL fed-1 is configured (did you mean \"feed-1\"?)\n",
        "\(outcome.errors)")
    }
  }

  @Test func statusTellsHealthInATableAndInJSON() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/well"] = .reply(.ok(Sample.rss(["First light"]), headers: ["ETag: \"1\""]))
    server["/sick"] = .reply(.status("500 Broken"))
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/well"))\", id: well}\n  - {url: \"\(server.url("/sick"))\", id: sick}")
    #expect(try await Program.run("poll", "-c", config).status == 1)
    let table = try await Program.run("status", "-c", config)
    #expect(table.status == 0)
    let sick = try #require(table.output.range(of: "  sick "))
    let well = try #require(table.output.range(of: "  well "))
    #expect(sick.lowerBound < well.lowerBound)
    #expect(table.output.contains("HTTP 500 Internal Server Error"))
    let json = try await Program.run("status", "-c", config, "--json")
    let feeds = try #require(try JSONReader.read(Array(json.output.utf8))["feeds"]?.array)
    #expect(feeds.map { $0["id"]?.string } == ["sick", "well"])
    #expect(feeds[0]["failures"]?.integer == 1)
    #expect(feeds[1]["etag"]?.string == "\"1\"")
    #expect(feeds[1]["delivered"]?.integer == 1)
    #expect(feeds.allSatisfy { $0["next_due"]?.string != nil && $0["due_reason"]?.string != nil })
  }

  @Test func stateCheckFindsASoundStateSoundAndVacuumKeepsIt() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light", "Second wind"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let check = try await Program.run("state", "check", "-c", config)
    #expect(check.status == 0)
    #expect(check.output.contains("sound, 2 articles"))
    #expect(try await Program.run("state", "vacuum", "-c", config).status == 0)
    #expect(try await Program.run("poll", "-c", config).output == "sample: same body as before\n")
  }

  @Test(arguments: [100..<4096, 4096..<20_480])
  func stateCheckReportsDamageOnStandardOutputHoweverGraveItIs(damage: Range<Int>) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light", "Second wind"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let path = workspace.path("state.sqlite")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.count > damage.upperBound)
    bytes.replaceSubrange(damage, with: repeatElement(0x5A, count: damage.count))
    try bytes.write(to: URL(fileURLWithPath: path))
    let check = try await Program.run("state", "check", "-c", config)
    #expect(check.status == 1 && check.errors.isEmpty, "\(check.errors)")
    #expect(check.output.contains("damaged") || check.output.contains("Tree"), "\(check.output)")
  }

  @Test func aForeignStateFileIsRefusedInWordsAndLeftAlone() async throws {
    let workspace = try Workspace()
    let config = try workspace.configure(feeds: "  []")
    let text = "my shopping list, not a database, long enough to be looked at"
    try workspace.write(text, to: "state.sqlite")
    let outcome = try await Program.run("run", "-c", config)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("not a state file of tidings"))
    #expect(try String(contentsOfFile: workspace.path("state.sqlite"), encoding: .utf8) == text)
  }
}
