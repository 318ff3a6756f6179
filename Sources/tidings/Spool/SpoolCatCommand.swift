import ArgumentParser
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
