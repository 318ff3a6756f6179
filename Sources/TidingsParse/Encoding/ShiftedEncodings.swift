/// Turns the encodings of seven bits that shift between ASCII and another set of characters into the ones of eight bits
/// that have the same characters without states.
enum ShiftedEncodings {
  /// HZ (RFC 1843) as GBK: what stands between `~{` and `~}` is GB 2312 without the high bits.
  static func gbk(fromHZ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isShifted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == 0x7E, next == 0x7B || next == 0x7D {
        isShifted = next == 0x7B
        index += 2
      } else if byte == 0x7E, !isShifted, next == 0x7E || next == 0x0A {
        if next == 0x7E { result.append(next) }
        index += 2
      } else if isShifted, isGraphic(byte), isGraphic(next) {
        result.append(byte | 0x80)
        result.append(next | 0x80)
        index += 2
      } else {
        // A line ends every state.
        if byte == 0x0A { isShifted = false }
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  /// ISO-2022-KR (RFC 1557) as EUC-KR: what stands between the control characters SO and SI is KS X 1001 without the
  /// high bits.
  static func eucKR(fromISO2022KR bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isShifted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0E || byte == 0x0F {
        isShifted = byte == 0x0E
      } else if byte == 0x1B, bytes[index...].starts(with: koreanDesignator) {
        index += koreanDesignator.count - 1
      } else if isShifted, isGraphic(byte), index + 1 < bytes.count, isGraphic(bytes[index + 1]) {
        result.append(byte | 0x80)
        result.append(bytes[index + 1] | 0x80)
        index += 1
      } else {
        if byte == 0x0A { isShifted = false }
        result.append(byte)
      }
      index += 1
    }
    return result
  }

  /// The escape sequence that begins a text in ISO-2022-KR.
  static let koreanDesignator: [UInt8] = [0x1B, 0x24, 0x29, 0x43]

  private static func isGraphic(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
