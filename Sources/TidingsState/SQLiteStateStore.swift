internal import GRDB
public import TidingsDedup
public import TidingsModel

/// The state in an SQLite file: one writer, readers beside it, WAL, every transaction synced (`synchronous=FULL`).
///
/// Polls that are recorded while a transaction is being made durable go into the next one together, so that many polls
/// share a sync. Decisions about items are made inside the transaction: of two polls with the same article, whichever
/// comes first delivers it.
public final class SQLiteStateStore: StateStore {
  /// Bytes that are written to see whether the state can be.
  private static let probeSize = 1 << 20

  /// Of the database; the files `-wal`, `-outbox` and `.lock` beside it belong to it.
  public let path: String
  private let pool: DatabasePool
  private let writer: StateWriter
  private let identity: FileIdentity?
  let names: FeedNames
  let unfinished: UnfinishedPolls

  /// Opens the state, or makes it, and its directory, when there is none.
  ///
  /// - Parameter quietDelay: how long a poll without a document may wait for others to be written with.
  /// - Throws: `StateError`: `.heldBy` when another process has it open; `.notPermitted` when this user may not;
  ///   `.notAStateFile`, `.foreign`, `.newer`, `.corrupt` for files that are left as they are.
  public convenience init(path: String, quietDelay: Duration = .milliseconds(800)) throws(StateError) {
    try self.init(path: path, quietDelay: quietDelay, mergeSize: KeyTable.mergeSize)
  }

  /// For tests.
  /// - Parameters:
  ///   - mergeSize: how many new keys are merged with the old ones at once.
  ///   - outboxFileSize: from how many bytes of promised contents on a transaction puts them into the file beside.
  package init(
    path: String, quietDelay: Duration, mergeSize: Int, outboxFileSize: Int? = nil
  ) throws(StateError) {
    self.path = path
    try StateDirectory.make(forStateAt: path)
    let lock = try StateLock(statePath: path)
    pool = try StateFile.open(path)
    identity = FileIdentity(ofFileAt: path)
    do {
      names = try pool.read(FeedTable.names)
      unfinished = UnfinishedPolls(of: try pool.read(UnfinishedTable.feeds))
      writer = try StateWriter(
        pool: pool, path: path, lock: lock, names: names, quietDelay: quietDelay, mergeSize: mergeSize,
        outboxFileSize: outboxFileSize ?? OutboxTable.fileSize)
    } catch { throw StateError(error, path: path) }
  }

  /// Whether there is a file at a state's path. Nothing is opened or made.
  /// - Throws: `StateError.notPermitted` when this user may not look.
  public static func isPresent(at path: String) throws(StateError) -> Bool { try StateDirectory.holdsEntry(at: path) }

  /// The process that holds the state at a path, or `nil` when none does.
  public static func holder(ofStateAt path: String) -> Int32? { StateLock.holder(ofStateAt: path) }

  // MARK: Recording

  /// Decides about the items inside the transaction, which other polls recorded at the time share: what these bring is
  /// known by then.
  /// - Throws: `StateError`; nothing of the poll was recorded then. A poll without items throws only after `close`:
  ///   where it cannot be written later, `onQuietFailure` hears of it.
  public func record(_ poll: PollRecord) async throws -> PollResult {
    let keys = keys(of: poll)
    let (result, finished) = try await write(weight: 1 + poll.items.count * 4) {
      [names, unfinished] db, recorder, counters in
      let feed = names.current(poll.feed.id, poll.state.configuredURL)
      let finished = feed.flatMap { poll.isFinished && unfinished.contains($0) ? $0 : nil }
      if let finished { try UnfinishedTable.remove(db, of: finished) }
      return (try recorder.record(poll, keys: keys, counters: &counters), finished)
    }
    if let finished { unfinished.remove(finished) }
    return result
  }

  public func note(_ poll: QuietPoll) throws(StateError) { try writer.note(poll) }

  /// Has somebody told when polls without a document, whose recording nobody waits for, could not be written.
  public func onQuietFailure(_ tell: @escaping @Sendable (StateError) -> Void) { writer.onQuietFailure(tell) }

  /// As the writer sees it, between two transactions, so that what it answers was true at one instant.
  /// - Throws: `StateError`
  public func preview(_ poll: PollRecord) async throws -> [Outcome] {
    guard !poll.items.isEmpty else { return [] }
    let keys = keys(of: poll)
    return try await write { _, recorder, _ in try recorder.preview(poll, keys: keys) }
  }

