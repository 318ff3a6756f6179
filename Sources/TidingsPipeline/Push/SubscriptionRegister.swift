internal import TidingsModel

/// The subscriptions of all feeds, one each, found by the feed or by the word in their callback.
struct SubscriptionRegister {
  private var byFeed: [FeedID: Subscription] = [:]
  private var feeds: [String: FeedID] = [:]

  var feedIDs: [FeedID] { Array(byFeed.keys) }

  subscript(feed: FeedID) -> Subscription? { byFeed[feed] }
  subscript(token token: String) -> Subscription? { feeds[token].flatMap { byFeed[$0] } }

  /// Instead of the feed's former one, if there is one.
  mutating func put(_ subscription: Subscription) {
    if let former = byFeed.updateValue(subscription, forKey: subscription.feed) { feeds[former.token] = nil }
    feeds[subscription.token] = subscription.feed
  }

  /// Hands subscriptions over to the new ids of feeds, all at once: some may be others' of before.
  /// - Parameter renamed: the new ids by the old ones.
  mutating func rename(_ renamed: [FeedID: FeedID]) {
    let moved = renamed.keys.compactMap { byFeed[$0] }
    for (old, new) in renamed {
      remove(old)
      remove(new)
    }
    for var subscription in moved {
      subscription.feed = renamed[subscription.feed] ?? subscription.feed
      put(subscription)
    }
  }

  mutating func remove(_ feed: FeedID) {
    if let token = byFeed.removeValue(forKey: feed)?.token { feeds[token] = nil }
  }

  /// The feeds whose hubs are to be asked.
  mutating func due(at now: Timestamp) -> [FeedID] {
    for feed in byFeed.keys { byFeed[feed]?.reckonAnew(at: now) }
    return byFeed.values.filter { $0.askAt <= now }.map(\.feed)
  }

  /// How many subscriptions hubs have confirmed, and how many not.
  func tally(at now: Timestamp) -> (confirmed: Int, unconfirmed: Int) {
    let confirmed = byFeed.values.count { $0.leaseEnd.map { $0 > now } ?? false }
    return (confirmed, byFeed.count - confirmed)
  }
}
