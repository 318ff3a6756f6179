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
}
