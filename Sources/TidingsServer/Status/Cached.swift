/// A value that costs something to find, kept for a while; those who ask while it is looked for share the answer.
actor Cached<Value: Sendable> {
  private let lifetime: Duration
  private let load: @Sendable () async throws -> Value
  private var kept: (value: Value, until: ContinuousClock.Instant)?
  private var loading: Task<Value, any Error>?

  /// - Parameter lifetime: at least; what takes long to find is kept twenty times as long as that took.
  init(lifetime: Duration, load: @escaping @Sendable () async throws -> Value) {
    self.lifetime = lifetime
    self.load = load
  }

  var value: Value {
    get async throws {
      if let kept, ContinuousClock.now < kept.until { return kept.value }
      if let loading { return try await loading.value }
      let start = ContinuousClock.now
      let task = Task { [load] in try await load() }
      loading = task
      defer { loading = nil }
      let value = try await task.value
      let now = ContinuousClock.now
      kept = (value, now + max(lifetime, (now - start) * 20))
      return value
    }
  }
}
