import Foundation
import Glibc
import UnixSignals

/// SIGTERM or SIGINT, the first of which ends what the program is at, a daemon also waiting for the state, or its start.
struct EndSignal {
  // Held on to: once it is let go, a second signal would kill the daemon while it ends.
  private let signals: UnixSignalsSequence
  private let arrival: Task<UnixSignal?, Never>

  /// Traps both from now on.
  init() async {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    self.signals = signals
    arrival = Task {
      for await signal in signals { return signal }
      return nil
    }
  }

  /// Does some work, and has it ended where the signal comes meanwhile, or has come already.
  func ending<Result>(by end: @escaping @Sendable () async -> Void, _ work: () async throws -> Result) async rethrows
    -> Result
  {
    let watch = Task { [arrival] in
      guard await arrival.value != nil, !Task.isCancelled else { return }
      await end()
    }
    defer { watch.cancel() }
    return try await work()
  }

  /// From now on a further signal of either kind ends the process at once.
  func letNextKill() {
    for number in Self.numbers { signal(number, SIG_DFL) }
    // Threads of Dispatch hold all signals back, so that one is needed which does not.
    Thread.detachNewThread {
      Self.receive(Self.numbers)
      while true { pause() }
    }
  }

  /// Ends the process as the signal would have that came; returns where none will.
  func die() async {
    guard let number = await arrival.value?.rawValue else { return }
    signal(number, SIG_DFL)
    Self.receive([number])
    raise(number)
  }

  private static let numbers = [SIGTERM, SIGINT]

  /// Has signals delivered to this thread.
  private static func receive(_ numbers: [Int32]) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
