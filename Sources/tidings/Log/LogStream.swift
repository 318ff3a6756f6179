import Glibc
import Synchronization

/// stderr as the log writes to it: never for longer than it may take, however long a line is and whoever reads it.
final class LogStream: Sendable {
  /// What is written at once where a write cannot be kept from waiting: a pipe that has room at all has that much.
  private static let piece = Int(PIPE_BUF)

  private let descriptor: Int32
  /// Whether a write takes what there is room for and returns.
  private let returnsAtOnce: Bool
  /// Whether a part of a line was written last.
  private let isTorn = Mutex(false)

  init() {
    let opened = Self.openAnew()
    returnsAtOnce = opened != nil
    descriptor = opened ?? STDERR_FILENO
  }

  deinit { if returnsAtOnce { close(descriptor) } }

  /// - Returns: whether the whole line was written, without a wait of more than so many milliseconds for a part of it.
  func take(_ line: [UInt8], within milliseconds: Int32) -> Bool {
    isTorn.withLock { isTorn in
      let bytes = isTorn ? [0x0A] + line : line
      var written = 0
      while written < bytes.count {
        guard hasRoom(within: milliseconds) else {
          isTorn = isTorn || written > 0
          return false
        }
        let count = bytes[written...].withUnsafeBytes { rest in
          write(descriptor, rest.baseAddress, returnsAtOnce ? rest.count : min(rest.count, Self.piece))
        }
        if count > 0 {
          written += count
        } else if errno != EAGAIN, errno != EINTR {
          // Nobody will ever read it.
          break
        }
      }
      isTorn = false
      return true
    }
  }

  private func hasRoom(within milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while true {
      let count = poll(&ready, 1, milliseconds)
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }

  /// stderr's pipe or terminal by a description of its own, as that of others who write there must go on waiting; `nil` for
  /// anything else, and where it cannot be opened.
  private static func openAnew() -> Int32? {
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0, [S_IFIFO, S_IFCHR].contains(status.st_mode & S_IFMT) else { return nil }
    let opened = open("/proc/self/fd/2", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return opened < 0 ? nil : opened
  }
}
