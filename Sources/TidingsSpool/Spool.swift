internal import DequeModule
public import TidingsLock
public import TidingsModel

/// The whole spool: queues of files and journals side by side.
public actor Spool: ArticleSink {
  /// The spool's directory.
  public nonisolated let path: String
  private let access: SpoolAccess
  private let lock: SpoolLock
  private let files: MaildirSpool
  private var journals: [String: JournalSpool] = [:]
  /// Whether a delivery or a change of the queues is under way: neither may come between the parts of the other, or an
  /// article could be left out, or go into a journal that was just closed.
  private var isBusy = false
  private var waiting: Deque<CheckedContinuation<Void, Never>> = []

  /// The thread of the queues of files: opening a journal blocks as writing files does.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { files.unownedExecutor }

  /// Opens every queue and puts in order what a crash left: each `tmp/` is emptied, open segments are closed. Until
  /// `close` no other process can open the spool so.
  /// - Parameters:
  ///   - lastName: as `MaildirSpool` has it.
  ///   - isDaemon: whether others are told that it is held until somebody ends this process.
  /// - Throws: `SpoolError`, with the category `held` where another process has it open; nothing was touched then.
  public init(
    path: String, queues: [SpoolQueue], access: SpoolAccess = SpoolAccess(), lastName: SpoolName? = nil,
    isDaemon: Bool = false
  ) throws(SpoolError) {
    try self.init(path: path, queues: queues, access: access, lastName: lastName, isDaemon: isDaemon, method: nil)
  }

  /// The process that delivers into the spool at a path, where its lock says so; `nil` as well where none does.
  public static func holder(ofSpoolAt path: String) -> LockHolder? { SpoolLock.holder(ofSpoolAt: path) }

  /// - Parameter method: how groups are made durable, for tests and measurements; `nil` lets the spool find out.
  package init(
    path: String, queues: [SpoolQueue], access: SpoolAccess, lastName: SpoolName? = nil, isDaemon: Bool = false,
    method: SyncMethod?
  ) throws(SpoolError) {
    self.path = path
    self.access = access
    lock = try SpoolLock(path: path, access: access, isDaemon: isDaemon)
    files = try MaildirSpool(
      path: path, queues: queues.filter { $0.format == .files }.map(\.name), access: access, lastName: lastName,
      method: method, lock: lock)
    var journals: [String: JournalSpool] = [:]
    for queue in queues {
      guard case .journal(let rotation) = queue.format else { continue }
      journals[queue.name] = try JournalSpool(
        path: path, queue: queue.name, rotation: rotation, access: access, lock: lock)
    }
    self.journals = journals
    try Self.closeForgottenJournals(path: path, except: queues)
  }

  /// One batch after the other, however many callers there are: journals first, then the queues of files.
  public func deliver(_ batch: [OutboundArticle]) async throws(SpoolError) {
    await enter()
    defer { leave() }
    try lock.hold()
    guard !journals.isEmpty else { return try await files.deliver(batch) }
    for journal in journals.values { try await journal.deliver(batch) }
    var forFiles: [OutboundArticle] = []
    for var article in batch {
      article.queues.removeAll { journals[$0] != nil }
      if !article.queues.isEmpty { forFiles.append(article) }
    }
    try await files.deliver(forFiles)
  }

  /// Takes over the queues of a reloaded configuration; journals that are no longer in it are closed. When a queue cannot
  /// be opened, those in use stay.
  public func reconfigure(_ queues: [SpoolQueue]) async throws(SpoolError) {
    await enter()
    defer { leave() }
    try lock.hold()
    var opened: [String: JournalSpool] = [:]
    for queue in queues {
      switch queue.format {
      case .files: try await files.open(queue.name)
      case .journal(let rotation):
        if let journal = journals[queue.name] {
          opened[queue.name] = journal
        } else {
          opened[queue.name] = try JournalSpool(
            path: path, queue: queue.name, rotation: rotation, access: access, lock: lock)
        }
      }
    }
    for (name, journal) in journals where opened[name] == nil { try await journal.close() }
    journals = opened
    for queue in queues {
      if case .journal(let rotation) = queue.format { await journals[queue.name]?.rotate(rotation) }
    }
  }

  /// Opens the spool anew where another directory stands at its path, or at a queue's, than the one that is open: it was
  /// moved away, removed or mounted over.
  /// - Returns: whether that was so since the last call; deliveries look as well.
  public func returnToPlace() async throws(SpoolError) -> Bool {
    await enter()
    defer { leave() }
    try lock.hold()
    var isElsewhere = try await files.returnToPlace()
    for journal in journals.values where try await journal.returnToPlace() { isElsewhere = true }
    return isElsewhere
  }

  private func enter() async {
    guard isBusy else {
      isBusy = true
      return
    }
    // Whoever leaves hands over.
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if let next = waiting.popFirst() { next.resume() } else { isBusy = false }
  }

  /// Closes the segments of journals that are old enough; to be called every few seconds where there are journals.
  /// - Throws: the first failure, when all journals have had their turn.
  public func closeDueSegments(now: ContinuousClock.Instant = .now) async throws(SpoolError) {
    try await forEachJournal { journal throws(SpoolError) in try await journal.closeIfDue(now: now) }
  }

  /// Closes the open segments, after which another process may open the spool; for the end of the program, and of a single
  /// poll.
  /// - Throws: the first failure, when all journals have had their turn.
  public func close() async throws(SpoolError) {
    defer { lock.release() }
    try await forEachJournal { journal throws(SpoolError) in try await journal.close() }
  }

  /// One that fails keeps the others from nothing.
  private func forEachJournal(_ work: (JournalSpool) async throws(SpoolError) -> Void) async throws(SpoolError) {
    var first: SpoolError?
    for (_, journal) in journals.sorted(by: { $0.key < $1.key }) {
      do throws(SpoolError) { try await work(journal) } catch { first = first ?? error }
    }
    if let first { throw first }
  }

  /// Segments left open by a queue that is none any more, or no journal, hold delivered articles.
  private static func closeForgottenJournals(path: String, except queues: [SpoolQueue]) throws(SpoolError) {
    let root = try Descriptor.directory(path)
    let access = SpoolAccess(group: nil)
    for name in try root.names().sorted() where !queues.contains(where: { $0.name == name && $0.format != .files }) {
      guard QueueName.canName(name), let tmp = try? root.directory(name + "/tmp"),
        try tmp.names().contains(where: SegmentName.isOpenSegment)
      else { continue }
      try JournalSegment.closeLeftovers(in: DeliveryQueue(name, in: root, access: access))
    }
  }
}
