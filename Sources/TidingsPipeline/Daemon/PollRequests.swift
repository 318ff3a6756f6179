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

  /// The feeds that someone waits for.
  var awaited: [FeedID] { Array(waiters.keys) }

  /// Notes that someone waits for the polls of these feeds; the stream ends after the last.
  mutating func add(_ feeds: Set<FeedID>, _ continuation: AsyncStream<PollReport>.Continuation) {
    guard !feeds.isEmpty else { return continuation.finish() }
    last += 1
    requests[last] = Request(remaining: feeds.count, continuation: continuation)
    for feed in feeds { waiters[feed, default: []].append(last) }
  }

  /// Tells all who wait for the feed.
  mutating func answer(_ report: PollReport) {
    for number in waiters.removeValue(forKey: report.feed) ?? [] {
      guard var request = requests[number] else { continue }
      request.continuation.yield(report)
      request.remaining -= 1
      requests[number] = request.remaining > 0 ? request : nil
      if request.remaining == 0 { request.continuation.finish() }
    }
  }

  /// Ends all streams: there will be no more polls.
  mutating func end() {
    for request in requests.values { request.continuation.finish() }
    requests.removeAll()
    waiters.removeAll()
  }
}
