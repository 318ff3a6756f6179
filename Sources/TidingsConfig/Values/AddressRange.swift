/// An IPv4 or IPv6 network in CIDR notation.
public struct AddressRange: Sendable, Hashable, CustomStringConvertible {
  /// 4 or 16 bytes in network order; the bits beyond the prefix are zero.
  public let bytes: [UInt8]
  /// 0 ... 32 or 0 ... 128
  public let prefixLength: Int
  /// As written.
  public let description: String

  /// Whether an address of 4 or 16 bytes lies in the network.
  public func contains(_ address: [UInt8]) -> Bool {
    address.count == bytes.count && Self.masked(address, prefixLength) == bytes
  }

  init(bytes: [UInt8], prefixLength: Int, description: String) {
    self.bytes = bytes
    self.prefixLength = prefixLength
    self.description = description
  }

  static func masked(_ address: [UInt8], _ prefixLength: Int) -> [UInt8] {
    address.enumerated().map { index, byte in
      let bits = min(max(prefixLength - index * 8, 0), 8)
      return bits == 0 ? 0 : byte & (0xFF << UInt8(8 - bits))
    }
  }
}
