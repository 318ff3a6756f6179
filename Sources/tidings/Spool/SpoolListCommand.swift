import ArgumentParser
import TidingsModel
import TidingsSpool

/// `tidings spool ls`: what waits where.
struct SpoolListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls", abstract: "Lists the queues and how many files wait in each, or the files of one queue.")

  @OptionGroup var spool: SpoolOption
  @Flag(help: "One JSON object a line.") var json = false
  @Argument(help: "List the files of this queue.") var queue: String?

  func run() throws {
    if let queue { try listFiles(of: queue) } else { try listQueues() }
  }

  private func listFiles(of queue: String) throws {
    let consumer = try spool.consumer(of: queue)
    for part in [QueuePart.new, .cur, .failed] {
      try reporting { () throws(SpoolError) in try consumer.eachEntry(in: part) { print($0) } }
    }
  }

  private func listQueues() throws {
    let path = try spool.path()
    try spool.checkIsSpool(path)
    let names = try reporting { () throws(SpoolError) in try QueueConsumer.queues(of: path) }
    if !json { Terminal.write(Array(Self.row("QUEUE", "NEW", "CUR", "FAILED", "OLDEST UNCLAIMED").utf8)) }
    var isWhole = true
    for name in names {
      // One that cannot be read hides no other.
      do throws(SpoolError) { print(try SpoolSurvey.Queue(name, of: path)) } catch {
        Terminal.say("tidings: \(error)")
        isWhole = false
      }
    }
    if !isWhole { throw ExitCode(1) }
  }

  private func print(_ entry: QueueEntry) {
    if json {
      Terminal.write(
        JSONWriter.line { writer in
          writer.field("name", entry.name.text)
          writer.field("state", entry.part.rawValue)
          writer.field("size", entry.size)
          writer.field("moved", entry.moved)
        })
    } else {
      let size = String(entry.size)
      Terminal.write(
        Array(
          (entry.part.rawValue.padded(to: 7) + String(repeating: " ", count: max(0, 10 - size.count)) + size + "  "
            + Timestamp(seconds: entry.moved.seconds).rfc3339 + "  " + entry.name.text + "\n").utf8))
    }
  }

  private func print(_ queue: SpoolSurvey.Queue) {
    if json {
      Terminal.write(
        JSONWriter.line { writer in
          writer.field("queue", queue.name)
          writer.field("new", queue.new)
          writer.field("cur", queue.cur)
          writer.field("failed", queue.failed)
          writer.field("oldest_unclaimed", queue.oldestUnclaimed)
        })
    } else {
      let oldest = queue.oldestUnclaimed.map { Timestamp(seconds: $0.seconds).rfc3339 } ?? "-"
      Terminal.write(
        Array(Self.row(queue.name, String(queue.new), String(queue.cur), String(queue.failed), oldest).utf8))
    }
  }

  private static func row(_ name: String, _ new: String, _ cur: String, _ failed: String, _ oldest: String) -> String {
    name.padded(to: 24) + " "
      + [new, cur, failed].map { String(repeating: " ", count: max(0, 8 - $0.count)) + $0 + " " }.joined()
      + " " + oldest + "\n"
  }
}
