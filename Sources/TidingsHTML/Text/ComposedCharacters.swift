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
  /// Ranges beyond.
  private var beyond: [(range: ClosedRange<UInt32>, kind: Kind)] = []

  private init() {
    plane0 = Array(repeating: 0, count: 0x10000)
    fill(Self.unstable, .unstable)
    fill(Self.marks, .mark)
    beyond.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func fill(_ ranges: StaticString, _ kind: Kind) {
    ranges.withUTF8Buffer { text in
      for item in text.split(separator: 0x20) {
        let ends = item.split(separator: 0x2D).map { digits in
          digits.reduce(UInt32(0)) { $0 << 4 | UInt32(ByteScan.hexDigit($1) ?? 0) }
        }
        guard let first = ends.first, let last = ends.last, first <= last else { continue }
        if last < 0x10000 {
          for value in first...last { plane0[Int(value)] = kind.rawValue }
        } else {
          beyond.append((first...last, kind))
        }
      }
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
      if beyond[middle].range.upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < beyond.count && beyond[low].range.contains(scalar) ? beyond[low].kind : .starter
  }
}
