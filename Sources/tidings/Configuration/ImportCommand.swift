import ArgumentParser
import TidingsConfig

/// `tidings import FILE`: takes over the feeds of another feed reader.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Adds the feeds of an OPML file or of newsboat's urls to the configuration.",
    discussion: """
      Folders and categories become tags. Feeds that are configured already are passed over, and so is what cannot be \
      polled; each is told on stderr. Of a list that breaks off what could be read is taken over, with exit status 1. To \
      follow a list instead of copying it, name it under include.
      """)

  @OptionGroup var config: ConfigurationOption

  @Argument(help: "The list: *.opml, or lines of an address and tags. - is stdin.") var file: String

  @Option(help: "The YAML file to add them to. Default: the configuration itself.") var to: String?

  func run() throws {
    let bytes = try InputFile.readList(file)
    guard let text = String(validating: bytes, as: UTF8.self) ?? ListText.decoded(Array(bytes)) else {
      throw CommandFailure(
        "\(file): neither in UTF-8 nor in an encoding that it declares; convert it first, for instance by "
          + "iconv -f ISO-8859-1 -t UTF-8 FILE | tidings import -", status: 2)
    }
    let (feeds, errors, end) = ListImport(text: text, file: file).read()
    for error in errors + [end].compactMap(\.self) { Terminal.say(Terminal.printable(error.description)) }
    guard !feeds.isEmpty else { throw CommandFailure("\(file): no feed in it that can be polled", status: 1) }
    try add(feeds, passedOver: errors.count)
    if let end {
      throw CommandFailure("\(end.place): the list breaks off here; what follows was not read", status: 1)
    }
  }

  private func add(_ feeds: [NewFeed], passedOver: Int) throws {
    guard let change = try FeedAdding(config: config, target: to).add(feeds) else {
      Terminal.say("nothing to add")
      return
    }
    let present = change.present.isEmpty ? "" : ", \(change.present.count) there already"
    let refused = passedOver == 0 ? "" : ", \(passedOver) passed over"
    Terminal.say("\(change.added.count) added to \(change.file)\(present)\(refused)")
  }
}
