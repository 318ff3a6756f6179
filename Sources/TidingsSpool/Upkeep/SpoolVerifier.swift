internal import Glibc
public import TidingsModel

/// Looks for anything in a spool that should not be as it is.
public struct SpoolVerifier: Sendable {
  /// Something wrong, and where.
  public struct Finding: Sendable, Equatable, CustomStringConvertible {
    /// Of the file or directory.
    public var path: String
    /// In words.
    public var problem: String
    /// The path and what is wrong with it, on one line.
    public var description: String { "\(path): \(problem)" }
  }

  private let spool: String
  private let now: Timestamp
  /// Seconds that a file may lie in `tmp/`: a delivery takes less.
  private let longestDelivery: Int64

  /// - Parameter longestDelivery: seconds that a file may lie in `tmp/` before it counts as left behind.
  public init(spool: String, now: Timestamp, longestDelivery: Int64 = 60) {
    self.spool = spool
    self.now = now
    self.longestDelivery = longestDelivery
  }

  /// Reads every file of every queue.
  /// - Parameter found: told of each thing that is wrong, as it is found: there may be millions.
  /// - Returns: how many files were read.
  /// - Throws: `SpoolError.notASpool` for a directory without queues.
  public func verify(found: (Finding) -> Void) throws(SpoolError) -> Int {
    var files = 0
    let queues = try QueueConsumer.queues(of: spool)
    guard !queues.isEmpty else { throw SpoolError.notASpool(spool) }
    for queue in queues {
      let home = try ConsumedQueue(queue, in: .directory(spool))
      let consumer = try QueueConsumer(spool: spool, queue: queue)
      for part in Self.parts { files += try check(part, of: home, consumer, found) }
      try checkTemporary(home, found)
    }
    return files
  }

  /// - Returns: how many files were read.
  private func check(
    _ part: QueuePart, of home: ConsumedQueue, _ consumer: QueueConsumer, _ found: (Finding) -> Void
  ) throws(SpoolError) -> Int {
    let directory = try home.directory(part)
    let status = try directory.status()
    check(mode: status.st_mode, is: SpoolAccess.sharedMode, directory.path, found)
    var strays: [String] = []
    try directory.eachName { if EntryName($0) == nil { strays.append($0) } }
    for name in strays.sorted() {
      found(Finding(path: directory.path + "/" + Self.printable(name), problem: "no article's name"))
    }
    var files = 0
    var walk = QueueWalk(consumer, in: part)
    while let names = try walk.next() {
      for entry in names {
        let path = directory.path + "/" + entry.text
        do throws(SpoolError) {
          try check(entry, in: directory, group: status.st_gid, found)
        } catch  where error.code == ENOENT {
          // A consumer moved it meanwhile.
          continue
        } catch  where error.code == ELOOP {
          found(Finding(path: path, problem: "a symbolic link"))
        }
        files += 1
        for other in Self.parts.prefix(while: { $0 != part }) where try home.directory(other).holds(entry.text) {
          found(Finding(path: path, problem: "stands in \(other.rawValue)/ as well"))
        }
      }
    }
    return files
  }

  /// In the order in which a file passes through them, so that one that is moved meanwhile is not missed.
  private static let parts: [QueuePart] = [.new, .cur, .failed]

  private func check(
    _ entry: EntryName, in directory: borrowing Descriptor, group: UInt32, _ found: (Finding) -> Void
  ) throws(SpoolError) {
    let path = directory.path + "/" + entry.text
    let file = try Descriptor.open(entry.text, in: directory, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG else {
      found(Finding(path: path, problem: "not a regular file"))
      return
    }
    check(mode: status.st_mode, is: SpoolAccess.fileMode, path, found)
    if status.st_gid != group {
      found(Finding(path: path, problem: "group \(status.st_gid), not its directory's \(group)"))
    }
    let bytes = try file.readToEnd(limit: JournalSegment.greatestLength)
    switch entry {
    case .article(let name): problem(of: bytes[...], expected: ArticleKey(name), path, found)
    case .segment:
      var start = 0
      var line = 1
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        problem(of: bytes[start..<end], expected: nil, "\(path):\(line)", found)
        start = end
        line += 1
      }
    }
  }

  private func problem(
    of line: ArraySlice<UInt8>, expected: ArticleKey?, _ path: String, _ found: (Finding) -> Void
  ) {
    guard line.last == 0x0A else {
      found(Finding(path: path, problem: "does not end in a line feed: cut short?"))
      return
    }
    var reader = JSONReader(Array(line))
    let article: JSONValue
    do throws(JSONError) {
      article = try reader.readDocument()
    } catch {
      found(Finding(path: path, problem: "not JSON: column \(error.column): \(error.message)"))
      return
    }
    guard !reader.isRepaired, String(validating: line, as: UTF8.self) != nil else {
      found(Finding(path: path, problem: "not strict JSON in UTF-8"))
      return
    }
    let delivery = article["_tidings"]
    guard let id = article["id"]?.string.flatMap({ ArticleID($0) }), let revision = delivery?["revision"]?.integer,
      delivery?["schema"]?.integer == Int64(Article.schema)
    else {
      found(Finding(path: path, problem: "no article: id, revision or schema \(Article.schema) is missing"))
      return
    }
    guard let expected else { return }
    if id != expected.id { found(Finding(path: path, problem: "holds the article \(id)")) }
    if revision != expected.revision { found(Finding(path: path, problem: "holds revision \(revision)")) }
  }

  /// `tmp/` is closed to consumers; for them it is left out.
  private func checkTemporary(_ home: ConsumedQueue, _ found: (Finding) -> Void) throws(SpoolError) {
    let directory: Descriptor
    do throws(SpoolError) {
      directory = try home.directory(.tmp)
    } catch  where error.category == .permission {
      return
    }
    check(mode: try directory.status().st_mode, is: SpoolAccess.privateMode, directory.path, found)
    for name in try directory.names().sorted() where !SegmentName.isOpenSegment(name) {
      guard let status = try directory.status(of: name) else { continue }
      if now.seconds - Int64(status.st_ctim.tv_sec) >= longestDelivery {
        found(
          Finding(path: directory.path + "/" + Self.printable(name), problem: "left over from a delivery cut short"))
      }
    }
  }

  private func check(mode: UInt32, is wanted: UInt32, _ path: String, _ found: (Finding) -> Void) {
    guard mode & 0o7777 != wanted else { return }
    found(
      Finding(path: path, problem: "mode \(String(mode & 0o7777, radix: 8)), not \(String(wanted, radix: 8))"))
  }

  /// A stray file's name for a person's eyes.
  private static func printable(_ name: String) -> String {
    name.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) ? name : name.debugDescription
  }
}
