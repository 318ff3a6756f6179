import LoopbackServer
import Testing
import TidingsModel

/// What the README promises of bodies, with the program itself. How each coding is undone is tested where that is done.
@Suite struct BodyRuleTests {
  private static let feed = Sample.rss(["First light", "Second wind"])

  @Test(
    arguments: [
      ("length", Reply.ok(feed)), ("chunked", .ok(feed, framing: .chunked(size: 7))),
      ("close", .ok(feed, framing: .untilClose)),
      ("http10", .status("200 OK", body: Array(feed.utf8), framing: .untilClose, version: "HTTP/1.0")),
      ("gzip", .ok(Gzip.stored(feed.utf8), headers: ["Content-Encoding: gzip"])),
      (
        "members",
        .ok(
          Gzip.stored(feed.utf8.prefix(99)) + Gzip.stored(feed.utf8.dropFirst(99)),
          headers: ["Content-Encoding: gzip"])
      ),
      (
        "stacked",
        .ok(
          Gzip.stored(Gzip.stored(feed.utf8)), headers: ["Content-Encoding: gzip, x-gzip"], framing: .chunked(size: 50))
      ),
      ("brotli", .ok(Brotli.stored(feed.utf8), headers: ["Content-Encoding: br"])),
      ("zstd", .ok(Zstandard.stored(feed.utf8), headers: ["Content-Encoding: zstd"], framing: .untilClose)),
      (
        "early hints",
        Reply([.bytes(Array("HTTP/1.1 103 Early Hints\r\nETag: \"no\"\r\n\r\n".utf8))] + Reply.ok(feed).steps)
      ),
    ] as [(String, Reply)])
  func `A whole body is taken, however it comes`(name: String, reply: Reply) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(reply)
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 2 new\n")
    #expect(try await workspace.status(of: "sample")["etag"] == nil)
  }

  @Test(
    arguments: [
      ("length", Reply.ok(feed, headers: ["ETag: \"2\""]).cut(last: 1), "bytes arrived"),
      (
        "chunked", .ok(feed, headers: ["ETag: \"2\""], framing: .chunked(size: 7)).cut(last: 5), "before the last chunk"
      ),
      ("close", .ok(feed, headers: ["ETag: \"2\""], framing: .untilClose).cut(last: 3), "root element is not closed"),
      (
        "gzip", .ok(Array(Gzip.stored(feed.utf8).dropLast(8)), headers: ["ETag: \"2\"", "Content-Encoding: gzip"]),
        "the gzip stream has no end"
      ),
      (
        "gzip until close",
        .ok(Gzip.stored(feed.utf8), headers: ["ETag: \"2\"", "Content-Encoding: gzip"], framing: .untilClose).cut(
          last: 1),
        "the gzip stream has no end"
      ),
      (
        "stacked",
        .ok(Gzip.stored(Gzip.stored(feed.utf8).dropLast(1)), headers: ["ETag: \"2\"", "Content-Encoding: gzip, gzip"]),
        "the gzip stream has no end"
      ),
      (
        "brotli", .ok(Array(Brotli.stored(feed.utf8).dropLast(1)), headers: ["ETag: \"2\"", "Content-Encoding: br"]),
        "the br stream has no end"
      ),
      (
        "zstd",
        .ok(Array(Zstandard.stored(feed.utf8).dropLast(1)), headers: ["ETag: \"2\"", "Content-Encoding: zstd"]),
        "the zstd stream has no end"
      ),
      ("head", .ok(feed).cut(after: 30), "closed in the middle of the head"),
      (
        "json", .ok("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [", framing: .untilClose),
        "last brace"
      ),
      ("nothing", .raw(""), "closed without an answer"),
      ("a reset", Reply([.reset]), "the connection was lost"),
    ] as [(String, Reply, String)])
  func `A body cut short fails the poll in words and changes nothing`(name: String, reply: Reply, words: String)
    async throws
  {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .replies([
      .ok(Sample.rss(["First light"]), headers: ["ETag: \"1\""]), reply, .notModified(),
    ])
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 new\n")
    let failed = try await Program.run("poll", "-c", config)
    #expect(failed.status == 1)
    #expect(failed.output.hasPrefix("sample: failed: ") && failed.output.contains(words), "\(failed.output)")
    #expect(try await Program.run("poll", "-c", config).output == "sample: not modified\n")
    #expect(server.requests.last?["If-None-Match"] == "\"1\"")
    #expect(workspace.names().count == 1)
  }

  @Test(arguments: [Reply.Step.reset, .close])
  func `An HTTP2 stream that breaks off fails the poll and changes nothing`(last: Reply.Step) async throws {
    let workspace = try Workspace()
    let authority = try Certificate(commonName: "Test authority", names: [], isAuthority: true)
    let certificate = try Certificate(commonName: "test", names: ["IP:127.0.0.1"], issuer: authority)
    let server = try LoopbackServer(tls: TLSSettings(certificate: certificate, speaksHTTP2: true))
    // The whole document arrives, and only the end of the stream is wanting.
    var cut = Reply.status("200 OK", headers: ["ETag: \"2\""], body: Array(Self.feed.utf8), framing: .none)
    cut.steps.append(last)
    server["/"] = .replies([
      .status("200 OK", headers: ["ETag: \"1\""], body: Array(Sample.rss(["First light"]).utf8), framing: .none), cut,
      .status("200 OK", headers: ["ETag: \"3\""], body: Array(Self.feed.utf8), framing: .none),
    ])
    let caFile = workspace.path("authority.pem")
    try authority.write(to: caFile)
    let config = try workspace.configure(
      feeds: "  - {url: \"\(server.url("/"))\", id: sample, ca_file: \"\(caFile)\"}")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 new\n")
    let failed = try await Program.run("poll", "-c", config)
    #expect(failed.output.hasPrefix("sample: failed: the body was cut short"), "\(failed.output)")
    #expect(workspace.names().count == 1)
    #expect(try await workspace.status(of: "sample")["etag"]?.string == "\"1\"")
    #expect(try await Program.run("poll", "-c", config).output == "sample: 1 new\n")
    #expect(server.requests.allSatisfy { $0.version == "HTTP/2" })
  }
}
