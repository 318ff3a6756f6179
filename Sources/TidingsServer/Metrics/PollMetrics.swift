internal import Synchronization
public import TidingsPipeline

/// Counts what polls come to, from the start of the process on.
public final class PollMetrics: Sendable {
  struct Values: Sendable, Equatable {
    var polls: [PollReport.Kind: Int] = [:]
    var new = 0
    var revised = 0
    var bytes = 0
    /// Of the articles' own pages, what gave the article, held none, could not be had.
    var pagesExtracted = 0
    var pagesWithoutArticle = 0
    var pagesFailed = 0
    /// Polls by duration: one count for each of `bounds`, not cumulative, and one for what is longer.
    var durations = [Int](repeating: 0, count: PollMetrics.bounds.count + 1)
    var durationSum = 0.0
  }

  /// Upper bounds of the histogram's buckets, in seconds.
  static let bounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]

  private let values = Mutex(Values())

  /// All counters at 0, which Prometheus takes for a restart.
  public init() {}

  /// Counts a poll.
  public func note(_ report: PollReport) {
    values.withLock { values in
      values.polls[report.result.kind, default: 0] &+= 1
      values.new &+= report.new
      values.revised &+= report.revised
      values.bytes &+= report.bytes
      values.pagesExtracted &+= report.pages.extracted
      values.pagesWithoutArticle &+= report.pages.withoutArticle
      values.pagesFailed &+= report.pages.failed
      // What was not asked took no time.
      if case .skipped = report.result { return }
      values.durations[Self.bounds.firstIndex { report.duration <= $0 } ?? Self.bounds.count] &+= 1
      values.durationSum += report.duration
    }
  }

  var current: Values { values.withLock { $0 } }
}
