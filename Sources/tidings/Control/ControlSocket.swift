import FlyingSocks
import Foundation
import TidingsModel
import TidingsPipeline

/// Where a daemon takes requests from other processes of the same user: a Unix socket beside the state file.
///
/// A request is one JSON line. `{"poll":["feed-id",…],"force":false}` is answered by one JSON line a poll
/// (`PollReport.write`) and then `{"done":true}`, or by the end of the connection where the daemon ends;
/// `{"standing":true}` by one line (`DaemonStanding`).
struct ControlSocket: Sendable {
  let path: String

  init(statePath: String) { path = statePath + ".sock" }

  /// A Unix address holds 107 bytes, a path may be longer: the socket is named through its open directory instead.
  private func withAddress<Result>(_ body: (sockaddr_un) throws -> Result) throws -> Result {
    let directory = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else {
      throw CommandFailure("\(path): its directory cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { close(directory) }
    return try body(.unix(path: "/proc/self/fd/\(directory)/\((path as NSString).lastPathComponent)"))
  }

  /// Listens; a socket left behind by a daemon that was killed is replaced. Only the holder of the state may call this.
  func listen() throws -> Socket {
    unlink(path)
    let socket = try Socket(domain: AF_UNIX)
    try withAddress { try socket.bind(to: $0) }
    // Before anyone can connect, which takes listen(2); and not by umask(2), which files made at this moment would share.
    chmod(path, 0o600)
    try socket.listen()
    return socket
  }

  /// Whether a socket stands there to which this user may not connect.
  var isForbidden: Bool { access(path, W_OK) != 0 && errno == EACCES }

  /// Connects to the daemon that listens; `nil` when none does.
  func connect() -> Socket? {
    guard let socket = try? Socket(domain: AF_UNIX) else { return nil }
    do {
      try withAddress { try socket.connect(to: $0) }
      return socket
    } catch {
      try? socket.close()
      return nil
    }
  }
}
