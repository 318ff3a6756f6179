import Glibc

/// What a terminal shows, and what must never reach one.
enum Terminal {
  /// Whether the descriptor is a terminal that wants colour (NO_COLOR and TERM=dumb are heeded).
  static func isColoured(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1, getenv("NO_COLOR").map({ $0[0] == 0 }) ?? true else { return false }
    return getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// The width in columns of the terminal on the descriptor, or 80.
  static func width(_ descriptor: Int32) -> Int { size(descriptor).columns }

  /// The columns and rows of the terminal on the descriptor, or 80 and 24.
  static func size(_ descriptor: Int32) -> (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  static func red(_ text: String) -> String { "\u{1B}[31m\(text)\u{1B}[0m" }
  static func yellow(_ text: String) -> String { "\u{1B}[33m\(text)\u{1B}[0m" }
  static func green(_ text: String) -> String { "\u{1B}[32m\(text)\u{1B}[0m" }
  static func dim(_ text: String) -> String { "\u{1B}[2m\(text)\u{1B}[0m" }
  static func bold(_ text: String) -> String { "\u{1B}[1m\(text)\u{1B}[0m" }

  /// The text with control characters (C0, DEL, C1, line and paragraph separators, bidirectional overrides) made
  /// visible, so that it is one line and steers nothing.
  static func printable(_ text: String, keepingTabs: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t" where keepingTabs: shown += "\t"
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": shown += " "
      case _ where isControl(scalar): shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Writes a line to stderr: talk, as opposed to data.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    bytes.withUnsafeBytes { buffer in _ = Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count) }
  }

  /// Writes all bytes to stdout. Ends the process when that cannot be: quietly when the reader has gone, else with
  /// status 1 and a word.
  static func write(_ bytes: some Collection<UInt8>) {
    switch attempt(bytes) {
    case 0: return
    case EPIPE: _exit(0)
    case let number:
      say("tidings: \(unwritable(number))")
      _exit(1)
    }
  }

  /// Writes all bytes to stdout.
  /// - Returns: 0, or the number of the error that kept some from being written.
  static func attempt(_ bytes: some Collection<UInt8>) -> Int32 {
    Array(bytes).withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = Glibc.write(STDOUT_FILENO, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if written > 0 {
          offset += written
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// That stdout could not be written, and why.
  static func unwritable(_ number: Int32) -> String {
    "cannot write to standard output: \(String(cString: strerror(number)))"
  }
}
