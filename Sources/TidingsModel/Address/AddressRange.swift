/// A range of addresses in CIDR notation.
public struct AddressRange: Sendable, Hashable, CustomStringConvertible {
  /// The first address of the range: the bits beyond the prefix are zero.
  public let network: IPAddress
  /// 0 ... 32 or 0 ... 128
  public let prefixLength: Int

  /// Why a text is no range.
  public enum Invalid: Error, Sendable, Equatable {
    case notANetwork
    /// The longest prefix that the address could have.
    case badPrefix(longest: Int)
    /// The address has bits beyond its prefix; the range it lies in.
    case straysBits(meant: AddressRange)
  }

  /// `10.0.0.0/8`, `fd00::/8`, or a lone address.
  public init(_ text: String) throws(Invalid) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.first != 0x5B, let address = IPAddress(String(first)) else {
      throw .notANetwork
    }
    let width = address.family == .v4 ? 32 : 128
    guard parts.count == 2 else {
      self.init(network: address, prefixLength: width)
      return
    }
    guard parts[1].utf8.allSatisfy({ $0.isDigit }), let length = Int(parts[1]), length <= width
    else { throw .badPrefix(longest: width) }
    let network = address.prefix(length)
    guard network == address else { throw .straysBits(meant: AddressRange(network: network, prefixLength: length)) }
    self.init(network: network, prefixLength: length)
  }

  private init(network: IPAddress, prefixLength: Int) {
    self.network = network
    self.prefixLength = prefixLength
  }

  /// An IPv4 range holds the mapped forms (`::ffff:a.b.c.d`) of its addresses as well.
  public func contains(_ address: IPAddress) -> Bool {
    guard address.family == network.family else {
      guard network.family == .v4, let mapped = address.mappedV4 else { return false }
      return contains(mapped)
    }
    return address.prefix(prefixLength) == network
  }

  /// CIDR notation (RFC 4632), the address's bits beyond the prefix 0: `10.0.0.0/8`.
  public var description: String { "\(network)/\(prefixLength)" }
}

extension IPAddress {
  /// The IPv4 address inside `::ffff:a.b.c.d`.
  var mappedV4: IPAddress? {
    family == .v6 && high == 0 && low >> 32 == 0xFFFF ? IPAddress(v4: UInt32(truncatingIfNeeded: low)) : nil
  }

  /// The address with all bits after the first so many zero.
  func prefix(_ bits: Int) -> IPAddress {
    func kept(_ word: UInt64, _ bits: Int) -> UInt64 { bits <= 0 ? 0 : word & (~0 << UInt64(64 - min(bits, 64))) }
    guard family == .v6 else { return IPAddress(v4: UInt32(truncatingIfNeeded: kept(low << 32, bits) >> 32)) }
    return IPAddress(high: kept(high, bits), low: kept(low, bits - 64))
  }
}
