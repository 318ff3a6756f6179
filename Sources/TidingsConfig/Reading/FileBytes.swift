internal import Glibc

/// A file's bytes, read at once.
enum FileBytes {
  /// Why a file could not be read, in words.
  struct Unreadable: Error { var words: String }

  static func read(_ path: String, atMost limit: Int) throws(Unreadable) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Unreadable(words: "cannot be opened: \(Paths.error())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Unreadable(words: "cannot be examined: \(Paths.error())") }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Unreadable(words: "is a directory, not a file") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(Int(status.st_size), 0) + 1, limit))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Unreadable(words: "cannot be read: \(Paths.error())") }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else { throw Unreadable(words: "is larger than \(limit >> 20) MiB") }
    }
  }
}
