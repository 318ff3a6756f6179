/// An instant with the UTC offset its source wrote it in.
///
/// Compares by instant. Two timestamps are equal (`==`) only when instant and offset both agree.
public struct Timestamp: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, negative before it.
  public var seconds: Int64
  /// The fraction of the second, 0 ..< 1,000,000,000.
  public var nanoseconds: Int32
  /// Seconds east of UTC, -86,399 ... 86,399.
  public var offset: Int32

  /// - Parameters:
  ///   - seconds: since 1970-01-01T00:00:00Z, without leap seconds.
  ///   - nanoseconds: 0 ... 999,999,999
  ///   - offset: seconds east of UTC, -86,399 ... 86,399; it tells how the instant is written, not which it is.
  public init(seconds: Int64, nanoseconds: Int32 = 0, offset: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
  }

  /// Seconds since the epoch with the fraction.
  public var secondsWithFraction: Double { Double(seconds) + Double(nanoseconds) / 1e9 }

  /// The same instant, later by so many seconds.
  public func advanced(by interval: Double) -> Timestamp {
    let total = Double(nanoseconds) / 1e9 + interval
    let whole = total.rounded(.down)
    return Timestamp(
      seconds: seconds + Int64(whole), nanoseconds: Int32(((total - whole) * 1e9).rounded(.down)), offset: offset)
  }

  /// The same instant in UTC.
  public var utc: Timestamp { Timestamp(seconds: seconds, nanoseconds: nanoseconds) }
}

extension Timestamp: Comparable {
  /// The earlier instant; of one instant in two offsets the more westerly.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds, left.offset) < (right.seconds, right.nanoseconds, right.offset)
  }
}

extension Timestamp: CustomStringConvertible {
  /// RFC 3339, for instance `2023-12-14T14:53:00+07:00`; `Z` where the offset is zero; a fraction only where there is
  /// one.
  public var rfc3339: String { String(unsafeUninitializedCapacity: Self.longest, initializingUTF8With: writeRFC3339) }

  /// Bytes of `rfc3339` at most.
  static let longest = 56

  /// Writes `rfc3339` byte by byte, as every article has one or two and joining strings takes ten times as long.
  ///
  /// - Parameter buffer: of `longest` bytes at least.
  /// - Returns: how many bytes it wrote.
  func writeRFC3339(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let local = CivilTime(secondsSinceEpoch: seconds + Int64(offset))
    var writer = DigitWriter(buffer)
    local.writeDate(to: &writer)
    writer.byte(0x54)
    local.writeTime(to: &writer)
    if nanoseconds != 0 {
      writer.byte(0x2E)
      writer.decimal(Int(nanoseconds), width: 9)
      writer.dropZeros()
    }
    guard offset != 0 else {
      writer.byte(0x5A)
      return writer.count
    }
    let minutes = Int(abs(offset) / 60)
    writer.byte(offset < 0 ? 0x2D : 0x2B)
    writer.decimal(minutes / 60, width: 2)
    writer.byte(0x3A)
    writer.decimal(minutes % 60, width: 2)
    return writer.count
  }

  /// RFC 3339, with its own offset.
  public var description: String { rfc3339 }

  /// Reads what `rfc3339` writes; `nil` for anything else.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<start + count] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard bytes.count >= 20, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58,
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
      let minute = number(14, 2), let second = number(17, 2),
      let days = CivilTime.days(year: year, month: month, day: day), hour < 24, minute < 60, second < 61
    else { return nil }
    var index = 19
    var fraction: Int32 = 0
    if bytes[index] == 46 {
      index += 1
      var scale: Int32 = 100_000_000
      while index < bytes.count, bytes[index].isDigit {
        fraction += Int32(bytes[index] - 48) * scale
        scale /= 10
        index += 1
      }
    }
    guard index < bytes.count else { return nil }
    var offset: Int32 = 0
    if bytes[index] == 90 {
      guard index + 1 == bytes.count else { return nil }
    } else {
      guard bytes[index] == 43 || bytes[index] == 45, index + 6 == bytes.count, bytes[index + 3] == 58,
        let hours = number(index + 1, 2), let minutes = number(index + 4, 2), hours < 24, minutes < 60
      else { return nil }
      offset = Int32(hours * 3600 + minutes * 60) * (bytes[index] == 45 ? -1 : 1)
    }
    self.init(
      seconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + second) - Int64(offset), nanoseconds: fraction,
      offset: offset)
  }
}
