import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct RedirectTests {
  @Test func `Redirects are followed one by one, relative ones too, and recorded`() async throws {
    let here = try Fetching()
    here.server["/a/feed"] = .reply(.redirect("302 Found", to: "../b/feed?x=1#part"))
    here.server["/b/feed?x=1"] = .reply(.redirect("307 Temporary Redirect", to: here.server.url("/c")))
    here.server["/c"] = .reply(.redirect("303 See Other", to: "//\(here.server.family.host):\(here.server.port)/d"))
    here.server["/d"] = .reply(.ok("done"))
    let response = try await here.fetch("/a/feed")
    #expect(response.text == "done")
    #expect(response.url == here.server.url("/d"))
    #expect(
      response.redirects == [
        RedirectHop(status: 302, from: here.server.url("/a/feed"), to: here.server.url("/b/feed?x=1")),
        RedirectHop(status: 307, from: here.server.url("/b/feed?x=1"), to: here.server.url("/c")),
        RedirectHop(status: 303, from: here.server.url("/c"), to: here.server.url("/d")),
      ])
    #expect(response.permanentURL == nil)
    #expect(here.server.requests.count == 4)
  }

  struct Run: Sendable {
    let statuses: [Int]
    let learned: String?
  }

  @Test(arguments: [
    Run(statuses: [301], learned: "/1"), Run(statuses: [308], learned: "/1"), Run(statuses: [301, 308], learned: "/2"),
    Run(statuses: [301, 302], learned: "/1"), Run(statuses: [301, 302, 301], learned: "/1"),
    Run(statuses: [302, 301], learned: nil), Run(statuses: [303], learned: nil), Run(statuses: [307], learned: nil),
    Run(statuses: [], learned: nil),
  ])
  func `Only the leading run of permanent redirects is a new address`(run: Run) async throws {
    let here = try Fetching()
    for (index, status) in run.statuses.enumerated() {
      here.server["/\(index)"] = .reply(.redirect("\(status) Moved", to: "/\(index + 1)"))
    }
    here.server["/\(run.statuses.count)"] = .reply(.ok("here"))
    let response = try await here.fetch("/0")
    #expect(response.text == "here")
    #expect(response.permanentURL == run.learned.map { here.server.url($0) })
  }

  @Test func `As many redirects as allowed are followed, and no more`() async throws {
    let here = try Fetching()
    for index in 0..<6 { here.server["/\(index)"] = .reply(.redirect(to: "/\(index + 1)")) }
    here.server["/6"] = .reply(.ok("far"))
    #expect(try await here.fetch("/1").text == "far")
    #expect(await here.failure("/0") == .tooManyRedirects(limit: 5))
    #expect(await here.failure("/5") { $0.limits.maxRedirects = 0 } == .tooManyRedirects(limit: 0))
    #expect(here.server.requests.count == 6 + 6 + 1)
  }

  @Test func `A circle of redirects is left at once`() async throws {
    let here = try Fetching()
    here.server["/a"] = .reply(.redirect(to: "/b"))
    here.server["/b"] = .reply(.redirect(to: "/a"))
    here.server["/self"] = .reply(.redirect("301 Moved", to: "/self#again"))
    #expect(await here.failure("/a") == .redirectLoop)
    #expect(here.server.requests.count == 2)
    #expect(await here.failure("/self") == .redirectLoop)
  }

  @Test func `A redirect without a readable target is an error`() async throws {
    let here = try Fetching()
    here.server["/none"] = .reply(.status("301 Moved Permanently"))
    here.server["/empty"] = .reply(.redirect("302 Found", to: ""))
    here.server["/bad"] = .reply(.redirect("302 Found", to: "http://[::1"))
    #expect(await here.failure("/none") == .redirectWithoutTarget(status: 301))
    #expect(await here.failure("/empty") == .redirectWithoutTarget(status: 302))
    #expect(await here.failure("/bad") == .redirectWithoutTarget(status: 302))
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:70/x", "data:text/plain,x", "javascript:alert(1)",
    "dict://127.0.0.1/", "FILE:///etc/passwd",
  ])
  func `A redirect leads to http and https only`(target: String) async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.redirect(to: target))
    let scheme = String(target.prefix { $0 != ":" }).lowercased()
    #expect(await here.failure("/") { $0.allowsFileURL = true } == .refusedScheme(scheme))
  }

  @Test func `300, 304, 305 and 306 are responses, not redirects`() async throws {
    let here = try Fetching()
    for status in [300, 304, 305, 306] {
      here.server["/\(status)"] = .reply(.status("\(status) Is", headers: ["Location: /x"], framing: .none))
    }
    for status in [304] {
      #expect(try await here.fetch("/\(status)").status == status)
    }
    for status in [300, 305, 306] {
      here.server["/\(status)"] = .reply(.status("\(status) Is", headers: ["Location: /x"]))
      #expect(try await here.fetch("/\(status)").status == status)
    }
  }

  @Test func `A redirect counts even when its body is cut short or cannot be decoded`() async throws {
    let here = try Fetching()
    here.server["/cut"] = .reply(
      .status("302 Found", headers: ["Location: /end"], body: Array("moved".utf8)).cut(last: 2))
    here.server["/odd"] = .reply(
      .status("302 Found", headers: ["Location: /end", "Content-Encoding: gzip"], body: [0x1F, 0x8B, 0xFF, 0xFF]))
    here.server["/end"] = .reply(.ok("end"))
    #expect(try await here.fetch("/cut").text == "end")
    #expect(try await here.fetch("/odd").text == "end")
  }

  @Test func `Bytes beyond ASCII in a Location are sent percent-encoded, what is encoded stays as it is`() async throws
  {
    let here = try Fetching()
    here.server["/utf8"] = .reply(.redirect(to: "/tin-tức?q=%c3%a9 x"))
    var latin1 = Reply.redirect(to: "/caf?")
    if case .bytes(let bytes) = latin1.steps[0] { latin1.steps[0] = .bytes(bytes.map { $0 == 0x3F ? 0xE9 : $0 }) }
    here.server["/latin1"] = .reply(latin1)
    here.server["/tin-t%E1%BB%A9c?q=%c3%a9%20x"] = .reply(.ok("utf8"))
    here.server["/caf%E9"] = .reply(.ok("latin1"))
    #expect(try await here.fetch("/utf8").text == "utf8")
    #expect(try await here.fetch("/latin1").text == "latin1")
  }

  @Test func `A POST is repeated after 307 and 308 only`() async throws {
    let here = try Fetching()
    here.server["/307"] = .reply(.redirect("307 Temporary Redirect", to: "/end"))
    here.server["/302"] = .reply(.redirect("302 Found", to: "/end"))
    here.server["/end"] = .reply(.ok("taken"))
    let post = PostBody(contentType: "application/x-www-form-urlencoded", bytes: Array("hub.mode=subscribe".utf8))
    #expect(try await here.fetch("/307") { $0.post = post }.text == "taken")
    let request = try #require(here.server.requests(to: "/end").first)
    #expect(request.method == "POST")
    #expect(request.body == post.bytes)
    #expect(request["Content-Type"] == "application/x-www-form-urlencoded")
    #expect(try await here.fetch("/302") { $0.post = post }.status == 302)
  }
}

