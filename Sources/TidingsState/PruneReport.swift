/// What a pruning dropped.
public struct PruneReport: Sendable, Equatable {
  /// Articles that no feed has had for a year.
  public var articles = 0
  /// Keys that no document has held for a year.
  public var keys = 0
  /// Fingerprints that near duplicates were looked for by: older than seven days.
  public var nearDuplicateMarks = 0

  /// Of a pruning that has dropped nothing yet.
  public init() {}
}
