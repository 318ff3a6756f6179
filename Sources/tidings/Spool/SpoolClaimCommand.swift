import ArgumentParser
import TidingsModel
import TidingsSpool

/// `tidings spool claim`: new/ → cur/.
struct SpoolClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Claims the oldest files of a queue and prints their paths.",
    discussion: """
      Exit status 1 and nothing printed when there is nothing to claim. What is no regular file is passed over, which is \
      said on stderr. What cannot be printed is given back. With \
      --json there is one object a line, with name and path.
      """)

  @OptionGroup var queue: QueueOption
  @Flag(help: "One JSON object a line.") var json = false
  @Argument(help: "How many at most.") var count = 1

  func validate() throws {
    guard count >= 1 else { throw ValidationError("claim at least 1") }
  }

  func run() throws {
    let consumer = try queue.consumer()
    let claimed = try reporting { () throws(SpoolError) in
      try consumer.claim(count) { Terminal.say(consumer.words(passingOver: $0)) }
    }
    guard !claimed.isEmpty else { throw ExitCode(1) }
    let lines = claimed.flatMap { line($0, path: consumer.path(of: .cur) + "/" + $0.text) }
    do {
      guard try SpoolOutput.write(lines) else { throw ExitCode(1) }
    } catch {
      // Nobody learned of the claim.
      for name in claimed { _ = try? consumer.requeue(name) }
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
