internal import TidingsModel

/// The two forms that nearly all feeds write, RFC 3339 and RFC 822 as it ought to be, without detours.
enum PlainDateForms {
  /// - Returns: `nil` for any other form, or when anything is out of the ordinary.
  static func read(_ text: UnsafeBufferPointer<UInt8>, zone: ZoneRule?) -> FeedDate.Reading? {
    var form = Form(text: text)
    form.skipSpace()
    guard form.index + 16 <= text.count else { return nil }
    let isNumeric = form.isDigit(form.index + 3)
    guard let local = isNumeric ? form.readRFC3339() : form.readRFC822() else { return nil }
    guard let offset = form.readOffset(isRFC3339: isNumeric) else { return nil }
    form.skipSpace()
    guard form.index == text.count else { return nil }
    return FeedDate.Reading(
      timestamp: Timestamp(seconds: local - Int64(offset), nanoseconds: form.nanoseconds, offset: offset),
      givesOffset: true, precision: .second)
  }

  private struct Form {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0
    var nanoseconds: Int32 = 0

    mutating func skipSpace() {
      while index < text.count, text[index] == 0x20 || (text[index] >= 0x09 && text[index] <= 0x0D) { index += 1 }
    }

    func isDigit(_ place: Int) -> Bool { place < text.count && text[place] &- 0x30 < 10 }

    /// Exactly so many digits at `index`.
    mutating func digits(_ count: Int) -> Int? {
      guard index + count <= text.count else { return nil }
      var value = 0
      for place in index..<index + count {
        let digit = text[place] &- 0x30
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      index += count
      return value
    }

    mutating func takes(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
      return true
    }

    mutating func clock() -> Int64? {
      guard let hour = digits(2), hour < 24, takes(0x3A), let minute = digits(2), minute < 60, takes(0x3A),
        let second = digits(2), second < 60
      else { return nil }
      return Int64(hour * 3600 + minute * 60 + second)
    }

    func days(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
      guard year > 1600, year < 2200 else { return nil }
      return CivilTime.days(year: year, month: month, day: day)
    }

    /// `2023-12-14T14:53:00.5`
    mutating func readRFC3339() -> Int64? {
      guard let year = digits(4), takes(0x2D), let month = digits(2), takes(0x2D), let day = digits(2),
        takes(0x54) || takes(0x74) || takes(0x20), let days = days(year, month, day), let clock = clock()
      else { return nil }
      if takes(0x2E) {
        var scale: Int32 = 100_000_000
        guard isDigit(index) else { return nil }
        while isDigit(index) {
          nanoseconds += Int32(text[index] - 0x30) * scale
          scale /= 10
          index += 1
        }
      }
      return days * 86_400 + clock
    }

    /// `Thu, 14 Dec 2023 14:53:00 `
    mutating func readRFC822() -> Int64? {
      if !isDigit(index) {
        guard index + 4 < text.count, text[index] > 0x40, text[index + 1] > 0x40, text[index + 2] > 0x40 else {
          return nil
        }
        index += 3
        guard takes(0x2C), takes(0x20) else { return nil }
      }
      guard let day = isDigit(index + 1) ? digits(2) : digits(1), takes(0x20), let month = month(), takes(0x20),
        let year = digits(4), takes(0x20), let days = days(year, month, day), let clock = clock(), takes(0x20)
      else { return nil }
      return days * 86_400 + clock
    }

    private mutating func month() -> Int? {
      guard index + 3 <= text.count else { return nil }
      let name =
        (UInt32(text[index]) << 16 | UInt32(text[index + 1]) << 8 | UInt32(text[index + 2])) | 0x202020
      index += 3
      switch name {
      case 0x6A_616E: return 1
      case 0x66_6562: return 2
      case 0x6D_6172: return 3
      case 0x61_7072: return 4
      case 0x6D_6179: return 5
      case 0x6A_756E: return 6
      case 0x6A_756C: return 7
      case 0x61_7567: return 8
      case 0x73_6570: return 9
      case 0x6F_6374: return 10
      case 0x6E_6F76: return 11
      case 0x64_6563: return 12
      default: return nil
      }
    }

    mutating func readOffset(isRFC3339: Bool) -> Int32? {
      guard index < text.count else { return nil }
      switch text[index] {
      case 0x5A where isRFC3339, 0x7A where isRFC3339:
        index += 1
        return 0
      case 0x2B, 0x2D:
        let sign: Int32 = text[index] == 0x2B ? 1 : -1
        index += 1
        guard let hours = digits(2), hours < 24 else { return nil }
        if isRFC3339 { _ = takes(0x3A) }
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * Int32(hours * 3600 + minutes * 60)
      case 0x47 where index + 3 <= text.count && text[index + 1] == 0x4D && text[index + 2] == 0x54:
        index += 3
        return 0
      case 0x55 where index + 3 <= text.count && text[index + 1] == 0x54 && text[index + 2] == 0x43:
        index += 3
        return 0
      default: return nil
      }
    }
  }
}
