import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct ValidatorTests {
  @Test(arguments: [
    "\"abc\"", "W/\"abc\"", "abc", "\"a b  c\"", "\"", "\"\\\"\"", "'x'", "\"tức\"", "W/abc", "\"a\";\"b\"", "\"a,b\"",
  ])
  func `An entity tag is handed out and sent back byte for byte`(tag: String) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok("x", headers: ["ETag:   \(tag)  "]))
    let first = try await here.fetch("/")
    #expect(first.validators.etag == Array(tag.utf8))
    _ = try await here.fetch("/") { $0.validators = first.validators }
    #expect(here.server.requests.last?["If-None-Match"] == tag)
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "Sun, 6 Nov 1994 08:49:37 +0000", "yesterday", "0", "1994-11-06T08:49:37Z",
  ])
  func `A date of change is sent back as it was written`(date: String) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok("x", headers: ["last-modified: \(date)"]))
    let first = try await here.fetch("/")
    #expect(first.validators.lastModified == Array(date.utf8))
    _ = try await here.fetch("/") { $0.validators = first.validators }
    #expect(here.server.requests.last?["If-Modified-Since"] == date)
    #expect(here.server.requests.last?["If-None-Match"] == nil)
  }

  @Test func `What would mean something else when sent back, or be too long, is no validator`() async throws {
    let here = try Fetching()
    for tag in ["*", "\"" + String(repeating: "x", count: 5000) + "\""] {
      here.server["/"] = .reply(.ok("x", headers: ["ETag: \(tag)", "Last-Modified: yesterday"]))
      #expect(try await here.fetch("/").validators == Validators(lastModified: Array("yesterday".utf8)))
    }
  }

  @Test func `Bytes that are no text survive the round`() async throws {
    let here = try Fetching()
    let tag: [UInt8] = [0x22, 0xFF, 0xFE, 0x80, 0x01, 0x22]
    here.server["/"] = .reply(
      .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: ".utf8) + tag + Array("\r\n\r\n".utf8)))
    let first = try await here.fetch("/")
    #expect(first.validators.etag == tag)
    _ = try await here.fetch("/") { $0.validators = first.validators }
    let raw = try #require(here.server.requests.last).raw
    let line = Array("If-None-Match: ".utf8) + tag + [13, 10]
    #expect(raw.indices.contains { raw[$0...].starts(with: line) })
  }

  @Test func `Both validators are sent, and a 304 brings new ones`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(
      .notModified(headers: ["ETag: \"2\"", "Last-Modified: later", "Cache-Control: max-age=60"]))
    let response = try await here.fetch("/") {
      $0.validators = Validators(etag: Array("\"1\"".utf8), lastModified: Array("before".utf8))
    }
    let request = try #require(here.server.requests.first)
    #expect(request["If-None-Match"] == "\"1\"")
    #expect(request["If-Modified-Since"] == "before")
    #expect(response.status == 304)
    #expect(response.body.isEmpty)
    #expect(response.validators == Validators(etag: Array("\"2\"".utf8), lastModified: Array("later".utf8)))
    #expect(response.maxAge == 60)
  }

  @Test func `Validators follow a redirect, as the feed behind it is the same`() async throws {
    let here = try Fetching()
    here.server["/old"] = .reply(.redirect("301 Moved", to: "/new"))
    here.server["/new"] = .reply(.notModified())
    let response = try await here.fetch("/old") {
      $0.validators = Validators(etag: Array("\"1\"".utf8))
      $0.validatedURL = here.server.url("/new")
    }
    #expect(response.status == 304)
    #expect(here.server.requests(to: "/new").first?["If-None-Match"] == "\"1\"")
    #expect(here.server.requests(to: "/old").first?["If-None-Match"] == nil)
  }

  @Test func `Where another address gave the entity tag, only one that nobody else has is sent`() async throws {
    let here = try Fetching()
    here.server["/new"] = .reply(.ok("x"))
    for (tag, sent) in [("\"1\"", nil), ("W/\"12345678901\"", nil), ("\"5f3a1b2c-1a2b\"", "\"5f3a1b2c-1a2b\"")] {
      _ = try await here.fetch("/new") {
        $0.validators = Validators(etag: Array(tag.utf8))
        $0.validatedURL = here.server.url("/elsewhere")
      }
      #expect(here.server.requests(to: "/new").last?["If-None-Match"] == sent)
    }
  }

  @Test func `Without validators the request is unconditional, and one with a line end in it is left out`() async throws
  {
    let here = try Fetching()
    here.server["/"] = .reply(.ok("x", headers: ["ETag:", "Last-Modified:  "]))
    let first = try await here.fetch("/")
    #expect(first.validators.isEmpty)
    _ = try await here.fetch("/") { $0.validators = Validators(etag: Array("a\r\nX: 1".utf8)) }
    for request in here.server.requests {
      #expect(request["If-None-Match"] == nil)
      #expect(request["If-Modified-Since"] == nil)
      #expect(request["X"] == nil)
    }
  }
}
