import Foundation
import LoopbackServer
import Testing
import TidingsModel

@Suite struct StatusTableTests {
  /// Titles that are wide, accented by combining marks, long, and hostile.
  private static let titles = [
    "nhk": "日本放送ニュース 主要ニュース一覧", "tin": "Tin tức thời sự".decomposedStringWithCanonicalMapping,
    "long": String(repeating: "Gazette ", count: 30), "odd": "a\u{9B}31mred\u{202E}back",
  ]

  /// A workspace whose feeds were polled once: four are well, one fails with a long error.
  private func polled() async throws -> (Workspace, LoopbackServer) {
    let server = try LoopbackServer()
    var feeds = ""
    for (id, title) in Self.titles {
      server["/\(id)"] = .reply(
        .ok(
          """
          <feed xmlns="http://www.w3.org/2005/Atom"><id>\(id)</id><title>\(title)</title>
          <entry><id>\(id)-1</id><title>One</title></entry></feed>
          """))
      feeds += "  - {url: \"\(server.url("/\(id)"))\", id: \(id)}\n"
    }
    let reason = String(repeating: "Service Unavailable ", count: 6)
    server["/ill"] = .reply(.status("503 " + reason, body: Array("x".utf8)))
    feeds += "  - {url: \"\(server.url("/ill"))\", id: ill-\(String(repeating: "x", count: 50))}"
    let workspace = try Workspace()
    try workspace.configure(feeds: feeds)
    _ = try await Program.run("poll", "-c", workspace.path("tidings.yaml"))
    return (workspace, server)
  }

  /// The columns of text that holds no wide character but those of the titles above.
  private func columns(_ line: String) -> Int {
    line.reduce(0) { $0 + (("\u{3041}"..."\u{9FFF}").contains($1) ? 2 : 1) }
  }

  @Test(arguments: [32, 48, 80, 120, 200]) func noLineIsWiderThanTheTerminal(width: Int) async throws {
    let (workspace, _) = try await polled()
    let shown = try await Program.onTerminal(
      columns: width, rows: 40, "status", "-c", workspace.path("tidings.yaml"), environment: ["NO_COLOR": "1"])
    #expect(shown.status == 0)
    let lines = shown.output.split(separator: "\n").map(String.init)
    #expect(lines.count >= 7)
    for line in lines { #expect(columns(line) <= width, "\(columns(line)): \(line)") }
    for id in Self.titles.keys { #expect(lines.contains { $0.hasPrefix("  \(id) ") }, "\(id) in \(shown.output)") }
  }

  @Test func wideAndCombiningCharactersKeepTheColumnsStraight() async throws {
    let (workspace, _) = try await polled()
    let shown = try await Program.onTerminal(
      columns: 220, rows: 40, "status", "-c", workspace.path("tidings.yaml"), environment: ["NO_COLOR": "1"])
    let places = shown.output.split(separator: "\n").compactMap { line in
      line.firstRange(of: "adaptive").map { columns(String(line[..<$0.lowerBound])) }
    }
    #expect(places.count == Self.titles.count)
    #expect(Set(places).count == 1, "\(shown.output)")
  }

  @Test func theSickStandFirstInColourAndWhatFeedsSaySteersNothing() async throws {
    let (workspace, _) = try await polled()
    let shown = try await Program.onTerminal(columns: 200, rows: 40, "status", "-c", workspace.path("tidings.yaml"))
    let lines = shown.output.split(separator: "\n")
    #expect(lines[0].contains("5 feeds, 1 with trouble"))
    #expect(lines[2].hasPrefix("  ill-x"))
    #expect(lines[2].contains("\u{1B}[31mfailing\u{1B}[0m") || lines[2].contains("\u{1B}[33mheld\u{1B}[0m"))
    #expect(lines[3].contains("503 Service Unavailable"))
    #expect(lines.contains { $0.hasPrefix("  odd ") && $0.contains("back") }, "\(shown.output)")
    #expect(!shown.output.contains("\u{9B}") && !shown.output.contains("\u{202E}"))
    let piped = try await Program.run("status", "-c", workspace.path("tidings.yaml"))
    #expect(!piped.output.contains("\u{1B}"))
  }

  @Test func watchShowsNoMoreThanTheScreenHolds() async throws {
    let (workspace, _) = try await polled()
    var frames: [String] = []
    // On a slow machine it may be ended before it shows anything.
    for limit in ["3s", "30s", "5m"] where frames.isEmpty {
      let shown = try await Program.onTerminal(
        columns: 80, rows: 7, "status", "--watch", "-c", workspace.path("tidings.yaml"), limit: limit)
      frames = Array(shown.output.components(separatedBy: "\u{1B}[H").dropFirst())
    }
    #expect(frames.count >= 1)
    for frame in frames {
      #expect(frame.split(separator: "\n", omittingEmptySubsequences: false).count <= 7, "\(frame)")
      #expect(frame.contains("… and "))
    }
  }

  @Test func aPauseOfTheDaemonIsSaid() async throws {
    let server = try LoopbackServer()
    server["/a"] = .reply(.ok(Sample.rss(["First light"])))
    let workspace = try Workspace()
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/a"))\", id: a, every: 1d}", more: "retention: {min_free: 1000TiB}")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the pause") {
      try await Program.run("status", "-c", config).output.contains("\npolling pauses since ")
    }
    // A status that the daemon is too busy to answer in time does not know of it.
    try await eventually("the pause in JSON") {
      let status = try JSONReader.read(Array(try await Program.run("status", "--json", "-c", config).output.utf8))
      return status["daemon"]?.bool == true
        && status["pause"]?["reason"]?.string?.contains("retention.min_free") == true
    }
    #expect(try await daemon.stop() == 0)
    let after = try JSONReader.read(Array(try await Program.run("status", "--json", "-c", config).output.utf8))
    #expect(after["daemon"]?.bool == false)
    #expect(after["pause"] == nil)
  }
}
