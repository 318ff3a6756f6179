import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct BodyTests {
  static let document = Array("<rss><channel><title>News</title></channel></rss>".utf8)

  @Test func `A chunked body is put together`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok(Self.document, framing: .chunked(size: 7)))
    let response = try await here.fetch("/")
    #expect(response.body == Self.document)
    #expect(response.framing == .chunked)
  }

  @Test(arguments: ["HTTP/1.0", "HTTP/1.1"])
  func `A body until the connection closes is taken and marked, as its end proves nothing`(version: String) async throws
  {
    let here = try Fetching()
    here.server["/"] = .reply(.status("200 OK", body: Self.document, framing: .untilClose, version: version))
    let response = try await here.fetch("/")
    #expect(response.body == Self.document)
    #expect(response.framing == .untilClose)
  }

  @Test func `A compressed body until the connection closes is whole when its stream has ended`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(
      .ok(Encoded.gzip(Self.document), headers: ["Content-Encoding: gzip"], framing: .untilClose))
    let response = try await here.fetch("/")
    #expect(response.body == Self.document)
    #expect(response.framing == .compressed)
  }

  @Test(arguments: [Reply.Framing.length, .chunked(size: 10)])
  func `A body cut short is an error, however its end was to be told`(framing: Reply.Framing) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok(Self.document, framing: framing).cut(last: 8))
    let reason = await here.failure("/")
    switch framing {
    case .length:
      #expect(reason == .truncated(.length(expected: Self.document.count, received: Self.document.count - 8)))
    default: #expect(reason == .truncated(.chunks))
    }
  }

  @Test func `A chunked body without its last chunk is cut short`() async throws {
    let here = try Fetching()
    // "0\r\n\r\n" is missing: every byte of the document is there all the same.
    here.server["/"] = .reply(.ok(Self.document, framing: .chunked(size: 10)).cut(last: 5))
    #expect(await here.failure("/") == .truncated(.chunks))
  }

  @Test func `A connection that is reset in the middle of a body is an error`() async throws {
    let here = try Fetching()
    var reply = Reply.ok(Self.document).cut(last: 8)
    reply.steps[reply.steps.count - 1] = .reset
    here.server["/"] = .reply(reply)
    let reason = await here.failure("/")
    #expect(reason == .truncated(.length(expected: Self.document.count, received: Self.document.count - 8)))
  }

  @Test func `An empty body is a response, and its caller's to judge`() async throws {
    let here = try Fetching()
    here.server["/empty"] = .reply(.ok([]))
    here.server["/gzip"] = .reply(.ok([], headers: ["Content-Encoding: gzip"]))
    here.server["/204"] = .reply(.status("204 No Content", framing: .none))
    #expect(try await here.fetch("/empty").body.isEmpty)
    #expect(try await here.fetch("/gzip").body.isEmpty)
    #expect(try await here.fetch("/204").status == 204)
  }

  @Test func `A body beyond the limit is refused, whether or not its length was announced`() async throws {
    let here = try Fetching()
    let long = [UInt8](repeating: 0x20, count: 5000)
    here.server["/length"] = .reply(.ok(long))
    here.server["/chunked"] = .reply(.ok(long, framing: .chunked(size: 999)))
    here.server["/endless"] = .reply(
      Reply([.bytes(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8)), .endless(long)]))
    for path in ["/length", "/chunked", "/endless"] {
      #expect(await here.failure(path) { $0.limits.maxBytes = 4999 } == .tooLarge(limit: 4999), "\(path)")
    }
    #expect(try await here.fetch("/length") { $0.limits.maxBytes = 5000 }.body == long)
  }

  @Test func `The body of an error page is not kept, and need not be whole or readable`() async throws {
    let here = try Fetching()
    here.server["/404"] = .reply(.status("404 Not Found", body: Self.document).cut(last: 3))
    here.server["/500"] = .reply(
      .status("500 Oops", headers: ["Content-Encoding: compress"], body: Self.document))
    here.server["/503"] = .reply(
      Reply([.bytes(Array("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\n\r\n".utf8)), .endless(Self.document)]))
    for (path, status) in [("/404", 404), ("/500", 500), ("/503", 503)] {
      let response = try await here.fetch(path)
      #expect(response.status == status)
      #expect(response.body.isEmpty)
    }
    #expect(try await here.fetch("/503").retryAfter == 7)
  }

  @Test func `Two different lengths make a response malformed`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"))
    guard case .malformedResponse = await here.failure("/") else {
      Issue.record("accepted")
      return
    }
  }

  @Test(arguments: ["4, 5", "+4", "4 bytes", "4;q=1", "4.0"]) func `A length that is not one number is malformed`(
    length: String
  ) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.raw("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\nabcd"))
    here.server["/same"] = .reply(.raw("HTTP/1.1 200 OK\r\nContent-Length: 4, 4\r\n\r\nabcd"))
    guard case .malformedResponse = await here.failure("/") else {
      Issue.record("accepted")
      return
    }
    #expect(try await here.fetch("/same").body == Array("abcd".utf8))
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
    "http/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
  ])
  func `What is not HTTP is malformed`(bytes: String) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.raw(bytes))
    let reason = await here.failure("/")
    guard case .malformedResponse = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
  }

  @Test func `A connection closed without an answer is lost`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.raw(""))
    #expect(await here.failure("/") == .connectionLost(detail: "it was closed without an answer"))
  }

  @Test func `A kept connection that the server closes just then costs no request its answer, however often`()
    async throws
  {
    let here = try Fetching()
    let sentAgain = Counter()
    // Each connection answers one request, and is closed at the next.
    let seen = SeenConnections()
    here.server["/"] = .handler { request in
      if seen.isFirst(request) { return .ok("x") }
      sentAgain.add()
      return Reply([.reset])
    }
    for _ in 0..<20 { #expect(try await here.fetch("/") { $0.reusesConnection = true }.text == "x") }
    // More often than libcurl by itself would stand. A connection may also have lain idle for too long to be used again.
    #expect(sentAgain.count > 5)
  }

  /// RFC 9112 section 9.2: what comes on a connection that owes no answer is none.
  @Test(arguments: [nil, PostBody(contentType: "text/plain", bytes: [0x78])])
  func `An answer that nobody asked for is not taken for the next request's`(post: PostBody?) async throws {
    let here = try Fetching()
    let (isRead, isSent) = (Gate(), Gate())
    here.server["/first"] = .reply(
      Reply(Reply.ok("first").steps + [.gate(isRead)] + Reply.ok("unasked").steps + [.gate(isSent)]))
    here.server["/second"] = .reply(.ok("second"))
    #expect(try await here.fetch("/first") { $0.reusesConnection = true }.text == "first")
    isRead.open()
    await isSent.waitUntilReached()
    let second = try await here.fetch("/second") {
      $0.reusesConnection = true
      $0.post = post
    }
    #expect(second.text == "second")
    #expect(here.server.requests.map(\.connection) == [1, 2])
  }

  @Test func `What fails after a request was sent again is told by its own words`() async throws {
    let here = try Fetching()
    let seen = SeenConnections()
    here.server["/"] = .handler { request in
      guard seen.isFirst(request) else { return Reply([.reset]) }
      return request.connection == 1 ? .ok("x") : .raw("HTTP/9.9 what?\r\n\r\n")
    }
    _ = try await here.fetch("/") { $0.reusesConnection = true }
    let reason = try #require(await here.failure("/"))
    #expect(!"\(reason)".contains("reset"))
    guard case .malformedResponse = reason else {
      Issue.record("\(reason)")
      return
    }
  }

  @Test(arguments: [1, 3000])
  func `A head without measure is refused`(lines: Int) async throws {
    let here = try Fetching()
    let line = "X-Long: " + String(repeating: "x", count: lines == 1 ? 400_000 : 200) + "\r\n"
    here.server["/"] = .reply(
      .raw("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: lines) + "Content-Length: 0\r\n\r\n"))
    let reason = await here.failure("/")
    guard case .malformedResponse = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
  }

  @Test func `Interim responses are passed over, and a trailer changes nothing`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(
      .raw(
        "HTTP/1.1 103 Early Hints\r\nETag: \"early\"\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
          + "ETag: \"real\"\r\n\r\n2\r\nhi\r\n0\r\nETag: \"trailer\"\r\n\r\n"))
    let response = try await here.fetch("/")
    #expect(response.text == "hi")
    #expect(response.validators.etag == Array("\"real\"".utf8))
  }
}
