internal import Glibc
public import TidingsModel

/// What a consumer does with a queue. Safe against any number of other consumers: a file goes to exactly one of them.
public struct QueueConsumer: Sendable {
  /// The queue's name.
  public let queue: String
  private let home: ConsumedQueue

  /// - Parameters:
  ///   - spool: the spool's directory.
  ///   - queue: one of its queues.
  public init(spool: String, queue: String = "all") throws(SpoolError) {
    let root = try Self.root(spool)
    try QueueName.check(queue, root: spool)
    do throws(SpoolError) {
      home = try ConsumedQueue(queue, in: root)
    } catch  where error.code == ENOENT {
      throw SpoolError(.noQueue, path: spool, reason: "there is no queue named \(queue)")
    }
    self.queue = queue
  }

  /// The queues of a spool, sorted.
  public static func queues(of spool: String) throws(SpoolError) -> [String] {
    let root = try Self.root(spool)
    var queues: [String] = []
    var refusal: SpoolError?
    for name in try root.names().sorted() where QueueName.canName(name) {
      do throws(SpoolError) {
        _ = try root.directory(name + "/new")
        queues.append(name)
      } catch {
        if error.category == .permission { refusal = refusal ?? error }
      }
    }
    // Where none may be looked into, it is not known that there is none.
    if queues.isEmpty, let refusal { throw refusal }
    return queues
  }

  private static func root(_ spool: String) throws(SpoolError) -> Descriptor {
    do throws(SpoolError) {
      return try .directory(spool)
    } catch  where error.code == ENOENT {
      throw SpoolError(.missing, path: spool, reason: "there is no spool here; tidings makes it when it first runs")
    }
  }

  /// The absolute or relative path of a part, as it was built from the spool's.
  public func path(of part: QueuePart) -> String { home.directory.path + "/" + part.rawValue }

  /// The first names in a part, in the order of delivery: a queue may hold millions, of which a few are wanted.
  /// - Parameters:
  ///   - limit: how many at most.
  ///   - last: only names that follow this one.
  func first(_ limit: Int, in part: QueuePart, after last: EntryName? = nil) throws(SpoolError) -> [EntryName] {
    var first = FirstFew<EntryName>(limit: limit)
    try home.directory(part).eachName { text in
      if let name = EntryName(text), last.map({ $0 < name }) ?? true { first.insert(name) }
    }
    return first.sorted()
  }

  /// How many files a part holds, and which was delivered first. What is no regular file is none of them.
  func tally(of part: QueuePart) throws(SpoolError) -> (count: Int, first: EntryName?) {
    var count = 0
    var first: EntryName?
    try home.directory(part).eachName(filesOnly: true) { text in
      guard let name = EntryName(text) else { return }
      count += 1
      if first.map({ name < $0 }) ?? true { first = name }
    }
    return (count, first)
  }

  /// The name in a part that was delivered last; `nil` in an empty one.
  public func newest(in part: QueuePart) throws(SpoolError) -> EntryName? {
    var newest: EntryName?
    try home.directory(part).eachName { text in
      if let name = EntryName(text), newest.map({ $0 < name }) ?? true { newest = name }
    }
    return newest
  }

  /// Hands over the files in a part, in the order of delivery: there may be millions. One that comes meanwhile may be
  /// among them.
  public func eachEntry(in part: QueuePart, _ body: (QueueEntry) throws(SpoolError) -> Void) throws(SpoolError) {
    let directory = try home.directory(part)
    var walk = QueueWalk(self, in: part)
    while let names = try walk.next() {
      for name in names {
        guard let entry = try self.entry(name, in: part, directory) else { continue }
        try body(entry)
      }
    }
  }

