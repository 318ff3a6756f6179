/// Turns ISO-2022-JP into EUC-JP, which has the same characters without states.
enum ISO2022JP {
  private enum State { case ascii, katakana, kanji, supplement }

  static func eucJP(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var state = State.ascii
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x1B, let (next, length) = escape(bytes[index...].prefix(4)) {
        state = next
        index += length
        continue
      }
      let isGraphic = byte > 0x20 && byte < 0x7F
      switch state {
      case .katakana where isGraphic:
        result.append(0x8E)
        result.append(byte | 0x80)
      case .kanji where isGraphic && index + 1 < bytes.count && bytes[index + 1] > 0x20 && bytes[index + 1] < 0x7F,
        .supplement where isGraphic && index + 1 < bytes.count && bytes[index + 1] > 0x20 && bytes[index + 1] < 0x7F:
        if state == .supplement { result.append(0x8F) }
        result.append(byte | 0x80)
        result.append(bytes[index + 1] | 0x80)
        index += 1
      default:
        // A line ends every state, as mail has it; what follows is markup more likely than a lost letter.
        if byte == 0x0A { state = .ascii }
        result.append(byte < 0x80 ? byte : 0xFF)
      }
      index += 1
    }
    return result
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> (State, length: Int)? {
    switch Array(bytes.dropFirst().prefix(3)) {
    case let rest where rest.starts(with: [0x28, 0x42]) || rest.starts(with: [0x28, 0x4A]): (.ascii, 3)
    case let rest where rest.starts(with: [0x28, 0x49]): (.katakana, 3)
    case let rest where rest.starts(with: [0x24, 0x40]) || rest.starts(with: [0x24, 0x42]): (.kanji, 3)
    case let rest where rest.starts(with: [0x24, 0x28, 0x44]): (.supplement, 4)
    case let rest where rest.starts(with: [0x24, 0x28, 0x42]): (.kanji, 4)
    default: nil
    }
  }
}
