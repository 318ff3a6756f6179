/// Looks up what belongs to keys that are hashes already, which a `Dictionary` would hash again: the names of elements,
/// attributes and words are looked up some thousand times a page.
struct KeyTable<Value: Sendable>: Sendable {
  private struct Slot: Sendable {
    var key: UInt64
    var value: Value?
  }

  private let slots: [Slot]
  private let shift: UInt64

  /// - Parameter pairs: keys with their values; of equal keys the first counts.
  init(_ pairs: some Collection<(UInt64, Value)>) {
    var bits: UInt64 = 4
    while (1 << bits) < pairs.count * 2 { bits += 1 }
    shift = 64 - bits
    var slots = [Slot](repeating: Slot(key: 0, value: nil), count: 1 << bits)
    for (key, value) in pairs {
      let place = Self.place(of: key, in: slots, shift: shift)
      if slots[place].value == nil { slots[place] = Slot(key: key, value: value) }
    }
    self.slots = slots
  }

  subscript(_ key: UInt64) -> Value? { slots[Self.place(of: key, in: slots, shift: shift)].value }

  /// Where a key stands, or the empty place where it would.
  private static func place(of key: UInt64, in slots: [Slot], shift: UInt64) -> Int {
    // A product's high bits are its best.
    var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[place].value != nil, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }
}