  /// The files in a part that were moved there first, the oldest first, of equally old ones in the order of delivery.
  /// - Parameters:
  ///   - limit: how many at most.
  ///   - seconds: only such as were moved longer ago than that; `nil`: all.
  func oldest(
    _ limit: Int, in part: QueuePart, olderThan seconds: Int64? = nil, now: Timestamp
  ) throws(SpoolError) -> [QueueEntry] {
    let directory = try home.directory(part)
    var oldest = FirstFew<MovedEntry>(limit: limit)
    var failure: SpoolError?
    try directory.eachName { text in
      guard failure == nil, let name = EntryName(text) else { return }
      do throws(SpoolError) {
        guard let entry = try entry(name, in: part, directory) else { return }
        if seconds.map({ now.seconds - entry.moved.seconds > $0 }) ?? true { oldest.insert(MovedEntry(entry: entry)) }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return oldest.sorted().map(\.entry)
  }

  /// In the order in which files were moved, of those moved at once in the order of delivery.
  private struct MovedEntry: Comparable {
    var entry: QueueEntry

    static func < (left: MovedEntry, right: MovedEntry) -> Bool {
      (left.entry.moved, left.entry.name) < (right.entry.moved, right.entry.name)
    }
  }

  /// `nil` where the file is gone, or is no regular one.
  private func entry(
    _ name: EntryName, in part: QueuePart, _ directory: borrowing Descriptor
  ) throws(SpoolError) -> QueueEntry? {
    guard let status = try directory.status(of: name.text), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return QueueEntry(name: name, part: part, size: Int64(status.st_size), moved: Timestamp(status.st_ctim))
  }

  /// A file's content and the part in which it stands.
  /// - Throws: with the category `absent` when it stands in none, `damaged` when it is no regular file.
  public func content(of name: EntryName) throws(SpoolError) -> (part: QueuePart, bytes: [UInt8]) {
    for part in [QueuePart.new, .cur, .failed] {
      do throws(SpoolError) {
        let file = try Descriptor.open(
          part.rawValue + "/" + name.text, in: home.directory, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
          throw SpoolError(.damaged, path: file.path, reason: "no regular file, so no article")
        }
        return (part, try file.readToEnd(limit: JournalSegment.greatestLength))
      } catch  where error.code == ENOENT {
        continue
      } catch  where error.code == ELOOP {
        throw SpoolError(.damaged, path: error.path, reason: "a symbolic link, so no article")
      }
    }
    throw absent(name)
  }

  /// Whether what stands in `new/` under a name was put there by somebody else, being no regular file: a directory, a
  /// link, a pipe.
  public func isForeign(_ name: EntryName) throws(SpoolError) -> Bool { try isForeign(name, in: home.directory(.new)) }

  private func isForeign(_ name: EntryName, in new: borrowing Descriptor) throws(SpoolError) -> Bool {
    guard let status = try new.status(of: name.text) else { return false }
    return status.st_mode & S_IFMT != S_IFREG
  }

  /// Claims the oldest files: `new/` → `cur/`.
  /// - Parameter passOver: told of what stands among them and is no regular file.
  /// - Returns: what was claimed, in the order of delivery; less than asked for when the queue holds no more, or when a
  ///   claim failed after others did not.
  /// - Throws: what kept it from claiming any.
  public func claim(
    _ count: Int = 1, passOver: (EntryName) -> Void = { _ in }
  ) throws(SpoolError) -> [EntryName] {
    var claimed: [EntryName] = []
    let new = try home.directory(.new)
    var last: EntryName?
    while claimed.count < count {
      // Some may be gone to other consumers by the time it is their turn.
      let names = try first(max(count - claimed.count, Self.fewestNames), in: .new, after: last)
      guard let lastNow = names.last else { break }
      last = lastNow
      for name in names where claimed.count < count {
        do throws(SpoolError) {
          guard try !isForeign(name, in: new) else {
            passOver(name)
            continue
          }
          if try claim(name) { claimed.append(name) }
        } catch {
          // Those claimed already are the caller's to use or to give back, who must learn of them.
          guard !claimed.isEmpty else { throw error }
          return claimed
        }
      }
    }
    return claimed
  }

  /// So many names at least are taken from a directory at a time.
  private static let fewestNames = 64

  /// Claims one file.
  /// - Returns: false when another consumer has it.
  public func claim(_ name: EntryName) throws(SpoolError) -> Bool { try move(name, from: .new, to: .cur) == .done }

  /// Deletes a claimed file: its consumer is done with it.
  public func acknowledge(_ name: EntryName) throws(SpoolError) {
    guard try home.directory(.cur).remove(name.text) else { throw absent(name, in: .cur) }
  }

  /// Puts a claimed file aside: its consumer cannot use it.
  public func fail(_ name: EntryName) throws(SpoolError) {
    switch try move(name, from: .cur, to: .failed) {
    case .done: return
    case .absent: throw absent(name, in: .cur)
    case .taken:
      throw SpoolError(.other, path: path(of: .failed) + "/" + name.text, reason: "a file of that name stands already")
    }
  }

  /// Gives a file back: `cur/` or `failed/` → `new/`, under the same name.
  /// - Returns: false when it is gone, or already in `new/`.
  public func requeue(_ name: EntryName, from part: QueuePart = .cur) throws(SpoolError) -> Bool {
    try move(name, from: part, to: .new) == .done
  }

  /// Gives back what has lain in a part since before a point in time.
  public func requeue(movedBefore limit: Timestamp, from part: QueuePart) throws(SpoolError) -> [EntryName] {
    var requeued: [EntryName] = []
    try eachEntry(in: part) { entry throws(SpoolError) in
      if entry.moved <= limit, try requeue(entry.name, from: part) { requeued.append(entry.name) }
    }
    return requeued
  }

  /// Deletes a file wherever it stands.
  func discard(_ entry: QueueEntry) throws(SpoolError) -> Bool {
    try home.directory(entry.part).remove(entry.name.text)
  }

  private func move(_ name: EntryName, from: QueuePart, to: QueuePart) throws(SpoolError) -> MoveOutcome {
    let source = try home.directory(from)
    let target = try home.directory(to)
    let outcome = try source.move(name.text, to: target, as: name.text)
    if outcome == .taken, let old = try source.status(of: name.text), let new = try target.status(of: name.text),
      old.st_ino == new.st_ino
    {
      // The same file twice: a claim cut short on a file system that needs link and unlink for it. The link stands.
      try source.remove(name.text)
    }
    return outcome
  }

  private func absent(_ name: EntryName, in part: QueuePart? = nil) -> SpoolError {
    SpoolError(
      .absent, path: home.directory.path + (part.map { "/" + $0.rawValue } ?? ""), reason: "there is no \(name) here")
  }
}

extension Timestamp {
  init(_ time: timespec) { self.init(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec)) }
}
