public import TidingsModel

extension FeedState {
  /// After how many seconds of nothing but 304 the next request bears no validators.
  static let longestTrustInValidators: Double = 30 * 86_400

  /// The state after a poll, without the next due time: that is `Schedule`'s.
  ///
  /// Nothing but a whole document, the same body again or a 304 touches the validators, except for a status that refuses
  /// them.
  public consuming func applying(_ outcome: PollOutcome, at now: Timestamp) -> FeedState {
    var state = self
    state.lastPolled = now
    switch outcome {
    case .feed(let news):
      state.succeed(status: news.status, at: now)
      state.title = news.title ?? state.title
      state.validators = news.validators
      state.bodyHash = news.bodyHash
      state.notModifiedSince = news.wholeBodyDue?.advanced(by: -Self.longestTrustInValidators)
      state.wishes = news.wishes
      state.medianGap = ItemGaps.median(news.itemTimes, now: now)
      state.usualOffset = news.usualOffset ?? state.usualOffset
      state.fruitless = news.news > 0 ? 0 : state.fruitless + 1
      if news.news > 0 { state.lastNews = now }
      state.learn(news.movedTo)
    case .sameBody(let validators, let maxAge, let movedTo):
      state.succeed(status: 200, at: now)
      state.validators = validators
      // A document of which something is left is to be read at its time, from a server, too, that knows no 304.
      if !state.isTrustEnding(at: now) { state.notModifiedSince = nil }
      state.wishes.maxAge = maxAge
      state.fruitless += 1
      state.learn(movedTo)
    case .notModified(let validators, let maxAge):
      state.succeed(status: 304, at: now)
      // RFC 9111 section 3.2: a 304 updates what it names and leaves the rest.
      if let etag = validators.etag { state.validators.etag = etag }
      if let modified = validators.lastModified { state.validators.lastModified = modified }
      state.notModifiedSince = state.notModifiedSince ?? now
      if let maxAge { state.wishes.maxAge = maxAge }
      state.fruitless += 1
    case .failed(let failure):
      state.fail(failure, at: now)
    case .gone:
      if state.learnedURL == nil {
        state.fail(PollFailure("the publisher says the feed is gone (410)", status: 410), at: now)
        state.goneSince = state.goneSince ?? now
      } else {
        state.fail(PollFailure("the learned address is gone (410); the configured one is next", status: 410), at: now)
      }
    }
    return state
  }

  private mutating func learn(_ moved: String?) {
    if let moved { learnedURL = moved == configuredURL ? nil : moved }
  }

  private mutating func succeed(status: Int, at now: Timestamp) {
    lastSuccess = now
    lastStatus = status
    lastError = nil
    failures = 0
    failingSince = nil
    goneSince = nil
    heldUntil = nil
  }

  private mutating func fail(_ failure: PollFailure, at now: Timestamp) {
    lastStatus = failure.status
    lastError = failure.words
    failures = min(failures + 1, 1_000_000)
    failingSince = failingSince ?? now
    heldUntil = failure.hold.map { now.advanced(by: $0) }
    if !failure.asksForPatience { learnedURL = nil }
    // A condition that does not hold (412), or fields too long (431): it is the validators that the server refuses.
    if [412, 431].contains(failure.status) { validators = Validators() }
  }

  /// The state under the configuration's present address: another address drops validators, learned address and hold,
  /// and what the old one's failures put off.
  public consuming func configured(as url: String) -> FeedState {
    guard url != configuredURL else { return self }
    var state = self
    state.configuredURL = url
    state.validators = Validators()
    state.validatedURL = nil
    state.bodyHash = nil
    state.learnedURL = nil
    state.notModifiedSince = nil
    state.goneSince = nil
    state.heldUntil = nil
    state.failures = 0
    state.failingSince = nil
    state.lastError = nil
    state.wishes = PublisherWishes()
    state.nextDue = nil
    state.dueReason = nil
    state.lastPolled = nil
    return state
  }

  /// The state under the configuration's present choice of items: after another choice the same document is a matter for
  /// another look, so the next request bears no validators and its body is parsed whatever it is.
  /// - Parameter selection: of the settings that choose
  public consuming func selecting(by selection: Int) -> FeedState {
    guard selection != self.selection else { return self }
    // What an older version read counts as read so: an upgrade must not ask for all documents at once.
    let isOfOlderVersion = self.selection == nil
    var state = self
    state.selection = selection
    guard !isOfOlderVersion else { return state }
    state.validators = Validators()
    state.bodyHash = nil
    state.notModifiedSince = nil
    return state
  }

  /// The address to ask: the learned one, else the configured one.
  public var requestURL: String { learnedURL ?? configuredURL }

  /// The validators to send: none after 30 days of nothing but 304, as a server may be wrong for ever, nor when something
  /// of the last document is to be dealt with.
  public func requestValidators(at now: Timestamp) -> Validators { isTrustOver(at: now) ? Validators() : validators }

  /// The hash of the body that need not be read again; `nil` where it must be.
  public func readBodyHash(at now: Timestamp) -> [UInt8]? { isTrustOver(at: now) || goneSince != nil ? nil : bodyHash }

  private func isTrustOver(at now: Timestamp) -> Bool {
    guard let since = notModifiedSince else { return false }
    // One that is yet to come was noted by a clock that was ahead, and would be trusted for as long as that was.
    return since > now || now >= since.advanced(by: Self.longestTrustInValidators)
  }

  /// Whether the validators are not trusted for more than a day from now on.
  private func isTrustEnding(at now: Timestamp) -> Bool {
    guard let since = notModifiedSince else { return false }
    return since <= now && now < since.advanced(by: Self.longestTrustInValidators)
      && now.advanced(by: 86_400) >= since.advanced(by: Self.longestTrustInValidators)
  }

  /// Until when the publisher asked to be left alone, if that is still to come; not by a clock that was ahead.
  public func hold(at now: Timestamp) -> Timestamp? {
    guard let held = heldUntil, held > now, held <= now.advanced(by: Schedule.longestHold) else { return nil }
    return held
  }

  /// By how many seconds the clock was ahead when the feed was last polled, as far as can be told; 0 where it was not.
  public func clockLead(at now: Timestamp) -> Double {
    guard let lastPolled else { return 0 }
    let lead = lastPolled.secondsWithFraction - now.secondsWithFraction
    // A daemon may have polled it since somebody looked at the clock.
    return lead > Interval.minute ? lead : 0
  }

  /// Why the feed is not polled now unless forced, in words; `nil` when it may be.
  public func refusal(at now: Timestamp) -> String? {
    if goneSince != nil, clockLead(at: now) == 0, nextDue.map({ $0 > now }) ?? true {
      return "gone (410)\(nextDue.map { "; probed again \(Schedule.clock($0))" } ?? "")"
    }
    if let held = hold(at: now) { return "Retry-After until \(Schedule.clock(held))" }
    return nil
  }
}