  private func keys(of poll: PollRecord) -> DocumentKeys {
    let id = names.current(poll.feed.id, poll.state.configuredURL) ?? poll.feed.id
    return DocumentKeys(
      poll.items, space: names.space(of: id), scope: poll.policy.scope, channelLink: poll.channelLink)
  }

  /// - Throws: `StateError`; the hold is then as it was.
  public func holdPages(_ hold: HostHold) async throws {
    try await write { db, _, _ in
      try KeptStatement(
        db,
        """
        INSERT INTO page_holds(host, until) VALUES(?1, ?2)
        ON CONFLICT(host) DO UPDATE SET until = max(until, excluded.until)
        """
      ).run {
        $0.bind(1, hold.host)
        $0.bind(2, hold.until)
      }
    }
  }

  /// - Throws: `StateError`; the hold is then as it was.
  public func hold(_ hold: HostHold) async throws {
    try await write { db, _, _ in
      try KeptStatement(
        db,
        """
        INSERT INTO holds(host, until) VALUES(?1, ?2)
        ON CONFLICT(host) DO UPDATE SET until = max(until, excluded.until)
        """
      ).run {
        $0.bind(1, hold.host)
        $0.bind(2, hold.until)
      }
    }
  }

  /// - Throws: `StateError`; no feed has got another id then.
  public func adopt(_ added: [FeedReference], gone: [FeedID: String]) async throws -> [FeedID: FeedID] {
    guard !added.isEmpty else { return [:] }
    names.add(added)
    let renamed = try await write { db, recorder, _ in
      let renamed = try recorder.rename(db, gone, to: added)
      try SubscriptionTable.rename(db, renamed)
      try UnfinishedTable.rename(db, renamed)
      return renamed
    }
    unfinished.rename(renamed)
    return renamed
  }

  /// In transactions of 500 feeds each, so that polls can be recorded between them.
  /// - Throws: `StateError`; some may be forgotten then, and all can be given again.
  public func forget(_ feeds: [FeedID]) async throws {
    names.remove(feeds)
    for start in stride(from: 0, to: feeds.count, by: Self.forgetStep) {
      let some = feeds[start..<min(start + Self.forgetStep, feeds.count)]
      try await write(weight: some.count) { db, recorder, _ in
        for feed in some {
          try UnfinishedTable.remove(db, of: feed)
          guard try recorder.forget(feed) else { continue }
          try db.execute(
            sql: "DELETE FROM daily WHERE feed = (SELECT row FROM feeds WHERE id = ?)", arguments: [feed.text])
          try SubscriptionTable.remove(db, of: feed)
        }
      }
      for feed in some { unfinished.remove(feed) }
    }
  }

  /// So many feeds are forgotten in one transaction.
  private static let forgetStep = 500

  /// Kept in memory alone.
  public func setAside(_ feeds: [FeedID]) { names.setAside(feeds) }

  // MARK: Outbox

  /// From memory where the rows were made by this process and are the oldest, else as `outbox(after:limit:)`.
  public func outbox(limit: Int) async throws -> [OutboundArticle] { try await outbox(after: nil, limit: limit) }

  /// - Throws: `StateError`, `.contentsLost` when the file beside the state that held contents is gone: the rows are
  ///   dropped then, and what follows them can be had by the next call.
  public func outbox(after name: SpoolName?, limit: Int) async throws -> [OutboundArticle] {
    if let rows = writer.head(after: name, limit: limit) { return rows }
    let start = name?.microseconds ?? Int64.min
    // By the writer, which alone gives places in the file beside the state out again.
    let (entries, lost) = try await write { db, recorder, counters -> ([OutboundArticle], Int) in
      do { return (try recorder.promised(db, after: start, limit: limit), 0) } catch is LostContents {
        return ([], try recorder.forgetLost(db, counters: &counters))
      }
    }
    guard lost == 0 else { throw StateError.contentsLost(path: path + "-outbox", count: lost) }
    return entries
  }

  /// A name that no name given so far is greater than, and that every further one is.
  public func lastName() async throws -> SpoolName {
    let microseconds = try await read(OutboxTable.lastMicroseconds)
    return SpoolName(microseconds: microseconds, id: ArticleID(high: .max, low: .max), revision: 1)
  }

  /// - Throws: `StateError`; all rows are still there then.
  public func remove(_ names: [SpoolName]) async throws {
    guard !names.isEmpty else { return }
    try await write(weight: names.count) { _, recorder, counters in
      try recorder.remove(names, counters: &counters)
    }
  }

