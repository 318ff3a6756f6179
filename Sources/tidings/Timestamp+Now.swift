import TidingsModel

extension Timestamp {
  /// The system's clock, UTC.
  static var now: Timestamp { SystemClock().now() }
}
