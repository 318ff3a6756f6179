internal import GRDB
internal import TidingsDedup
public import TidingsModel

/// Reads a state beside the daemon that holds it, or when none does. Writes nothing.
public final class StateReader: Sendable {
  public let path: String
  private let queue: DatabaseQueue

  /// - Throws: `StateError`; `.cannotOpen` when there is no state yet, `.notPermitted` when this user may not read it.
  public init(path: String) throws(StateError) {
    self.path = path
    queue = try StateFile.openReadOnly(path)
  }

  public func feedStates() throws -> [FeedState] { try read(StateQueries.feedStates) }

  public func hostHolds() throws -> [HostHold] { try read(StateQueries.hostHolds) }

  public func subscriptions() throws -> [Subscription] { try read(SubscriptionTable.all) }

  public func counts() throws -> StateCounts {
    var counts = try read(StateQueries.counts)
    counts.bytes = FileSize.ofState(at: path)
    return counts
  }

  public func dailyCounts(since: Timestamp) throws -> [DailyCount] {
    try read { db in try StateQueries.dailyCounts(db, since: since.daysSinceEpoch) }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.read(body) } catch { throw StateError(error, path: path) }
  }
}
