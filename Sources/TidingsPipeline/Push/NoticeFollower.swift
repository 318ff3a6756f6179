internal import TidingsModel

/// Polls feeds as their hubs tell of changes; notices that come while a feed is being polled are one.
actor NoticeFollower {
  /// Seconds until a feed that was unchanged in spite of a notice is asked once more: a cache may lie before it.
  private static let secondLook = 60.0
  /// Seconds between two polls that notices bring about.
  private static let shortestGap = 10.0

  private let clock: any WallClock
  /// The feeds that are being polled because of a notice, and whether another came meanwhile.
  private var noticed: [FeedID: Bool] = [:]

  init(clock: any WallClock) { self.clock = clock }

  /// Returns when the feed has been polled for all notices that came.
  func follow(_ id: FeedID, _ scheduler: PollScheduler) async {
    guard noticed[id] == nil else {
      noticed[id] = true
      await remember(id, within: Self.shortestGap, scheduler)
      return
    }
    // Before anything is waited for, so that a further notice finds it.
    noticed[id] = false
    await remember(id, within: 0, scheduler)
    repeat {
      noticed[id] = false
      if await !poll(id, scheduler) {
        if noticed[id] != true { await remember(id, within: Self.secondLook, scheduler) }
        guard await pause(Self.secondLook, unlessNoticed: id) else { break }
        if noticed[id] != true { _ = await poll(id, scheduler) }
      }
      // Another notice may have come while the feed was being polled, and the poll has planned the next one since.
      if noticed[id] == true { await remember(id, within: Self.shortestGap, scheduler) }
      guard await pause(Self.shortestGap) else { break }
    } while noticed[id] == true
    noticed[id] = nil
  }

  /// Has the change that a hub told of looked for after a restart, too, should the program end before that is done.
  private func remember(_ id: FeedID, within seconds: Double, _ scheduler: PollScheduler) async {
    await scheduler.remember(id, due: clock.now().advanced(by: seconds), because: "its hub told of a change")
  }

  /// - Returns: whether that brought news.
  private func poll(_ id: FeedID, _ scheduler: PollScheduler) async -> Bool {
    for await reports in await scheduler.poll([id], forced: false) {
      if case .document(let new, let revised) = reports.first?.result { return new + revised > 0 }
    }
    return false
  }

  /// Waits in steps, until another notice has come.
  private func pause(_ seconds: Double, unlessNoticed id: FeedID) async -> Bool {
    var left = seconds
    while left > 0, noticed[id] != true {
      guard await pause(min(1, left)) else { return false }
      left -= 1
    }
    return true
  }

  private func pause(_ seconds: Double) async -> Bool {
    do { try await clock.sleep(until: clock.now().advanced(by: seconds)) } catch { return false }
    return true
  }
}
