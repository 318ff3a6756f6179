import ArgumentParser
import TidingsModel
import TidingsSpool

/// `tidings spool requeue`: cur/ or failed/ → new/.
struct SpoolRequeueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requeue", abstract: "Gives claimed files back to the queue, under the same names.",
    discussion: """
      Either the files named, or with --older-than all that were claimed so long ago (by the time of the file's last \
      move; a consumer of another queue that shares the file makes it younger, never older). Prints what was given back.
      """)

  @OptionGroup var queue: QueueOption
  @Option(help: ArgumentHelp("Those claimed at least so long ago: 90s, 30m, 1h, 7d.", valueName: "age"))
  var olderThan: AgeArgument?
  @Flag(help: "Those that were put aside (failed/) instead of those claimed (cur/).") var failed = false
  @Argument(help: "Names or paths.") var names: [String] = []

  func validate() throws {
    if names.isEmpty, olderThan == nil, !failed {
      throw ValidationError("name files, or give --older-than or --failed")
    }
    if !names.isEmpty, olderThan != nil { throw ValidationError("give names or --older-than, not both") }
  }

  func run() throws {
    let consumer = try queue.consumer()
    let part: QueuePart = failed ? .failed : .cur
    guard names.isEmpty else {
      var missing = false
      for entry in try names.map({ try consumer.entry(named: $0) }) {
        if try reporting({ () throws(SpoolError) in try consumer.requeue(entry, from: part) }) {
          Terminal.write(Array((entry.text + "\n").utf8))
        } else {
          Terminal.say("tidings: \(entry) is not in \(part.rawValue)/, or in new/ as well")
          missing = true
        }
      }
      if missing { throw ExitCode(1) }
      return
    }
    var limit = Timestamp.now
    limit.seconds -= olderThan?.seconds ?? 0
    for entry in try reporting({ () throws(SpoolError) in try consumer.requeue(movedBefore: limit, from: part) }) {
      Terminal.write(Array((entry.text + "\n").utf8))
    }
  }
}
