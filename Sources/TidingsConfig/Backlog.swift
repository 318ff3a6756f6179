/// How much of a newly added feed is delivered; the rest counts as seen.
public enum Backlog: Sendable, Equatable {
  case all
  /// The newest so many, 0 and up.
  case count(Int)
  /// What was published within so many seconds.
  case age(Double)
}
