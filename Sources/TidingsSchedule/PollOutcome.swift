public import TidingsModel

/// What a poll came to, as far as the feed's state and schedule are concerned.
public enum PollOutcome: Sendable, Equatable {
  /// A whole document that was parsed.
  case feed(FeedNews)
  /// A 200 whose whole body is byte for byte the last one that was parsed: it is not parsed again.
  /// - Parameter movedTo: as `FeedNews.movedTo`.
  case sameBody(validators: Validators, maxAge: Int?, movedTo: String? = nil)
  /// A 304, with the validators and the max-age it bore.
  case notModified(validators: Validators, maxAge: Int?)
  case failed(PollFailure)
  /// A 410.
  case gone
}
