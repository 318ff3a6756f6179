import Glibc
import TidingsModel

/// A file, or standard input, read whole.
enum InputFile {
  /// What is no file, and may have no end, is read no further, in bytes.
  private static let longestStream = 256 << 20

  /// - Parameter path: `-` is standard input.
  /// - Throws: `CommandFailure` naming the path and what the system says.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] { try read(FileArgument(path)) { _ in } }

  /// - Parameters:
  ///   - argument: `-` is standard input.
  ///   - expect: is told how many bytes there are before they are read, where the system knows.
  /// - Throws: `CommandFailure` naming the path and what the system says.
  static func read(_ argument: FileArgument, expecting expect: (Int) -> Void) throws(CommandFailure) -> [UInt8] {
    let path = argument.text
    let descriptor = path == "-" ? STDIN_FILENO : argument.open(O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw CommandFailure("\(path): is a directory") }
    let isSized = status.st_mode & S_IFMT == S_IFREG
    if isSized { expect(Int(status.st_size)) }
    // One byte more than the file is said to hold, so that its end shows without a second allocation.
    let size = isSized ? Int(status.st_size) + 1 : 65_536
    guard var bytes = part(of: descriptor, size) else { throw failure(path) }
    var isAtEnd = bytes.count < size
    while !isAtEnd {
      guard isSized || bytes.count <= longestStream else {
        throw CommandFailure("\(path == "-" ? "standard input" : path): does not end within \(longestStream >> 20) MiB")
      }
      let room = max(bytes.count, 65_536)
      guard let more = part(of: descriptor, room) else { throw failure(path) }
      bytes += more
      isAtEnd = more.count < room
    }
    return bytes
  }

  /// A list, without the byte order mark that Windows' editors begin files with.
  /// - Throws: `CommandFailure` naming the path and what the system says.
  static func readList(_ path: String) throws(CommandFailure) -> ArraySlice<UInt8> {
    let bytes = try read(path)
    return bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  /// The address that a document is to have been retrieved from; where it is none, it says so and is not used.
  static func address(_ url: String?) -> String? {
    guard let url, !url.isEmpty else { return nil }
    let known = WebURL(url)
    if known?.isHTTP == true || known?.scheme == "file" { return url }
    Terminal.say("tidings: '\(Terminal.printable(url))' is no http or https address, and is not used")
    return nil
  }

  /// The next bytes, as many as asked for unless the end comes before; `nil` where reading fails.
  private static func part(of descriptor: Int32, _ size: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled)
        if count == 0 { return }
        if count > 0 {
          filled += count
        } else if errno != EINTR {
          failed = true
          return
        }
      }
    }
    return failed ? nil : bytes
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("\(path == "-" ? "standard input" : path): \(String(cString: strerror(errno)))")
  }
}
