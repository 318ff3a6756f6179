internal import TidingsModel

/// Lets so many different names through and no more.
struct NameLimit {
  /// Hashes stand for the names: that two share one costs nothing but an exact count.
  private var known: Set<UInt64> = []

  mutating func admits(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let hash = FNV1a.hash(of: name)
    if known.contains(hash) { return true }
    guard known.count < XMLShape.maximumNames / 2 else { return false }
    known.insert(hash)
    return true
  }
}
