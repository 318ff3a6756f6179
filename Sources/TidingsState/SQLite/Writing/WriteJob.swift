internal import GRDB

/// A piece of work inside a group's transaction.
struct WriteJob: Sendable {
  /// How many rows it may write, roughly.
  var weight: Int
  /// Does the work; returns what is to be done once it is durable.
  var work: @Sendable (Database, Recorder, inout TransactionCounters) throws -> @Sendable () -> Void
  /// Told when the transaction failed, and nothing of it was written.
  var fail: @Sendable (any Error) -> Void
}
