/// What an address is for (the IANA special-purpose registries, RFC 6890).
public enum AddressKind: Sendable, Hashable {
  case `public`, unspecified, loopback, privateUse, sharedCarrier, linkLocal, uniqueLocal, multicast, documentation,
    benchmarking, broadcast, reserved
  /// An IPv6 form that carries an IPv4 address which is not public itself: mapped, NAT64, 6to4, Teredo.
  indirect case embedding(AddressKind)

  /// With its article: "a loopback address".
  public var words: String {
    switch self {
    case .public: "public"
    case .unspecified: "an address of this machine"
    case .loopback: "a loopback address"
    case .privateUse: "a private address"
    case .sharedCarrier: "an address inside a carrier's network"
    case .linkLocal: "a link-local address"
    case .uniqueLocal: "a unique local address"
    case .multicast: "a multicast address"
    case .documentation: "an address for documentation"
    case .benchmarking: "an address for benchmarks"
    case .broadcast: "the broadcast address"
    case .reserved: "a reserved address"
    case .embedding(let kind): "another form of \(kind.words)"
    }
  }
}

extension IPAddress {
  /// What the address is for; anything but `.public` may lead into the operator's own network.
  public var kind: AddressKind {
    family == .v4 ? Self.kind(v4: UInt32(truncatingIfNeeded: low)) : kindOfV6
  }

  private static func kind(v4 address: UInt32) -> AddressKind {
    func within(_ network: UInt32, _ length: UInt32) -> Bool { address >> (32 - length) == network >> (32 - length) }
    if within(0x0000_0000, 8) { return .unspecified }
    if within(0x7F00_0000, 8) { return .loopback }
    if within(0x0A00_0000, 8) || within(0xAC10_0000, 12) || within(0xC0A8_0000, 16) { return .privateUse }
    if within(0x6440_0000, 10) { return .sharedCarrier }
    if within(0xA9FE_0000, 16) { return .linkLocal }
    if within(0xC000_0200, 24) || within(0xC633_6400, 24) || within(0xCB00_7100, 24) { return .documentation }
    if within(0xC612_0000, 15) { return .benchmarking }
    // 192.0.0.0/24: protocol assignments; of it only .9 and .10 are reachable (anycast).
    if within(0xC000_0000, 24) { return address == 0xC000_0009 || address == 0xC000_000A ? .public : .reserved }
    if within(0xE000_0000, 4) { return .multicast }
    if address == 0xFFFF_FFFF { return .broadcast }
    if within(0xF000_0000, 4) { return .reserved }
    return .public
  }

  private var kindOfV6: AddressKind {
    func within(_ network: UInt64, _ length: UInt64) -> Bool { high >> (64 - length) == network >> (64 - length) }
    func embedding(_ address: UInt64) -> AddressKind {
      let kind = Self.kind(v4: UInt32(truncatingIfNeeded: address))
      return kind == .public ? .public : .embedding(kind)
    }
    if high == 0 {
      if low == 0 { return .unspecified }
      if low == 1 { return .loopback }
      // ::ffff:a.b.c.d, and the long deprecated ::a.b.c.d, which some stacks still route.
      if low >> 32 == 0xFFFF || low >> 32 == 0 { return embedding(low) }
      return .reserved
    }
    if within(0x0064_FF9B_0000_0000, 64), high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return embedding(low) }
    // The NAT64 prefix for local use (RFC 8215) leads where its operator wants, never to the public.
    if within(0x0064_FF9B_0001_0000, 48) { return .privateUse }
    if within(0x2002_0000_0000_0000, 16) { return embedding(high >> 16) }
    // Teredo (RFC 4380) hides the client's IPv4 address in the last 32 bits, inverted, and its server's in the prefix.
    if within(0x2001_0000_0000_0000, 32) {
      let server = embedding(high)
      return server == .public ? embedding(~low) : server
    }
    if within(0x2001_0000_0000_0000, 23) { return .reserved }
    if within(0x2001_0DB8_0000_0000, 32) || within(0x3FFF_0000_0000_0000, 20) { return .documentation }
    if within(0xFE80_0000_0000_0000, 10) { return .linkLocal }
    if within(0xFEC0_0000_0000_0000, 10) { return .privateUse }
    if within(0xFC00_0000_0000_0000, 7) { return .uniqueLocal }
    if within(0xFF00_0000_0000_0000, 8) { return .multicast }
    // Only 2000::/3 has been given out (RFC 4291 section 2.4).
    return within(0x2000_0000_0000_0000, 3) ? .public : .reserved
  }
}
