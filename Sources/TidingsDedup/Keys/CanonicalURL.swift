internal import TidingsModel

/// Rule **L**: when two links lead to the same article.
///
/// Of a link to a service that sends the reader on, the address that it leads to counts (`LinkProxy`).
///
/// Of an http or https URL these do not count:
/// - the scheme, the user information, the port when it is the scheme's own;
/// - the case of the host, a full stop at its end, a leading `www.`, and whether it is written in ASCII (`xn--…`);
/// - a slash at the end of the path, the name of a directory's own page (`index.html`), a `;jsessionid=…`;
/// - the steps `.` and `..` in the path;
/// - how the path and the query are percent-encoded (`%7E` and `~`, `%c3%a9` and `é`, `+` and `%20` in the query);
/// - tracking parameters (`TrackingParameters`), empty ones, and the order of the others, as long as those of one name
///   keep theirs;
/// - the fragment, unless it is the address itself (`#!…`, `#/…`).
///
/// These do count: every other host (`m.`, `amp.`: other pages may stand there), an `/amp` in the path, the case of the
/// path, all other parameters.
public struct CanonicalURL: Sendable, Hashable {
  /// The URL to show and to follow: as the publisher wrote it, without tracking parameters, fragment, user information
  /// and default port.
  public let address: String
  /// What is compared. Not a URL that could be fetched.
  public let key: String
  /// Whether it leads to the site's front page, which is no article.
  public let isSiteRoot: Bool

