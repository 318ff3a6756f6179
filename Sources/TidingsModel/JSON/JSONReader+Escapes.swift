/// Escapes within strings.
extension JSONReader {
  mutating func readEscape(into text: inout [UInt8]) {
    guard index < bytes.count else { return }
    let escape = bytes[index]
    index += 1
    switch escape {
    case 0x22, 0x5C, 0x2F: text.append(escape)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      guard let first = readHex4() else {
        noteRepair()
        return text.append(contentsOf: "\u{FFFD}".utf8)
      }
      var scalar = UInt32(first)
      if first >= 0xD800, first < 0xDC00 {
        let mark = index
        if index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 {
          index += 2
          if let second = readHex4(), second >= 0xDC00, second < 0xE000 {
            scalar = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
          } else {
            index = mark
          }
        }
      }
      if let unicode = Unicode.Scalar(scalar) {
        text.append(contentsOf: Character(unicode).utf8)
      } else {
        noteRepair()
        text.append(contentsOf: "\u{FFFD}".utf8)
      }
    default:
      noteRepair()
      text.append(escape)
    }
  }

  private mutating func readHex4() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt16 = 0
    for byte in bytes[index..<index + 4] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      value = value << 4 | UInt16(digit)
    }
    index += 4
    return value
  }
}
