import ArgumentParser
import TidingsConfig
import TidingsModel

/// `tidings export`: the configured feeds as OPML.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the configured feeds as OPML, for miniflux, FreshRSS, NetNewsWire and others.",
    discussion: "A feed's first tag becomes its folder. User names, passwords and headers are left out.")

  @OptionGroup var config: ConfigurationOption

  @Option(name: .shortAndLong, help: "The file to write, atomically. Default: stdout.") var output: String?

  func run() throws {
    let configuration = try config.read()
    // A file: address means nothing to another program.
    let feeds = configuration.feeds.filter { !$0.isFile }
    let left = configuration.feeds.count - feeds.count
    if left > 0 { Terminal.say("\(left) local \(left == 1 ? "file" : "files") left out") }
    let entries = feeds.map { OPMLWriter.Entry(url: $0.url, title: $0.id.description, tags: $0.tags) }
    let document = Array(OPMLWriter().document(entries).utf8)
    guard let output else { return Terminal.write(document) }
    do {
      try AtomicFile.write(document, to: output)
    } catch {
      throw CommandFailure(error.description, status: 1)
    }
  }
}
