internal import GRDB
internal import TidingsDedup
public import TidingsModel

/// `StateUpkeep`
extension SQLiteStateStore {
  /// In steps, between which polls are recorded.
  /// - Throws: `StateError`, `CancellationError`; what was dropped by then is gone, and the rest goes the next time.
  public func prune(now: Timestamp) async throws -> PruneReport {
    var report = PruneReport()
    try await write(weight: WriteQueue.groupWeight) { _, recorder, _ in try recorder.keys.mergeFresh() }
    var row: Int64? = 0
    while let start = row {
      let step = try await write(weight: WriteQueue.groupWeight) { db, _, _ in
        try Pruning.dropArticles(db, after: start, now: now)
      }
      report.articles += step.dropped
      row = step.next
    }
    for part in 0..<Pruning.parts {
      try Task.checkCancellation()
      let (keys, marks) = try await write(weight: WriteQueue.groupWeight) { db, _, _ in
        (try Pruning.dropKeys(db, part: part), try Pruning.dropNear(db, now: now))
      }
      report.keys += keys
      report.nearDuplicateMarks += marks
    }
    try await write { db, _, _ in try Pruning.dropRest(db, now: now) }
    return report
  }

  /// The rows as of one instant, the bytes as the file system has them a moment later.
  /// - Throws: `StateError`, `CancellationError`
  public func counts() async throws -> StateCounts {
    var counts = try await read(StateQueries.counts)
    counts.bytes = FileSize.ofState(at: path)
    return counts
  }

  /// - Parameter since: whole days are counted, from midnight UTC of its day on.
  /// - Throws: `StateError`, `CancellationError`
  public func dailyCounts(since: Timestamp) async throws -> [DailyCount] {
    try await read { db in try StateQueries.dailyCounts(db, since: since.daysSinceEpoch) }
  }

  /// Looks through the whole file. What SQLite finds wrong with it, in its words; empty when all is well.
  public func check() async throws -> [String] {
    try await read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
    }
  }

  /// Writes the file anew without its free pages. Needs as much room again while it runs.
  public func vacuum() async throws {
    writer.flushQuiet()
    do {
      try await pool.vacuum()
      _ = try await pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    } catch { throw StateError(error, path: path) }
  }
}
