/// FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923), gathered byte by byte: the same for the same bytes in every run and on
/// every machine, unlike Swift's own hashes. Nothing that must withstand people who look for two texts of one hash may go
/// by it.
///
/// Ids of items and when feeds are first polled come of it, and it is kept in the state: its values never change.
public struct FNV1a: Sendable {
  /// The hash of the bytes so far.
  public var value: UInt64

  /// The hash of no bytes.
  @inlinable public static var basis: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// What the hash is multiplied by after each byte.
  @inlinable public static var prime: UInt64 { 0x100_0000_01B3 }

  /// - Parameter value: that of the bytes before, to go on behind them.
  @inlinable public init(_ value: UInt64 = FNV1a.basis) { self.value = value }

  /// Goes on with one byte.
  @inlinable public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* Self.prime }

  /// Goes on with bytes as they are.
  @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) {
    var value = value
    let prime = Self.prime
    for byte in bytes { value = (value ^ UInt64(byte)) &* prime }
    self.value = value
  }

  /// The hash of all bytes at once.
  /// - Parameter start: the value of the bytes before, to go on behind them.
  @inlinable public static func hash(
    of bytes: some Sequence<UInt8>, behind start: UInt64 = FNV1a.basis
  ) -> UInt64 {
    var hash = FNV1a(start)
    hash.add(bytes)
    return hash.value
  }
}
