import LoopbackServer
import Testing
import TidingsModel

/// DESIGN.md section 6 on bodies, with the program itself. How each coding is undone is tested where that is done.
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
}

/// gzip without compression (RFC 1952, RFC 1951 section 3.2.4).
enum Gzip {
  static func stored(_ content: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(content)
    precondition(bytes.count < 65_536)
    func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * UInt32($0)) & 255) } }
    let length = UInt32(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(length, 2) + little(~length, 2) + bytes
      + little(crc(bytes), 4) + little(length, 4)
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~crc
  }
}
