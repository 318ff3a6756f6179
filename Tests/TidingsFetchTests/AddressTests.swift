import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct AddressPolicyTests {
  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.0.0.9",
    "198.17.255.255", "198.20.0.0", "223.255.255.255", "11.0.0.0", "128.0.0.1", "169.253.1.1", "2606:4700::1111",
    "2a00::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
    "2001:0:808:808:0:0:f7f7:f7f7", "2001:200::1", "3fff:1000::1",
  ])
  func `A public address is public`(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(address.kind == .public)
    #expect(AddressPolicy().permits(address, isConfiguredHost: false))
  }

  @Test(arguments: [
    ("0.0.0.0", AddressKind.unspecified), ("0.1.2.3", .unspecified), ("127.0.0.1", .loopback),
    ("127.255.255.255", .loopback), ("10.0.0.1", .privateUse), ("172.16.0.1", .privateUse),
    ("172.31.255.255", .privateUse), ("192.168.1.1", .privateUse), ("100.64.0.1", .sharedCarrier),
    ("100.127.255.255", .sharedCarrier), ("169.254.169.254", .linkLocal), ("192.0.0.1", .reserved),
    ("192.0.2.1", .documentation), ("198.51.100.7", .documentation), ("203.0.113.7", .documentation),
    ("198.18.0.1", .benchmarking), ("198.19.255.255", .benchmarking), ("224.0.0.1", .multicast),
    ("239.255.255.255", .multicast), ("240.0.0.1", .reserved), ("255.255.255.255", .broadcast),
    ("::", .unspecified), ("::1", .loopback), ("::ffff:127.0.0.1", .embedding(.loopback)),
    ("::ffff:10.1.2.3", .embedding(.privateUse)), ("::127.0.0.1", .embedding(.loopback)),
    ("64:ff9b::7f00:1", .embedding(.loopback)), ("64:ff9b::a00:1", .embedding(.privateUse)),
    ("64:ff9b:1::1", .privateUse), ("64:ff9b:1:ffff::1.2.3.4", .privateUse),
    ("2002:7f00:1::", .embedding(.loopback)), ("2002:c0a8:101::1", .embedding(.privateUse)),
    ("2001:0:7f00:1::", .embedding(.loopback)), ("2001:0:808:808:0:0:80ff:fffe", .embedding(.loopback)),
    ("2001:db8::1", .documentation), ("3fff::1", .documentation), ("2001:10::1", .reserved), ("fe80::1", .linkLocal),
    ("fe80::1%eth0", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .privateUse), ("fc00::1", .uniqueLocal),
    ("fdff::1", .uniqueLocal), ("ff02::1", .multicast), ("100::1", .reserved), ("4000::1", .reserved),
    ("64:ff9b:0:1::1", .reserved), ("::2:0:0:1", .reserved),
  ])
  func `Anything else is not, and its kind is known`(text: String, kind: AddressKind) throws {
    let address = try #require(IPAddress(text))
    #expect(address.kind == kind)
    let policy = AddressPolicy()
    #expect(!policy.permits(address, isConfiguredHost: false))
    #expect(policy.permits(address, isConfiguredHost: true))
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
    ("10.1.2.3", "10.1.2.4", false), ("0.0.0.0/0", "192.168.0.1", true), ("fd00::/8", "fd12::1", true),
    ("fd00::/8", "fe80::1", false), ("fd00:1::/96", "fd00:1::1.2.3.4", true),
    ("fd00:1::/96", "fd00:1:0:0:0:1::1", false),
    ("::/0", "fe80::1", true), ("::/0", "10.0.0.1", false), ("10.0.0.0/8", "::ffff:10.0.0.1", true),
    ("fd00::/64", "fd00::1", true), ("fd00::/65", "fd00::8000:0:0:1", false),
    ("192.168.0.0/31", "192.168.0.1", true), ("192.168.0.0/31", "192.168.0.2", false),
  ])
  func `A range holds the addresses of its prefix`(range: String, address: String, holds: Bool) throws {
    let range = try AddressRange(range)
    #expect(range.contains(try #require(IPAddress(address))) == holds)
  }

  @Test(arguments: [
    "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/129", "x/8", "10.0.0.0/8/8", "10.0.0.0/+8",
    "10.9.9.9/8", "fd00::1/64", "[::1]",
  ])
  func `What is no range is none`(text: String) {
    #expect(throws: AddressRange.Invalid.self) { try AddressRange(text) }
  }
}

