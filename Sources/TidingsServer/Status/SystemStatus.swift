public import TidingsConfig
public import TidingsModel
internal import TidingsSchedule
public import TidingsState

/// How the feeds and the state stand at one time; what `tidings status` and the status page show.
public struct SystemStatus: Sendable {
  /// A feed as configured and what is remembered of it.
  public struct Entry: Sendable {
    /// As configured, present address and options.
    public var feed: FeedConfiguration
    /// What is remembered of it; `nil` for one that was never polled.
    public var state: FeedState?
    /// Until when its host is left alone.
    public var hostHeldUntil: Timestamp?
    /// What its hub was asked for.
    public var subscription: Subscription?
    /// When an answer came some of whose articles' pages are still to be read; `nil` where there is none.
    public var pagesAwaitedSince: Timestamp?
    /// Whether it is due for them: nothing reads them just now, and nobody asked to be left alone.
    fileprivate var isDueForPages = false
    /// Seconds by which the clock was ahead when the feed was last polled.
    fileprivate var clockLead = 0.0

    /// The sick first. Of a feed that has `teasers` the pages of the articles are not to be had.
    public enum Health: Int, Sendable, CaseIterable { case failing, gone, held, teasers, new, well }

    /// How the feed does. A hold that has ended by `now` counts no more, nor does one of the host that ends before the feed
    /// is due.
    public func health(at now: Timestamp) -> Health {
      let isHostHeld = hostHeldUntil.map { $0 > max(now, nextDue ?? now) } ?? false
      guard let state else { return isHostHeld ? .held : .new }
      if state.goneSince != nil { return .gone }
      if state.failures > 0 { return state.hold(at: now) != nil ? .held : .failing }
      if isHostHeld { return .held }
      if pageTrouble != nil { return .teasers }
      return state.lastPolled == nil ? .new : .well
    }

    /// What keeps the pages of its articles from being read, in words.
    public var pageTrouble: String? { feed.options.fullText == .never ? nil : state?.pageTroubleInWords }

    /// A time that was reckoned by a clock that was ahead is no time: the daemon plans such feeds anew as it starts.
    private var nextDue: Timestamp? { state?.nextDue?.advanced(by: -clockLead) }

    /// When it is polled next, and why then.
    public var due: (time: Timestamp, reason: String)? {
      let next = nextDue
      if let held = hostHeldUntil, held > next ?? held.advanced(by: -1) {
        return (held, "its host asked (429) to be left alone")
      }
      if isDueForPages, let since = pagesAwaitedSince { return (since, "articles wait for their pages") }
      let reason = state?.dueReason ?? ""
      return next.map { ($0, clockLead > 0 ? "\(reason); the clock was ahead when it was last polled" : reason) }
    }
  }

  /// The time for which all this holds, and from which waits are counted.
  public var now: Timestamp
  /// The sick first, then by id.
  public var entries: [Entry]
  /// How much the state holds at that time.
  public var counts: StateCounts

  /// Seconds for which a command may well be reading the pages of an answer that it keeps.
  private static let longestRead = 60.0

  /// - Parameters:
  ///   - remembered: what is remembered of a feed.
  ///   - holds: until when hosts are left alone.
  ///   - subscriptions: what hubs were asked for.
  ///   - unfinished: when answers came some of whose articles' pages are still to be read.
  ///   - isPolling: whether a daemon is there, which reads them as soon as it starts.
  public init(
    feeds: [FeedConfiguration], state remembered: (FeedID) -> FeedState?, holds: [String: Timestamp],
    subscriptions: [FeedID: Subscription] = [:], unfinished: [FeedID: Timestamp] = [:], isPolling: Bool = false,
    counts: StateCounts, now: Timestamp
  ) {
    self.now = now
    self.counts = counts
    // What reaches further than any hold can was noted by a clock that was ahead.
    let latestHold = now.advanced(by: Schedule.longestHold)
    let holds = holds.filter { $0.value > now && $0.value <= latestHold }
    var ranked: [(health: Int, entry: Entry)] = feeds.map { feed in
      var state = remembered(feed.id).map { $0.configured(as: feed.url) }
      // What is recorded is promised to be delivered; what waits in the outbox is not yet.
      if let waiting = counts.outboxByFeed[feed.id], let promised = state?.delivered {
        state?.delivered = max(0, promised - waiting)
      }
      var entry = Entry(feed: feed, state: state, subscription: subscriptions[feed.id])
      entry.pagesAwaitedSince = unfinished[feed.id]
      entry.clockLead = state?.clockLead(at: now) ?? 0
      if !holds.isEmpty { entry.hostHeldUntil = WebURL(state?.requestURL ?? feed.url)?.server.flatMap { holds[$0] } }
      entry.isDueForPages =
        !isPolling && entry.pagesAwaitedSince.map { $0.advanced(by: Self.longestRead) < now } ?? false
        && entry.hostHeldUntil == nil && state?.hold(at: now) == nil
      return (entry.health(at: now).rawValue, entry)
    }
    ranked.sort { ($0.health, $0.entry.feed.id) < ($1.health, $1.entry.feed.id) }
    entries = ranked.map(\.entry)
  }

  /// `45s`, `12m`, `3h`, `9d`
  public static func span(_ seconds: Int64) -> String {
    switch max(0, seconds) {
    case ..<120: "\(max(0, seconds))s"
    case ..<7200: "\(seconds / 60)m"
    case ..<172_800: "\(seconds / 3600)h"
    default: "\(seconds / 86_400)d"
    }
  }
}
