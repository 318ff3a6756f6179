/// Plain text as a reader gets it: LF line ends, no space at line ends, one blank line at most, no control characters.
enum Paragraphs {
  static func tidy(_ text: String) -> String? {
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
}
