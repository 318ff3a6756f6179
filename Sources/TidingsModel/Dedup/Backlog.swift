/// How much of a newly added feed is delivered; the rest is remembered as seen.
public enum Backlog: Sendable, Hashable {
  case all
  /// The newest so many items, 0 and up.
  case latest(Int)
  /// Items at most so many seconds old. One without a date counts as new.
  case within(seconds: Int64)
}
