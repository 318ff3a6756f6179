internal import TidingsModel

/// Those who asked for polls out of turn, and what they still wait for.
struct PollRequests {
  private struct Request {
    var remaining: Int
    var continuation: AsyncStream<[PollReport]>.Continuation
    /// Answers that have not been handed on.
    var answers: [PollReport] = []
  }

  private var requests: [Int: Request] = [:]
  private var last = 0
  /// The requests that wait for a feed's poll, by their numbers.
  private var waiters: [FeedID: [Int]] = [:]
  /// Those that came while the feed was being polled: what the publisher said may be older than they are. Whether its next
  /// poll is to be made whatever its host asks for.
  private var later: [FeedID: (requests: [Int], isForced: Bool)] = [:]
  /// What was read of earlier answers, for those who wait for their publishers' next ones.
  private var resumed: [FeedID: PollReport.Resumed] = [:]
  /// The requests that have answers.
  private var answered: [Int] = []

  /// The feeds that someone waits for.
  var awaited: [FeedID] { Array(waiters.keys) }

  /// Whether someone waits for the feed's poll.
  func isAwaited(_ feed: FeedID) -> Bool { waiters[feed] != nil }

  /// Notes that someone waits for the polls of these feeds; the stream ends after the last.
  /// - Parameters:
  ///   - forced: whether they are polled whatever their hosts ask for.
  ///   - isRunning: whether a feed is being polled, so that it is the next poll that is waited for.
  mutating func add(
    _ feeds: Set<FeedID>, forced: Bool, _ continuation: AsyncStream<[PollReport]>.Continuation,
    isRunning: (FeedID) -> Bool
  ) {
    guard !feeds.isEmpty else { return continuation.finish() }
    last += 1
    requests[last] = Request(remaining: feeds.count, continuation: continuation)
    for feed in feeds {
      if isRunning(feed) {
        let others = later[feed]
        later[feed] = ((others?.requests ?? []) + [last], forced || others?.isForced ?? false)
      } else {
        waiters[feed, default: []].append(last)
      }
    }
  }

  /// Has those who asked during a feed's poll, which is over, wait for its next one.
  /// - Returns: whether that one is to be made whatever the feed's host asks for; `nil` where nobody has asked.
  mutating func awaitNext(_ feed: FeedID) -> Bool? {
    guard let next = later.removeValue(forKey: feed) else { return nil }
    waiters[feed, default: []] += next.requests
    return next.isForced
  }

  /// Has all who wait for the feed told, by the next `handOn`.
  mutating func answer(_ report: PollReport) {
    var report = report
    report.resumed = resumed.removeValue(forKey: report.feed)
    for number in waiters.removeValue(forKey: report.feed) ?? [] {
      guard let place = requests.index(forKey: number) else { continue }
      if requests.values[place].answers.isEmpty { answered.append(number) }
      requests.values[place].answers.append(report)
    }
  }

  /// Has those who wait for a feed be told, with the answer, what was read of an earlier one.
  mutating func note(_ earlier: PollReport.Resumed, of feed: FeedID) { resumed[feed] = earlier }

  /// Tells those who wait what was answered since the last time, all at once: whoever waits is woken once.
  mutating func handOn() {
    for number in answered {
      guard var request = requests.removeValue(forKey: number) else { continue }
      request.continuation.yield(request.answers)
      request.remaining -= request.answers.count
      request.answers = []
      if request.remaining == 0 { request.continuation.finish() } else { requests[number] = request }
    }
    answered.removeAll(keepingCapacity: true)
  }

  /// Ends all streams: there will be no more polls.
  mutating func end() {
    handOn()
    for request in requests.values { request.continuation.finish() }
    requests.removeAll()
    waiters.removeAll()
    later.removeAll()
    resumed.removeAll()
  }
}
