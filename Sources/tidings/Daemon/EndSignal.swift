import UnixSignals

/// SIGTERM or SIGINT, the first of which ends what the daemon is at: waiting for the state, its start, or its services.
struct EndSignal {
  // Held on to: once it is let go, a second signal would kill the daemon while it ends.
  private let signals: UnixSignalsSequence
  private let arrival: Task<Bool, Never>

  /// Traps both from now on.
  init() async {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    self.signals = signals
    arrival = Task {
      for await _ in signals { return true }
      return false
    }
  }

  /// Does some work, and has it ended where the signal comes meanwhile, or has come already.
  func ending<Result>(by end: @escaping @Sendable () async -> Void, _ work: () async throws -> Result) async rethrows
    -> Result
  {
    let watch = Task { [arrival] in
      guard await arrival.value, !Task.isCancelled else { return }
      await end()
    }
    defer { watch.cancel() }
    return try await work()
  }
}
