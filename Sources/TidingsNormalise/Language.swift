internal import TidingsModel

/// Language tags (BCP 47) as feeds write them.
enum Language {
  /// `en_us` → `en-US`, `en_US.UTF-8` likewise, the first of several; `nil` for what is no tag. Case by RFC 5646 section 2.1.1.
  static func tag(_ text: String?) -> String? {
    guard let text else { return nil }
    if isPlain(text) { return text }
    var bytes: [UInt8] = []
    gathering: for byte in text.utf8 {
      switch byte {
      case 0x5F: bytes.append(0x2D)
      case 0x2C, 0x2E, 0x3B, 0x40: break gathering
      case 0x09...0x0D, 0x20: if !bytes.isEmpty { continue }
      default: bytes.append(byte)
      }
    }
    guard !bytes.isEmpty, bytes.count <= 35,
      bytes.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D })
    else { return nil }
    let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: true)
    // Longer first parts are reserved (RFC 5646 section 2.2.1): "English" is no tag.
    guard let first = parts.first, first.count <= 3 else { return nil }
    var result: [[UInt8]] = []
    for (index, part) in parts.enumerated() {
      let lower = part.map { $0.lowered }
      if index > 0, part.count == 2, result[index - 1].count > 1 {
        result.append(lower.map { $0.isLowercase ? $0 & 0xDF : $0 })
      } else if index > 0, part.count == 4, lower[0] >= 0x61, result[index - 1].count > 1 {
        result.append([lower[0] & 0xDF] + lower.dropFirst())
      } else {
        result.append(lower)
      }
    }
    return String(decoding: Array(result.joined(separator: [0x2D])), as: UTF8.self)
  }

  /// Whether it is a tag as most are: `en`, `en-US`.
  private static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count == 2 || text.utf8.count == 5 else { return false }
    return text.utf8.enumerated().allSatisfy { place, byte in
      switch place {
      case 0, 1: byte.isLowercase
      case 2: byte == 0x2D
      default: byte.isUppercase
      }
    }
  }

  /// The first of a Content-Language header's.
  static func first(of header: String?) -> String? {
    header.flatMap { tag($0.split(separator: ",").first.map(String.init)) }
  }
}
