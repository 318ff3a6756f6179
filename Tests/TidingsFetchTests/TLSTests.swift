import Foundation
import LoopbackServer
import Synchronization
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct TLSTests {
  /// A server with a certificate of an authority whose own certificate lies in a file.
  struct Secured {
    let server: LoopbackServer
    let fetcher: HTTPFetcher
    let caFile: String

    init(
      names: [String] = ["IP:127.0.0.1", "DNS:localhost"], validFrom: Int = -3600, validUntil: Int = 3600,
      newest: TLSSettings.Version = .tls13, speaksHTTP2: Bool = false
    ) throws {
      let authority = try Certificate(commonName: "Test authority", names: [], isAuthority: true)
      let certificate = try Certificate(
        commonName: "test", names: names, validFrom: validFrom, validUntil: validUntil, issuer: authority)
      server = try LoopbackServer(
        tls: TLSSettings(certificate: certificate, newest: newest, speaksHTTP2: speaksHTTP2))
      server["/"] = .reply(.ok("secure", headers: ["ETag: \"1\""]))
      fetcher = try Fetching.fetcher()
      caFile = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pem").path
      try authority.write(to: caFile)
    }

    func fetch(_ host: String? = nil, caFile: String?) async throws(FetchError) -> FetchResponse {
      let url = server.url("/", host: host)
      return try await fetcher.fetch(FetchRequest(url: url, configuredURL: url, caFile: caFile))
    }

    func failure(_ host: String? = nil, caFile: String?) async -> FetchError.Reason? {
      do {
        _ = try await fetch(host, caFile: caFile)
        return nil
      } catch {
        return error.reason
      }
    }
  }

  @Test func `A certificate of a trusted authority is accepted, and only by the request that trusts it`() async throws {
    let here = try Secured()
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    #expect(try await here.fetch(caFile: here.caFile).text == "secure")
    #expect(await here.failure(caFile: nil) == .certificate(.unknownIssuer, host: "127.0.0.1"))
    #expect(try await here.fetch("localhost", caFile: here.caFile).text == "secure")
    #expect(here.server.requests.count == 2)
  }

  @Test func `An answer that nobody asked for is not taken for the next request's`() async throws {
    let here = try Secured()
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    let (isRead, isSent) = (Gate(), Gate())
    let seen = SeenConnections()
    here.server["/"] = .handler { request in
      guard seen.isFirst(request), request.connection == 1 else { return .ok("own") }
      return Reply(Reply.ok("first").steps + [.gate(isRead)] + Reply.ok("unasked").steps + [.gate(isSent)])
    }
    let url = here.server.url("/")
    let request = FetchRequest(url: url, configuredURL: url, caFile: here.caFile, reusesConnection: true)
    #expect(try await here.fetcher.fetch(request).text == "first")
    isRead.open()
    await isSent.waitUntilReached()
    // A connection that is silent goes on being used. A machine so busy that libcurl lets it go meanwhile tries again.
    for _ in 0..<10 where here.server.requests.count < 3 || !here.server.hasReusedTheLast {
      #expect(try await here.fetcher.fetch(request).text == "own")
    }
    #expect(here.server.hasReusedTheLast)
    #expect(here.server.requests.filter { $0.connection == 1 }.count == 1)
  }

  @Test func `A certificate error is said in words`() async throws {
    let expired = try Secured(validFrom: -7200, validUntil: -3600)
    #expect(await expired.failure(caFile: expired.caFile) == .certificate(.expired, host: "127.0.0.1"))
    let early = try Secured(validFrom: 3600, validUntil: 7200)
    #expect(await early.failure(caFile: early.caFile) == .certificate(.notYetValid, host: "127.0.0.1"))
    let other = try Secured(names: ["DNS:example.org"])
    let reason = await other.failure("localhost", caFile: other.caFile)
    #expect(reason == .certificate(.wrongHost, host: "localhost"))
    let own = try LoopbackServer(
      tls: TLSSettings(certificate: try Certificate(commonName: "self", names: ["IP:127.0.0.1"])))
    let fetcher = try Fetching.fetcher()
    do {
      _ = try await fetcher.fetch(FetchRequest(url: own.url("/"), configuredURL: own.url("/")))
      Issue.record("accepted")
    } catch {
      #expect(error.reason == .certificate(.selfSigned, host: "127.0.0.1"))
      #expect(
        error.description == "the certificate of 127.0.0.1 is self-signed; ca_file can name it as trusted")
    }
    for path in [expired.caFile, early.caFile, other.caFile] { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test func `TLS 1.1 is not spoken`() async throws {
    let here = try Secured(newest: .tls11)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    guard case .tls(_, let host) = await here.failure(caFile: here.caFile) else {
      Issue.record("spoken")
      return
    }
    #expect(host == "127.0.0.1")
    let newer = try Secured(newest: .tls12)
    defer { try? FileManager.default.removeItem(atPath: newer.caFile) }
    #expect(try await newer.fetch(caFile: newer.caFile).text == "secure")
  }

  @Test func `A plain server behind an https address, and an unreadable ca_file, are said in words`() async throws {
    let server = try LoopbackServer()
    let fetcher = try Fetching.fetcher()
    let url = "https://127.0.0.1:\(server.port)/"
    do {
      _ = try await fetcher.fetch(FetchRequest(url: url, configuredURL: url, caFile: "/nonexistent/ca.pem"))
      Issue.record("accepted")
    } catch {
      guard case .badCAFile = error.reason else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `HTTP2 is spoken where the server offers it`() async throws {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    here.server["/"] = .reply(
      .status("200 OK", headers: ["ETag: \"2\"", "Link: <a>"], body: Array("h2".utf8), framing: .none))
    let response = try await here.fetch(caFile: here.caFile)
    #expect(response.text == "h2")
    #expect(response.framing == .stream)
    #expect(response.validators.etag == Array("\"2\"".utf8))
    #expect(response.linkHeaders == ["<a>"])
    #expect(here.server.requests.map(\.version) == ["HTTP/2"])
  }

  @Test func `A request that an HTTP2 server refuses to look at is sent once more, and not again`() async throws {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    let url = here.server.url("/")
    let request = FetchRequest(url: url, configuredURL: url, caFile: here.caFile)
    here.server["/"] = .replies([Reply([.reset]), .status("200 OK", body: Array("h2".utf8), framing: .none)])
    #expect(try await here.fetcher.fetch(request).text == "h2")
    #expect(here.server.requests.count == 2)
    here.server["/"] = .reply(Reply([.reset]))
    await #expect {
      try await here.fetcher.fetch(request)
    } throws: { error in
      (error as? FetchError)?.reason == .connectionLost(detail: "the server refused the request twice")
    }
    #expect(here.server.requests.count == 4)
  }

  @Test(.timeLimit(.minutes(30)))
  func `A request that one kept HTTP2 connection refuses goes to a new one, and not to another kept one`() async throws
  {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    let url = here.server.url("/")
    let request = FetchRequest(url: url, configuredURL: url, caFile: here.caFile, reusesConnection: true)
    let answer = Reply.status("200 OK", body: Array("h2".utf8), framing: .none)
    let seen = Mutex<Set<Int>>([])
    here.server["/"] = .handler { request in
      seen.withLock { $0.insert(request.connection).inserted } ? answer : Reply([.reset])
    }
    // Two connections, where neither is there before the other is asked for.
    async let first = here.fetcher.fetch(request)
    async let second = here.fetcher.fetch(request)
    _ = try? await (first, second)
    #expect(try await here.fetcher.fetch(request).text == "h2")
  }

  @Test func `A request that a new HTTP2 connection is ended for is sent once more over HTTP1`() async throws {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    here.server["/"] = .replies([
      Reply([.close]), .ok("first"), .status("200 OK", body: Array("h2".utf8), framing: .none),
    ])
    #expect(try await here.fetch(caFile: here.caFile).text == "first")
    #expect(here.server.requests.map(\.version) == ["HTTP/2", "HTTP/1.1"])
    // The server may do better the next time.
    #expect(try await here.fetch(caFile: here.caFile).text == "h2")
    #expect(here.server.requests.map(\.version) == ["HTTP/2", "HTTP/1.1", "HTTP/2"])
  }

  @Test(.timeLimit(.minutes(30)))
  func `A second try over HTTP1 has time of its own to connect, and says nothing where it is not answered`()
    async throws
  {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    let url = here.server.url("/")
    var request = FetchRequest(url: url, configuredURL: url, caFile: here.caFile)
    request.limits.timeout = .seconds(3600)
    var versions: [String] { here.server.requests.suffix(2).map(\.version) }
    var limit: UInt32 = 3
    var text: String?
    var trouble: FetchError?
    // On a slow machine a try may not connect in time.
    while text == nil, limit < 100 {
      here.server["/"] = .handler { [limit] request in
        guard request.version == "HTTP/2" else { return .ok("late") }
        usleep(limit * 1_000_000 + 500_000)
        return Reply([.close])
      }
      request.limits.connectTimeout = .seconds(limit)
      do {
        text = try await here.fetcher.fetch(request).text
      } catch {
        trouble = error
      }
      limit *= 2
    }
    #expect(text == "late", "\(String(describing: trouble))")
    #expect(versions == ["HTTP/2", "HTTP/1.1"])

    let gate = Gate()
    here.server["/"] = .handler { $0.version == "HTTP/2" ? Reply([.close]) : Reply.ok("x").behind(gate) }
    request.limits.connectTimeout = .seconds(3600)
    limit = 2
    var isTriedTwice = false
    // Nor may the second try be under way when the time is over.
    while !isTriedTwice, limit < 100 {
      let asked = here.server.requests.count
      request.limits.timeout = .seconds(limit)
      limit *= 2
      do {
        _ = try await here.fetcher.fetch(request)
        Issue.record("answered")
        break
      } catch {
        isTriedTwice = here.server.requests.count == asked + 2 && error.reason != .wasStopped
        guard isTriedTwice else { continue }
        var isOfTheFirst = false
        if case .malformedResponse = error.reason { isOfTheFirst = true }
        #expect(isOfTheFirst && !error.isHostAway && !error.mayBeNetworkDown, "\(error)")
      }
    }
    #expect(isTriedTwice)
    #expect(versions == ["HTTP/2", "HTTP/1.1"])
    gate.open()
  }

  @Test func `Silence on a kept HTTP2 connection, where others may be answered, is no sign of a dead network`()
    async throws
  {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    let url = here.server.url("/")
    var request = FetchRequest(url: url, configuredURL: url, caFile: here.caFile, reusesConnection: true)
    let gate = Gate()
    let answer = Reply.status("200 OK", body: Array("h2".utf8), framing: .none)
    let seen = SeenConnections()
    here.server["/"] = .handler { seen.isFirst($0) ? answer : answer.behind(gate) }
    #expect(try await here.fetcher.fetch(request).text == "h2")
    request.limits.timeout = .seconds(2)
    // A machine so busy that libcurl let the connection go meanwhile gets an answer on a new one, and tries again; and so
    // does one so busy that the program seems to have been stopped.
    var isSilent = false
    for _ in 0..<20 where !isSilent {
      do {
        _ = try await here.fetcher.fetch(request)
      } catch {
        guard here.server.hasReusedTheLast, error.reason != .wasStopped else { continue }
        #expect(error.reason == .timeout(.seconds(2)) && !error.mayBeNetworkDown)
        isSilent = true
      }
    }
    #expect(isSilent)
    gate.open()
  }

  @Test(arguments: [Reply([.close]), Reply([])])
  func `A request that meets a closing HTTP2 connection is sent anew on another, once`(closing: Reply) async throws {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    let url = here.server.url("/")
    let request = FetchRequest(url: url, configuredURL: url, caFile: here.caFile, reusesConnection: true)
    let answer = Reply.status("200 OK", body: Array("h2".utf8), framing: .none)
    // The second request on a connection meets its end. A machine so busy that libcurl lets the connection go before that
    // shows nothing here, and fails nothing.
    let seen = Mutex<Set<Int>>([])
    here.server["/"] = .handler { request in
      seen.withLock { $0.insert(request.connection).inserted } ? answer : closing
    }
    for _ in 0..<2 { #expect(try await here.fetcher.fetch(request).text == "h2") }
    #expect([[1, 1, 2], [1, 2]].contains(here.server.requests.map(\.connection)))
    // Whoever closes without an answer time and again is not asked for ever.
    here.server["/"] = .reply(closing)
    await #expect(throws: FetchError.self) { try await here.fetcher.fetch(request) }
    #expect(here.server.requests.count <= 5)
  }

  @Test func `An HTTP2 stream that is reset or breaks off is a body cut short`() async throws {
    let here = try Secured(speaksHTTP2: true)
    defer { try? FileManager.default.removeItem(atPath: here.caFile) }
    for last in [Reply.Step.reset, .close] {
      var reply = Reply.status("200 OK", body: Array("half".utf8), framing: .none)
      reply.steps.append(last)
      here.server["/"] = .reply(reply)
      #expect(await here.failure(caFile: here.caFile) == .truncated(.connection))
    }
  }
}
