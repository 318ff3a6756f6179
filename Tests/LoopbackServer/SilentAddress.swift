internal import Glibc

/// An address of the loopback interface, other than the server's own, that takes no connection and refuses none, as a
/// machine that is down does: a listening socket whose backlog is full. It is silent until it is released.
public final class SilentAddress: Sendable {
  private let sockets: [Int32]

  /// - Parameters:
  ///   - last: of the address `127.0.0.last`.
  ///   - port: where it is silent, for instance that of a server on another address.
  public init(_ last: UInt8, port: Int) throws(LoopbackError) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = (0x7F00_0000 | UInt32(last)).bigEndian
    var sockets: [Int32] = []
    // One listens, and Linux takes one connection more than it is told to.
    for index in 0...4 {
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
      let descriptor = socket(AF_INET, kind, 0)
      guard descriptor >= 0 else { throw LoopbackError(call: "socket", errno: errno) }
      sockets.append(descriptor)
      let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
          let length = socklen_t(MemoryLayout<sockaddr_in>.size)
          guard index == 0 else { return connect(descriptor, name, length) }
          return bind(descriptor, name, length) == 0 ? listen(descriptor, 0) : -1
        }
      }
      guard result == 0 || index > 0 && errno == EINPROGRESS else {
        throw LoopbackError(call: index == 0 ? "bind" : "connect", errno: errno)
      }
    }
    self.sockets = sockets
  }

  deinit { for socket in sockets { close(socket) } }
}
