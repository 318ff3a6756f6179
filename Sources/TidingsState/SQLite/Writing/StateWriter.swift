internal import GRDB
internal import Synchronization
internal import TidingsModel

/// The writer of a state: does the work that waits in its queue, in groups that share a transaction, on the one connection
/// that writes. As long as it lives and is not closed, no other process has the state.
final class StateWriter: Sendable {
  private let path: String
  private let pool: DatabasePool
  private let lock: Mutex<StateLock?>
  private let queue = WriteQueue()
  private let quietDelay: Duration
  private let committed = Atomic(0)
  private let head: Mutex<OutboxHead>
  private let quietFailure = Mutex<(@Sendable (StateError) -> Void)?>(nil)
  // Its statements belong to the writer's connection. It is used and dropped on the writer's serial queue alone, but for
  // the initialiser and deinitialiser, when nobody else has it.
  private nonisolated(unsafe) var recorder: Recorder?

  /// - Parameters:
  ///   - lock: on the state.
  ///   - quietDelay: how long a poll without a document may wait for others to be written with.
  ///   - mergeSize: of `KeyTable`.
  ///   - outboxFileSize: of `OutboxTable`.
  init(
    pool: DatabasePool, path: String, lock: consuming StateLock, names: FeedNames, quietDelay: Duration, mergeSize: Int,
    outboxFileSize: Int
  ) throws {
    self.path = path
    self.pool = pool
    self.lock = Mutex(lock)
    self.quietDelay = quietDelay
    head = Mutex(OutboxHead(count: try pool.read(OutboxTable.count)))
    try pool.unsafeReentrantWrite { db in
      recorder = try Recorder(
        db, mergeSize: mergeSize, file: OutboxFile(statePath: path), fileSize: outboxFileSize, names: names)
    }
  }

  deinit { recorder = nil }

  /// Does the work inside a transaction, which other work shares; returns when it is durable.
  /// - Parameter weight: how many rows it may write, roughly.
  /// - Throws: `StateError`; nothing of it was written then.
  func write<Value: Sendable>(
    weight: Int, _ work: @escaping @Sendable (Database, Recorder, inout TransactionCounters) throws -> Value
  ) async throws -> Value {
    let path = path
    return try await withCheckedThrowingContinuation { continuation in
      let job = WriteJob(weight: weight) { db, recorder, counters in
        let value = try work(db, recorder, &counters)
        return { continuation.resume(returning: value) }
      } fail: { error in
        continuation.resume(throwing: StateError(error, path: path))
      }
      do { wake(try queue.add(job)) } catch { continuation.resume(throwing: error) }
    }
  }

  /// Takes note of a poll that is written in a while, with others.
  /// - Throws: `StateError.closed`
  func note(_ poll: QuietPoll) throws(StateError) { wake(try queue.addQuiet(poll)) }

  /// Has somebody told when such polls could not be written.
  func onQuietFailure(_ tell: @escaping @Sendable (StateError) -> Void) { quietFailure.withLock { $0 = tell } }

  /// Has the polls that wait written now.
  func flushQuiet() { wake(queue.flushQuiet()) }

  /// The outbox's rows after a name, in the order of delivery; `nil` when they have to be read from the file.
  func head(after name: SpoolName?, limit: Int) -> [OutboundArticle]? {
    head.withLock { $0.rows(after: name, limit: limit) }
  }

  /// Rows in the outbox.
  var outboxCount: Int { head.withLock { $0.count } }

  /// Transactions made durable.
  var transactionCount: Int { committed.load(ordering: .relaxed) }

