import ArgumentParser
import Foundation
import TidingsConfig
import TidingsModel

/// `tidings add URL`: puts a feed into the configuration.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds a feed to the configuration.",
    discussion: """
      Comments and the order of the file are kept. The configuration is checked with the feed in it before anything is \
      written. Tell a running daemon by SIGHUP (systemctl reload tidings).
      """)

  @OptionGroup var config: ConfigurationOption

  @Argument(help: "The feed's address: http, https or file.") var url: String

  @Option(help: "The YAML file to add it to. Default: the configuration itself.") var to: String?
  @Option(help: "The feed's id. Default: made from the address.") var id: String?
  @Option(help: "Tags, separated by commas.") var tags: String?
  @Option(help: "A fixed cadence such as 30m. Default: the interval adapts.") var every: String?

  func run() throws {
    let words = (tags ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let feed = NewFeed(url: url, id: id, tags: words.filter { !$0.isEmpty }, every: every)
    guard let change = try FeedAdding(config: config, target: to).add([feed]) else {
      throw ExitCode(2)
    }
    for added in change.added { Terminal.say("added \(added.id) (\(Terminal.printable(added.url))) to \(change.file)") }
  }
}

/// What `add` and `import` share: the change of the configuration, its errors as command failures.
struct FeedAdding {
  let config: ConfigurationOption
  let target: String?

  /// `nil`, told on stderr, when all of the feeds are configured already.
  /// - Throws: with status 2 when the configuration is or would be wrong, 1 when it cannot be written
  func add(_ feeds: [NewFeed]) throws -> ConfigurationEditor.Change? {
    let reader = ConfigurationReader(environment: ProcessInfo.processInfo.environment)
    let editor = ConfigurationEditor(reader: reader, path: try config.resolved())
    do {
      let change = try editor.change(adding: feeds, to: target)
      for warning in change.warnings { Terminal.say(Terminal.printable(warning.description)) }
      try editor.write(change)
      return change
    } catch ConfigurationEditError.invalid(let errors) {
      for error in errors { Terminal.say(Terminal.printable(error.description)) }
      throw ExitCode(2)
    } catch ConfigurationEditError.present(let places) {
      for place in places.prefix(10) { Terminal.say("\(place): configured already") }
      if places.count > 10 { Terminal.say("and \(places.count - 10) more") }
      return nil
    } catch ConfigurationEditError.io(let call, let path, let reason) {
      throw CommandFailure("\(path): \(call) failed: \(reason)", status: 1)
    } catch {
      throw CommandFailure(error.description, status: 2)
    }
  }
}
