import ServiceLifecycle
import TidingsModel
import TidingsPipeline
import TidingsServer

/// Feeds the service manager's watchdog from the scheduler's own loop, and its status line.
///
/// The watchdog hears of the daemon only after the loop has made a whole turn: one that is stuck starves it.
struct ServiceManagerService: Service {
  let manager: ServiceManager
  let scheduler: PollScheduler

  func run() async throws {
    guard manager.isPresent else {
      try? await gracefulShutdown()
      return
    }
    manager.ready(await scheduler.overview.statusLine)
    let interval = min((manager.watchdogInterval ?? 60) / 3, 20)
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await scheduler.turn()
        manager.watchdog(await scheduler.overview.statusLine)
        try? await Task.sleep(for: .seconds(interval))
      }
    }
    manager.stopping()
  }
}

extension PollScheduler.Overview {
  /// `polling 12 feeds, next in 4m`
  var statusLine: String {
    if let pause { return "polling pauses: \(pause)" }
    if let since = networkDownSince { return "the network is down since \(Timestamp(seconds: since.seconds).rfc3339)" }
    var line = "polling \(feeds) \(feeds == 1 ? "feed" : "feeds")"
    if running > 0 { line += ", \(running) now" }
    if let nextDue {
      let seconds = nextDue.seconds - Timestamp.now.seconds
      line += seconds <= 0 ? ", next now" : ", next in \(SystemStatus.span(seconds))"
    }
    return line
  }
}
