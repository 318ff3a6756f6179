internal import GRDB
internal import TidingsDedup
public import TidingsModel

/// Reads a state beside the daemon that holds it, or when none does. Writes nothing.
public final class StateReader: Sendable {
  /// Of the database that is read.
  public let path: String
  private let queue: DatabaseQueue

  /// - Throws: `StateError`; `.cannotOpen` when there is no state yet, `.notPermitted` when this user may not read it.
  public init(path: String) throws(StateError) {
    self.path = path
    queue = try StateFile.openReadOnly(path)
  }

  /// What is wrong with a state so that nobody could work with it, beside a daemon that holds it too: `.foreign`,
  /// `.newer`, `.corrupt`, `.inputOutput` or `.notAStateFile`. `nil` where nothing is known against it: there is none,
  /// this user may not read it, or it could not be read without writing.
  ///
  /// Nothing is made or written, no file beside it either.
  public static func refusal(ofStateAt path: String) -> StateError? {
    guard let error = StateFile.refusal(path) else { return nil }
    switch error {
    case .foreign, .newer, .corrupt, .inputOutput, .notAStateFile: return error
    default: return nil
    }
  }

  /// The states of all feeds that are not forgotten.
  /// - Throws: `StateError`
  public func feedStates() throws -> [FeedState] { try read(StateQueries.feedStates) }

  /// The hosts that asked to be left alone, past ones included.
  /// - Throws: `StateError`
  public func hostHolds() throws -> [HostHold] { try read(HoldTable.polls.all) }

  /// The subscriptions at hubs, those not yet confirmed too.
  /// - Throws: `StateError`
  public func subscriptions() throws -> [Subscription] { try read(SubscriptionTable.all) }

  /// The feeds that have an answer some of whose articles' pages are still to be read, and when it came.
  /// - Throws: `StateError`
  public func unfinishedPolls() throws -> [FeedID: Timestamp] { try read(UnfinishedTable.times) }

  /// The rows as of one instant, the bytes as the file system has them a moment later.
  /// - Throws: `StateError`
  public func counts() throws -> StateCounts {
    var counts = try read(StateQueries.counts)
    counts.bytes = FileSize.ofState(at: path)
    return counts
  }

  /// Articles delivered and polls failed, by day and feed, from midnight UTC of the day given on, oldest first.
  /// - Throws: `StateError`
  public func dailyCounts(since: Timestamp) throws -> [DailyCount] {
    try read { db in try StateQueries.dailyCounts(db, since: since.daysSinceEpoch) }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.read(body) } catch { throw StateError(error, path: path) }
  }
}
