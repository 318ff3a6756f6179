internal import TidingsModel

/// Those who asked for polls out of turn, and what they still wait for.
struct PollRequests {
  private struct Request {
    var remaining: Int
    var continuation: AsyncStream<PollReport>.Continuation
  }

  private var requests: [Int: Request] = [:]
  private var last = 0
  /// The requests that wait for a feed's poll, by their numbers.
  private var waiters: [FeedID: [Int]] = [:]

  /// Answers that have not been handed on.
  private var answers: [(request: Int, report: PollReport)] = []

  /// The feeds that someone waits for.
  var awaited: [FeedID] { Array(waiters.keys) }

  /// Notes that someone waits for the polls of these feeds; the stream ends after the last.
  mutating func add(_ feeds: Set<FeedID>, _ continuation: AsyncStream<PollReport>.Continuation) {
    guard !feeds.isEmpty else { return continuation.finish() }
    last += 1
    requests[last] = Request(remaining: feeds.count, continuation: continuation)
    for feed in feeds { waiters[feed, default: []].append(last) }
  }

  /// Has all who wait for the feed told, by the next `handOn`.
  mutating func answer(_ report: PollReport) {
    for number in waiters.removeValue(forKey: report.feed) ?? [] { answers.append((number, report)) }
  }

  /// Tells those who wait what was answered since the last time. Several answers at once cost less than one by one: whoever
  /// waits is woken once.
  mutating func handOn() {
    for (number, report) in answers {
      guard let request = requests[number] else { continue }
      request.continuation.yield(report)
      requests[number]?.remaining -= 1
      if request.remaining == 1 {
        request.continuation.finish()
        requests[number] = nil
      }
    }
    answers.removeAll(keepingCapacity: true)
  }

  /// Ends all streams: there will be no more polls.
  mutating func end() {
    handOn()
    for request in requests.values { request.continuation.finish() }
    requests.removeAll()
    waiters.removeAll()
  }
}
