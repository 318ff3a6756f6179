/// Lets so many different names through and no more.
struct NameLimit {
  /// Hashes (FNV-1a) stand for the names: that two share one costs nothing but an exact count.
  private var known: Set<UInt64> = []

  mutating func admits(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if known.contains(hash) { return true }
    guard known.count < XMLShape.maximumNames / 2 else { return false }
    known.insert(hash)
    return true
  }
}
