internal import DequeModule
public import TidingsModel

/// Tells a dead network from dead hosts.
///
/// When for a while every transfer, to enough different hosts that were well before, failed without an answer, the network
/// is taken to be down: polls are held but for a probe now and then, and the failures that led there are forgiven. Any
/// answer from anywhere, an error status as well, ends it. Hosts that were dead before say nothing, nor do any as long as
/// others answer, or may yet.
public struct NetworkWeather: Sendable {
  /// How many different hosts have to fail in a row, at most.
  public static let enoughHosts = 10
  /// Failures older than this, in seconds, say nothing of the network now.
  static let memory: Double = 600
  /// Seconds without any answer before failures speak of the network.
  static let silence: Double = 30
  /// Seconds from the first failure in which, before there was ever an answer, requests under way may still get one.
  static let patience: Double = 10
  /// Seconds between probes.
  static let probeGap: Double = 15

  /// What a transfer's end means.
  public enum Reading: Sendable, Equatable {
    /// The outcome is the feed's own.
    case fair
    /// The network is now known to be down: the outcome counts against no feed, and neither do the earlier failures, of
    /// the feeds to `forgive`, that led to this reading.
    case wentDown(forgive: [FeedID])
    /// The network is still down: the outcome counts against no feed.
    case down
  }

  private struct Failure {
    var feed: FeedID
    var host: String
    var time: Timestamp
  }

  /// In the order of their time.
  private var failures: Deque<Failure> = []
  /// How many of the failures are each host's.
  private var hosts: [String: Int] = [:]
  private var lastProbe: Timestamp?
  private var lastAnswer: Timestamp?
  /// Requests under way.
  private var underWay = 0
  /// Since when the network is down.
  public private(set) var downSince: Timestamp?

  /// Up, as far as anybody knows.
  public init() {}

  /// Whether failures count against no feed.
  public var isDown: Bool { downSince != nil }

  /// A request goes out.
  public mutating func began() { underWay += 1 }

  /// A request is over, whatever came of it; before what is told of that, so that of many that fail at once the last finds
  /// none left that may yet be answered.
  public mutating func ended() { underWay -= 1 }

  /// A transfer got an answer, whatever its status.
  public mutating func answered(at now: Timestamp) {
    lastAnswer = now
    forgetFailures()
    downSince = nil
    lastProbe = nil
  }

  /// A transfer ended without an answer: no name, no connection, a time-out, a reset.
  /// - Parameters:
  ///   - wasWell: whether the feed had not failed before the present silence.
  ///   - hasNoRoute: whether the system itself knew no way to the host.
  ///   - knownHosts: how many different hosts are configured, which need not be counted beyond `enoughHosts`; with one
  ///     host, its death and the network's look the same, and it counts as the host's, unless the system has no route at
  ///     all.
  public mutating func failed(
    _ feed: FeedID, host: String, wasWell: Bool = true, hasNoRoute: Bool = false, knownHosts: Int, at now: Timestamp
  ) -> Reading {
    if isDown { return .down }
    // Of many that fail at once the last may be one that says nothing itself.
    if wasWell { note(Failure(feed: feed, host: host, time: now)) }
    forgetFailures(before: now.advanced(by: -Self.memory))
    guard let first = failures.first, knownHosts > 1 || hasNoRoute,
      hosts.count >= min(Self.enoughHosts, knownHosts), isSilent(since: first.time, at: now)
    else { return .fair }
    downSince = first.time
    lastProbe = now
    let forgiven = failures.map(\.feed).filter { $0 != feed }
    forgetFailures()
    return .wentDown(forgive: forgiven)
  }

  private mutating func note(_ failure: Failure) {
    failures.append(failure)
    hosts[failure.host, default: 0] += 1
  }

  private mutating func forgetFailures(before time: Timestamp) {
    while let old = failures.first, old.time < time {
      failures.removeFirst()
      hosts[old.host] = hosts[old.host].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
  }

  private mutating func forgetFailures() {
    failures.removeAll()
    hosts.removeAll()
  }

  private func isSilent(since first: Timestamp, at now: Timestamp) -> Bool {
    if let last = lastAnswer, now >= last { return now >= last.advanced(by: Self.silence) }
    return underWay <= 0 || now >= first.advanced(by: Self.patience)
  }

  /// Whether a poll may start now: always in fair weather, every 15 s one while the network is down.
  public mutating func mayPoll(at now: Timestamp) -> Bool {
    guard isDown else { return true }
    if let last = lastProbe, now >= last, now < last.advanced(by: Self.probeGap) { return false }
    lastProbe = now
    return true
  }

  /// When the next probe may start; `nil` in fair weather.
  public var nextProbe: Timestamp? { isDown ? lastProbe?.advanced(by: Self.probeGap) : nil }
}
