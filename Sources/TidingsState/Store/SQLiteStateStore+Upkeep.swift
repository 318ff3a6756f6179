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

  /// Looks through the whole file. What SQLite finds wrong with it, in its words, and what is wrong with the articles that
  /// wait to be delivered; empty when all is well.
  public func check() async throws -> [String] {
    let damage = try await read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
    }
    do {
      return try await damage + damageOfOutbox()
    } catch let error as StateError {
      // What SQLite found says why.
      guard !damage.isEmpty, case .corrupt = error else { throw error }
      return damage
    }
  }

  /// By the writer, which alone knows what lies in the file beside the state.
  private func damageOfOutbox() async throws -> [String] {
    let lost = try await write { db, recorder, _ in try recorder.lostRows(db) }
    return [(path, false), (path + "-outbox", true)].compactMap { file, isInFile in
      let count = lost.filter { $0.isInFile == isInFile }.reduce(0) { $0 + $1.count }
      guard count > 0 else { return nil }
      return
        "\(file): of the articles that wait to be delivered \(count) \(count == 1 ? "is" : "are") lost; the next run "
        + "takes them for new again where the feeds still carry them"
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
