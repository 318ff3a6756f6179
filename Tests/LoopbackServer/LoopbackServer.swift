internal import Glibc
internal import Synchronization
public import Testing

/// A small HTTP server on the loopback interface that answers what a test tells it to, byte for byte, and keeps every
/// request it gets.
///
///     let server = try LoopbackServer()
///     server["/feed"] = .reply(.ok("<rss/>", headers: ["ETag: \"1\""]))
///     server["/busy"] = .replies([.status("503 Busy", headers: ["Retry-After: 60"]), .ok("done")])
///     server["/any"] = .handler { request in .ok(request.target) }
///     … server.url("/feed") …
///     #expect(server.requests(to: "/feed").count == 1)
///
/// A thread for each connection, blocking calls: nothing here depends on time. Slow answers wait at a `Gate` which the
/// test opens. A path without a route gets a 404. The server stops when it is released or by `stop()`.
public final class LoopbackServer: Sendable {
  public enum Family: Sendable {
    case v4, v6
    /// As it stands in a URL.
    public var host: String { self == .v4 ? "127.0.0.1" : "[::1]" }
  }

  /// What answers the requests for a path.
  public enum Route: Sendable {
    /// The same answer each time.
    case reply(Reply)
    /// One after the other; the last one stays.
    case replies([Reply])
    /// Made from the request; runs on the connection's thread.
    case handler(@Sendable (RecordedRequest) -> Reply)
  }

  public let port: Int
  public let family: Family
  private let isSecure: Bool
  let core: Core

  /// Listens on a free port.
  /// - Parameters:
  ///   - port: 0 for a free one, or the port of a server that was stopped.
  ///   - tls: how to speak TLS; `nil`: not at all.
  public init(family: Family = .v4, port: Int = 0, tls: TLSSettings? = nil) throws(LoopbackError) {
    // A client that goes away must end its connection, not the process; OpenSSL writes without MSG_NOSIGNAL.
    signal(SIGPIPE, SIG_IGN)
    var context: TLSContext?
    if let tls { context = try TLSContext(tls) }
    let (socket, bound) = try Self.listen(family, port: port)
    isSecure = tls != nil
    self.port = bound
    self.family = family
    core = Core(listener: socket, tls: context)
    core.acceptConnections()
  }

  deinit { core.stop() }

  /// Closes the port and every connection, and opens the gates that answers wait at.
  public func stop() { core.stop() }

  /// The URL of a path (with its slash) on this server.
  /// - Parameter host: a name for the loopback interface, where it is to be another than the bare address.
  public func url(_ path: String, host: String? = nil) -> String {
    "\(isSecure ? "https" : "http")://\(host ?? family.host):\(port)\(path)"
  }

  /// What answers requests for a path; the query counts only where a route names it (`/feed?page=2`).
  public subscript(path: String) -> Route? {
    get { core.state.withLock { $0.routes[path] } }
    set { core.state.withLock { $0.routes[path] = newValue } }
  }

  /// Every request so far, in the order in which their heads were complete.
  public var requests: [RecordedRequest] { core.state.withLock { $0.requests } }

  public func requests(to path: String) -> [RecordedRequest] { requests.filter { $0.path == path } }

  /// How many connections were accepted so far.
  public var connections: Int { core.state.withLock { $0.accepted } }

  /// Returns when so many requests have come (for `path`, or at all), or the server was stopped; else the test fails.
  public func waitForRequests(
    _ count: Int, to path: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    var come = 0
    let isEnough = await Patience.wait {
      core.state.withLock { state in
        come = path.map { path in state.requests.count { $0.path == path } } ?? state.requests.count
        return come >= count || state.isStopped
      }
    }
    guard !isEnough else { return }
    Issue.record(
      "\(come) of \(count) requests\(path.map { " for \($0)" } ?? "") have come", sourceLocation: sourceLocation)
  }

  private static func listen(_ family: Family, port: Int) throws(LoopbackError) -> (socket: Int32, port: Int) {
    let domain = family == .v4 ? AF_INET : AF_INET6
    let descriptor = socket(domain, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw LoopbackError(call: "socket", errno: errno) }
    var one: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    var storage = sockaddr_storage()
    var length = socklen_t(family == .v4 ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size)
    let result = withUnsafeMutableBytes(of: &storage) { bytes -> Int32 in
      guard let base = bytes.baseAddress else { return -1 }
      if family == .v4 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        bytes.storeBytes(of: address, as: sockaddr_in.self)
      } else {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = in_port_t(port).bigEndian
        address.sin6_addr = in6addr_loopback
        bytes.storeBytes(of: address, as: sockaddr_in6.self)
      }
      let name = base.assumingMemoryBound(to: sockaddr.self)
      guard bind(descriptor, name, length) == 0, Glibc.listen(descriptor, 1024) == 0 else { return -1 }
      return getsockname(descriptor, name, &length)
    }
    guard result == 0 else {
      let number = errno
      close(descriptor)
      throw LoopbackError(call: "bind", errno: number)
    }
    // The port stands at the same place in both kinds of socket address.
    let bound = withUnsafeBytes(of: storage) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) }
    return (descriptor, Int(bound))
  }
}

/// A system call of the test server that failed.
public struct LoopbackError: Error, CustomStringConvertible {
  public let call: String
  public let errno: Int32

  public var description: String { "\(call): \(strerror(errno).map { String(cString: $0) } ?? "error \(errno)")" }
}