  // MARK: Reading

  /// - Throws: `StateError`, `CancellationError`
  public func feedStates() async throws -> [FeedState] { try await read(StateQueries.feedStates) }

  /// All as of one instant, though others write meanwhile. The body is called on a thread of the database's.
  /// - Throws: `StateError`, `CancellationError`
  public func eachFeedState(_ body: @escaping @Sendable (FeedState) -> Void) async throws {
    try await read { db in try StateQueries.eachFeedState(db, body) }
    pool.releaseMemory()
  }

  /// All as of one instant, though others write meanwhile. The body is called on a thread of the database's.
  /// - Throws: `StateError`, `CancellationError`
  public func eachConfiguredURL(_ body: @escaping @Sendable (FeedID, String) -> Void) async throws {
    try await read { db in try StateQueries.eachConfiguredURL(db, body) }
  }

  /// - Throws: `StateError`, `CancellationError`
  public func hostHolds() async throws -> [HostHold] { try await read(StateQueries.hostHolds) }

  /// - Throws: `StateError`, `CancellationError`
  public func pageHolds() async throws -> [HostHold] { try await read(StateQueries.pageHolds) }

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

  /// - Throws: `StateError`, `CancellationError`
  public func siteValue(host: String, key: String, now: Timestamp) async throws -> [UInt8]? {
    try await read { db in try StateQueries.siteValue(db, host: host, key: key, now: now) }
  }

  /// - Throws: `StateError`; the value is then as it was.
  public func setSiteValue(_ value: [UInt8]?, host: String, key: String, expires: Timestamp) async throws {
    try await write { db, _, _ in
      let sql =
        value == nil
        ? "DELETE FROM site WHERE host = ? AND key = ?"
        : "INSERT OR REPLACE INTO site(host, key, value, expires) VALUES(?, ?, ?, ?)"
      try KeptStatement(db, sql).run {
        $0.bind(1, host)
        $0.bind(2, key)
        guard let value else { return }
        $0.bind(3, value)
        $0.bind(4, expires)
      }
    }
  }

  /// - Throws: `StateError`, `CancellationError`
  public func subscriptions() async throws -> [Subscription] { try await read(SubscriptionTable.all) }

  /// - Throws: `StateError`; the earlier subscription stands then.
  public func put(_ subscription: Subscription) async throws {
    try await write { db, _, _ in try SubscriptionTable.put(db, subscription) }
  }

  /// - Throws: `StateError`
  public func removeSubscription(of feed: FeedID) async throws {
    try await write { db, _, _ in try SubscriptionTable.remove(db, of: feed) }
  }

  // MARK: Upkeep

  /// A megabyte in one transaction, which the next one drops.
  public func probe() async throws {
    // In two transactions: what one of them both writes and drops never reaches the disk.
    for sql in [
      "INSERT OR REPLACE INTO site(host, key, value, expires) VALUES('', 'probe', zeroblob(\(Self.probeSize)), 0)",
      "DELETE FROM site WHERE host = '' AND key = 'probe'",
    ] {
      try await write { db, _, _ in try db.execute(sql: sql) }
    }
  }

  /// Less than 4 MiB, four times what `probe` writes; `false` where the file system does not tell.
  public var isRoomScarce: Bool { FileSystemRoom.isBelow(4 * UInt64(Self.probeSize), at: path) }

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

  /// By the device and inode of the file, as they were when it was opened.
  public func checkPlace() throws(StateError) {
    guard FileIdentity(ofFileAt: path) == identity else { throw .displaced(path: path) }
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

  /// Articles whose delivery is promised and not done yet. Nothing is read for it.
  public var outboxCount: Int { writer.outboxCount }

  /// Returns when quiet polls are durable too, the log is folded into the database and another process may open it. A
  /// second call does nothing.
  /// - Throws: `StateError` where that fails; the state is closed all the same.
  public func close() async throws { try await writer.close() }

  /// Transactions made durable since the state was opened: one for each group of polls.
  public var transactionCount: Int { writer.transactionCount }

  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do { return try await pool.read(body) } catch let error as CancellationError { throw error } catch {
      throw StateError(error, path: path)
    }
  }

  func write<Value: Sendable>(
    weight: Int = 1, _ work: @escaping @Sendable (Database, Recorder, inout TransactionCounters) throws -> Value
  ) async throws -> Value {
    try await writer.write(weight: weight, work)
  }
}
