/// Escapes within strings.
enum JSONEscape {
  /// What stands behind the backslash, `text` being there; what is no escape is the character itself.
  static func read(from text: inout JSONText, into value: inout [UInt8]) {
    guard text.index < text.bytes.count else { return }
    let escape = text.bytes[text.index]
    text.index += 1
    switch escape {
    case 0x22, 0x5C, 0x2F: value.append(escape)
    case 0x62: value.append(0x08)
    case 0x66: value.append(0x0C)
    case 0x6E: value.append(0x0A)
    case 0x72: value.append(0x0D)
    case 0x74: value.append(0x09)
    case 0x75:
      guard let first = readHex4(from: &text) else {
        text.noteRepair()
        return value.append(contentsOf: "\u{FFFD}".utf8)
      }
      var scalar = UInt32(first)
      if first >= 0xD800, first < 0xDC00 {
        let mark = text.index
        if text.index + 1 < text.bytes.count, text.bytes[text.index] == 0x5C, text.bytes[text.index + 1] == 0x75 {
          text.index += 2
          if let second = readHex4(from: &text), second >= 0xDC00, second < 0xE000 {
            scalar = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
          } else {
            text.index = mark
          }
        }
      }
      if let unicode = Unicode.Scalar(scalar) {
        value.append(contentsOf: Character(unicode).utf8)
      } else {
        text.noteRepair()
        value.append(contentsOf: "\u{FFFD}".utf8)
      }
    default:
      text.noteRepair()
      value.append(escape)
    }
  }

  private static func readHex4(from text: inout JSONText) -> UInt16? {
    guard text.index + 4 <= text.bytes.count else { return nil }
    var number: UInt16 = 0
    for byte in text.bytes[text.index..<text.index + 4] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      number = number << 4 | UInt16(digit)
    }
    text.index += 4
    return number
  }
}
