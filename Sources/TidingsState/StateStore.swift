public import TidingsDedup
public import TidingsModel

/// All that is remembered between polls. Who needs a part of it asks for that part only.
public protocol StateStore: FeedStateStore, PollStore, UnfinishedPollStore, HoldStore, Outbox, StateHealth, StateUpkeep,
  SiteStore, SubscriptionStore
{
  /// Writes out what is waiting and ends. Later calls fail with `StateError.closed`.
  func close() async throws
}

/// What is remembered of feeds.
public protocol FeedStateStore: Sendable {
  /// The states of all feeds that are not forgotten.
  func feedStates() async throws -> [FeedState]
  /// Hands out the same one by one, when there may be too many to hold at once.
  func eachFeedState(_ body: @escaping @Sendable (FeedState) -> Void) async throws
  /// Hands out the ids of the same, and of those whose first poll did not come to its end, and the address that each was
  /// configured with.
  func eachConfiguredURL(_ body: @escaping @Sendable (FeedID, String) -> Void) async throws

  /// Takes note of feeds that are configured now and were not before, under this id or at this address. One whose address
  /// is that of a single feed which is not configured any more, or not under its id, is that feed under a new id, and keeps
  /// all that is known of it; a feed that had the id until now is forgotten, unless it has got another one. Polls of it that
  /// are recorded under its old id only later count for the new one.
  /// - Parameter gone: the addresses of feeds that are not forgotten yet and not configured any more under their id; those
  ///   that were never polled, too, as their first poll may be under way.
  /// - Returns: the new ids of feeds that got one, by the old ones.
  @discardableResult
  func adopt(_ added: [FeedReference], gone: [FeedID: String]) async throws -> [FeedID: FeedID]

  /// Forgets the validators and history of feeds that are no longer configured. What they delivered stays known
  /// for a year at least, so that adding them again does not deliver it twice. A poll of theirs that is recorded only
  /// later does not bring them back, even where this throws.
  func forget(_ feeds: [FeedID]) async throws

  /// Tells which feeds that the state knows are not configured at present, though they are not to be forgotten. Until the
  /// state is closed their last documents hold no article: nobody looks at them.
  func setAside(_ feeds: [FeedID])
}

/// Takes what polls come to.
public protocol PollStore: Sendable {
  /// What would become of the items if they were recorded now, in their order. Nothing is written; another poll may
  /// change the answer before `record`, which alone decides.
  func preview(_ poll: PollRecord) async throws -> [Outcome]

  /// Records what a document brought in one transaction: keys, the feed's state and the outbox rows of what is to be
  /// delivered. Returns when the transaction is durable.
  func record(_ poll: PollRecord) async throws -> PollResult

  /// Takes note of a poll without a document. It is durable with the next group, a second later at most: a power failure
  /// may forget it, which costs one request, never an article.
  /// - Throws: `StateError.closed`
  func note(_ poll: QuietPoll) throws(StateError)
}

/// The polls whose articles' pages are still to be read, one a feed at most. `PollStore.record` ends a feed's.
public protocol UnfinishedPollStore: Sendable {
  /// Keeps a poll in place of the feed's earlier one. Returns when that is durable.
  func keep(_ poll: UnfinishedPoll) async throws
  /// The feeds that have one.
  var unfinishedFeeds: Set<FeedID> { get }
  /// `nil` where a feed has none.
  func unfinishedPoll(of feed: FeedID) async throws -> UnfinishedPoll?
  /// Counts that a feed's is taken up, as soon as that is durable enough to outlive the program.
  /// - Returns: how often it was, this time included, since the program last left it in good order: more than once where
  ///   the program was killed meanwhile.
  func countTry(ofUnfinishedPollOf feed: FeedID) async throws -> Int
  /// Ends a feed's without its articles; one that is not there does no harm.
  func dropUnfinishedPoll(of feed: FeedID) async throws
}

/// The hosts that asked to be left alone.
public protocol HoldStore: Sendable {
  /// All that are remembered, past ones included.
  func hostHolds() async throws -> [HostHold]
  /// Remembers a hold; the later of two stands.
  func hold(_ hold: HostHold) async throws
  /// Those that hold for the pages of articles alone, past ones included.
  func pageHolds() async throws -> [HostHold]
  /// Remembers a hold for the pages of articles alone; the later of two stands.
  func holdPages(_ hold: HostHold) async throws
}

/// The articles whose delivery is promised but not yet done.
public protocol Outbox: Sendable {
  /// The oldest rows, in the order of delivery: none only where there are none, fewer than the limit where they are long.
  func outbox(limit: Int) async throws -> [OutboundArticle]
  /// Rows after a name, in the order of delivery: for reading a long outbox in parts without removing it.
  func outbox(after name: SpoolName?, limit: Int) async throws -> [OutboundArticle]
  /// Removes rows whose files are durably in the spool. Names that are not there do no harm.
  func remove(_ names: [SpoolName]) async throws
}

/// Whether the state can be written.
public protocol StateHealth: Sendable {
  /// Whether what is written still reaches whoever opens the state by its path.
  /// - Throws: `StateError.displaced`
  func checkPlace() throws(StateError)

  /// Writes as much as a poll of some size would, and makes it durable: whether the state can be written again.
  /// - Throws: `StateError`: why it cannot.
  func probe() async throws

  /// Whether the file system has so little room that a poll may be written, and what follows from it not.
  var isRoomScarce: Bool { get }
}

/// What keeps the state small, and what it counts.
public protocol StateUpkeep: Sendable {
  /// Drops keys that are a year old and whose item no longer stands in its feed, near-duplicate marks of more than
  /// seven days, and old counters.
  func prune(now: Timestamp) async throws -> PruneReport

  /// How much the state holds now.
  func counts() async throws -> StateCounts
  /// Articles delivered and polls failed, by day and feed, from the day given on, oldest first.
  func dailyCounts(since: Timestamp) async throws -> [DailyCount]
}

/// What the article extractor remembers of sites.
public protocol SiteStore: Sendable {
  /// `nil` when there is nothing or it has expired.
  func siteValue(host: String, key: String, now: Timestamp) async throws -> [UInt8]?
  /// Keeps a value until it expires, in place of the earlier one; `nil` removes it.
  /// - Parameters:
  ///   - host: as a URL has it, in lower case.
  ///   - key: names what is remembered of the site.
  func setSiteValue(_ value: [UInt8]?, host: String, key: String, expires: Timestamp) async throws
}

/// The subscriptions at hubs (WebSub), those not yet confirmed too.
public protocol SubscriptionStore: Sendable {
  /// All of them, one a feed at most.
  func subscriptions() async throws -> [Subscription]
  /// Remembers a subscription in place of the feed's earlier one.
  func put(_ subscription: Subscription) async throws
  /// Forgets a feed's subscription; one that is not there does no harm.
  func removeSubscription(of feed: FeedID) async throws
}
