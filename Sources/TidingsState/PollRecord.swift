public import TidingsDedup
public import TidingsModel

/// The outcome of a poll that brought a document, as it is put to the store.
public struct PollRecord: Sendable {
  /// The feed as its articles name it.
  public var feed: FeedReference
  /// The feed's state after the poll, validators included. `delivered` is kept by the store: what stands here in its
  /// place is not read.
  public var state: FeedState
  /// The document's own link (`home_page_url`): an item whose link is the same has no link of its own.
  public var channelLink: String?
  /// All items of the document, in its order.
  public var items: [Candidate]
  /// How the feed's items are told apart, and which of them are delivered.
  public var policy: DedupPolicy
  /// When the document was fetched.
  public var time: Timestamp
  /// Whether all of the document is here; else what is kept of it (`UnfinishedPollStore`) stays for the rest.
  public var isFinished = true
  /// The names of the queues an article goes to, in the order in which they are configured. None: it is remembered, and
  /// delivered nowhere.
  public var queues: @Sendable (Article) -> [String]
  /// Of these, the queues that take the article from its feed and from none of those that brought it before, which are
  /// given with their tags as last configured; `nil` where no queue looks at feeds or their tags.
  public var furtherQueues: (@Sendable (Article, [FeedReference]) -> [String])?
  /// The last word on the feed's state, once it is known what became of the items: when the feed is due next may depend
  /// on whether they brought news. Called inside the transaction; brief and pure.
  public var settle: @Sendable (FeedState, [Outcome]) -> FeedState

  /// Unless more is given, every article is for the queue `all`, and nothing in the feed's state depends on what became of
  /// the items.
  public init(
    feed: FeedReference, state: FeedState, channelLink: String? = nil, items: [Candidate],
    policy: DedupPolicy = DedupPolicy(), time: Timestamp,
    queues: @escaping @Sendable (Article) -> [String] = { _ in ["all"] },
    furtherQueues: (@Sendable (Article, [FeedReference]) -> [String])? = nil,
    settle: @escaping @Sendable (FeedState, [Outcome]) -> FeedState = { state, _ in state }
  ) {
    self.feed = feed
    self.state = state
    self.channelLink = channelLink
    self.items = items
    self.policy = policy
    self.time = time
    self.queues = queues
    self.furtherQueues = furtherQueues
    self.settle = settle
  }
}
