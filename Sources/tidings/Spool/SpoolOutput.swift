import Glibc
import TidingsModel

/// Articles on stdout: byte for byte into a pipe or a file, steering nothing on a terminal.
enum SpoolOutput {
  /// - Returns: false when the reader has gone.
  /// - Throws: `CommandFailure` for any other error.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    let shown = isatty(STDOUT_FILENO) == 1 ? harmless(bytes) : bytes
    var offset = 0
    while offset < shown.count {
      let written = shown.withUnsafeBytes { buffer in
        Glibc.write(STDOUT_FILENO, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if written >= 0 {
        offset += written
      } else if errno == EPIPE {
        return false
      } else if errno != EINTR {
        throw CommandFailure("cannot write to standard output: \(String(cString: strerror(errno)))")
      }
    }
    return true
  }

  /// JSON in which every character that could steer a terminal is escaped; the same JSON value.
  static func harmless(_ bytes: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x0A, 0x0B..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
        shown.append(contentsOf: ("\\u" + scalar.value.hexadecimal(digits: 4)).utf8)
      default: shown.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return shown
  }
}

extension JSONWriter {
  /// An object as one line.
  static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    members(&writer)
    writer.endObject()
    return writer.bytes + [0x0A]
  }

  /// The line of a document that could not be read.
  static func line(error: String) -> [UInt8] {
    line { writer in
      writer.key("_tidings")
      writer.beginObject()
      writer.field("error", error)
      writer.endObject()
    }
  }
}
