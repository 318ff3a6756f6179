/// The parts of a URL or relative reference as written (RFC 3986 section 4.1).
struct URLReference {
  var scheme: String?
  var userinfo: String?
  var host: String?
  var port: Int?
  var path = ""
  var query: String?
  var fragment: String?

  /// Bytes of the text that is taken apart.
  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  init?(_ text: String) {
    var text = text
    let isRead = text.withUTF8 { bytes in
      if readUsual(bytes) { return true }
      // As a rule nothing has to be dropped or replaced, and the text is read where it stands.
      guard bytes.contains(where: { $0 <= 0x20 || $0 == 0x5C }) else { return read(bytes[...]) }
      let kept = bytes.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      return kept.withUnsafeBufferPointer { kept in
        var kept = kept[...]
        while let last = kept.last, last <= 0x20 { kept.removeLast() }
        return read(kept.drop { $0 <= 0x20 })
      }
    }
    guard isRead else { return nil }
  }

  /// Reads most addresses of the web in one pass: those in which nothing is to be dropped, replaced or escaped.
  /// - Returns: whether it is such a one.
  private mutating func readUsual(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let (host, port, start) = Self.usualAuthority(bytes), start < bytes.count, bytes[start] == 0x2F else {
      return false
    }
    var queryMark: Int?
    var fragmentMark: Int?
    for index in start..<bytes.count {
      switch bytes[index] {
      case 0...0x20, 0x5C, 0x7F: return false
      case 0x3F where queryMark == nil && fragmentMark == nil: queryMark = index
      case 0x23 where fragmentMark == nil: fragmentMark = index
      default: break
      }
    }
    scheme = bytes[4] == 0x3A ? "http" : "https"
    self.host = String(decoding: bytes[host], as: UTF8.self)
    self.port = port
    let end = fragmentMark ?? bytes.count
    path = String(decoding: bytes[start..<(queryMark ?? end)], as: UTF8.self)
    if let queryMark { query = String(decoding: bytes[(queryMark + 1)..<end], as: UTF8.self) }
    if let fragmentMark { fragment = String(decoding: bytes[(fragmentMark + 1)...], as: UTF8.self) }
    return true
  }

  /// The host in lower-case ASCII, the port and where the rest begins, of what begins with `http://` or `https://` in
  /// lower case; `nil` for what needs a closer look.
  static func usualAuthority(_ bytes: UnsafeBufferPointer<UInt8>) -> (host: Range<Int>, port: Int?, rest: Int)? {
    guard bytes.count > 8, bytes[0] == 0x68, bytes[1] == 0x74, bytes[2] == 0x74, bytes[3] == 0x70 else { return nil }
    let colon = bytes[4] == 0x73 ? 5 : 4
    guard bytes[colon] == 0x3A, bytes[colon + 1] == 0x2F, bytes[colon + 2] == 0x2F else { return nil }
    let start = colon + 3
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      guard
        byte.isLowercase || byte.isDigit || byte == 0x2D || byte == 0x2E || byte == 0x5F
      else { break }
      end += 1
    }
    guard end > start else { return nil }
    guard end < bytes.count, bytes[end] == 0x3A else { return (start..<end, nil, end) }
    var port = 0
    var rest = end + 1
    while rest < bytes.count, bytes[rest].isDigit {
      port = port * 10 + Int(bytes[rest] - 0x30)
      rest += 1
      guard port <= 65_535, rest - end <= 6 else { return nil }
    }
    return rest > end + 1 ? (start..<end, port, rest) : nil
  }

  private mutating func read(_ bytes: Bytes) -> Bool {
    var rest = bytes
    if let colon = rest.firstIndex(of: 0x3A), Self.isScheme(rest[..<colon]) {
      scheme = String(decoding: rest[..<colon], as: UTF8.self).lowercased()
      rest = rest[(colon + 1)...]
    }
    if let mark = rest.firstIndex(of: 0x23) {
      fragment = Self.escapeSpaces(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: 0x3F) {
      query = Self.escapeSpaces(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    let isWeb = scheme == nil || scheme == "http" || scheme == "https"
    guard isWeb, rest.contains(0x5C) else { return readHierarchy(rest, isWeb: isWeb) }
    return rest.map { $0 == 0x5C ? 0x2F : $0 }.withUnsafeBufferPointer { readHierarchy($0[...], isWeb: true) }
  }

  /// Authority and path.
  private mutating func readHierarchy(_ bytes: Bytes, isWeb: Bool) -> Bool {
    var rest = bytes
    if rest.count >= 2, rest[rest.startIndex] == 0x2F, rest[rest.startIndex + 1] == 0x2F {
      rest = rest.dropFirst(2)
      if isWeb, scheme != nil { rest = rest.drop { $0 == 0x2F } }
      let end = rest.firstIndex(of: 0x2F) ?? rest.endIndex
      if readAuthority(rest[..<end]) {
        rest = rest[end...]
      } else {
        // `at://did:plc:…`: nobody knows what else stands there.
        guard !isHostName else { return false }
        (userinfo, host, port) = (nil, nil, nil)
        rest = bytes
      }
      if isWeb, scheme != nil, rest.isEmpty {
        path = "/"
        return true
      }
    }
    path = Self.escapeSpaces(rest)
    return true
  }

  /// White space and control characters percent-encoded.
  private static func escapeSpaces(_ part: Bytes) -> String {
    guard part.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return String(decoding: part, as: UTF8.self) }
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in part {
      if byte <= 0x20 || byte == 0x7F {
        escaped += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func isScheme(_ bytes: Bytes) -> Bool {
    guard let first = bytes.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return false }
    return bytes.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte == 0x2B
        || byte == 0x2D || byte == 0x2E
    }
  }

  /// Whether the scheme is one whose authority names a host (WHATWG URL Standard, "special"), or none.
  private var isHostName: Bool {
    switch scheme {
    case nil, "http", "https", "ftp", "ws", "wss", "file", "feed": true
    default: false
    }
  }

  private mutating func readAuthority(_ authority: Bytes) -> Bool {
    var rest = authority
    if let at = rest.lastIndex(of: 0x40) {
      userinfo = Self.escapeSpaces(rest[..<at])
      rest = rest[(at + 1)...]
    }
    let bracket = rest.first == 0x5B ? rest.firstIndex(of: 0x5D) : nil
    if rest.first == 0x5B, bracket == nil { return false }
    if let colon = rest.lastIndex(of: 0x3A), bracket.map({ colon > $0 }) ?? true {
      let digits = rest[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.allSatisfy({ $0.isDigit }), digits.count <= 5,
          let number = Int(String(decoding: digits, as: UTF8.self)), number <= 65_535
        else { return false }
        port = number
      }
      rest = rest[..<colon]
    }
    guard !rest.contains(where: { $0 <= 0x20 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return false }
    // "u:p:" has a colon too many.
    if bracket == nil, rest.contains(0x3A) { return false }
    // Elsewhere what stands there may be no host's name, but a key: `ipfs://Qm…`.
    let isLowered = isHostName && rest.contains { $0.isUppercase }
    host =
      isLowered
      ? String(decoding: rest.map { $0.lowered }, as: UTF8.self)
      : String(decoding: rest, as: UTF8.self)
    return true
  }
}
