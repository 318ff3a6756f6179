public import TidingsModel

/// Which items pass, by what they say and where they come from.
public struct ItemFilter: Sendable, Equatable {
  /// The item must match one of these; empty: every item does.
  public var include: [FilterRule]
  /// The item must match none of these.
  public var exclude: [FilterRule]
  /// All of these must be among the feed's tags or the item's own.
  public var tags: [String]
  /// The item must come from one of these feeds; empty: any.
  public var feeds: Set<FeedID>

  public init(
    include: [FilterRule] = [], exclude: [FilterRule] = [], tags: [String] = [], feeds: Set<FeedID> = []
  ) {
    self.include = include
    self.exclude = exclude
    self.tags = tags
    self.feeds = feeds
  }

  /// Whether it matters which feed carries an item, or how that is tagged.
  public var looksAtFeeds: Bool {
    !feeds.isEmpty || !tags.isEmpty || (include + exclude).contains { $0.looksAtTags }
  }

  /// Whether an item passes.
  /// - Parameters:
  ///   - feed: the feed that carried it, `nil` where that does not matter
  ///   - feedTags: the feed's configured tags
  public func allows(_ item: Item, feed: FeedID? = nil, feedTags: [String] = []) -> Bool {
    if !feeds.isEmpty {
      guard let feed, feeds.contains(feed) else { return false }
    }
    let reading = FilterReading(item: item, feedTags: feedTags)
    guard tags.allSatisfy({ reading.bears(tag: $0) }) else { return false }
    if exclude.contains(where: { $0.matches(reading) }) { return false }
    return include.isEmpty || include.contains { $0.matches(reading) }
  }
}
