import TidingsModel
import TidingsPipeline

extension Timestamp {
  /// The system's clock, UTC.
  static var now: Timestamp { SystemClock().now() }
}
