import ArgumentParser
import Glibc
import TidingsModel
import TidingsSpool

/// `tidings spool cat`: an article's JSON.
struct SpoolCatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cat", abstract: "Prints files of a queue, wherever in it they stand.")

  @OptionGroup var queue: QueueOption
  @Argument(help: "Names or paths.") var names: [String]

  func run() throws {
    let reader = try queue.reader()
    for name in names {
      let entry = try reader.entry(named: name)
      let content = try reporting { () throws(SpoolError) in try reader.content(of: entry) }
      guard try SpoolOutput.write(content.bytes) else { return }
    }
  }
}

/// `tidings spool claim`: new/ → cur/.
struct SpoolClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Claims the oldest files of a queue and prints their paths.",
    discussion: """
      Exit status 1 and nothing printed when there is nothing to claim. What cannot be printed is given back. With \
      --json there is one object a line, with name and path.
      """)

  @OptionGroup var queue: QueueOption
  @Flag(help: "One JSON object a line.") var json = false
  @Argument(help: "How many at most.") var count = 1

  func validate() throws {
    guard count >= 1 else { throw ValidationError("claim at least 1") }
  }

  func run() throws {
    let reader = try queue.reader()
    let claimed = try reporting { () throws(SpoolError) in try reader.claim(count) }
    guard !claimed.isEmpty else { throw ExitCode(1) }
    let lines = claimed.flatMap { line($0, path: reader.path(of: .cur) + "/" + $0.text) }
    do {
      guard try SpoolOutput.write(lines) else { throw ExitCode(1) }
    } catch {
      // Nobody learned of the claim.
      for name in claimed { _ = try? reader.requeue(name) }
      throw error
    }
  }

  private func line(_ name: EntryName, path: String) -> [UInt8] {
    guard json else { return Array((path + "\n").utf8) }
    return JSONWriter.line { writer in
      writer.field("name", name.text)
      writer.field("path", path)
    }
  }
}

/// `tidings spool ack`: done with it.
struct SpoolAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Deletes claimed files: their consumer is done with them.")

  @OptionGroup var queue: QueueOption
  @Argument(help: "Names or paths as claim prints them.") var names: [String]

  func run() throws {
    let reader = try queue.reader()
    for entry in try names.map({ try reader.entry(named: $0) }) {
      try reporting { () throws(SpoolError) in try reader.acknowledge(entry) }
    }
  }
}

/// `tidings spool fail`: cur/ → failed/.
struct SpoolFailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fail", abstract: "Puts claimed files aside into failed/: their consumer cannot use them.")

  @OptionGroup var queue: QueueOption
  @Argument(help: "Names or paths as claim prints them.") var names: [String]

  func run() throws {
    let reader = try queue.reader()
    for entry in try names.map({ try reader.entry(named: $0) }) {
      try reporting { () throws(SpoolError) in try reader.fail(entry) }
    }
  }
}

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
    let reader = try queue.reader()
    let part: QueuePart = failed ? .failed : .cur
    guard names.isEmpty else {
      var missing = false
      for entry in try names.map({ try reader.entry(named: $0) }) {
        if try reporting({ () throws(SpoolError) in try reader.requeue(entry, from: part) }) {
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
    for entry in try reporting({ () throws(SpoolError) in try reader.requeue(movedBefore: limit, from: part) }) {
      Terminal.write(Array((entry.text + "\n").utf8))
    }
  }
}
