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
  /// The requests that have answers.
  private var answered: [Int] = []

  /// The feeds that someone waits for.
  var awaited: [FeedID] { Array(waiters.keys) }

  /// Notes that someone waits for the polls of these feeds; the stream ends after the last.
  mutating func add(_ feeds: Set<FeedID>, _ continuation: AsyncStream<[PollReport]>.Continuation) {
    guard !feeds.isEmpty else { return continuation.finish() }
    last += 1
    requests[last] = Request(remaining: feeds.count, continuation: continuation)
    for feed in feeds { waiters[feed, default: []].append(last) }
  }

  /// Has all who wait for the feed told, by the next `handOn`.
  mutating func answer(_ report: PollReport) {
    for number in waiters.removeValue(forKey: report.feed) ?? [] {
      if requests[number]?.answers.isEmpty == true { answered.append(number) }
      requests[number]?.answers.append(report)
    }
  }

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
  }
}
