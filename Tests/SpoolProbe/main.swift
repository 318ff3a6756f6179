// A small program for the tests of the spool to run, kill and trace: a delivery with an outbox, and a consumer.
import Glibc
import TidingsModel
import TidingsSpool

var arguments = Array(CommandLine.arguments.dropFirst())

func say(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

func quit(_ text: String) -> Never {
  say("failed: " + text)
  exit(1)
}

@MainActor
func option(_ name: String) -> String? {
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
  let value = arguments[index + 1]
  arguments.removeSubrange(index...index + 1)
  return value
}

let access = option("--group").flatMap { UInt32($0) }.map { SpoolAccess(group: $0) } ?? SpoolAccess(group: nil)
let method: SyncMethod? = option("--method").map { $0 == "each" ? .eachFile : .fileSystem }

do {
  switch (arguments.first, arguments.count) {
  case ("deliver", 5):
    var outbox = try Outbox(path: arguments[2])
    let spool = try Spool(path: arguments[1], queues: queues(arguments[4]), access: access, method: method)
    say("open")
    while !outbox.rows.isEmpty {
      let batch = Array(outbox.rows.prefix(Int(arguments[3]) ?? 1))
      try await spool.deliver(batch)
      say("delivered \(batch.count)")
      try outbox.drop(batch.count)
    }
    try await spool.close()
    say("done")
  case ("insist", 5): try await deliverAgain()
  case ("claim", 3):
    let consumer = try QueueConsumer(spool: arguments[1], queue: arguments[2])
    while true {
      let claimed = try consumer.claim(3)
      if claimed.isEmpty { break }
      for name in claimed { say(name.text) }
    }
  case ("exhaust", 4):
    try await deliverWithoutDescriptors()
  case ("measure", 6): try await measure()
  default:
    quit(
      """
      usage: deliver|insist SPOOL OUTBOX BATCH QUEUES | claim SPOOL QUEUE | exhaust SPOOL OUTBOX QUEUES \
      | measure SPOOL files|journal COUNT GROUP SIZE
      """)
  }
} catch {
  quit("\(error)")
}

/// `all,vi,archive:journal`
func queues(_ text: String) -> [SpoolQueue] {
  text.split(separator: ",").map { part in
    let pieces = part.split(separator: ":")
    return SpoolQueue(
      name: String(pieces[0]), format: pieces.count > 1 ? .journal(JournalRotation(size: 4096)) : .files)
  }
}

/// Delivers, and what failed again; segments are closed as soon as there is something in them. A consumer claims and prints at once what stands when a call fails.
@MainActor
func deliverAgain() async throws {
  var rows = try Outbox(path: arguments[2]).rows[...]
  let size = Int(arguments[3]) ?? 1
  let queues = queues(arguments[4])
  let spool = try Spool(path: arguments[1], queues: queues, access: access, method: method)
  say("open")
  var failures = 0
  var isDone = false
  while !isDone {
    do throws(SpoolError) {
      if rows.isEmpty {
        try await spool.close()
        isDone = true
      } else {
        try await spool.deliver(Array(rows.prefix(size)))
        rows = rows.dropFirst(size)
        try await spool.closeDueSegments(now: .now + .seconds(3600))
      }
    } catch {
      failures += 1
      // Whoever has the first sync of each thread fail has as many fail as the journal's queue gets threads.
      guard failures < 100 else { throw error }
      say("error \(error)")
      for queue in queues {
        let consumer = try QueueConsumer(spool: arguments[1], queue: queue.name)
        for name in try consumer.claim(100) {
          say(String(decoding: try consumer.content(of: name).bytes, as: UTF8.self))
        }
      }
    }
  }
  say("done")
}

/// Delivers with no descriptor left, then with all of them.
@MainActor
func deliverWithoutDescriptors() async throws {
  let outbox = try Outbox(path: arguments[2])
  let spool = try Spool(path: arguments[1], queues: queues(arguments[3]), access: access)
  // The threads of Dispatch want descriptors of their own, once.
  try await spool.deliver([])
  try await Task.sleep(for: .milliseconds(1))
  var limit = rlimit(rlim_cur: 64, rlim_max: 64)
  guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { quit("setrlimit") }
  var taken: [Int32] = []
  while case let descriptor = open("/dev/null", O_RDONLY), descriptor >= 0 { taken.append(descriptor) }
  do {
    try await spool.deliver(outbox.rows)
    say("delivered without descriptors")
  } catch {
    say("\(error.category)")
  }
  for descriptor in taken { close(descriptor) }
  try await spool.deliver(outbox.rows)
  try await spool.close()
  say("done")
}

/// Delivers so many articles of so many bytes in groups, and prints how many a second of wall time were durable.
@MainActor
func measure() async throws {
  let isJournal = arguments[2] == "journal"
  guard let count = Int(arguments[3]), let group = Int(arguments[4]), let size = Int(arguments[5]) else {
    quit("measure")
  }
  let spool = try Spool(
    path: arguments[1],
    queues: [SpoolQueue(name: "all", format: isJournal ? .journal(JournalRotation()) : .files)], access: access,
    lastName: SpoolName(microseconds: 0, id: ArticleID(high: 1, low: 0), revision: 1), method: method)
  let articles = (0..<count).map { number in
    let id = ArticleID(high: 1, low: UInt64(number))
    let head = #"{"id":"\#(id)","_tidings":{"schema":1,"revision":1,"text":""#
    let filler = String(repeating: "x", count: max(0, size - head.utf8.count - 4))
    return OutboundArticle(
      name: SpoolName(microseconds: 1_700_000_000_000_000 + Int64(number), id: id, revision: 1), queues: ["all"],
      content: Array((head + filler + "\"}}\n").utf8))
  }
  let start = ContinuousClock.now
  var next = 0
  while next < count {
    let end = min(next + group, count)
    try await spool.deliver(Array(articles[next..<end]))
    next = end
  }
  let duration = (ContinuousClock.now - start).components
  say("\(Int(Double(count) / (Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)))")
  try await spool.close()
}

/// What is still to be delivered: a line an article, `name<TAB>queue,queue<TAB>content`.
struct Outbox {
  private let path: String
  private(set) var rows: [OutboundArticle] = []

  init(path: String) throws {
    self.path = path
    guard let file = fopen(path, "re") else { quit("cannot open \(path)") }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while case let length = getline(&line, &capacity, file), length > 0, let line {
      let fields = String(cString: line).split(separator: "\t", maxSplits: 2)
      guard fields.count == 3, let name = SpoolName(String(fields[0])) else { quit("bad outbox") }
      rows.append(
        OutboundArticle(
          name: name, queues: fields[1].split(separator: ",").map(String.init), content: Array(fields[2].utf8)))
    }
  }

  /// Removes the first rows for good, as a transaction of the state would.
  mutating func drop(_ count: Int) throws {
    rows.removeFirst(count)
    guard let file = fopen(path + ".tmp", "we") else { quit("cannot write the outbox") }
    for row in rows {
      fputs("\(row.name)\t\(row.queues.joined(separator: ","))\t\(String(decoding: row.content, as: UTF8.self))", file)
    }
    fclose(file)
    guard rename(path + ".tmp", path) == 0 else { quit("cannot replace the outbox") }
  }
}
