import ArgumentParser
import TidingsSpool

/// `tidings spool cat`: an article's JSON.
struct SpoolCatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cat", abstract: "Prints files of a queue, wherever in it they stand.")

  @OptionGroup var queue: QueueOption
  @Argument(help: "Names or paths.") var names: [String]

  func run() throws {
    let consumer = try queue.consumer()
    for name in names {
      let entry = try consumer.entry(named: name)
      let content = try reporting { () throws(SpoolError) in try consumer.content(of: entry) }
      guard try SpoolOutput.write(content.bytes) else { return }
    }
  }
}
