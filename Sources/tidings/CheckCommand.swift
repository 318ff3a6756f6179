import ArgumentParser
import TidingsConfig

/// `tidings check`: validates the configuration.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the configuration and prints every error as file:line:column: message.",
    discussion: "Includes, secrets and time zones are checked too; nothing is fetched. Exit status 2 on any error.")

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    let path = try config.resolved()
    let configuration = try config.read()
    let feeds = configuration.feeds.count
    Terminal.write(Array("\(path): ok, \(feeds) \(feeds == 1 ? "feed" : "feeds")\n".utf8))
  }
}