  /// Returns when all that waits is durable, the log is folded into the database, and the lock is gone. A second call does
  /// nothing.
  /// - Throws: `StateError` where that fails; the state is closed all the same.
  func close() async throws {
    // When the queue's last job is done, so is all before it, quiet polls included.
    let isOpen = await withCheckedContinuation { continuation in
      let last = WriteJob(weight: 1) { _, _, _ in
        { continuation.resume(returning: true) }
      } fail: { _ in
        continuation.resume(returning: true)
      }
      guard let next = queue.close(after: last) else { return continuation.resume(returning: false) }
      wake(next)
    }
    guard isOpen else { return }
    defer { lock.withLock { $0 = nil } }
    do {
      try await pool.writeWithoutTransaction { [self] db in
        try? recorder?.foldOutbox(db)
        recorder = nil
        StateFile.emptyLog(db)
      }
      try pool.close()
    } catch { throw StateError(error, path: path) }
  }

  private func wake(_ wake: WriteQueue.Wake) {
    switch wake {
    case .nothing: break
    case .drain:
      pool.asyncWriteWithoutTransaction { [self] db in
        while true {
          switch queue.next() {
          case .write(let group): commit(group, db)
          case .end(let then): return self.wake(then)
          }
        }
      }
    case .gather:
      Task { [weak self] in
        try? await Task.sleep(for: WriteQueue.gatheringTime)
        guard let self else { return }
        self.wake(self.queue.endGathering())
      }
    case .timer:
      Task { [weak self, quietDelay] in
        try? await Task.sleep(for: quietDelay)
        guard let self else { return }
        self.wake(self.queue.flushQuiet())
      }
    }
  }

  private func commit(_ group: WriteQueue.Group, _ db: Database) {
    do {
      let done = try transaction(group, db)
      fillHead(db)
      for done in done { done() }
      mergeKeys(db)
    } catch {
      let reason = StateError(error, path: path)
      let isAlone = group.jobs.count + group.quiet.count <= 1
      guard !isAlone, !reason.isStorageTrouble else {
        for job in group.jobs { job.fail(reason) }
        if reason.isStorageTrouble { wake(queue.putBack(group.quiet)) }
        if !group.quiet.isEmpty { quietFailure.withLock { $0 }?(reason) }
        return
      }
      // One of them is at fault: the others shall not suffer for it.
      for poll in group.quiet { commit(WriteQueue.Group(quiet: [poll]), db) }
      for job in group.jobs { commit(WriteQueue.Group(jobs: [job]), db) }
    }
  }

  /// Reads into memory what had no room there before. What cannot be read now is read when it is asked for.
  private func fillHead(_ db: Database) {
    guard let gap = head.withLock({ $0.gap }) else { return }
    let start =
      switch gap {
      case .fromTheStart: Int64.min
      case .after(let name): name.microseconds ?? Int64.min
      }
    guard let rows = try? recorder?.promised(db, after: start, limit: Int(Int32.max)) else { return }
    head.withLock { $0.fill(rows, isAll: rows.isEmpty) }
  }

  /// Apart from the polls, so that what it takes of the disk cannot make them fail: without room, the keys wait.
  private func mergeKeys(_ db: Database) {
    guard let keys = recorder?.keys, keys.isMergeDue else { return }
    do {
      try db.inTransaction(.immediate) {
        try keys.mergeFresh()
        return .commit
      }
    } catch { keys.undo() }
  }

  private func transaction(_ group: WriteQueue.Group, _ db: Database) throws -> [@Sendable () -> Void] {
    var done: [@Sendable () -> Void] = []
    guard let recorder else { throw StateError.closed }
    var changed: TransactionCounters?
    var isDone = false
    defer { if !isDone { recorder.undo() } }
    try db.inTransaction(.immediate) {
      var counters = try recorder.begin()
      // By their places: a loop over the polls would copy each.
      for index in group.quiet.indices { try recorder.note(group.quiet[index]) }
      for job in group.jobs { done.append(try job.work(db, recorder, &counters)) }
      try recorder.end(counters)
      changed = counters
      return .commit
    }
    isDone = true
    recorder.committed()
    if let changed {
      head.withLock {
        $0.commit(changed.promised.map(\.entry), removed: changed.removed, removedCount: changed.removedCount)
      }
    }
    committed.add(1, ordering: .relaxed)
    return done
  }
}
