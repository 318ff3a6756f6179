import Foundation
import Testing

/// What the service manager hears of the daemon.
@Suite struct WatchdogTests {
  /// A service manager's socket, which nobody waits at.
  private final class Inbox {
    private let descriptor: Int32
    let path: String

    init(at path: String) throws {
      self.path = path
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
      let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { [descriptor] in
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      try #require(result == 0)
    }

    deinit { close(descriptor) }

    /// The next message, if there is one.
    func next() -> String? {
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
  }

  @Test func anIntervalOfNothingAsksForNoSignOfLife() async throws {
    let workspace = try Workspace()
    let inbox = try Inbox(at: workspace.path("notify"))
    try workspace.configure(feeds: "  - {url: \"http://127.0.0.1:9/feed\", id: sample}")
    let daemon = try await RunningDaemon(
      workspace, environment: ["NOTIFY_SOCKET": inbox.path, "WATCHDOG_USEC": "0"])
    var said: [String] = []
    // Until it is silent.
    var silence = 0
    let limit = ContinuousClock.now + .seconds(600)
    while silence < 100 || !said.contains(where: { $0.hasPrefix("READY=1") }), said.count < 200 {
      try #require(daemon.isRunning && ContinuousClock.now < limit, "it says nothing of being ready")
      if let message = inbox.next() {
        said.append(message)
        silence = 0
      } else {
        silence += 1
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    #expect(said.count < 200)
    #expect(try await daemon.stop() == 0)
  }
}
