internal import Glibc
public import TidingsModel

/// Delivers the articles of one queue into segments of many lines, for consumers that take thousands a second.
///
/// Articles are appended to a segment in `tmp/`, made durable by one `fdatasync` a batch. Closed by size or age, the
/// segment is renamed into `new/` as `<name of its first article>.ndjson`; consumers claim it as they would an article.
/// An article counts as delivered when it is durable in the open segment: no crash can take it away any more. At the
/// next start an open segment loses its torn tail, if it has one, and is closed.
///
/// A repeated delivery is recognised by article id and revision as long as the article is in one of the last three
/// segments and no consumer has deleted that segment.
public actor JournalSpool: ArticleSink {
  /// The queue's name.
  public nonisolated let queue: String
  private let path: String
  private let access: SpoolAccess
  private let lock: SpoolLock?
  private var directory: DeliveryQueue
  private var rotation: JournalRotation
  private var segment: JournalSegment?
  /// The articles of the open segment, then of the closed ones before it.
  private var known: [Set<ArticleKey>]
  /// Whether it was opened anew since that was last told.
  private var wasElsewhere = false
  private let executor = DiskExecutor(label: "tidings.spool.journal")

  private static let generations = 3

  /// The journal's own thread: writing and syncing blocks.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens the queue, makes the directories that are missing, and closes what a crash left open.
  public init(
    path: String, queue: String, rotation: JournalRotation = JournalRotation(), access: SpoolAccess = SpoolAccess()
  ) throws(SpoolError) {
    try self.init(path: path, queue: queue, rotation: rotation, access: access, lock: nil)
  }

  /// - Parameter lock: on the spool, held; goes with it where it is opened anew.
  init(
    path: String, queue: String, rotation: JournalRotation, access: SpoolAccess, lock: SpoolLock?
  ) throws(SpoolError) {
    let directory = try DeliveryQueue(queue, in: access.openSpool(path), access: access)
    self.queue = queue
    self.path = path
    self.access = access
    self.lock = lock
    self.directory = directory
    self.rotation = rotation
    try directory.emptyTemporary()
    try JournalSegment.closeLeftovers(in: directory)
    known = try [[]] + Self.lastSegments(of: directory)
  }

  /// Appends the batch's articles that are for this queue.
  public func deliver(_ batch: [OutboundArticle]) async throws(SpoolError) {
    if !directory.isInPlace(below: path) { try reopen() }
    do throws(SpoolError) {
      try deliverOnce(batch)
    } catch  where error.category == .missing {
      try reopen()
      try deliverOnce(batch)
    }
  }

  /// Opens the queue anew where another directory stands at its path than the one that is open.
  /// - Returns: whether that was so since the last call; deliveries look as well.
  func returnToPlace() throws(SpoolError) -> Bool {
    if !directory.isInPlace(below: path) { try reopen() }
    defer { wasElsewhere = false }
    return wasElsewhere
  }

  private func deliverOnce(_ batch: [OutboundArticle]) throws(SpoolError) {
    var lines: [UInt8] = []
    lines.reserveCapacity(batch.reduce(0) { $0 + $1.content.count })
    var keys: Set<ArticleKey> = []
    var names: [SpoolName] = []
    for article in batch where article.queues.contains(queue) {
      let key = ArticleKey(article.name)
      if known.contains(where: { $0.contains(key) }) || !keys.insert(key).inserted { continue }
      guard Self.isOneLine(article.content) else {
        throw SpoolError(
          .damaged, path: directory.home.path + "/" + article.name.text,
          reason: "an article for a journal must be one line ended by LF")
      }
      lines.append(contentsOf: article.content)
      names.append(article.name)
    }
    guard !names.isEmpty else { return }
    if let length = segment?.length, length > 0, length + lines.count > rotation.size { try close() }
    if try segment?.isOut() == true { try close() }
    if segment == nil { segment = try JournalSegment(freeName(names), in: directory, now: .now) }
    try segment?.append(lines)
    known[0].formUnion(keys)
  }

  private static func isOneLine(_ content: [UInt8]) -> Bool {
    content.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let end = memchr(base, 0x0A, buffer.count) else { return false }
      return base.distance(to: UnsafeRawPointer(end)) == buffer.count - 1
    }
  }

  /// Takes over the rotation of a reloaded configuration.
  public func rotate(_ rotation: JournalRotation) { self.rotation = rotation }

  /// Closes the open segment when it is old enough. To be called now and then: nothing else watches the clock.
  public func closeIfDue(now: ContinuousClock.Instant = .now) throws(SpoolError) {
    guard let opened = segment?.opened, opened.duration(to: now) >= rotation.age else { return }
    do throws(SpoolError) {
      try close()
    } catch  where error.category == .missing {
      try reopen()
    }
  }

  /// Someone removed or moved directories under us: opens them anew, which makes what is missing, and hands on what is
  /// left of the open segment, with the directories that were moved or in their place.
  private func reopen() throws(SpoolError) {
    // In a directory that was removed there is nothing to close.
    _ = try? segment?.close()
    try lock?.hold()
    directory = try DeliveryQueue(queue, in: access.openSpool(path), access: access)
    segment = nil
    wasElsewhere = true
    try JournalSegment.closeLeftovers(in: directory)
  }

  /// Closes the open segment now, so that consumers get what is in it; for the end of the program.
  public func close() throws(SpoolError) {
    guard segment != nil else { return }
    try segment?.close()
    segment = nil
    known.insert([], at: 0)
    known = Array(known.prefix(Self.generations))
  }

  /// The first article after which the segment can be named; one whose first delivery the journal has long forgotten
  /// may have given its name to a segment that still stands.
  private func freeName(_ names: [SpoolName]) throws(SpoolError) -> SegmentName {
    for name in names.map({ SegmentName(first: $0) }) where try directory.part(holding: name.text) == nil {
      return name
    }
    throw SpoolError(
      .other, path: directory.home.path, reason: "segments of all these names stand already; let consumers take them")
  }

  /// What the newest closed segments hold.
  private static func lastSegments(of queue: DeliveryQueue) throws(SpoolError) -> [Set<ArticleKey>] {
    var found: [(name: SegmentName, part: String)] = []
    for part in ["new", "cur", "failed"] {
      for name in try queue.home.directory(part).names() {
        if let name = SegmentName(name) { found.append((name, part)) }
      }
    }
    found.sort { $0.name > $1.name }
    var contents: [Set<ArticleKey>] = []
    for (name, part) in found.prefix(generations - 1) {
      do throws(SpoolError) {
        let file = try Descriptor.open(part + "/" + name.text, in: queue.home, flags: O_RDONLY | O_NOFOLLOW)
        contents.append(try SegmentContents(reading: file).keys)
      } catch  where error.code == ENOENT {
        continue  // A consumer was faster.
      }
    }
    return contents
  }
}
