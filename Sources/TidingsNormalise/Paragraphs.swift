/// Plain text as a reader gets it: LF line ends, no space at line ends, one blank line at most, no control characters.
enum Paragraphs {
  static func tidy(_ text: String) -> String? {
    if isTidy(text) { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var lineEnds = 0
    var pendingSpaces = 0
    var previous: UInt8 = 0
    for byte in text.utf8 {
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
    return output.isEmpty ? nil : String(decoding: output, as: UTF8.self)
  }

  /// Whether there is nothing to tidy: of a long text a second copy would be much.
  private static func isTidy(_ text: String) -> Bool {
    // White space may stand neither first nor last.
    var previous: UInt8 = 0x0A
    var beforePrevious: UInt8 = 0x0A
    for byte in text.utf8 {
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
