/// A range of addresses in CIDR notation.
public struct AddressRange: Sendable, Hashable, CustomStringConvertible {
  public let network: IPAddress
  /// 0 ... 32 or 0 ... 128
  public let prefixLength: Int

  /// `10.0.0.0/8`, `fd00::/8`, or a lone address; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let network = IPAddress(String(first)) else { return nil }
    let width = network.family == .v4 ? 32 : 128
    self.network = network
    guard parts.count == 2 else {
      prefixLength = width
      return
    }
    guard parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let length = Int(parts[1]), length <= width
    else { return nil }
    prefixLength = length
  }

  public func contains(_ address: IPAddress) -> Bool {
    guard address.family == network.family else {
      guard network.family == .v4, let mapped = address.mappedV4 else { return false }
      return contains(mapped)
    }
    if address.family == .v4 { return Self.agree(address.low << 32, network.low << 32, prefixLength) }
    return Self.agree(address.high, network.high, min(prefixLength, 64))
      && Self.agree(address.low, network.low, max(prefixLength - 64, 0))
  }

  private static func agree(_ left: UInt64, _ right: UInt64, _ bits: Int) -> Bool {
    bits == 0 || (left ^ right) >> UInt64(64 - bits) == 0
  }

  public var description: String { "\(network)/\(prefixLength)" }
}

extension IPAddress {
  /// The IPv4 address inside `::ffff:a.b.c.d`.
  var mappedV4: IPAddress? {
    family == .v6 && high == 0 && low >> 32 == 0xFFFF ? IPAddress(v4: UInt32(truncatingIfNeeded: low)) : nil
  }
}

/// Decides which addresses may be connected to, so that no stranger's redirect, page or hub leads into the operator's
/// own network.
public struct AddressPolicy: Sendable, Hashable {
  public var allowPrivate: [AddressRange]

  public init(allowPrivate: [AddressRange] = []) { self.allowPrivate = allowPrivate }

  /// - Parameter isConfiguredHost: whether the configuration itself names the host, which may then be anywhere.
  public func permits(_ address: IPAddress, isConfiguredHost: Bool) -> Bool {
    isConfiguredHost || address.kind == .public || allowPrivate.contains { $0.contains(address) }
  }
}
