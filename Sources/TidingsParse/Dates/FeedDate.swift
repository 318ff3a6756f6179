public import TidingsModel

/// Reads the dates that feeds and pages write.
///
/// A date that cannot be read, or that no calendar has, is refused with a reason: none is ever invented.
public enum FeedDate {
  /// How much of a date was given; what was not is the first of its kind.
  public enum Precision: Sendable, Hashable, Comparable {
    case year, month, day, minute, second
  }

  /// Why a text gave no date.
  public enum Refusal: Error, Sendable, Hashable {
    /// Nothing but white space.
    case empty
    /// No form of date that is known.
    case unreadable
    /// The form is plain, but there is no such date or time of day, such as 31 February.
    case impossible
    /// What programs write when they know no date, such as `0000-00-00` or 1970-01-01T00:00:00Z.
    case placeholder
  }

  /// What a text says.
  public struct Reading: Sendable, Hashable {
    /// The instant; its offset is the source's, or that of the zone rule, or zero.
    public var timestamp: Timestamp
    /// Whether the text itself says the offset.
    public var givesOffset: Bool
    /// How much of the date the text gives.
    public var precision: Precision
  }

  /// Reads RFC 822, 2822 and 5322 dates with what is wrong with them in feeds, RFC 3339, ISO 8601 (weeks, ordinal, basic
  /// and short forms), asctime, Unix seconds to nanoseconds, and dates of words and numbers in the languages of
  /// `DateLanguages`.
  ///
  /// What `03/04/2023` means is decided by the weekday where one is given, else by the other dates of the document
  /// (`DayMonthOrder`), else by the language (month first in American and Philippine English, day first elsewhere),
  /// else, with no language, by the clock: month first beside AM or PM, day first otherwise. Two-digit years follow RFC
  /// 2822 section 4.3; where it is a guess that the year comes first, no year ahead of the present is one. An hour of
  /// 24 is midnight at the end of the day, a leap second the first second of the next minute. Years before 1583 and
  /// after 2200 are refused; the Unix epoch is read where it is written out as a date, refused as a bare `0`.
  ///
  /// - Parameters:
  ///   - language: the language the date is written for (BCP 47), which decides what `03/04/2023` means.
  ///   - order: what the document's other dates show that it means.
  ///   - zone: what a date without an offset is taken to be in; without one, UTC.
  public static func read(
    _ text: String, language: String? = nil, order: DayMonthOrder? = nil, zone: ZoneRule? = nil
  ) -> Result<Reading, Refusal> {
    var text = text
    return text.withUTF8 { read($0, language: language, order: order, zone: zone) }
  }

  private static func read(
    _ text: UnsafeBufferPointer<UInt8>, language: String?, order: DayMonthOrder?, zone: ZoneRule?
  ) -> Result<Reading, Refusal> {
    if let reading = PlainDateForms.read(text, zone: zone) { return .success(reading) }
    let bytes = bare(withoutMonotonicClock(unescaped(trimmed(text))))
    guard !bytes.isEmpty else { return .failure(.empty) }
    guard let tokens = DateTokeniser.tokens(of: bytes) else { return .failure(.unreadable) }
    guard !tokens.isEmpty else { return .failure(.empty) }
    do throws(Refusal) {
      if let reading = try BareDateForms.read(tokens) { return .success(reading) }
      let language = DateLanguage(language, order: order)
      var parts = try DateInterpreter.parts(of: tokens, in: bytes, language: language)
      parts.hasPersianDigits = holdsPersianDigits(bytes)
      return .success(try DateResolver(parts, language: language).resolve(zone: zone))
    } catch {
      return .failure(error)
    }
  }

  /// U+06F0 ... U+06F9
  private static func holdsPersianDigits(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0xDB && $1 >= 0xB0 && $1 <= 0xB9 }
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    // A longer text is refused; a little more than the limit is enough to see that.
    return Array(text[start..<min(end, start + DateTokeniser.maximumLength + 1)])
  }

  /// Go's `2023-12-14 14:53:10 +0100 CET m=+0.000012`: the last number counts from the program's start.
  private static func withoutMonotonicClock(_ bytes: [UInt8]) -> [UInt8] {
    guard let mark = bytes.lastIndex(of: 0x3D), mark >= 2, bytes[mark - 1] == 0x6D, bytes[mark - 2] == 0x20,
      bytes[(mark + 1)...].allSatisfy({ $0.isDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    else { return bytes }
    return Array(bytes[..<(mark - 2)])
  }

  /// Without what other formats escape: `%2B07:00` of addresses, `\/Date(1702565580000)\/` of JSON.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.first == 0x5C { return bytes.filter { $0 != 0x5C } }
    guard bytes.contains(0x25) else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.replacing("%2B", with: "+").replacing("%2b", with: "+").replacing("%3A", with: ":").utf8)
  }

  /// What the escape of ODBC holds, `{ts '2023-12-14 14:53:00'}`, and `+002023-12-14`, as ISO 8601 lets years be
  /// written, without the sign.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: "{ts '".utf8) || bytes.starts(with: "{d '".utf8), bytes.suffix(2).elementsEqual("'}".utf8) {
      return Array(bytes.drop { $0 != 0x27 }.dropFirst().dropLast(2))
    }
    guard bytes.first == 0x2B else { return bytes }
    let year = bytes.dropFirst().prefix { $0.isDigit }
    guard bytes.dropFirst(1 + year.count).first == 0x2D else { return bytes }
    if year.count == 4 { return Array(bytes.dropFirst()) }
    return year.count == 6 && year.starts(with: "00".utf8) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// The date of `<time datetime="…">…</time>` and other HTML, which Drupal puts into feeds, and of
  /// `/Date(1702565580000)/`, which .NET does.
  private static func bare(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.first == 0x2B || bytes.first == 0x7B { return plain(bytes) }
    guard let first = bytes.first, first == 0x3C || first == 0x2F || bytes.last == 0x3E else { return bytes }
    if bytes.starts(with: "/Date(".utf8), bytes.suffix(2).elementsEqual(")/".utf8) {
      // An offset behind the number says where, not when.
      let number = bytes[6..<(bytes.count - 2)]
      return Array(number.prefix(1) + number.dropFirst().prefix { $0.isDigit })
    }
    if bytes.starts(with: "<time".utf8) || bytes.starts(with: "<span".utf8) {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in ["datetime=\"", "content=\""] {
        if let range = text.firstRange(of: name) { return Array(text[range.upperBound...].utf8.prefix { $0 != 0x22 }) }
      }
    }
    return withoutTags(bytes)
  }

  private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var isTag = false
    for byte in bytes {
      switch byte {
      case 0x3C:
        isTag = true
        text.append(0x20)
      case 0x3E where isTag: isTag = false
      default: if !isTag { text.append(byte) }
      }
    }
    let date = Array(text[...].trimmedSpace)
    // A year alone tells nothing there.
    return date.count > 4 ? date : bytes
  }
}
