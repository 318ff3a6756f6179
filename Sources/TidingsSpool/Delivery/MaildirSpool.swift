internal import Glibc
public import TidingsModel

/// Delivers each article as a file of its own: `SPOOL/<queue>/new/<name>`, further queues by hard link.
///
/// The order of a delivery, and why a crash anywhere in it loses nothing:
/// 1. Every file is written into a `tmp/` and its data made durable, in one step for the whole batch.
/// 2. Article by article, in the batch's order, the file is linked into `new/` of its further queues and then renamed
///    into `new/` of its first. Nothing is ever replaced. The rename comes last, as the links need the file in `tmp/`.
/// 3. Each `new/` is synced. Only then does `deliver` return, and the caller drops its outbox rows.
///
/// After a crash before the end of 3 the rows are still there and the batch is delivered again: what stands in `new/`,
/// `cur/` or `failed/` of a queue is left alone, what does not is put there. The one case that reaches a consumer twice:
/// it claimed *and deleted* an article before the crash, and the article comes again under the same name.
///
/// One process at a time may hold a spool open for delivery, which `Spool` sees to.
public actor MaildirSpool: ArticleSink {
  /// The spool's directory.
  public nonisolated let path: String
  private let access: SpoolAccess
  private let lock: SpoolLock?
  private var root: Descriptor
  private var queues: [String: DeliveryQueue] = [:]
  /// Names grow: one beyond this stands in no queue, and need not be looked for.
  private var highest: String?
  private var writer = GroupWriter()
  /// What a delivery that failed half-way has put in place: repeated within the process, it is not put a second time
  /// even when a consumer has deleted it meanwhile.
  private var placed: Set<Placement> = []
  /// Whether it was opened anew since that was last told.
  private var wasElsewhere = false
  private let executor = DiskExecutor(label: "tidings.spool")

  private struct Placement: Hashable {
    var queue: String
    var name: String
  }

  /// The spool's own thread: writing and syncing blocks.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens the spool, makes the directories that are missing, and empties each `tmp/`.
  ///
  /// - Parameters:
  ///   - path: the spool's directory; made when missing, its parent not.
  ///   - queues: those of the configuration. An article for another queue opens that one when it comes.
  ///   - lastName: the last name given so far; all further ones are greater. `nil` where that is not known: then every
  ///     article's name is looked for before it is delivered.
  public init(
    path: String, queues: [String] = ["all"], access: SpoolAccess = SpoolAccess(), lastName: SpoolName? = nil
  ) throws(SpoolError) {
    try self.init(path: path, queues: queues, access: access, lastName: lastName, method: nil)
  }

  /// - Parameter method: how groups are made durable, for tests and measurements; `nil` lets the spool find out.
  package init(
    path: String, queues: [String], access: SpoolAccess, lastName: SpoolName? = nil, method: SyncMethod?
  ) throws(SpoolError) {
    try self.init(path: path, queues: queues, access: access, lastName: lastName, method: method, lock: nil)
  }

  /// - Parameter lock: on the spool, held; goes with it where it is opened anew.
  init(
    path: String, queues: [String], access: SpoolAccess, lastName: SpoolName?, method: SyncMethod?, lock: SpoolLock?
  ) throws(SpoolError) {
    self.path = path
    self.access = access
    self.lock = lock
    highest = lastName?.text
    root = try access.openSpool(path)
    var opened: [String: DeliveryQueue] = [:]
    for name in queues {
      let queue = try DeliveryQueue(name, in: root, access: access)
      try queue.emptyTemporary()
      opened[name] = queue
    }
    self.queues = opened
    writer.fixedMethod = method
  }

  /// Directories that somebody removed meanwhile are made again, once a batch.
  public func deliver(_ batch: [OutboundArticle]) async throws(SpoolError) {
    if !isInPlace { try reopen() }
    do throws(SpoolError) {
      try deliverOnce(batch)
    } catch  where error.category == .missing {
      // Someone removed directories under us since.
      try reopen()
      try deliverOnce(batch)
    }
  }

  /// Opens the spool anew where another directory stands at its path, or at a queue's, than the one that is open.
  /// - Returns: whether that was so since the last call; deliveries look as well.
  func returnToPlace() throws(SpoolError) -> Bool {
    if !isInPlace { try reopen() }
    defer { wasElsewhere = false }
    return wasElsewhere
  }

  private var isInPlace: Bool { root.stands(at: path) && queues.values.allSatisfy { $0.isInPlace(below: path) } }

  /// Makes what is missing.
  private func reopen() throws(SpoolError) {
    try lock?.hold()
    let root = try access.openSpool(path)
    for name in queues.keys { queues[name] = try DeliveryQueue(name, in: root, access: access) }
    self.root = root
    wasElsewhere = true
  }

  /// Opens a queue that a reloaded configuration has added, so that consumers find its directories.
  public func open(_ name: String) throws(SpoolError) { _ = try queue(name) }

  private func deliverOnce(_ batch: [OutboundArticle]) throws(SpoolError) {
    var dirty = DirtyDirectories()
    let plans = try plan(batch, dirty: &dirty)
    try writer.write(plans, root: root)
    var done = 0
    var linked = 0
    do throws(SpoolError) {
      for plan in plans {
        linked = 0
        try place(plan, dirty: &dirty, linked: &linked)
        done += 1
      }
      try dirty.sync()
    } catch {
      for plan in plans[..<done] { notePlaced(plan, in: plan.queues[...]) }
      if done < plans.count { notePlaced(plans[done], in: plans[done].queues.dropFirst().prefix(linked)) }
      for plan in plans[done...] { _ = try? plan.queue.tmp.remove(plan.name) }
      throw error
    }
    // Of a delivery that failed for want of room the next one is a part.
    if !placed.isEmpty {
      let delivered = Set(batch.map(\.name.text))
      placed = placed.filter { !delivered.contains($0.name) }
    }
  }

  /// What is to be written of a batch, and for which queues. What stands in its place already makes a directory dirty.
  private func plan(_ batch: [OutboundArticle], dirty: inout DirtyDirectories) throws(SpoolError) -> [StagedFile] {
    var plans: [StagedFile] = []
    plans.reserveCapacity(batch.count)
    var last = highest
    // As a rule all articles of a batch go to the same queues.
    var names: [String] = []
    var all: [DeliveryQueue] = []
    for article in batch {
      let name = article.name.text
      if names != article.queues {
        names = article.queues
        all = try directories(of: names)
      }
      if let highest = last, name > highest {
        last = name
        if !all.isEmpty { plans.append(StagedFile(queues: all, name: name, content: article.content)) }
        continue
      }
      var missing: [DeliveryQueue] = []
      for queue in all {
        if placed.contains(Placement(queue: queue.name, name: name)) {
          dirty.insert(queue, .new)
        } else if let part = try queue.part(holding: name) {
          dirty.insert(queue, part)
        } else if !plans.contains(where: { $0.name == name && $0.queues.contains { $0 === queue } }) {
          missing.append(queue)
        }
      }
      if !missing.isEmpty { plans.append(StagedFile(queues: missing, name: name, content: article.content)) }
    }
    highest = last
    return plans
  }

  /// - Parameter linked: counts the further queues that the file stands in, should the rest fail.
  private func place(_ plan: StagedFile, dirty: inout DirtyDirectories, linked: inout Int) throws(SpoolError) {
    let first = plan.queue
    for queue in plan.queues.dropFirst() {
      dirty.insert(queue, .new)
      guard try first.tmp.link(plan.name, to: queue.new, as: plan.name) != .absent else {
        throw SpoolError(call: "linkat", path: first.tmp.path + "/" + plan.name, code: ENOENT)
      }
      linked += 1
    }
    dirty.insert(first, .new)
    switch try first.tmp.move(plan.name, to: first.new, as: plan.name) {
    case .done: break
    case .taken: try first.tmp.remove(plan.name)
    case .absent: throw SpoolError(call: "renameat2", path: first.tmp.path + "/" + plan.name, code: ENOENT)
    }
  }

  private func notePlaced(_ plan: StagedFile, in queues: ArraySlice<DeliveryQueue>) {
    for queue in queues { placed.insert(Placement(queue: queue.name, name: plan.name)) }
  }

  /// Each once, in their order.
  private func directories(of names: [String]) throws(SpoolError) -> [DeliveryQueue] {
    var directories: [DeliveryQueue] = []
    for name in names {
      let queue = try queue(name)
      if !directories.contains(where: { $0 === queue }) { directories.append(queue) }
    }
    return directories
  }

  private func queue(_ name: String) throws(SpoolError) -> DeliveryQueue {
    if let queue = queues[name] { return queue }
    let queue = try DeliveryQueue(name, in: root, access: access)
    queues[name] = queue
    return queue
  }
}

/// The directories whose entries a delivery relies on, synced at its end.
private struct DirtyDirectories {
  /// Few: those of as many queues as an article may go to.
  private var directories: [(queue: DeliveryQueue, part: QueuePart)] = []

  mutating func insert(_ queue: DeliveryQueue, _ part: QueuePart) {
    guard !directories.contains(where: { $0.queue === queue && $0.part == part }) else { return }
    directories.append((queue, part))
  }

  /// A repeated delivery may have found an article where a consumer moved it to, which need not be durable either.
  func sync() throws(SpoolError) {
    for (queue, part) in directories {
      if part == .new { try queue.new.sync() } else { try queue.home.directory(part.rawValue).sync() }
    }
  }
}
