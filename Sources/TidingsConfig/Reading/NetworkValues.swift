internal import Glibc
internal import Synchronization

extension AddressRange {
  /// What is wrong with a network.
  struct Invalid: Error { var reason: String }

  /// Reads `10.0.0.0/8`, `fd00::/8` or a single address.
  init(_ text: String) throws(Invalid) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let bytes = Self.address(String(parts[0])) else {
      throw Invalid(reason: "\"\(text)\" is not a network; write it like 10.0.0.0/8 or fd00::/8")
    }
    var length = bytes.count * 8
    if parts.count == 2 {
      guard let given = Int(parts[1]), (0...length).contains(given) else {
        throw Invalid(reason: "\"\(text)\": the prefix is a number from 0 to \(length)")
      }
      length = given
    }
    guard Self.masked(bytes, length) == bytes else {
      let network = Self.text(Self.masked(bytes, length)) ?? ""
      throw Invalid(reason: "\"\(text)\" has bits beyond its prefix (did you mean \"\(network)/\(length)\"?)")
    }
    self.init(bytes: bytes, prefixLength: length, description: text)
  }

  /// The bytes of a numeric IPv4 or IPv6 address.
  static func address(_ text: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    var sixteen = in6_addr()
    if inet_pton(AF_INET6, text, &sixteen) == 1 { return withUnsafeBytes(of: sixteen) { Array($0) } }
    return nil
  }

  private static func text(_ bytes: [UInt8]) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension ListenAddress {
  static let allowed = "an address and a port (127.0.0.1:9797, [::1]:9797) or unix:/path"

  /// - Parameter directory: what a Unix socket's path is relative to
  init?(_ text: String, directory: String) {
    if text.hasPrefix("unix:") {
      let path = text.dropFirst("unix:".count)
      // sockaddr_un holds 107 bytes and the end.
      guard !path.isEmpty, Paths.absolute(String(path), in: directory).utf8.count <= 107 else { return nil }
      self = .unix(Paths.absolute(String(path), in: directory))
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
      guard AddressRange.address(host)?.count == 16 else { return nil }
    } else {
      guard host == "localhost" || AddressRange.address(host)?.count == 4 else { return nil }
    }
    self = .tcp(host: host, port: Int(port))
  }

  /// Whether only this machine can connect.
  public var isLoopback: Bool {
    guard case .tcp(let host, _) = self, host != "localhost" else { return true }
    let bytes = AddressRange.address(host) ?? []
    return bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
  }
}

/// The address of a proxy.
enum ProxyAddress {
  static let allowed = "http://, https://, socks5:// or socks5h:// with host and port"

  static func isValid(_ text: String) -> Bool {
    guard let scheme = text.firstRange(of: "://"),
      ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(text[..<scheme.lowerBound].lowercased())
    else { return false }
    var rest = text[scheme.upperBound...]
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    guard !rest.isEmpty, !rest.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x2F }) else { return false }
    guard let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") else { return true }
    return colon != rest.startIndex && (UInt16(rest[rest.index(after: colon)...]) ?? 0) > 0
  }
}

/// The time zone database.
enum ZoneName {
  /// Whether a zone of that IANA name exists.
  static func exists(_ name: String) -> Bool {
    if found.withLock({ $0.contains(name) }) { return true }
    guard isInDatabase(name) else { return false }
    found.withLock { _ = $0.insert(name) }
    return true
  }

  /// Names that were found: a hundred thousand feeds name the same few.
  private static let found = Mutex<Set<String>>([])

  private static func isInDatabase(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 100, !name.hasPrefix("/"), !name.contains(".."),
      name.utf8.allSatisfy({
        $0 >= 65 && $0 <= 90 || $0 >= 97 && $0 <= 122 || $0 >= 48 && $0 <= 57 || [43, 45, 47, 95].contains($0)
      })
    else { return false }
    for directory in ["/usr/share/zoneinfo", "/usr/lib/zoneinfo"] {
      if let bytes = try? FileBytes.read(directory + "/" + name, atMost: 1 << 20) {
        return bytes.starts(with: "TZif".utf8)
      }
    }
    return KnownZones.names.contains(name)
  }
}
