import Glibc
import Testing

/// The C library's converter, to make test documents in many encodings and as a second opinion.
enum Iconv {
  /// `nil` when the text cannot be converted.
  static func convert(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
    guard let converter = iconv_open(target, source), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count * 6 + 64)
    var left = input.count
    var room = output.count
    let isWhole = input.withUnsafeMutableBytes { inputBytes in
      output.withUnsafeMutableBytes { outputBytes in
        var from = inputBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = outputBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &from, &left, &to, &room) != -1 && iconv(converter, nil, nil, &to, &room) != -1
      }
    }
    return isWhole ? Array(output.prefix(output.count - room)) : nil
  }

  static func encode(_ text: String, in encoding: String) throws -> [UInt8] {
    try #require(convert(Array(text.utf8), from: "UTF-8", to: encoding), "\(encoding) has not all of \(text)")
  }
}
