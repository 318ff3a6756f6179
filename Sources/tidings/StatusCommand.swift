import ArgumentParser
import Foundation
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsState

/// `tidings status`: the health of each feed.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows the health of each feed: what it last did, what is wrong, and when it is due next and why.",
    discussion: """
      Reads the state beside a running daemon. The sick come first. Feeds that are named are shown with their address, \
      last success and validators. On a terminal the table is fitted to the width; \
      with --json there is one JSON document with everything that is known.
      """)

  @OptionGroup var config: ConfigurationOption

  @Flag(help: "Write JSON.")
  var json = false

  @Flag(help: "Show it again every two seconds until interrupted.")
  var watch = false

  @Argument(help: ArgumentHelp("Ids or URLs of feeds. Default: all.", valueName: "feed"))
  var feeds: [String] = []

  func run() async throws {
    let configuration = try config.read()
    var wanted = configuration.feeds
    if !feeds.isEmpty {
      wanted = try feeds.map { name in
        guard let feed = configuration.feed(named: name) else {
          throw CommandFailure("no feed of the id or URL \(name) is configured", status: 2)
        }
        return feed
      }
    }
    repeat {
      let status: StatusReport
      do {
        status = try StatusReport.read(configuration, feeds: wanted)
      } catch let error as StateError {
        throw CommandFailure("\(error)", status: 2)
      }
      if json {
        Terminal.write(status.json + [0x0A])
      } else {
        let screen = StatusTable(
          status, width: isatty(STDOUT_FILENO) == 1 ? Terminal.width(STDOUT_FILENO) : nil,
          isColoured: Terminal.isColoured(STDOUT_FILENO), isDetailed: !feeds.isEmpty
        ).text
        Terminal.write(Array(((watch ? "\u{1B}[H\u{1B}[2J" : "") + screen).utf8))
      }
      if watch { try await Task.sleep(for: .seconds(2)) }
    } while watch
  }
}
