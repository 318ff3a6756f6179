public import Logging
internal import Synchronization
public import TidingsConfig
public import TidingsFetch
public import TidingsModel
internal import TidingsSchedule
public import TidingsState

/// Subscribes to feeds at the hubs that their publishers name, and polls a feed at once when its hub gives notice (WebSub).
///
/// A notice is taken as a reason to ask the publisher, never as the feed itself: what is delivered comes the same way with
/// a hub and without, and feeds go on being polled in case a hub falls silent.
public actor Subscriptions {
  /// What a hub's question or notice is answered with.
  public struct Answer: Sendable, Equatable {
    /// The HTTP status: 200 where a hub's question is answered as it hopes, 202 where a notice was taken, else 404 or
    /// 410.
    public var status: Int
    /// The body: the challenge that the hub sent where it is confirmed (WebSub section 5.3), else empty or a reason.
    public var text: String
  }

  /// Seconds between two looks at whose lease is about to end.
  private static let checkInterval = 30.0

  private enum Event: Sendable {
    case document(FeedID, HubOffer?)
    case notice(FeedID)
    case check
    case options(HTTPOptions)
  }

  private let fetcher: HTTPFetcher
  private let store: any SubscriptionStore & HoldStore
  private var http: HTTPOptions
  private let callbacks: CallbackAddress
  private let clock: any WallClock
  private let log: Logger
  private let events: AsyncStream<Event>
  private let inbox: AsyncStream<Event>.Continuation
  /// The feeds that are subscribed to, for `note`, which most polls need not trouble this actor with.
  private nonisolated let known = Mutex<Set<FeedID>>([])

  private let follower: NoticeFollower
  private var subscriptions = SubscriptionRegister()
  /// What feeds' documents last offered, where they name several hubs.
  private var offers: [FeedID: HubOffer] = [:]
  /// The hubs that took no subscription when they were last asked.
  private var unwilling: Set<String> = []

  /// - Parameters:
  ///   - publicURL: where hubs reach the server: `websub/` and a word for each feed are added to it.
  ///   - clock: tells when leases end.
  public init(
    fetcher: HTTPFetcher, store: any SubscriptionStore & HoldStore, http: HTTPOptions, publicURL: String,
    clock: any WallClock, log: Logger
  ) {
    self.fetcher = fetcher
    self.store = store
    self.http = http
    callbacks = CallbackAddress(publicURL: publicURL)
    follower = NoticeFollower(clock: clock)
    self.clock = clock
    self.log = log
    (events, inbox) = AsyncStream.makeStream()
  }

  /// Hears what a poll came to. Brief.
  public nonisolated func note(_ report: PollReport) {
    guard case .document = report.result else { return }
    guard report.hub != nil || known.withLock({ $0.contains(report.feed) }) else { return }
    inbox.yield(.document(report.feed, report.hub))
  }

  /// Has those of feeds that are no longer configured ended, and hubs asked with the new options. Brief.
  public nonisolated func noteReload(_ http: HTTPOptions) {
    inbox.yield(.options(http))
    inbox.yield(.check)
  }

  /// Hands subscriptions over to the new ids of feeds, as the state has done: hubs know them by their callbacks.
  /// - Parameter renamed: the new ids by the old ones.
  public func rename(_ renamed: [FeedID: FeedID]) {
    guard !renamed.isEmpty else { return }
    subscriptions.rename(renamed)
    let moved = renamed.compactMap { old, new in offers[old].map { (new, $0) } }
    for (old, new) in renamed {
      offers[old] = nil
      offers[new] = nil
    }
    for (feed, offer) in moved { offers[feed] = offer }
    let feeds = Set(subscriptions.feedIDs)
    known.withLock { $0 = feeds }
  }

  /// Takes up the subscriptions that the state remembers.
  public func load() async throws {
    for var subscription in try await store.subscriptions() {
      let callback = callbacks.url(token: subscription.token)
      if subscription.callback != callback { subscription.move(to: callback, at: clock.now()) }
      keep(subscription)
    }
  }

  /// Works until cancelled.
  public func run(_ scheduler: PollScheduler) async {
    await withDiscardingTaskGroup { group in
      group.addTask { [clock, inbox] in
        while !Task.isCancelled {
          inbox.yield(.check)
          try? await clock.sleep(until: clock.now().advanced(by: Self.checkInterval))
        }
      }
      for await event in events {
        switch event {
        case .document(let feed, let offer): group.addTask { await self.take(offer, of: feed, scheduler) }
        case .notice(let feed): group.addTask { await self.follow(feed, scheduler) }
        case .options(let options): http = options
        case .check:
          for id in await scheduler.unconfigured(of: subscriptions.feedIDs) {
            await drop(id, because: "the feed is no longer configured")
          }
          for feed in subscriptions.due(at: clock.now()) {
            group.addTask { await self.ask(feed, scheduler) }
          }
        }
      }
      group.cancelAll()
    }
  }

  /// How many subscriptions hubs have confirmed, and how many not.
  public var tally: (confirmed: Int, unconfirmed: Int) { subscriptions.tally(at: clock.now()) }

  // MARK: What publishers offer

  private func take(_ offer: HubOffer?, of feed: FeedID, _ scheduler: PollScheduler) async {
    let present = subscriptions[feed]
    guard let offer else {
      if present != nil { await drop(feed, because: "the feed names no hub any more") }
      return
    }
    offers[feed] = offer.hubs.count > 1 ? offer : nil
    if let present, present.topic == offer.topic, offer.hubs.contains(present.hub) { return }
    keep(fresh(feed, topic: offer.topic, hub: offer.hubs[0]))
    await ask(feed, scheduler)
  }

  /// A subscription that no hub has been asked for, with a callback and a secret of its own.
  private func fresh(_ feed: FeedID, topic: String, hub: String) -> Subscription {
    Subscription(
      feed: feed, topic: topic, hub: hub, callback: callbacks.url(token: CallbackAddress.newToken()),
      secret: CallbackAddress.newSecret(), askAt: clock.now())
  }

  private func keep(_ subscription: Subscription) {
    subscriptions.put(subscription)
    known.withLock { _ = $0.insert(subscription.feed) }
  }

  private func drop(_ feed: FeedID, because reason: String) async {
    subscriptions.remove(feed)
    offers[feed] = nil
    known.withLock { _ = $0.remove(feed) }
    log.info("subscription ended", metadata: ["feed": "\(feed)", "reason": "\(reason)"])
    await store { try await $0.removeSubscription(of: feed) }
  }

  /// What cannot be written now is not lost for long: a hub is asked again, at the latest after the next start.
  private func store(_ change: (any SubscriptionStore & HoldStore) async throws -> Void) async {
    do { try await change(store) } catch {
      log.warning("a subscription could not be remembered", metadata: ["error": "\(error)"])
    }
  }

  // MARK: Asking hubs

  private func ask(_ id: FeedID, _ scheduler: PollScheduler) async {
    guard let feed = await scheduler.configuration(of: id) else {
      return await drop(id, because: "the feed is no longer configured")
    }
    guard var subscription = subscriptions[id], subscription.askAt <= clock.now() else { return }
    if subscription.asked > 0, let hub = offers[id]?.hub(after: subscription.hub), hub != subscription.hub {
      // The one that was asked has not confirmed; another may.
      let asked = subscription.asked
      subscription = fresh(id, topic: subscription.topic, hub: hub)
      subscription.asked = asked
    }
    subscription.noteAsked(at: clock.now())
    await remember(subscription)
    guard let problem = await refusal(of: subscription, to: feed, scheduler) else {
      unwilling.remove(subscription.hub)
      return
    }
    // Said of a hub once, however many feeds name it.
    log.log(
      level: unwilling.insert(subscription.hub).inserted ? .notice : .debug,
      "the hub takes no subscription; the feed is polled as before",
      metadata: ["feed": "\(id)", "hub": "\(subscription.hub)", "error": "\(problem)"])
    // Another may stand in its place by now, or the hub have confirmed all the same.
    guard var refused = subscriptions[id], refused.token == subscription.token, refused.asked > 0 else { return }
    refused.trouble = problem
    let isNextAtOnce = offers[id].map { !$0.isLast(refused.hub) } ?? false
    if isNextAtOnce { refused.askAt = clock.now() }
    await remember(refused)
    if isNextAtOnce { await ask(id, scheduler) }
  }

  /// Asks a hub. What came of it, in words, unless it will see to it; `nil`, too, where the daemon ends.
  private func refusal(
    of subscription: Subscription, to feed: FeedConfiguration, _ scheduler: PollScheduler
  ) async -> String? {
    do {
      let response = try await fetcher.fetch(FetchRequest(subscribing: subscription, to: feed, http: http))
      guard !(200..<300).contains(response.status) else { return nil }
      if response.status == 429, let host = WebURL(response.url)?.server {
        let wait = min(Double(response.retryAfter ?? HTTPFetcher.pauseAfter429), Schedule.longestHold)
        let hold = HostHold(host: host, until: clock.now().advanced(by: wait))
        await scheduler.note(hold)
        await store { try await $0.hold(hold) }
      }
      return HTTPStatus.words(response.status)
    } catch {
      return Task.isCancelled ? nil : "\(error)"
    }
  }

  /// Answers a hub that asks whether a subscription is meant, or says that there will be none (WebSub sections 5.2, 5.3).
  public func confirm(token: String, query: [String: String]) async -> Answer {
    guard var subscription = subscriptions[token: token], query["hub.topic"] == subscription.topic else {
      return Answer(status: 404, text: "no such subscription")
    }
    let id = subscription.feed
    switch query["hub.mode"] {
    case "subscribe":
      guard subscription.isWanted, let challenge = query["hub.challenge"], !challenge.isEmpty else {
        return Answer(status: 404, text: "nobody asked for it")
      }
      let lease = subscription.noteConfirmed(lease: query["hub.lease_seconds"], at: clock.now())
      log.info(
        "subscribed", metadata: ["feed": "\(id)", "hub": "\(subscription.hub)", "lease_seconds": "\(Int(lease))"])
      await remember(subscription)
      return Answer(status: 200, text: challenge)
    case "denied":
      let reason = query["hub.reason"].map { String($0.prefix(200)) } ?? "none given"
      let isNextAtOnce = offers[id].map { !$0.isLast(subscription.hub) } ?? false
      subscription.noteDenied(reason: reason, isNextAtOnce: isNextAtOnce, at: clock.now())
      log.notice(
        "the hub denies the subscription; the feed is polled as before",
        metadata: ["feed": "\(id)", "hub": "\(subscription.hub)", "reason": "\(reason)"])
      await remember(subscription)
      if isNextAtOnce { inbox.yield(.check) }
      return Answer(status: 200, text: "")
    default:
      // Only this program ends its subscriptions, by letting them run out.
      return Answer(status: 404, text: "nobody asked for it")
    }
  }

  private func remember(_ subscription: Subscription) async {
    keep(subscription)
    await store { try await $0.put(subscription) }
  }

  // MARK: Notices

  /// What takes a notice to a callback; `nil`: the callback is none of ours.
  public func intake(token: String, signature: String?) -> NoticeIntake? {
    guard let subscription = subscriptions[token: token] else { return nil }
    return NoticeIntake(token: token, signature: signature, secret: subscription.secret, limit: http.maxBytes)
  }

  /// Takes a notice that has come whole. One that is not rightly signed is answered all the same, and does nothing
  /// (WebSub section 7.1).
  /// - Parameter notice: `nil`: to a callback that is none of ours.
  public func take(_ notice: NoticeIntake?) -> Answer {
    guard let notice, let subscription = subscriptions[token: notice.token] else {
      return Answer(status: 410, text: "no such subscription")
    }
    if notice.isRight() {
      inbox.yield(.notice(subscription.feed))
    } else {
      log.debug(
        "a notice without the right signature",
        metadata: ["feed": "\(subscription.feed)", "hub": "\(subscription.hub)"])
    }
    return Answer(status: 202, text: "")
  }

  /// Polls a feed as its hub told of a change.
  private func follow(_ id: FeedID, _ scheduler: PollScheduler) async {
    guard await scheduler.configuration(of: id) != nil else {
      return await drop(id, because: "the feed is no longer configured")
    }
    await follower.follow(id, scheduler)
  }
}
