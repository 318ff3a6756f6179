import Glibc

/// A file, or standard input, read whole.
enum InputFile {
  /// - Parameter path: `-` is standard input.
  /// - Throws: `CommandFailure` naming the path and what the system says.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw CommandFailure("\(path): is a directory") }
    // One byte more than the file is said to hold, so that its end shows without a second allocation.
    var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size) + 1, 65_536))
    var filled = 0
    while true {
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("\(path == "-" ? "standard input" : path): \(String(cString: strerror(errno)))")
  }
}
