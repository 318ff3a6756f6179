internal import TidingsModel

/// Plain text as a reader gets it: LF line ends, no space at line ends, one blank line at most, no control characters.
enum Paragraphs {
  static func tidy(_ text: String) -> String? {
    if isTidy(text.utf8) { return text }
    var tidying = Tidying(capacity: text.utf8.count)
    tidying.read(text.utf8)
    return tidying.finish()
  }

  /// The same of a large text that is of no use afterwards: its memory goes back to the system as it is read.
  ///
  /// - Parameter bytes: valid UTF-8.
  static func tidy(spending bytes: consuming ArraySlice<UInt8>) -> String? {
    if isTidy(bytes) { return String(moving: bytes) }
    var tidying = Tidying(capacity: bytes.count)
    bytes.withUnsafeMutableBytes { bytes in
      var spent = SpentPrefix()
      var index = 0
      while index < bytes.count {
        let end = min(index + 65_536, bytes.count)
        tidying.read(bytes[index..<end])
        index = end
        if spent.isDue(at: index) { spent.extend(to: index, in: bytes) }
      }
    }
    return tidying.finish()
  }

  private struct Tidying {
    private var output: [UInt8] = []
    private var lineEnds = 0
    private var pendingSpaces = 0
    private var previous: UInt8 = 0

    init(capacity: Int) { output.reserveCapacity(capacity) }

    mutating func read(_ bytes: some Sequence<UInt8>) {
      for byte in bytes {
        defer { previous = byte }
        switch byte {
        case 0x0A where previous == 0x0D: break
        case 0x0A, 0x0D: lineEnds += 1
        case 0x20, 0x09, 0x0B, 0x0C:
          if lineEnds == 0 { pendingSpaces += 1 }
        case 0..<0x20, 0x7F: continue
        default:
          if !output.isEmpty {
            if lineEnds > 0 {
              output.append(0x0A)
              if lineEnds > 1 { output.append(0x0A) }
            } else if pendingSpaces > 0 {
              output.append(0x20)
            }
          }
          lineEnds = 0
          pendingSpaces = 0
          output.append(byte)
        }
      }
    }

    /// `nil` where there is nothing.
    mutating func finish() -> String? {
      var whole: [UInt8] = []
      swap(&whole, &output)
      return whole.isEmpty ? nil : String(moving: whole[...])
    }
  }

  /// Whether there is nothing to tidy: of a long text a second copy would be much.
  private static func isTidy(_ text: some Sequence<UInt8>) -> Bool {
    // White space may stand neither first nor last.
    var previous: UInt8 = 0x0A
    var beforePrevious: UInt8 = 0x0A
    for byte in text {
      switch byte {
      case 0x0A: if previous == 0x20 || previous == 0x0A && beforePrevious == 0x0A { return false }
      case 0x20: if previous == 0x20 || previous == 0x0A { return false }
      case 0..<0x20, 0x7F: return false
      default: break
      }
      beforePrevious = previous
      previous = byte
    }
    return previous > 0x20
  }
}
