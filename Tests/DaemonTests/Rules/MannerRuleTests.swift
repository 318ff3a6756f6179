import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What the README promises of manners, with the program itself.
@Suite struct MannerRuleTests {
  @Test func `A request says who asks and nothing that nobody asked for`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"]), headers: ["Set-Cookie: a=b; Path=/"]))
    let config = try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {contact: "https://example.org/bot"}
      feeds: [{url: "\(server.url("/feed"))", id: sample}]
      """, to: "tidings.yaml")
    for _ in 0..<2 { #expect(try await Program.run("poll", "-c", config).status == 0) }
    for request in server.requests {
      let agent = try #require(request["User-Agent"])
      #expect(agent.hasPrefix("tidings/") && agent.hasSuffix(" (+https://example.org/bot)"))
      #expect(request["Cookie"] == nil && request["Referer"] == nil && request["Authorization"] == nil)
      #expect(request["Accept-Encoding"] == "gzip, deflate, br, zstd")
    }
  }

  @Test func `Feeds of one host share connections, no more than it is allowed at a time`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let ids = (0..<12).map { "feed\($0)" }
    for id in ids { server["/\(id)"] = .reply(.ok(Sample.rss([id]))) }
    let config = try workspace.configure(
      feeds: ids.map { "  - {url: \"\(server.url("/\($0)"))\", id: \($0)}" }.joined(separator: "\n"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(server.requests.count == 12)
    // Two at a time; a connection that is just being closed may have to be replaced.
    #expect(server.connections <= 4, "\(server.connections)")
  }

  @Test func `A host that does not answer holds up no other`() async throws {
    let workspace = try Workspace()
    let slow = try LoopbackServer()
    let quick = try LoopbackServer()
    let gate = Gate()
    let slowIDs = (0..<8).map { "slow\($0)" }
    for id in slowIDs { slow["/\(id)"] = .reply(Reply.ok(Sample.rss([id])).behind(gate)) }
    for number in 0..<8 { quick["/quick\(number)"] = .reply(.ok(Sample.rss(["quick \(number)"]))) }
    try workspace.configure(
      feeds: (slowIDs.map { "  - {url: \"\(slow.url("/\($0)"))\", id: \($0)}" }
        + (0..<8).map { "  - {url: \"\(quick.url("/quick\($0)"))\", id: quick\($0)}" }).joined(separator: "\n"),
      timeout: "10m")
    let daemon = try await RunningDaemon(workspace)
    await gate.waitUntilReached(by: 2)
    await quick.waitForRequests(8)
    #expect(slow.requests.count == 2, "two connections a host")
    #expect(try await daemon.stop() == 0)
    gate.open()
  }

  @Test func `Many that do not answer hold up no other either`() async throws {
    let workspace = try Workspace()
    let slow = try LoopbackServer()
    let quick = try LoopbackServer()
    let gate = Gate()
    let slowIDs = (0..<90).map { "slow\($0)" }
    for id in slowIDs { slow["/\(id)"] = .reply(Reply.ok(Sample.rss([id])).behind(gate)) }
    quick["/quick"] = .reply(.ok(Sample.rss(["First light"])))
    try workspace.write(
      """
      spool: spool
      state: state.sqlite
      http: {timeout: 10m, min_gap: 0s, max_per_host: 100}
      feeds:
      \(slowIDs.map { "  - {url: \"\(slow.url("/\($0)"))\", id: \($0), every: 2s}" }.joined(separator: "\n"))
        - {url: "\(quick.url("/quick"))", id: quick, every: 2s}
      """, to: "tidings.yaml")
    let daemon = try await RunningDaemon(workspace)
    await gate.waitUntilReached(by: 90)
    await quick.waitForRequests(quick.requests.count + 2)
    #expect(try await daemon.stop() == 0)
    gate.open()
  }

  @Test func `Proxies of the environment are ignored`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let proxy = try LoopbackServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url("/feed"))\", id: sample}")
    let names = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
    let outcome = try await Program.run(
      ["poll", "-c", config], environment: Dictionary(uniqueKeysWithValues: names.map { ($0, proxy.url("")) }))
    #expect(outcome.status == 0)
    #expect(proxy.connections == 0 && server.requests.count == 1)
  }

  @Test(arguments: [
    "/a%20b/%C3%A9", "/%7Euser/~me", "/x//y/../z/./w", "/q?a=%26&b=c+d|e&%5B", "/semi;colon=1,2'3!$*()@:",
  ])
  func `Path and query go out as they are written`(target: String) async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    server[target] = .reply(.ok(Sample.rss(["First light"])))
    let config = try workspace.configure(feeds: "  - {url: \"\(server.url(target))\", id: sample}")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(server.requests.map(\.target) == [target])
  }

  @Test func `IPv6 hosts, names in other scripts and a user in the address are understood`() async throws {
    let workspace = try Workspace()
    let server = try LoopbackServer()
    let six = try LoopbackServer(family: .v6)
    for path in ["/idn", "/user"] { server[path] = .reply(.ok(Sample.rss([path]))) }
    six["/six"] = .reply(.ok(Sample.rss(["Six"])))
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/idn", host: "Bücher.localhost"))", id: idn}
          - {url: "\(server.url("/user", host: "us%40er:p%3Aw@127.0.0.1"))", id: user}
          - {url: "\(six.url("/six"))", id: six}
        """)
    let outcome = try await Program.run("poll", "-c", config)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(server.requests(to: "/idn").first?["Host"] == "xn--bcher-kva.localhost:\(server.port)")
    #expect(server.requests(to: "/user").first?["Authorization"] == "Basic dXNAZXI6cDp3")
    #expect(six.requests.first?["Host"] == "[::1]:\(six.port)")
    #expect(try await workspace.status(of: "user")["url"]?.string == server.url("/user"), "no password is shown")
  }

  @Test func `A certificate error is said in words, and ca_file mends it for its feed alone`() async throws {
    let workspace = try Workspace()
    let authority = try Certificate(commonName: "Test authority", names: [], isAuthority: true)
    let certificate = try Certificate(commonName: "test", names: ["IP:127.0.0.1"], issuer: authority)
    let server = try LoopbackServer(tls: TLSSettings(certificate: certificate))
    let old = try LoopbackServer(tls: TLSSettings(certificate: certificate, newest: .tls11))
    let plain = try LoopbackServer()
    let closing = try ClosingServer()
    server["/feed"] = .reply(.ok(Sample.rss(["First light"])))
    let caFile = workspace.path("authority.pem")
    try authority.write(to: caFile)
    let config = try workspace.configure(
      feeds: """
          - {url: "\(server.url("/feed"))", id: trusted, ca_file: "\(caFile)"}
          - {url: "\(server.url("/feed"))?2", id: unknown}
          - {url: "\(server.url("/feed", host: "localhost"))", id: other, ca_file: "\(caFile)"}
          - {url: "\(old.url("/feed"))", id: old, ca_file: "\(caFile)"}
          - {url: "https://127.0.0.1:\(plain.port)/feed", id: plain}
          - {url: "https://127.0.0.1:\(closing.port)/feed", id: closing}
        """, more: "log: {level: error}")
    let lines = Set(try await Program.run("poll", "-c", config).output.split(separator: "\n").map(String.init))
    #expect(
      lines == [
        "trusted: 1 new",
        "unknown: failed: the certificate of 127.0.0.1 comes from an unknown issuer; ca_file can name it as trusted",
        "other: failed: the certificate that localhost shows is for another host",
        "old: failed: no secure connection to 127.0.0.1: it speaks no TLS of version 1.2 or later",
        "plain: failed: no secure connection to 127.0.0.1: it does not speak TLS on this port; is the address to begin "
          + "with http://?",
        "closing: failed: no secure connection to 127.0.0.1: it closed the connection without an answer; perhaps it "
          + "speaks http, not https",
      ])
  }
}

/// Reads what a client begins with, and closes the connection.
private final class ClosingServer {
  let port: UInt16
  private let listener: Int32

  init() throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        bind(descriptor, name, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, name, &length) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while case let connection = accept(descriptor, nil, nil), connection >= 0 {
        _ = read(connection, &bytes, bytes.count)
        close(connection)
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}
