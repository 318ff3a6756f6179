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

  /// Seconds of the lease that is asked for.
  static let lease = 864_000.0
  /// Seconds that a confirmed lease counts at least and at most, whatever the hub says.
  static let leaseRange = 1.0...2_592_000.0
  /// Seconds until a hub is asked to go on at the earliest, however short its leases are.
  static let shortestRenewal = 300.0
  /// Seconds a hub has to confirm before it is asked again; they double each time, up to a day.
  static let confirmation = 600.0
  static let longestWait = 86_400.0
  /// Seconds between two looks at whose lease is about to end.
  static let checkInterval = 30.0
  /// Seconds until a feed that was unchanged in spite of a notice is asked once more: a cache may lie before it.
  static let secondLook = 60.0
  /// Seconds between two polls that notices bring about.
  static let shortestGap = 10.0

  private enum Event: Sendable {
    case document(FeedID, HubOffer?)
    case notice(FeedID)
    case check
    case options(HTTPOptions)
  }

  private let fetcher: HTTPFetcher
  private let store: any SubscriptionStore & HoldStore
  private var http: HTTPOptions
  private let publicURL: String
  private let clock: any WallClock
  private let log: Logger
  private let events: AsyncStream<Event>
  private let inbox: AsyncStream<Event>.Continuation
  /// The feeds that are subscribed to, for `note`, which most polls need not trouble this actor with.
  private nonisolated let known = Mutex<Set<FeedID>>([])

  private var subscriptions: [FeedID: Subscription] = [:]
  private var feeds: [String: FeedID] = [:]
  /// What feeds' documents last offered, where they name several hubs.
  private var offers: [FeedID: HubOffer] = [:]
  /// The hubs that took no subscription when they were last asked.
  private var unwilling: Set<String> = []
  /// The feeds that are being polled because of a notice, and whether another came meanwhile.
  private var noticed: [FeedID: Bool] = [:]

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
    self.publicURL = publicURL.hasSuffix("/") ? publicURL : publicURL + "/"
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

  /// Takes up the subscriptions that the state remembers.
  public func load() async throws {
    for var subscription in try await store.subscriptions() {
      let callback = self.callback(subscription.token)
      if subscription.callback != callback {
        subscription.callback = callback
        subscription.askAt = clock.now()
      }
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
          for id in await scheduler.unconfigured(of: Array(subscriptions.keys)) {
            await drop(id, because: "the feed is no longer configured")
          }
          let now = clock.now()
          reckonAnew(at: now)
          for subscription in subscriptions.values where subscription.askAt <= now {
            group.addTask { await self.ask(subscription.feed, scheduler) }
          }
        }
      }
      group.cancelAll()
    }
  }

  /// Takes times that are further ahead than any lease can be for what they are: reckoned by a clock that was ahead. They
  /// would let subscriptions run out unseen.
  private func reckonAnew(at now: Timestamp) {
    let latest = now.advanced(by: Self.leaseRange.upperBound)
    for var subscription in subscriptions.values where subscription.askAt > latest {
      subscription.askAt = now
      subscription.leaseEnd = nil
      keep(subscription)
    }
  }

  /// How many subscriptions hubs have confirmed, and how many not.
  public var tally: (confirmed: Int, unconfirmed: Int) {
    let now = clock.now()
    let confirmed = subscriptions.values.count { $0.leaseEnd.map { $0 > now } ?? false }
    return (confirmed, subscriptions.count - confirmed)
  }

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
      feed: feed, topic: topic, hub: hub, callback: callback(Self.word(16)), secret: Self.word(32), askAt: clock.now())
  }

  /// Instead of the feed's former one, if there is one.
  private func keep(_ subscription: Subscription) {
    if let former = subscriptions.updateValue(subscription, forKey: subscription.feed) { feeds[former.token] = nil }
    feeds[subscription.token] = subscription.feed
    known.withLock { _ = $0.insert(subscription.feed) }
  }

  private func drop(_ feed: FeedID, because reason: String) async {
    if let token = subscriptions.removeValue(forKey: feed)?.token { feeds[token] = nil }
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
    let wait = min(Self.longestWait, Self.confirmation * Double(1 << min(subscription.asked, 10)))
    subscription.askAt = clock.now().advanced(by: wait)
    subscription.asked += 1
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
    guard let id = feeds[token], var subscription = subscriptions[id], query["hub.topic"] == subscription.topic else {
      return Answer(status: 404, text: "no such subscription")
    }
    switch query["hub.mode"] {
    case "subscribe":
      // Some hubs ask again by themselves when a lease is about to end.
      guard subscription.asked > 0 || subscription.leaseEnd != nil, let challenge = query["hub.challenge"],
        !challenge.isEmpty
      else {
        return Answer(status: 404, text: "nobody asked for it")
      }
      let said = query["hub.lease_seconds"].flatMap(Double.init) ?? Self.lease
      let lease = said.isFinite ? min(max(said, Self.leaseRange.lowerBound), Self.leaseRange.upperBound) : Self.lease
      let now = clock.now()
      subscription.leaseEnd = now.advanced(by: lease)
      subscription.askAt = now.advanced(by: max(lease * 0.9, Self.shortestRenewal))
      subscription.asked = 0
      subscription.trouble = nil
      log.info(
        "subscribed", metadata: ["feed": "\(id)", "hub": "\(subscription.hub)", "lease_seconds": "\(Int(lease))"])
      await remember(subscription)
      return Answer(status: 200, text: challenge)
    case "denied":
      let reason = query["hub.reason"].map { String($0.prefix(200)) } ?? "none given"
      let isNextAtOnce = offers[id].map { !$0.isLast(subscription.hub) } ?? false
      subscription.leaseEnd = nil
      subscription.askAt = clock.now().advanced(by: isNextAtOnce ? 0 : Self.longestWait)
      // So that another hub, if there is one, is the next.
      subscription.asked = max(subscription.asked, 1)
      subscription.trouble = "denied, reason: \(reason)"
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
    guard let subscription = feeds[token].flatMap({ subscriptions[$0] }) else { return nil }
    return NoticeIntake(token: token, signature: signature, secret: subscription.secret, limit: http.maxBytes)
  }

  /// Takes a notice that has come whole. One that is not rightly signed is answered all the same, and does nothing
  /// (WebSub section 7.1).
  /// - Parameter notice: `nil`: to a callback that is none of ours.
  public func take(_ notice: NoticeIntake?) -> Answer {
    guard let notice, let id = feeds[notice.token], let subscription = subscriptions[id] else {
      return Answer(status: 410, text: "no such subscription")
    }
    if notice.isRight() {
      inbox.yield(.notice(id))
    } else {
      log.debug("a notice without the right signature", metadata: ["feed": "\(id)", "hub": "\(subscription.hub)"])
    }
    return Answer(status: 202, text: "")
  }

  /// Polls a feed as its hub told of a change; notices that come meanwhile are one.
  private func follow(_ id: FeedID, _ scheduler: PollScheduler) async {
    guard await scheduler.configuration(of: id) != nil else {
      return await drop(id, because: "the feed is no longer configured")
    }
    guard noticed[id] == nil else {
      noticed[id] = true
      return
    }
    repeat {
      noticed[id] = false
      if await !poll(id, scheduler) {
        guard await pause(Self.secondLook) else { break }
        _ = await poll(id, scheduler)
      }
      guard await pause(Self.shortestGap) else { break }
    } while noticed[id] == true
    noticed[id] = nil
  }

  /// - Returns: whether that brought news.
  private func poll(_ id: FeedID, _ scheduler: PollScheduler) async -> Bool {
    for await reports in await scheduler.poll([id], forced: false) {
      if case .document(let new, let revised) = reports.first?.result { return new + revised > 0 }
    }
    return false
  }

  private func pause(_ seconds: Double) async -> Bool {
    do { try await clock.sleep(until: clock.now().advanced(by: seconds)) } catch { return false }
    return true
  }

  // MARK: Callbacks

  /// The token of a callback's path, whatever a proxy in front left before it.
  public static func token(inPath path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).suffix(2)
    guard parts.first == "websub", let token = parts.last, token.count == 32 else { return nil }
    return String(token)
  }

  private func callback(_ token: String) -> String { publicURL + "websub/" + token }

  /// So many random bytes, in hexadecimal digits.
  private static func word(_ bytes: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<bytes).map { _ in
      let byte = UInt8.random(in: .min ... .max, using: &generator)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
