import ArgumentParser
import TidingsConfig
import TidingsModel
import TidingsState

/// `tidings export`: the configured feeds as OPML.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the configured feeds as OPML, for miniflux, FreshRSS, NetNewsWire and others.",
    discussion: """
      A feed's first tag becomes its folder; its title is the one it gave itself when it was polled, else its id, as \
      where the state cannot be read. User names, passwords and headers are left out.
      """)

  @OptionGroup var config: ConfigurationOption

  @Option(name: .shortAndLong, help: "The file to write, atomically. Default: stdout.") var output: String?

  func run() throws {
    let configuration = try config.read(needsSecrets: false)
    // A file: address means nothing to another program.
    let feeds = configuration.feeds.filter { !$0.isFile }
    let left = configuration.feeds.count - feeds.count
    if left > 0 { Terminal.say("\(left) local \(left == 1 ? "file" : "files") left out") }
    let titles = Self.titles(configuration.statePath)
    let entries = feeds.map { OPMLWriter.Entry(url: $0.url, title: titles[$0.id] ?? $0.id.text, tags: $0.tags) }
    let document = Array(OPMLWriter().document(entries).utf8)
    guard let output else { return Terminal.write(document) }
    do {
      try AtomicFile.write(document, to: output)
    } catch {
      throw CommandFailure(error.description, status: 1)
    }
  }

  /// What feeds call themselves, as far as the state knows; one that cannot be read is told of.
  private static func titles(_ statePath: String) -> [FeedID: String] {
    do {
      guard try SQLiteStateStore.isPresent(at: statePath) else { return [:] }
      let states = try StateReader(path: statePath).feedStates()
      return Dictionary(
        states.compactMap { state in state.title.map { (state.id, Terminal.printable($0)) } },
        uniquingKeysWith: { first, _ in first })
    } catch {
      Terminal.say("tidings: " + Terminal.printable("the titles of the feeds are left out: \(error)"))
      return [:]
    }
  }
}
