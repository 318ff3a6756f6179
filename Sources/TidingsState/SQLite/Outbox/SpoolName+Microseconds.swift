internal import TidingsModel

extension SpoolName {
  /// The time in the name, microseconds since the epoch; `nil` when it is no time.
  var microseconds: Int64? {
    var text = text
    return text.withUTF8 { bytes in
      // YYYYMMDDThhmmss.uuuuuu
      guard bytes.count >= 22, bytes[8] == 0x54, bytes[15] == 0x2E else { return nil }
      var isNumber = true
      func number(_ range: Range<Int>) -> Int64 {
        var value: Int64 = 0
        for place in range {
          let digit = bytes[place] &- 0x30
          if digit > 9 { isNumber = false }
          value = value &* 10 &+ Int64(digit)
        }
        return value
      }
      let days = CivilTime.days(year: Int(number(0..<4)), month: Int(number(4..<6)), day: Int(number(6..<8)))
      let seconds = number(9..<11) * 3600 + number(11..<13) * 60 + number(13..<15)
      let fraction = number(16..<22)
      guard isNumber, let days else { return nil }
      return (days * 86_400 + seconds) * 1_000_000 + fraction
    }
  }
}
