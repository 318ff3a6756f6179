internal import FlyingSocks
internal import Foundation
public import TidingsConfig

/// A socket that listens: opened as configured, or handed over by the service manager.
public struct ListeningSocket: Sendable {
  let socket: Socket
  /// Where it can be reached, for the log: `http://127.0.0.1:9797/`, `unix:/run/…`.
  public let address: String
  let isUnix: Bool
  let isLoopback: Bool
  /// What is removed at the end.
  private let ownPath: String?

  /// Takes the descriptor named `status` that the service manager hands over (sd_listen_fds(3)), or opens what is
  /// configured.
  ///
  /// - Returns: `nil` when there is neither.
  /// - Throws: `ListenError`, also for a socket that other machines can reach when there is no token.
  public static func open(_ configuration: ServerConfiguration?, environment: [String: String]) throws(ListenError)
    -> ListeningSocket?
  {
    let socket: ListeningSocket
    if let descriptor = inherited(environment, isWanted: configuration != nil) {
      socket = try adopt(descriptor)
    } else if let configuration {
      switch configuration.listen {
      case .tcp(let host, let port): socket = try tcp(host: host, port: port)
      case .unix(let path): socket = try unix(path)
      }
    } else {
      return nil
    }
    guard socket.isLoopback || configuration?.token != nil else {
      socket.close()
      throw ListenError(
        socket.address, "other machines can reach it and there is no server.token; set one, or listen on 127.0.0.1")
    }
    return socket
  }

  func close() {
    if let ownPath { unlink(ownPath) }
    try? socket.close()
  }

  // MARK: Opened here

  private static func tcp(host: String, port: Int) throws(ListenError) -> ListeningSocket {
    let shown = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    guard let port = UInt16(exactly: port) else { throw ListenError(shown, "there is no such port") }
    do {
      let socket: Socket
      if host.contains(":") {
        socket = try Socket(domain: AF_INET6)
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: .inet6(ip6: host, port: port))
      } else {
        socket = try Socket(domain: AF_INET)
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: .inet(ip4: host == "localhost" ? "127.0.0.1" : host, port: port))
      }
      try socket.listen()
      return try describe(socket, ownPath: nil)
    } catch {
      throw failure(shown, error, whenDenied: "a port below 1024 takes a privilege; name a higher one")
    }
  }

  /// Group and owner may connect. A socket that a killed daemon left behind is replaced, a living one is not.
  private static func unix(_ path: String) throws(ListenError) -> ListeningSocket {
    var status = stat()
    if lstat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFSOCK else { throw ListenError("unix:\(path)", "a file is in its place") }
      let isAlive: Bool
      if let probe = try? Socket(domain: AF_UNIX) {
        isAlive = (try? probe.connect(to: .unix(path: path))) != nil
        try? probe.close()
      } else {
        isAlive = true
      }
      guard !isAlive else { throw ListenError("unix:\(path)", "another process listens there", isWorthRetrying: true) }
      unlink(path)
    }
    do {
      let socket = try Socket(domain: AF_UNIX)
      try socket.bind(to: .unix(path: path))
      // Before anyone can connect, which takes listen(2).
      chmod(path, 0o660)
      try socket.listen()
      return try describe(socket, ownPath: path)
    } catch {
      throw failure("unix:\(path)", error, whenDenied: "the user who runs tidings may not make it there")
    }
  }

  private static func words(_ error: any Error) -> String {
    if case .failed(_, let code, let message)? = error as? SocketError {
      return code == 0 ? message : String(cString: strerror(code))
    }
    return "\(error)"
  }

  /// An address that is in use, or not there yet, may be had later; what is denied or has no place is to be mended.
  private static func failure(_ address: String, _ error: any Error, whenDenied advice: String) -> ListenError {
    guard case .failed(_, let code, _)? = error as? SocketError else {
      return ListenError(address, words(error), isWorthRetrying: true)
    }
    switch code {
    case EACCES, EPERM: return ListenError(address, "\(words(error)); \(advice)")
    case ENOENT, ENOTDIR: return ListenError(address, "\(words(error)); the directory of the socket has to be there")
    default: return ListenError(address, words(error), isWorthRetrying: true)
    }
  }

  // MARK: Handed over

  /// The descriptor named `status`; one that bears no such name only when it is the only one and a server is wanted.
  private static func inherited(_ environment: [String: String], isWanted: Bool) -> Int32? {
    guard environment["LISTEN_PID"].flatMap(Int32.init) == getpid(),
      let count = environment["LISTEN_FDS"].flatMap(Int32.init), count > 0
    else { return nil }
    let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
    if let index = names.prefix(Int(count)).firstIndex(of: "status") { return 3 + Int32(index) }
    return count == 1 && isWanted ? 3 : nil
  }

  private static func adopt(_ descriptor: Int32) throws(ListenError) -> ListeningSocket {
    var isListening: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &length) == 0, isListening != 0 else {
      throw ListenError("descriptor \(descriptor)", "what the service manager handed over is no listening socket")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    do {
      return try describe(Socket(file: .init(rawValue: descriptor)), ownPath: nil)
    } catch {
      throw ListenError("descriptor \(descriptor)", words(error), isWorthRetrying: true)
    }
  }

  private static func describe(_ socket: Socket, ownPath: String?) throws -> ListeningSocket {
    switch try socket.sockname() {
    case .ip4(let host, let port):
      return ListeningSocket(
        socket: socket, address: "http://\(host):\(port)/", isUnix: false, isLoopback: host.hasPrefix("127."),
        ownPath: nil)
    case .ip6(let host, let port):
      return ListeningSocket(
        socket: socket, address: "http://[\(host)]:\(port)/", isUnix: false, isLoopback: host == "::1", ownPath: nil)
    case .unix(let path):
      return ListeningSocket(
        socket: socket, address: "unix:\(path)", isUnix: true, isLoopback: true, ownPath: ownPath)
    }
  }
}