@Suite struct SecretsTests {
  @Test func `Credentials and header fields stay with the configured origin`() async throws {
    let here = try Fetching()
    let other = try LoopbackServer()
    here.server["/feed"] = .reply(.redirect(to: "/same"))
    here.server["/same"] = .reply(.redirect(to: other.url("/other")))
    other["/other"] = .reply(.redirect(to: here.server.url("/back")))
    here.server["/back"] = .reply(.ok("x"))
    _ = try await here.fetch("/feed") {
      $0.credentials = .basic(user: "me", password: "pass:word")
      $0.headers = [HeaderField(name: "X-Key", value: "secret")]
    }
    let basic = "Basic bWU6cGFzczp3b3Jk"
    for path in ["/feed", "/same", "/back"] {
      let request = try #require(here.server.requests(to: path).first)
      #expect(request["Authorization"] == basic)
      #expect(request["X-Key"] == "secret")
    }
    let request = try #require(other.requests.first)
    #expect(request["Authorization"] == nil)
    #expect(request["X-Key"] == nil)
  }

  @Test func `User information in the configured URL becomes credentials and is shown nowhere`() async throws {
    let here = try Fetching()
    here.server["/a"] = .reply(
      .redirect("301 Moved", to: "http://x:y@\(here.server.family.host):\(here.server.port)/b"))
    here.server["/b"] = .reply(.ok("x"))
    let response = try await here.fetch("http://m%65:p%40ss@127.0.0.1:\(here.server.port)/a")
    #expect(here.server.requests(to: "/a").first?["Authorization"] == "Basic bWU6cEBzcw==")
    #expect(here.server.requests(to: "/b").first?["Authorization"] == "Basic bWU6cEBzcw==")
    #expect(response.redirects.first?.from == here.server.url("/a"))
    #expect(response.permanentURL == here.server.url("/b"))
    #expect(response.url == here.server.url("/b"))
  }

  @Test func `A learned address on another host gets no credentials`() async throws {
    let here = try Fetching(allowPrivate: ["127.0.0.0/8"])
    here.server["/feed"] = .reply(.ok("x"))
    _ = try await here.fetch("/feed") {
      $0.configuredURL = "http://u:p@example.org/feed"
      $0.credentials = .bearer(token: "t")
    }
    #expect(here.server.requests.first?["Authorization"] == nil)
  }

  @Test func `https at its own port on the same host counts as the http origin it replaced`() throws {
    let origin = try #require(WebURL("http://example.org/feed").flatMap { Hop($0) }.map { ConfiguredOrigin($0) })
    for (url, expected) in [
      ("http://example.org/x", true), ("http://EXAMPLE.org:80/", true), ("https://example.org/", true),
      ("https://example.org:444/", false), ("http://example.org:81/", false), ("http://www.example.org/", false),
      ("https://example.com/", false),
    ] {
      let hop = try #require(WebURL(url).flatMap { Hop($0) })
      #expect(origin.mayHaveSecrets(hop) == expected, "\(url)")
    }
    let secure = try #require(WebURL("https://example.org/feed").flatMap { Hop($0) }.map { ConfiguredOrigin($0) })
    let plain = try #require(WebURL("http://example.org/feed").flatMap { Hop($0) })
    #expect(!secure.mayHaveSecrets(plain))
  }

  @Test func `A bearer token and replaced standard fields are sent as configured`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok("x"))
    _ = try await here.fetch("/") {
      $0.credentials = .bearer(token: "abc")
      $0.headers = [
        HeaderField(name: "accept", value: "text/plain"), HeaderField(name: "X-Empty", value: ""),
        HeaderField(name: "X-Evil", value: "a\r\nX-Injected: 1"),
      ]
    }
    let request = try #require(here.server.requests.first)
    #expect(request["Authorization"] == "Bearer abc")
    #expect(request.values("Accept") == ["text/plain"])
    #expect(request["X-Empty"] == "")
    #expect(request["X-Evil"] == nil)
    #expect(request["X-Injected"] == nil)
  }
}
