/// A host as it stands in a URL, made ready for the wire.
public struct HostName: Sendable, Hashable {
  /// ASCII, lower case: a name, a dotted IPv4 address, or an IPv6 address in brackets.
  public let text: String
  /// The address that the host is, whatever its spelling; `nil` for a name.
  public let address: IPAddress?

  /// `nil` when no host can be called so.
  public init?(_ host: String) {
    // The usual case, without a copy: a letter first, then nothing that needs a second look.
    if let first = host.utf8.first, first >= 0x61, first <= 0x7A, host.utf8.count <= 255,
      host.utf8.allSatisfy(Self.isUsual)
    {
      address = nil
      text = host
      return
    }
    // An address as it is written everywhere.
    if host.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E }), let address = IPAddress(cString: host) {
      self.address = address
      text = host
      return
    }
    var name = host
    if name.utf8.contains(0x25), name.utf8.first != 0x5B {
      guard let decoded = PercentEncoding.decoded(name) else { return nil }
      name = decoded
    }
    if !name.utf8.allSatisfy({ $0 < 0x80 }) {
      guard let ascii = Punycode.ascii(name) else { return nil }
      name = ascii
    }
    name = name.lowercased()
    guard !name.isEmpty, name.utf8.count <= 255 else { return nil }
    if let address = IPAddress(host: name) {
      self.address = address
      text = address.family == .v4 ? address.description : name
      return
    }
    guard name.utf8.allSatisfy(Self.isUsual), name.utf8.first != 0x2E else { return nil }
    address = nil
    text = name
  }

  /// The same for all spellings of a host: without the point that ends a name (RFC 1034 section 3.1), an IPv6 address as
  /// RFC 5952 has it.
  var server: String {
    if let address { return address.family == .v4 ? address.description : "[\(address)]" }
    return text.utf8.last == 0x2E ? String(text.dropLast()) : text
  }

  /// A lower-case letter, a digit, `-`, `.`, and `_`, which is no letter of host names, but some have it.
  private static func isUsual(_ byte: UInt8) -> Bool {
    byte.isLowercase || byte.isDigit || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  /// Names that mean this machine without any name server (RFC 6761 section 6.3).
  public var isLocalhost: Bool {
    let name = text.hasSuffix(".") ? String(text.dropLast()) : text
    return name == "localhost" || name.hasSuffix(".localhost")
  }
}
