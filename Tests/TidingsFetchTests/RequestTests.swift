import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct RequestTests {
  @Test func `A feed is fetched, with its status, type and body`() async throws {
    let here = try Fetching()
    here.server["/feed"] = .reply(.ok("<rss/>", headers: ["Content-Type: application/rss+xml; charset=utf-8"]))
    let response = try await here.fetch("/feed")
    #expect(response.status == 200)
    #expect(response.text == "<rss/>")
    #expect(response.contentType == "application/rss+xml; charset=utf-8")
    #expect(response.url == here.server.url("/feed"))
    #expect(response.framing == .length)
    #expect(response.wireBytes == 6)
    #expect(response.address == IPAddress("127.0.0.1"))
  }

  @Test func `A request bears the user agent, and neither cookies nor a referer`() async throws {
    let here = try Fetching(userAgent: "tidings/1 (+https://example.org/bot)")
    here.server["/a"] = .reply(
      .status("302 Found", headers: ["Location: /b", "Set-Cookie: id=1; Path=/"]))
    here.server["/b"] = .reply(.ok("x"))
    _ = try await here.fetch("/a")
    let request = try #require(here.server.requests(to: "/b").first)
    #expect(request["User-Agent"] == "tidings/1 (+https://example.org/bot)")
    #expect(request["Cookie"] == nil)
    #expect(request["Referer"] == nil)
    #expect(request["Accept"]?.contains("application/atom+xml") == true)
    #expect(request["Accept-Encoding"] == "gzip, deflate, br, zstd")
    #expect(request.method == "GET")
  }

  @Test(arguments: [
    "/a%2Fb", "/%7euser/", "/a/../b", "/./x", "//double", "/a%zz", "/x?y=%3D&z=[1]|2", "/a;b=c,d", "/?", "/%c3%A9",
    "/'quote'", "/\"double\"", "/{x}^`", "/x?a?b", "/feed%20x", "/~a!$&()*+@:",
  ])
  func `Path and query are sent as they are given`(target: String) async throws {
    let here = try Fetching()
    _ = try await here.fetch(target)
    #expect(here.server.requests.map(\.target) == [target])
  }

  @Test func `What may not stand in a request line is percent-encoded, and a fragment stays at home`() async throws {
    let here = try Fetching()
    let response = try await here.fetch("/tin tức?q=ă#top")
    #expect(here.server.requests.map(\.target) == ["/tin%20t%E1%BB%A9c?q=%C4%83"])
    #expect(response.url == here.server.url("/tin%20tức?q=ă"))
  }

  @Test(arguments: [
    ("tin-tức.vn", "xn--tin-tc-fr8b.vn"), ("bücher.example", "xn--bcher-kva.example"),
    ("BÜCHER.example", "xn--bcher-kva.example"),
    ("b\u{75}\u{308}cher.example", "xn--bcher-kva.example"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ("例え。テスト", "xn--r8jz45g.xn--zckzah"), ("пример.рф", "xn--e1afmkfd.xn--p1ai"), ("１２７。0.0.1", "127.0.0.1"),
    ("ⓛocalhost", "localhost"), ("faß.de", "xn--fa-hia.de"),
  ])
  func `A host is mapped and encoded as browsers do`(name: String, ascii: String) {
    #expect(HostName(name)?.text == ascii)
  }

  @Test(arguments: ["💩.la", "a\u{202E}b.com", "a\u{A0}b.com", String(repeating: "ü", count: 64) + ".de", "≠.com"])
  func `A host of other signs than letters and digits is none`(name: String) { #expect(HostName(name) == nil) }

  @Test func `An internationalised host is asked for in ASCII`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok("x"))
    let response = try await here.fetch("http://tin-tức.localhost:\(here.server.port)/")
    #expect(response.text == "x")
    #expect(here.server.requests.first?["Host"] == "xn--tin-tc-fr8b.localhost:\(here.server.port)")
  }

  @Test func `IPv6 works, by literal and by name`() async throws {
    let here = try Fetching(family: .v6, lookup: { _ in .addresses([IPAddress("::1")].compactMap { $0 }) })
    here.server["/"] = .reply(.ok("six"))
    let response = try await here.fetch("/")
    #expect(response.text == "six")
    #expect(response.address == IPAddress("::1"))
    #expect(try await here.fetch("http://six.example:\(here.server.port)/").text == "six")
  }

  @Test func `A name is looked up once for many requests, and both its addresses are tried`() async throws {
    let lookups = Counter()
    let here = try Fetching(lookup: { _ in
      lookups.add()
      // Nobody listens on the first.
      return .addresses([IPAddress("::1"), IPAddress("127.0.0.1")].compactMap { $0 })
    })
    here.server["/"] = .reply(.ok("x"))
    for _ in 0..<5 {
      #expect(try await here.fetch("http://two.example:\(here.server.port)/").text == "x")
    }
    #expect(lookups.count == 1)
  }

  @Test func `A dead host, a name that does not exist, and silent name servers are told apart`() async throws {
    let fetching = try Fetching(lookup: { $0 == "gone.example" ? .noSuchHost : .failed })
    // Nobody listens there; the port of a server that has ended may be another's already.
    #expect(await fetching.failure("http://127.0.0.1:1/") == .connectionRefused(host: "127.0.0.1", port: 1))
    #expect(await fetching.failure("http://gone.example/") == .noSuchHost("gone.example"))
    #expect(await fetching.failure("http://silent.example/") == .nameServersFailed("silent.example"))
    let dead = FetchError(.nameServersFailed("x"), url: "")
    #expect(dead.mayBeNetworkDown)
    #expect(!FetchError(.noSuchHost("x"), url: "").mayBeNetworkDown)
  }

  @Test(arguments: ["", "nonsense", "http://", "http://[::1", "http:///", "//x/", "http://x:99999/", "http://a b/"])
  func `What is no URL is refused`(url: String) async throws {
    let fetcher = try Fetching.fetcher()
    await #expect(throws: FetchError.self) { try await fetcher.fetch(FetchRequest(url: url, configuredURL: url)) }
  }

  @Test(arguments: [
    ("HTTP/1.1 407 Proxy Authentication Required", "wants credentials (status 407), see proxy"),
    ("HTTP/1.1 403 Forbidden", "does not permit connections to feeds.example"),
    ("HTTP/1.1 502 Bad Gateway", "makes no connection to feeds.example (status 502)"),
  ])
  func `A proxy that makes no tunnel is told of with its reason`(answer: String, words: String) async throws {
    let here = try Fetching()
    let proxy = try LoopbackServer()
    proxy["feeds.example:443"] = .reply(.raw(answer + "\r\nContent-Length: 0\r\n\r\n"))
    let reason = await here.failure("https://feeds.example/") { $0.proxy = proxy.url("") }
    guard case .proxy(let detail) = reason else {
      Issue.record("\(reason as Any)")
      return
    }
    #expect(detail.contains(words), "\(detail)")
  }

  @Test func `A proxy is used when the request names it, and gets the whole address`() async throws {
    let here = try Fetching()
    let proxy = try LoopbackServer()
    proxy["http://feeds.example/a%2fb?x=1"] = .reply(.ok("by proxy"))
    let response = try await here.fetch("http://feeds.example/a%2fb?x=1") { $0.proxy = proxy.url("") }
    #expect(response.text == "by proxy")
    #expect(proxy.requests.first?["Host"] == "feeds.example")
    // Names are the proxy's business, but what is plainly inside is not asked of it for a stranger.
    let reason = await here.failure("http://10.0.0.1/") {
      $0.proxy = proxy.url("")
      $0.configuredURL = nil
    }
    #expect(reason == .refusedAddress(IPAddress(v4: 0x0A00_0001), host: "10.0.0.1"))
    guard case .proxy = await here.failure("http://feeds.example/", { $0.proxy = "gopher://x" }) else {
      Issue.record("took it")
      return
    }
    #expect(proxy.requests.count == 1)
  }

  @Test(arguments: ["socks4", "socks5"])
  func `A proxy that is handed addresses gets none that is not to be asked`(scheme: String) async throws {
    let here = try Fetching { name in
      name == "inside.example" ? .addresses([IPAddress(v4: 0x0A00_0001)]) : .addresses([IPAddress(v4: 0x0808_0808)])
    }
    let reason = await here.failure("http://inside.example/") {
      $0.proxy = "\(scheme)://127.0.0.1:\(here.server.port)"
      $0.configuredURL = nil
    }
    #expect(reason == .refusedAddress(IPAddress(v4: 0x0A00_0001), host: "inside.example"))
    #expect(here.server.connections == 0)
    // One that does not answer as such proxies do is to blame, not the feed's host.
    guard case .proxy = await here.failure("http://outside.example/", { $0.proxy = "\(scheme)://127.0.0.1:1" }) else {
      Issue.record("not the proxy")
      return
    }
    guard case .proxy = await here.failure("http://outside.example/", { $0.proxy = "\(scheme)h://none.invalid:1" })
    else {
      Issue.record("not the proxy")
      return
    }
  }

  @Test func `Words for people hold no control characters and no user information`() throws {
    let error = FetchError(
      .malformedResponse("evil\u{1B}[31m\nline"), url: FetchError.shown("http://u:p@example.org/"),
      redirects: [RedirectHop(status: 302, from: "http://a/", to: "http://b/")])
    #expect(error.description == "not a valid HTTP answer: evil [31m line (redirected from http://a/)")
    #expect(error.url == "http://example.org/")
  }
}
