public import TidingsConfig
public import TidingsModel

extension PollScheduler {
  /// How things stand.
  public struct Overview: Sendable, Equatable {
    /// Configured.
    public var feeds: Int
    /// Polls under way.
    public var running: Int
    /// Feeds that are due, or asked for, and have no place yet.
    public var waiting: Int
    /// When the next feed is due that neither runs nor waits.
    public var nextDue: Timestamp?
    /// Seconds by which the feed that should have been polled first is late; 0 when none is.
    public var lag: Double
    /// Why polling pauses, where it does, and since when.
    public var pause: String?
    /// When the pause began; `nil` while polling goes on.
    public var pausedSince: Timestamp?
    /// Since when the network is down, where it is.
    public var networkDownSince: Timestamp?
  }

  /// The configured feeds and what is remembered of them.
  public struct Snapshot: Sendable {
    /// As the configuration read last has them, in its order.
    public var feeds: [FeedConfiguration]
    /// Of these feeds; none yet for one that was never polled.
    public var states: StateShelf
    /// Until when hosts are left alone.
    public var holds: [String: Timestamp]
  }

  /// How things stand.
  public var overview: Overview {
    let reason = pause.current
    return Overview(
      feeds: timetable.feeds.count, running: queue.running, waiting: queue.waiting, nextDue: timetable.nextDue,
      lag: lag,
      pause: reason?.words, pausedSince: reason?.since, networkDownSince: network.downSince)
  }

  private var lag: Double {
    guard let earliest = [queue.longestDue, timetable.nextDue].compactMap({ $0 }).min() else { return 0 }
    return max(0, clock.now().secondsWithFraction - earliest.secondsWithFraction)
  }

  /// The configured feeds and what is remembered of them.
  public var snapshot: Snapshot {
    Snapshot(feeds: timetable.feeds.feeds, states: timetable.states, holds: timetable.holds.all)
  }
}
