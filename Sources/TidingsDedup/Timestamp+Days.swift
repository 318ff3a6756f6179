public import TidingsModel

extension Timestamp {
  /// Whole days since 1970-01-01, UTC.
  public var daysSinceEpoch: Int { Int((Double(seconds) / 86_400).rounded(.down)) }
}
