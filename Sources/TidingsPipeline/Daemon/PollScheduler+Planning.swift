internal import TidingsConfig
internal import TidingsModel
internal import TidingsSchedule

/// When and where feeds are due, by configuration and state alone.
extension PollScheduler {
  /// All feeds by when they are due, as at a start.
  static func plan(
    _ feeds: [FeedConfiguration], states: StateShelf, schedule: Schedule, now: Timestamp
  ) -> PollPlan {
    var plan = PollPlan(minimumCapacity: feeds.count)
    let newcomers = feeds.count { !states.holds($0.id) }
    for feed in feeds { plan.set(feed.id, due: due(feed, states[feed.id], newcomers, schedule, now)) }
    return plan
  }

  /// When a feed is due as the daemon starts or has read its configuration again.
  /// - Parameter newcomers: how many feeds were never polled before.
  static func due(
    _ feed: FeedConfiguration, _ state: FeedState?, _ newcomers: Int, _ schedule: Schedule, _ now: Timestamp
  ) -> Timestamp {
    let state = (state ?? FeedState(id: feed.id, configuredURL: feed.url)).configured(as: feed.url)
    return schedule.start(of: state, cadence: Cadence(feed), newcomers: newcomers, now: now).time
  }

  /// The server whose lane a feed waits in; none for a file.
  static func host(of feed: FeedConfiguration, _ state: FeedState?) -> String {
    if feed.isFile { return "" }
    return WebURL.server(of: state?.requestURL ?? feed.url) ?? ""
  }
}

extension Cadence {
  init(_ feed: FeedConfiguration) {
    let options = feed.options
    self.init(every: options.every, heedPublisher: options.heedPublisher, isLocalFile: feed.isFile)
  }
}
