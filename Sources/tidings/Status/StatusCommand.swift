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
      Reads the state beside a running daemon, as root or as the daemon's user. The sick come first. Feeds that are \
      named are shown with their address, last success and validators. On a terminal the table is fitted to the width; \
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
    let configuration = try config.read(needsSecrets: false)
    let wanted = feeds.isEmpty ? configuration.feeds : try configuration.feeds(named: feeds)
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
        show(status)
      }
      if watch { try await Task.sleep(for: .seconds(2)) }
    } while watch
  }

  private func show(_ status: StatusReport) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let size = Terminal.size(STDOUT_FILENO)
    let table = StatusTable(
      status, width: isTerminal ? size.columns : nil, isColoured: Terminal.isColoured(STDOUT_FILENO),
      isDetailed: !feeds.isEmpty)
    guard watch, isTerminal else { return Terminal.write(Array(table.text.utf8)) }
    // Written over what stands there, each line to its end, so that nothing flickers; what is left below is cleared.
    let lines = table.lines(atMost: size.rows - 1).map { $0 + "\u{1B}[K\n" }
    Terminal.write(Array(("\u{1B}[H" + lines.joined() + "\u{1B}[J").utf8))
  }
}
