internal import Logging
internal import TidingsModel
internal import TidingsSchedule

/// What polls come to.
extension PollScheduler {
  /// A poll has ended.
  func finished(_ report: PollReport) {
    var report = report
    let id = report.feed
    let isForced = queue.heededHost(of: id) == nil
    if let host = queue.host(of: id) { silentHosts?.note(report, of: host) }
    queue.remove(id)
    for (id, past) in report.restored {
      if queue.isRunning(id) { forgiven.note(past, of: id) } else { restore(past, of: id) }
    }
    if let (past, failures) = forgiven.forgive(&report) { restore(past, of: id, besides: failures) }
    for hold in report.holds { timetable.note(hold) }
    if let state = report.state {
      take(state, of: id)
    } else if timetable[id] != nil {
      timetable.set(id, due: retry(report))
    }
    PollLog(log: log).note(report)
    onReport?(report)
    if let ended = report.endedPause {
      log.notice("\(ended); polling goes on", metadata: MessageID.pollingGoesOn.with())
    }
    if let earlier = resumedLongAfter(report) {
      requests.note(earlier, of: id)
      askPublisher(of: id, forced: isForced)
    } else {
      requests.answer(report)
      pollAgain(after: report)
    }
    alarm.ring()
  }

  /// An answer older than so many seconds is not what those want who ask for a poll.
  private static let longestNow = 120.0

  /// What a poll came to that somebody asked for and that has read no more than an answer kept from long ago.
  private func resumedLongAfter(_ report: PollReport) -> PollReport.Resumed? {
    guard !isEnding, requests.isAwaited(report.feed), let answered = report.answeredAt, report.broughtDocument else {
      return nil
    }
    let now = clock.now()
    guard answered > now || answered.advanced(by: Self.longestNow) < now else { return nil }
    return PollReport.Resumed(
      answeredAt: answered, new: report.new, revised: report.revised, pageTrouble: report.pages.words)
  }

  /// Polls a feed once more for those who wait, and those who asked meanwhile.
  private func askPublisher(of id: FeedID, forced: Bool) {
    let isForcedNext = requests.awaitNext(id) ?? false
    if let feed = timetable[id] {
      enqueue(feed, due: clock.now(), forced: forced || isForcedNext)
    } else {
      requests.answer(PollReport(feed: id, url: "", result: .skipped("no longer configured")))
    }
  }

  /// Polls a feed once more that was asked for while it was being polled. Where nothing new can have come of it, those who
  /// asked are told what became of this poll.
  private func pollAgain(after report: PollReport) {
    guard let isForced = requests.awaitNext(report.feed) else { return }
    guard report.isSuccess, let feed = timetable[report.feed] else { return requests.answer(report) }
    enqueue(feed, due: clock.now(), forced: isForced)
  }

  /// Takes failures of a feed back that were the network's.
  /// - Parameter failures: how many were recorded that were not heard of yet.
  private func restore(_ past: PackedFeedState, of id: FeedID, besides failures: Int = 0) {
    guard timetable[id] != nil else { return }
    let state = past.state(of: id)
    let heard = (timetable.states[id]?.failures ?? 0) - state.failures
    poller.note(state, forgiving: max(0, heard) + failures)
    take(past, of: id)
  }

  private func take(_ state: PackedFeedState, of id: FeedID) {
    timetable.take(state, of: id, isWaiting: queue.holds(id), now: clock.now())
  }

  /// When a feed whose poll changed nothing is tried again.
  private func retry(_ report: PollReport) -> Timestamp {
    let now = clock.now()
    switch report.result {
    case .networkDown: return now.advanced(by: 1)
    case .postponed: return now.advanced(by: PollGate.stateProbe)
    default: return max(report.nextDue ?? now, now.advanced(by: 1))
    }
  }
}
