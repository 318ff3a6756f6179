import Foundation
import Glibc
import Testing
import TidingsConfig

@testable import TidingsServer

@Suite struct AccessTests {
  @Test func withATokenOnlyThoseWhoPresentItAreAnswered() async throws {
    let station = try await Station(token: "open sesame")
    for path in ["/", "/metrics", "/healthz", "/readyz", "/nowhere"] {
      let refused = try await station.get(path)
      #expect(refused.status == 401)
      #expect(refused.fields["www-authenticate"]?.hasPrefix("Basic ") == true)
    }
    let password = Data("anyone:open sesame".utf8).base64EncodedString()
    #expect(try await station.get("/healthz", fields: ["Authorization: Bearer open sesame"]).status == 200)
    #expect(try await station.get("/healthz", fields: ["Authorization: Basic \(password)"]).status == 200)
    for wrong in ["Bearer open sesam", "Bearer open sesameopen sesame", "Bearer ", "Basic !", "Digest open sesame"] {
      #expect(try await station.get("/healthz", fields: ["Authorization: \(wrong)"]).status == 401, "\(wrong)")
    }
    try await station.stop()
  }

  @Test func anEmptyTokenOpensNothing() {
    #expect(!AccessRule.isEqual([], []))
    #expect(!AccessRule.isEqual([0x61], []))
  }

  @Test func aRequestThatNamesAForeignHostIsRefused() async throws {
    let station = try await Station()
    for host in [
      "evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "[::2]", "127.0.0.256", "127..0.1",
    ] {
      #expect(try await station.get("/", host: host).status == 421, "\(host)")
    }
    for host in ["localhost", "LOCALHOST:8080", "127.0.0.1:9797", "127.1.2.3", "[::1]:9797"] {
      #expect(try await station.get("/healthz", host: host).status == 200, "\(host)")
    }
    #expect(try await station.get("/healthz", host: nil).status == 400)
    #expect(try await station.get("/healthz", fields: ["Host: evil.example"]).status == 400)
    try await station.stop()
  }

  @Test(arguments: [
    ("http://127.0.0.1/healthz", 200), ("HTTP://localhost:80/healthz?x", 200), ("ftp://x/", 400), ("x", 400),
  ])
  func aTargetMayBeAWholeAddress(target: String, status: Int) async throws {
    let station = try await Station()
    #expect(try await station.get(target).status == status)
    try await station.stop()
  }

  @Test func aUnixSocketAsksForNoTokenAndGoesWithTheServer() async throws {
    let station = try await Station(token: "open sesame", unixSocket: true)
    #expect(try await station.get("/healthz", host: "anything.example").status == 200)
    var status = stat()
    #expect(lstat(station.directory + "/http.sock", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o660)
    let configuration = station.configuration.server
    #expect(throws: ListenError.self) { try ListeningSocket.open(configuration, environment: [:]) }
    try await station.stop()
    #expect(!FileManager.default.fileExists(atPath: station.directory + "/http.sock"))
  }

  @Test func anAddressThatOthersCanReachNeedsAToken() throws {
    let open = ServerConfiguration(listen: .tcp(host: "0.0.0.0", port: 0))
    let error = #expect(throws: ListenError.self) { try ListeningSocket.open(open, environment: [:]) }
    #expect(error?.description.contains("there is no server.token") == true)
  }

  @Test func anAddressInUseIsSaidInWords() async throws {
    let station = try await Station()
    let port = try #require(URL(string: station.address)?.port)
    let error = #expect(throws: ListenError.self) {
      try ListeningSocket.open(ServerConfiguration(listen: .tcp(host: "127.0.0.1", port: port)), environment: [:])
    }
    #expect(error?.description == "the status server cannot listen on 127.0.0.1:\(port): Address already in use")
    #expect(error?.isWorthRetrying == true)
    try await station.stop()
  }

  /// A service manager that starts it again and again would not help.
  @Test func anAddressThatCannotBeIsSaidToBeSoForGood() throws {
    let path = "/nonexistent/http.sock"
    let error = #expect(throws: ListenError.self) {
      try ListeningSocket.open(ServerConfiguration(listen: .unix(path)), environment: [:])
    }
    #expect(
      error?.description
        == "the status server cannot listen on unix:\(path): No such file or directory; the directory of "
        + "the socket has to be there")
    #expect(error?.isWorthRetrying == false)
  }

  @Test func onlyReadingRequestsAreTaken() async throws {
    let station = try await Station()
    let posted = try await station.get("/", fields: ["Content-Length: 2"], method: "POST")
    #expect(posted.status == 405)
    #expect(posted.fields["allow"] == "GET, HEAD")
    let head = try await station.get("/metrics", method: "HEAD")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect((head.fields["content-length"].flatMap { Int($0) } ?? 0) > 1000)
    #expect(try await station.get("/../etc/passwd").status == 404)
    #expect(try await station.get("/metrics/").status == 404)
    try await station.stop()
  }

  @Test func whatIsNoRequestOrTooLongIsRefusedInWords() async throws {
    let station = try await Station()
    #expect(try await station.send("hello\r\n\r\n").status == 400)
    #expect(try await station.send("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n").status == 400)
    #expect(try await station.send("GET / HTTP/1.1\r\n folded: x\r\n\r\n").status == 400)
    #expect(try await station.send("GET http://localhost/ HTTP/1.1\r\n\r\n").status == 400)
    let long = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "x", count: 40_000) + "\r\n\r\n"
    #expect(try await station.send(long).status == 431)
    #expect(try await station.send("GET /healthz HTTP/1.0\n\n").status == 200)
    try await station.stop()
  }
}