@Suite struct RefusedAddressTests {
  @Test(arguments: [
    "127.0.0.1", "127.1", "0x7f.1", "2130706433", "017700000001", "0x7f000001", "127.0.0.1.", "0.0.0.0", "0",
    "[::1]", "[::ffff:127.0.0.1]", "[::]", "[0:0:0:0:0:ffff:7f00:1]", "localhost", "LOCALHOST", "a.localhost",
    "127.0.0.1", "%31%32%37.0.0.1", "１２７.0.0.1", "127。0。0。1", "ⓛocalhost",
  ])
  func `A redirect from one configured host to loopback is refused, in every spelling`(host: String) async throws {
    // The configured host is on loopback too, but another host.
    let here = try Fetching()
    let trap = try LoopbackServer()
    trap["/"] = .reply(.ok("inside"))
    here.server["/"] = .reply(.redirect(to: "http://\(host):\(trap.port)/"))
    let reason = await here.failure("http://a.localhost:\(here.server.port)/")
    if host.lowercased() == "a.localhost" {
      #expect(reason == nil)
      return
    }
    guard case .refusedAddress = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(trap.connections == 0)
  }

  @Test(arguments: ["a b", "a%00b", "a/b@127.0.0.1%", "..", "a_b%2Fc"])
  func `A host that is no valid name leads nowhere`(host: String) async throws {
    let here = try Fetching()
    let trap = try LoopbackServer()
    here.server["/"] = .reply(.redirect(to: "http://\(host):\(trap.port)/"))
    #expect(await here.failure("/") != nil)
    #expect(trap.connections == 0)
  }

  @Test func `A page, a hub or a learned address is refused inside, though nobody redirected`() async throws {
    let here = try Fetching()
    here.server["/"] = .reply(.ok("inside"))
    let refused = FetchError.Reason.refusedAddress(try #require(IPAddress("127.0.0.1")), host: "127.0.0.1")
    #expect(await here.failure("/") { $0.configuredURL = nil } == refused)
    #expect(await here.failure("/") { $0.configuredURL = "https://example.org/feed" } == refused)
    #expect(here.server.connections == 0)
  }

  @Test func `allow_private opens the ranges it names`() async throws {
    let here = try Fetching(allowPrivate: ["127.0.0.0/8"])
    here.server["/"] = .reply(.ok("inside"))
    #expect(try await here.fetch("/") { $0.configuredURL = nil }.text == "inside")
  }

  @Test func `A name that resolves inside is refused before any connection`() async throws {
    let here = try Fetching(lookup: { _ in .addresses([IPAddress(v4: 0x7F00_0001)]) })
    let url = "http://evil.example:\(here.server.port)/"
    let reason = await here.failure(url) { $0.configuredURL = nil }
    #expect(reason == .refusedAddress(try #require(IPAddress("127.0.0.1")), host: "evil.example"))
    #expect(here.server.connections == 0)
    // Written in the configuration, the same name is fine.
    here.server["/"] = .reply(.ok("inside"))
    #expect(try await here.fetch(url).text == "inside")
  }

  @Test func `Of several addresses only the permitted ones are tried`() async throws {
    let here = try Fetching(
      allowPrivate: ["127.0.0.1"],
      lookup: { _ in .addresses([IPAddress(v4: 0x0A00_0001), IPAddress(v4: 0x7F00_0001)]) })
    here.server["/"] = .reply(.ok("x"))
    let response = try await here.fetch("http://two.example:\(here.server.port)/") { $0.configuredURL = nil }
    #expect(response.address == IPAddress("127.0.0.1"))
  }

  @Test func `A kept connection to a private host is of no use to a stranger`() async throws {
    let here = try Fetching(lookup: { _ in .addresses([IPAddress(v4: 0x7F00_0001)]) })
    let url = "http://own.example:\(here.server.port)/"
    here.server["/"] = .reply(.ok("inside"))
    #expect(try await here.fetch(url) { $0.reusesConnection = true }.text == "inside")
    guard case .refusedAddress = await here.failure(url, { $0.configuredURL = "http://other.example/" }) else {
      Issue.record("let in")
      return
    }
    #expect(here.server.requests.count == 1)
  }

  /// libcurl asks before a kept connection is used again; the look-up of names is not consulted for those.
  @Test func `The connection itself is checked, not only the name`() async throws {
    let easy = try #require(EasyHandle(options: FetchOptions(userAgent: "t"), connections: ConnectionTable()))
    #expect(!easy.permits(IPAddress(v4: 0x7F00_0001)))
    #expect(easy.permits(IPAddress(v4: 0x0101_0101)))
  }

  @Test func `A refusal says which address, and what would permit it`() async throws {
    let here = try Fetching()
    do {
      _ = try await here.fetch("/") { $0.configuredURL = nil }
      Issue.record("let in")
    } catch {
      #expect(
        error.description
          == "refused to connect to 127.0.0.1, a loopback address; http.allow_private would permit it")
    }
  }
}