  /// `nil` unless the text is an absolute http or https URL.
  public init?(_ text: String) {
    if let plain = text.utf8.withContiguousStorageIfAvailable({ Self(plain: text, $0) }) ?? nil {
      self = plain
      return
    }
    guard let given = WebURL(text), given.isHTTP else { return nil }
    let url = LinkProxy.unwrapped(given)
    guard var host = url.host else { return nil }
    if host.utf8.last == 0x2E { host.removeLast() }
    var bareHost = host.hasPrefix("www.") && host.dropFirst(4).utf8.contains(0x2E) ? String(host.dropFirst(4)) : host
    if !bareHost.utf8.allSatisfy({ $0 < 0x80 }) { bareHost = Punycode.ascii(bareHost) ?? bareHost }
    let port = url.port.flatMap { $0 == (url.scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
    let pieces = Self.pieces(of: url.query, host: bareHost)
    let route = url.fragment.flatMap { $0.utf8.first == 0x21 || $0.utf8.first == 0x2F ? "#" + $0 : nil } ?? ""

    var path = Self.normalised(Self.withoutSession(url.path), isQuery: false)
    if path.contains("/.") { path = WebURL.removeDotSegments(path) }
    if let slash = path.utf8.lastIndex(of: 0x2F), path.utf8.distance(from: slash, to: path.endIndex) <= 14,
      Self.directoryPages.contains(path[path.utf8.index(after: slash)...].lowercased())
    {
      path = String(path[..<slash])
    }
    while path.utf8.last == 0x2F { path.removeLast() }
    isSiteRoot = route.isEmpty && pieces.isEmpty && (path.isEmpty || path == "/home")

    var key = bareHost + port + path
    var separator = "?"
    for piece in Self.sorted(pieces.map { $0.hasPrefix("amp;") ? $0.dropFirst(4) : $0 }) {
      key += separator + Self.normalised(piece, isQuery: true)
      separator = "&"
    }
    self.key = key + route

    var address = url.scheme
    address.reserveCapacity(text.utf8.count)
    for part in ["://", host, port, url.path] { address += part }
    if !pieces.isEmpty { address += "?" + pieces.joined(separator: "&") }
    self.address = address + route
  }

  /// A URL as most are, of which nothing but `www.` and slashes at the end does not count; `nil` for all others, which have
  /// to be taken apart. The key is a part of the text then.
  private init?(plain text: String, _ bytes: UnsafeBufferPointer<UInt8>) {
    let scheme = bytes.count > 8 && bytes[4] == 0x73 ? 8 : 7
    guard bytes.count > scheme, bytes.starts(with: (scheme == 8 ? "https://" : "http://").utf8) else { return nil }
    var slash = scheme
    var isDotted = false
    while slash < bytes.count, bytes[slash] != 0x2F {
      switch bytes[slash] {
      case 0x61...0x7A, 0x30...0x39, 0x2D: break
      case 0x2E: isDotted = isDotted || slash > scheme + 3
      default: return nil
      }
      slash += 1
    }
    guard slash > scheme, slash < bytes.count, bytes[slash - 1] != 0x2E else { return nil }
    var name = slash
    for index in slash..<bytes.count {
      switch bytes[index] {
      case 0x2F: name = index + 1
      // Perhaps a step in the path.
      case 0x2E where name == index: return nil
      // White space, controls, and what stands for something: " # % + ; ? \ and all beyond ASCII.
      case 0x00...0x20, 0x22, 0x23, 0x25, 0x2B, 0x3B, 0x3F, 0x5C, 0x7F...0xFF: return nil
      default: break
      }
    }
    // It may be a directory's own page.
    if name < bytes.count, bytes.count - name <= 13, bytes[name] | 0x20 == 0x69 || bytes[name] | 0x20 == 0x64 {
      return nil
    }
    var end = bytes.count
    while end > slash, bytes[end - 1] == 0x2F { end -= 1 }
    let isWWW = isDotted && bytes[scheme..<slash].starts(with: "www.".utf8)
    address = text
    key = String(decoding: bytes[(isWWW ? scheme + 4 : scheme)..<end], as: UTF8.self)
    isSiteRoot = end == slash || bytes[slash..<end].elementsEqual("/home".utf8)
  }

  /// Path, query and route of the key: what stays when a site moves to another host.
  var tail: Substring {
    guard let start = key.utf8.firstIndex(where: { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }) else { return "" }
    return key[start...]
  }

  /// What servers show where a directory is asked for.
  private static let directoryPages: Set<String> = [
    "index.html", "index.htm", "index.shtml", "index.xhtml", "index.php", "index.jsp", "default.htm", "default.asp",
    "default.aspx",
  ]

  /// The parameters that count, as written.
  private static func pieces(of query: String?, host: String) -> [Substring] {
    guard let query, !query.isEmpty else { return [] }
    return query.split(separator: "&").filter { piece in
      let mark = piece.utf8.firstIndex(of: 0x3D)
      let name = piece[..<(mark ?? piece.endIndex)]
      let value = mark.map { piece[piece.utf8.index(after: $0)...] }
      // Some pages are written with "&amp;" where "&" is meant.
      let bare = (name.hasPrefix("amp;") ? name.dropFirst(4) : name).lowercased()
      return !(bare.isEmpty && value == nil) && !TrackingParameters.contains(bare[...], value: value, host: host)
    }
  }

  /// By name; those of one name in their order.
  private static func sorted(_ pieces: [Substring]) -> [Substring] {
    guard pieces.count > 1 else { return pieces }
    func name(_ piece: Substring) -> Substring { piece.prefix { $0 != "=" } }
    return pieces.enumerated().sorted { (name($0.element), $0.offset) < (name($1.element), $1.offset) }.map(\.element)
  }

  /// Servlet containers put the session into the path where a client takes no cookies.
  private static func withoutSession(_ path: String) -> Substring {
    var rest = path[...]
    while let semicolon = rest.utf8.firstIndex(of: 0x3B) {
      let parameter = rest[semicolon...]
      if parameter.utf8.count >= 12,
        parameter.utf8.prefix(12).elementsEqual(";jsessionid=".utf8, by: { $0 | 0x20 == $1 | 0x20 })
      {
        return path[..<semicolon]
      }
      rest = parameter.dropFirst()
    }
    return path[...]
  }

  /// One spelling for every percent-encoding of the same bytes (RFC 3986 section 6.2.2).
  private static func normalised(_ text: Substring, isQuery: Bool) -> String {
    if text.utf8.allSatisfy({ isUnreserved($0) || ($0 < 0x80 && $0 > 0x20 && $0 != 0x25 && $0 != 0x2B) }) {
      return String(text)
    }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      var isEncoded = byte >= 0x80 || byte <= 0x20
      if byte == 0x25, index + 1 < bytes.count, let encoded = PercentEncoding.byte(bytes[index], bytes[index + 1]) {
        byte = encoded
        isEncoded = !isUnreserved(byte)
        index += 2
      } else if byte == 0x2B, isQuery {
        byte = 0x20
        isEncoded = true
      }
      if isEncoded {
        output.append(0x25)
        output.append(digit(byte >> 4))
        output.append(digit(byte & 15))
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// RFC 3986 section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
}
