internal import Glibc

/// A file's bytes, read at once.
///
/// Of a pipe what is yet to be written into it is waited for, as a shell's `<(…)` takes its time; not for ever, so that
/// one that nobody writes into holds nothing up.
enum FileBytes {
  /// Why a file could not be read, in words.
  struct Unreadable: Error { var words: String }

  /// - Parameter patience: seconds that a pipe may stay silent.
  static func read(_ path: String, atMost limit: Int, patience: Int32 = 30) throws(Unreadable) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Unreadable(words: "cannot be opened: \(Paths.error())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Unreadable(words: "cannot be examined: \(Paths.error())") }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Unreadable(words: "is a directory, not a file") }
    // A pipe that nobody has opened for writing yet is at its end for whoever does not wait.
    var isSilent = status.st_mode & S_IFMT != S_IFREG
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(Int(status.st_size), 0) + 1, limit))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if isSilent { try wait(for: descriptor, seconds: patience) }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      isSilent = count < 0 && errno == EAGAIN
      if isSilent { continue }
      guard count >= 0 else { throw Unreadable(words: "cannot be read: \(Paths.error())") }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else { throw Unreadable(words: "is larger than \(limit >> 20) MiB") }
    }
  }

  /// Waits until there is something to be read, or the end, which does not come before somebody has written.
  private static func wait(for descriptor: Int32, seconds: Int32) throws(Unreadable) {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&wanted, 1, seconds * 1000)
      if count > 0 { return }
      guard count == 0 else {
        if errno == EINTR { continue }
        throw Unreadable(words: "cannot be read: \(Paths.error())")
      }
      throw Unreadable(words: "is no regular file, and nothing was written into it for \(seconds) seconds")
    }
  }
}
