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

  public struct Reading: Sendable, Hashable {
    /// The instant; its offset is the source's, or that of the zone rule, or zero.
    public var timestamp: Timestamp
    /// Whether the text itself says the offset.
    public var givesOffset: Bool
    public var precision: Precision
  }

  /// - Parameters:
  ///   - language: the language the date is written for (BCP 47), which decides what `03/04/2023` means.
  ///   - zone: what a date without an offset is taken to be in; without one, UTC.
  public static func read(_ text: String, language: String? = nil, zone: ZoneRule? = nil) -> Result<Reading, Refusal> {
    guard let timestamp = Timestamp(rfc3339: text) else { return .failure(.unreadable) }
    return .success(Reading(timestamp: timestamp, givesOffset: true, precision: .second))
  }
}
