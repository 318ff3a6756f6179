internal import GRDB
public import TidingsDedup
internal import TidingsModel

/// The state in an SQLite file: one writer, readers beside it, WAL, every transaction synced (`synchronous=FULL`).
///
/// Polls that are recorded while a transaction is being made durable go into the next one together, so that many polls
/// share a sync. Decisions about items are made inside the transaction: of two polls with the same article, whichever
/// comes first delivers it.
public final class SQLiteStateStore: StateStore {
  /// Of the database; the files `-wal`, `-outbox` and `.lock` beside it belong to it.
  public let path: String
  let pool: DatabasePool
  let writer: StateWriter
  /// Of the file as it was opened.
  let identity: FileIdentity?
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

  /// Whether this user may see which process holds the state at a path.
  public static func tellsHolder(ofStateAt path: String) -> Bool { StateLock.tellsHolder(ofStateAt: path) }

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
      let kept = feed.flatMap { unfinished.contains($0) ? $0 : nil }
      let finished = poll.isFinished ? kept : nil
      if let finished {
        try UnfinishedTable.remove(db, of: finished)
      } else if let kept {
        try UnfinishedTable.forgetTries(db, of: kept)
      }
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

  /// Returns when quiet polls are durable too, the log is folded into the database and another process may open it. A
  /// second call does nothing.
  /// - Throws: `StateError` where that fails; the state is closed all the same.
  public func close() async throws {
    // Whatever was taken up in vain, the program was not killed over it. Where that cannot be written, closing goes on, and
    // says what is wrong with the state.
    if !unfinished.all.isEmpty { try? await write { db, _, _ in try UnfinishedTable.forgetTries(db) } }
    try await writer.close()
  }

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
