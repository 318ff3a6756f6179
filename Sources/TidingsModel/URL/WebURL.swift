/// A URL taken apart (RFC 3986, read with the WHATWG standard's forgiveness), kept as it was given.
///
/// Percent-encoding and the path's spelling stay untouched: publishers' servers may tell them apart. White space at the
/// ends and line ends inside are dropped, inner spaces become `%20`.
public struct WebURL: Sendable, Hashable, CustomStringConvertible {
  /// Lower case, without the colon.
  public var scheme: String
  /// `user:password` as written, where there is one.
  public var userinfo: String?
  /// Lower case for ASCII, of the web's schemes; `nil` when the URL has no authority. An IPv6 address keeps its brackets.
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
  /// of a site count as one, a program on a port of its own as another, all spellings of a host as that.
  public var server: String? {
    guard let host else { return nil }
    let name = HostName(host)?.server ?? host
    guard let port = effectivePort, port != 80, port != 443 else { return name }
    return "\(name):\(port)"
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
    // What may be a number, or ends with a point, may be spelled otherwise as well.
    guard let first = bytes[host].first, let last = bytes[host].last, !first.isDigit, !last.isDigit, last != 0x2E else {
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
