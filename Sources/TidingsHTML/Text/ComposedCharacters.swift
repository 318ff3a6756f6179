/// What the quick check for NFC (UAX #15 section 9) has to know of characters.
struct ComposedCharacters: Sendable {
  static let shared = ComposedCharacters()

  enum Kind: UInt8 {
    /// A character that composition leaves alone.
    case starter
    case mark
    case unstable
  }

  /// Kinds of the characters below U+10000, as their raw values.
  private var plane0: [UInt8]
  /// Those beyond, from the first to the last of each stretch: for a range the runtime would have to find out at every start
  /// that numbers can be compared.
  private var beyond: [(first: UInt32, last: UInt32, kind: Kind)] = []

  private init() {
    plane0 = Array(repeating: 0, count: 0x10000)
    fill(Self.unstable, .unstable)
    fill(Self.marks, .mark)
    beyond.sort { $0.first < $1.first }
  }

  private mutating func fill(_ ranges: StaticString, _ kind: Kind) {
    var first: UInt32?
    var value: UInt32 = 0
    // Plainly, as it is done at every start: generic algorithms cost more there than their work.
    var index = 0
    while index <= ranges.utf8CodeUnitCount {
      let byte = index < ranges.utf8CodeUnitCount ? ranges.utf8Start[index] : 0x20
      if let digit = ByteScan.hexDigit(byte) {
        value = value << 4 | UInt32(digit)
      } else {
        if byte == 0x2D {
          first = value
        } else {
          add(first ?? value, value, kind)
          first = nil
        }
        value = 0
      }
      index += 1
    }
  }

  private mutating func add(_ first: UInt32, _ last: UInt32, _ kind: Kind) {
    guard first <= last, last > 0 else { return }
    guard last < 0x10000 else { return beyond.append((first, last, kind)) }
    var value = Int(first)
    while value <= Int(last) {
      plane0[value] = kind.rawValue
      value += 1
    }
  }

  @inline(__always)
  func kind(_ scalar: UInt32) -> Kind {
    if scalar < 0x10000 { return Kind(rawValue: plane0[Int(scalar)]) ?? .starter }
    return kindBeyond(scalar)
  }

  private func kindBeyond(_ scalar: UInt32) -> Kind {
    var low = 0
    var high = beyond.count
    while low < high {
      let middle = (low + high) / 2
      if beyond[middle].last < scalar { low = middle + 1 } else { high = middle }
    }
    return low < beyond.count && beyond[low].first <= scalar ? beyond[low].kind : .starter
  }
}
