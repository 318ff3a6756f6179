/// Whether an article's page was asked for, and answered.
public enum PageRequest: Sendable, Hashable {
  /// It is not wanted.
  case none
  /// It is to be asked for if the article is to be delivered: until then it is as good as read.
  case intended
  /// The article was taken from it.
  case read
  /// It does not have the article, or is not there, and that is the last word.
  case empty
  /// There was none, or one that asks to come again later. The article goes out as the feed has it; while its item
  /// stands in the feed, the next polls ask again.
  case missed
  /// As `missed`, but it was not even asked for, as others of its host had failed: this is no try.
  case postponed

  /// Whether it was wanted and the article was not to be had from it.
  var isUnread: Bool { self == .empty || isAwaited }

  /// Whether the next polls are to ask for it.
  public var isAwaited: Bool { self == .missed || self == .postponed }
}
