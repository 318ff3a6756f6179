/// A URL taken apart (RFC 3986, read with the WHATWG standard's forgiveness), kept as it was given.
///
/// Percent-encoding and the path's spelling stay untouched: publishers' servers may tell them apart. White space at the
/// ends and line ends inside are dropped, inner spaces become `%20`.
public struct WebURL: Sendable, Hashable, CustomStringConvertible {
  /// Lower case, without the colon.
  public var scheme: String
  /// `user:password` as written, where there is one.
  public var userinfo: String?
  /// Lower case for ASCII; `nil` when the URL has no authority. An IPv6 address keeps its brackets.
  public var host: String?
  /// As given; `nil` where the scheme's own is meant.
  public var port: Int?
  /// As written, percent-encoding included; may be empty.
  public var path: String
  /// Without the question mark.
  public var query: String?
  /// Without the number sign.
  public var fragment: String?

  /// An absolute URL, or `nil` when the text is none.
  public init?(_ text: String) {
    guard let reference = URLReference(text), let scheme = reference.scheme else { return nil }
    self.init(scheme: scheme, reference: consume reference)
  }

  init(scheme: String, reference: consuming URLReference) {
    self.scheme = scheme
    userinfo = reference.userinfo
    host = reference.host
    port = reference.port
    path = reference.path
    query = reference.query
    fragment = reference.fragment
  }

  /// Whether it is http or https, with a host.
  public var isHTTP: Bool { (scheme == "http" || scheme == "https") && host?.isEmpty == false }

  /// The port in use: the one given, or the scheme's.
  public var effectivePort: Int? { port ?? (scheme == "https" ? 443 : scheme == "http" ? 80 : nil) }

  /// `scheme://host[:port]`, the part that decides what credentials may be sent.
  public var origin: String {
    let shownPort = port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
    return "\(scheme)://\(host ?? "")\(shownPort)"
  }

  /// The host, and the port unless it is one of the usual two: whom a publisher's limits and holds are for. http and https
  /// of a site count as one, a program on a port of its own as another.
  public var server: String? {
    guard let host else { return nil }
    guard let port = effectivePort, port != 80, port != 443 else { return host }
    return "\(host):\(port)"
  }

  /// The `server` of an address, which is read no further than that takes.
  public static func server(of address: String) -> String? {
    let usual = address.utf8.withContiguousStorageIfAvailable { usualServer($0) } ?? nil
    return usual ?? WebURL(address)?.server
  }

  /// Of `http://` and a host in lower case without anything before it; `nil` for what needs a closer look.
  private static func usualServer(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let (host, port, rest) = URLReference.usualAuthority(bytes), rest < bytes.count, bytes[rest] == 0x2F else {
      return nil
    }
    let name = String(decoding: bytes[host], as: UTF8.self)
    guard let port, port != 80, port != 443 else { return name }
    return port > 0 ? name + ":" + String(port) : nil
  }

  /// The bytes of `:`, `//`, `@`, `:`, `?` and `#`.
  private static let punctuation = 7

  /// The URL, put together again.
  public var description: String {
    let digits = port.map { String($0) }
    func size(_ text: String?) -> Int { text?.utf8.count ?? 0 }
    let capacity =
      size(scheme) + size(userinfo) + size(host) + size(digits) + size(path) + size(query) + size(fragment)
      + Self.punctuation
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      var end = 0
      func put(_ text: String) {
        let free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[end...])
        var text = text
        text.withUTF8 { free.copyBytes(from: $0) }
        end += text.utf8.count
      }
      put(scheme)
      put(":")
      if let host {
        put("//")
        if let userinfo {
          put(userinfo)
          put("@")
        }
        put(host)
        if let digits {
          put(":")
          put(digits)
        }
      }
      put(path)
      if let query {
        put("?")
        put(query)
      }
      if let fragment {
        put("#")
        put(fragment)
      }
      return end
    }
  }

  /// The URL that a reference found in a document at this URL means (RFC 3986 section 5.2); `nil` when the text is no
  /// reference.
  public func resolve(_ text: String) -> WebURL? {
    guard let reference = URLReference(text) else { return nil }
    if let given = reference.scheme {
      // "http:page" of old is relative to an http base (RFC 3986 section 5.2.2, the backward-compatible reading).
      guard given == scheme, reference.host == nil, isHTTP else {
        var absolute = WebURL(scheme: given, reference: reference)
        if absolute.host != nil { absolute.path = Self.removeDotSegments(absolute.path) }
        return absolute
      }
    }
    var result = WebURL(scheme: scheme, reference: reference)
    if reference.host != nil {
      result.path = Self.removeDotSegments(reference.path)
      if result.path.isEmpty, result.isHTTP { result.path = "/" }
      return result
    }
    result.userinfo = userinfo
    result.host = host
    result.port = port
    if reference.path.isEmpty {
      result.path = path
      if reference.query == nil { result.query = query }
    } else if reference.path.utf8.first == 0x2F {
      result.path = Self.removeDotSegments(reference.path)
    } else {
      var directory = ""
      if let slash = path.utf8.lastIndex(of: 0x2F) {
        directory = String(path[...slash])
      } else if host != nil {
        directory = "/"
      }
      result.path = Self.removeDotSegments(directory + reference.path)
    }
    return result
  }

  /// RFC 3986 section 5.2.4.
  public static func removeDotSegments(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 == 0x2E || $0 == 0x25 }) else { return path }
    var output: [Substring] = []
    // By bytes: a combining mark behind a slash makes one character of the two.
    let segments = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { Substring($0) }
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment.lowercased() {
      case ".", "%2e":
        if isLast { output.append("") }
      case "..", ".%2e", "%2e.", "%2e%2e":
        if output.count > 1 || (output.count == 1 && output[0] != "") { output.removeLast() }
        if isLast { output.append("") }
      default: output.append(segment)
      }
    }
    return output.joined(separator: "/")
  }
}

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
        byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E || byte == 0x5F
      else { break }
      end += 1
    }
    guard end > start else { return nil }
    guard end < bytes.count, bytes[end] == 0x3A else { return (start..<end, nil, end) }
    var port = 0
    var rest = end + 1
    while rest < bytes.count, bytes[rest] >= 0x30, bytes[rest] <= 0x39 {
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
      guard readAuthority(rest[..<end]) else { return false }
      rest = rest[end...]
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
      ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2B
        || byte == 0x2D || byte == 0x2E
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
        guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), digits.count <= 5,
          let number = Int(String(decoding: digits, as: UTF8.self)), number <= 65_535
        else { return false }
        port = number
      }
      rest = rest[..<colon]
    }
    guard !rest.contains(where: { $0 <= 0x20 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return false }
    // "u:p:" has a colon too many.
    if bracket == nil, rest.contains(0x3A) { return false }
    let hasCapitals = rest.contains { $0 >= 0x41 && $0 <= 0x5A }
    host =
      hasCapitals
      ? String(decoding: rest.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
      : String(decoding: rest, as: UTF8.self)
    return true
  }
}
