import Synchronization
import TidingsPipeline

/// A daemon's scheduler, which comes last in its start: who asks for polls before that waits for it.
final class AwaitedScheduler: Sendable {
  private enum Stage {
    case awaited([CheckedContinuation<PollScheduler?, Never>])
    case there(PollScheduler)
    /// The daemon ends.
    case gone
  }

  private let stage = Mutex(Stage.awaited([]))

  /// `nil` while the daemon starts, and when it ends.
  var current: PollScheduler? {
    stage.withLock { if case .there(let scheduler) = $0 { scheduler } else { nil } }
  }

  /// Returns when the daemon has started; `nil` where it ends.
  func value() async -> PollScheduler? {
    await withCheckedContinuation { continuation in
      let known: PollScheduler?? = stage.withLock { stage in
        switch stage {
        case .awaited(let others):
          stage = .awaited(others + [continuation])
          return nil
        case .there(let scheduler): return .some(scheduler)
        case .gone: return .some(nil)
        }
      }
      if let known { continuation.resume(returning: known) }
    }
  }

  func come(_ scheduler: PollScheduler) { end(.there(scheduler), with: scheduler) }

  /// It will not come any more, or is of no more use.
  func goAway() { end(.gone, with: nil) }

  private func end(_ next: Stage, with scheduler: PollScheduler?) {
    let waiting = stage.withLock { stage in
      defer { stage = next }
      return if case .awaited(let waiting) = stage { waiting } else {
        [] as [CheckedContinuation<PollScheduler?, Never>]
      }
    }
    for one in waiting { one.resume(returning: scheduler) }
  }
}
