import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct SilentAddressTests {
  /// A name with an address of the server's behind some that are silent.
  private func fetching(silent count: UInt8) throws -> Fetching {
    try Fetching { _ in
      .addresses((0...count).reversed().map { IPAddress(v4: 0x7F00_0001 + UInt32($0)) })
    }
  }

  @Test(.timeLimit(.minutes(30)), arguments: [1, 2] as [UInt8])
  func `A host is reached at the next of its addresses where the first of them are silent`(count: UInt8) async throws {
    let here = try fetching(silent: count)
    here.server["/"] = .reply(.ok("here"))
    let silent = try (0..<count).map { try SilentAddress($0 + 2, port: here.server.port) }
    var answer: FetchResponse?
    var limit = Duration.seconds(8)
    // On a slow machine the time may run out meanwhile.
    while answer == nil, limit < .seconds(200) {
      answer = try? await here.fetch(here.server.url("/", host: "many.example")) { $0.limits.connectTimeout = limit }
      limit = limit * 2
    }
    #expect(answer?.text == "here")
    #expect(answer?.address == IPAddress(v4: 0x7F00_0001))
    withExtendedLifetime(silent) {}
  }

  @Test(.timeLimit(.minutes(30)))
  func `A host all of whose addresses are silent is given up in time`() async throws {
    let here = try fetching(silent: 2)
    let port = here.server.port
    here.server.stop()
    let silent = try (1...3).map { try SilentAddress($0, port: port) }
    let reason = await here.failure("http://many.example:\(port)/") { $0.limits.connectTimeout = .seconds(2) }
    #expect(reason == .connectTimeout(.seconds(2)))
    withExtendedLifetime(silent) {}
  }
}
