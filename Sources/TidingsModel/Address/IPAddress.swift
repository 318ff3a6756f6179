public import Glibc

/// An IPv4 or IPv6 address.
public struct IPAddress: Sendable, Hashable {
  /// Whether an address has 32 bits or 128.
  public enum Family: Sendable, Hashable { case v4, v6 }

  /// Says how many of the bits count.
  public let family: Family
  /// The first 64 bits of an IPv6 address; 0 for IPv4.
  public let high: UInt64
  /// The last 64 bits of an IPv6 address; the 32 of an IPv4 one.
  public let low: UInt64

  /// - Parameter v4: in the order of the machine, the first octet highest.
  public init(v4: UInt32) {
    family = .v4
    high = 0
    low = UInt64(v4)
  }

  /// An IPv6 address.
  public init(high: UInt64, low: UInt64) {
    family = .v6
    self.high = high
    self.low = low
  }

  /// Dotted decimal, or IPv6 text with or without brackets and zone; `nil` for anything else.
  public init?(_ text: String) {
    var text = text
    if text.utf8.first == 0x5B, text.utf8.last == 0x5D { text = String(text.dropFirst().dropLast()) }
    if let zone = text.utf8.firstIndex(of: 0x25), text.utf8.contains(0x3A) { text = String(text[..<zone]) }
    self.init(cString: text)
  }

  /// As `init(_:)`, but without brackets and zone.
  public init?(cString: UnsafePointer<CChar>) {
    var v4 = in_addr()
    if inet_pton(AF_INET, cString, &v4) == 1 {
      self.init(v4: UInt32(bigEndian: v4.s_addr))
      return
    }
    var v6 = in6_addr()
    guard inet_pton(AF_INET6, cString, &v6) == 1 else { return nil }
    self.init(v6)
  }

  init(_ address: in6_addr) {
    let (high, low) = withUnsafeBytes(of: address) {
      ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    self.init(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
  }

  /// `nil` when the socket address is of another family.
  public init?(_ address: UnsafePointer<sockaddr>, length: Int) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
      self.init(v4: UInt32(bigEndian: raw.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
    case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
      self.init(raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default: return nil
    }
  }

  /// The address that a host name of digits means, in every spelling that a C library takes for IPv4: `127.1`,
  /// `0x7f.0.0.1`, `2130706433`, `017700000001`; or an IPv6 address in brackets. `nil` for a name.
  public init?(host: String) {
    if host.utf8.first == 0x5B {
      self.init(host)
      return
    }
    guard let first = host.utf8.first, first.isDigit else { return nil }
    var address = in_addr()
    var name = host
    if name.utf8.last == 0x2E { name.removeLast() }
    guard inet_aton(name, &address) != 0 else { return nil }
    self.init(v4: UInt32(bigEndian: address.s_addr))
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted decimal, or IPv6 text without brackets.
  public var description: String {
    if family == .v4 {
      return "\(low >> 24 & 255).\(low >> 16 & 255).\(low >> 8 & 255).\(low & 255)"
    }
    var address = in6_addr()
    withUnsafeMutableBytes(of: &address) {
      $0.storeBytes(of: high.bigEndian, as: UInt64.self)
      $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
      guard let base = buffer.baseAddress, inet_ntop(AF_INET6, &address, base, socklen_t(INET6_ADDRSTRLEN)) != nil
      else { return "" }
      return String(cString: base)
    }
  }
}

extension IPAddress {
  /// As it stands in a URL.
  public var bracketed: String { family == .v4 ? description : "[\(description)]" }
}
