import ArgumentParser
import TidingsSpool

/// `tidings spool fail`: cur/ → failed/.
struct SpoolFailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fail", abstract: "Puts claimed files aside into failed/: their consumer cannot use them.")

  @OptionGroup var queue: QueueOption
  @Argument(help: "Names or paths as claim prints them.") var names: [String]

  func run() throws {
    let consumer = try queue.consumer()
    for entry in try names.map({ try consumer.entry(named: $0) }) {
      try reporting { () throws(SpoolError) in try consumer.fail(entry) }
    }
  }
}
