internal import TidingsPipeline

/// Takes a request's body, part by part as it comes.
protocol BodyTaker: Sendable {
  /// Bytes at most.
  var limit: Int { get }
  func take(_ bytes: ArraySlice<UInt8>)
}

extension NoticeIntake: BodyTaker {}
