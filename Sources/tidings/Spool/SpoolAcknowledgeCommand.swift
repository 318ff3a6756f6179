import ArgumentParser
import TidingsSpool

/// `tidings spool ack`: done with it.
struct SpoolAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Deletes claimed files: their consumer is done with them.")

  @OptionGroup var queue: QueueOption
  @Argument(help: "Names or paths as claim prints them.") var names: [String]

  func run() throws {
    let consumer = try queue.consumer()
    for entry in try names.map({ try consumer.entry(named: $0) }) {
      try reporting { () throws(SpoolError) in try consumer.acknowledge(entry) }
    }
  }
}
