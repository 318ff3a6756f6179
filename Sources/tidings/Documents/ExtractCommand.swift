import ArgumentParser
import Glibc
import TidingsConfig
import TidingsExtract
import TidingsModel
import TidingsParse

/// `tidings extract`: an article's HTML page to one JSON Feed item.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Takes the article from an HTML page and writes it as a JSON Feed item.",
    discussion: """
      Title, text without the site's chrome, date, authors, tags and image; how they were found stands under \
      `_tidings.extract`. A page without an article gives one line on stderr, nothing on stdout, and exit status 1. \
      With --batch each page gives one JSON line in the list's order; the line of a page without an article is \
      {"_tidings":{"error":"…"}}. Each page of a list is read for itself; with --site-state, a file for each site, they \
      teach one another in the list's order: a line that stood at the edge of three articles is left out of the next.
      """)

  @Option(help: ArgumentHelp("Where the page was retrieved from: the base of relative URLs.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("The Content-Type header it came with; its charset is heeded.", valueName: "type"))
  var contentType: String?

  @Option(help: ArgumentHelp("The item's title in the feed.", valueName: "text"))
  var feedTitle: String?

  @Option(help: ArgumentHelp("The item's summary in the feed, plain text or HTML.", valueName: "text"))
  var feedSummary: String?

  @Option(help: ArgumentHelp("The item's date in the feed.", valueName: "date"))
  var feedDate: String?

  @Option(
    help: ArgumentHelp("The zone of dates that bear no offset, for instance Asia/Ho_Chi_Minh.", valueName: "zone"))
  var timezone: String?

  @Option(
    help: ArgumentHelp(
      """
      What is learned of the site's layout: read before, written after. Made when it does not exist; a file of another \
      kind is refused.
      """,
      valueName: "file"))
  var siteState: String?

  @Option(help: ArgumentHelp("A file of lines FILE<TAB>URL; one JSON line a page.", valueName: "list"))
  var batch: String?

  @Flag(help: "Say on stderr which candidates there were, why one won, and what dropped each other line of the page.")
  var explain = false

  @Argument(help: ArgumentHelp("The page; - is standard input.", valueName: "file"))
  var file: String?

  func validate() throws {
    guard (file == nil) != (batch == nil) else { throw ValidationError("Give either a FILE or --batch LIST.") }
    guard url == nil || batch == nil else {
      throw ValidationError("--url is for a FILE; a list has an address in each line.")
    }
  }

  func run() throws {
    let hints = try hints()
    var site = try siteTemplate()
    if let batch {
      for bytes in try InputFile.readList(batch).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
        let address = InputFile.address(fields.count > 1 ? String(fields[1]) : nil)
        do {
          Terminal.write(try json(of: String(fields[0]), url: address, hints: hints, site: &site))
        } catch {
          Terminal.say("tidings: \(error.message)")
          Terminal.write(JSONWriter.line(error: error.message))
        }
      }
    } else if let file {
      Terminal.write(try json(of: file, url: InputFile.address(url), hints: hints, site: &site))
    }
    guard let siteState, let site else { return }
    do { try AtomicFile.write(site.bytes, to: siteState) } catch { throw CommandFailure(error.description) }
  }

  private func json(of file: String, url: String?, hints: FeedHints, site: inout SiteTemplate?) throws(CommandFailure)
    -> [UInt8]
  {
    let page = try InputFile.read(file)
    let outcome = ArticleExtractor.extract(
      page, url: url, contentType: contentType, hints: hints, site: site, explains: explain)
    switch outcome {
    case .article(let extraction):
      if explain {
        for line in extraction.explanation { Terminal.say(Terminal.printable(line)) }
      }
      site?.learn(from: extraction, day: Int(time(nil) / 86_400))
      var writer = JSONWriter()
      extraction.item.write(to: &writer)
      return writer.bytes + [0x0A]
    case .noArticle(let reason):
      throw CommandFailure("\(file == "-" ? "standard input" : file): \(reason)")
    }
  }

  private func hints() throws -> FeedHints {
    var hints = FeedHints(title: feedTitle, summary: feedSummary)
    if let timezone {
      guard let zone = ZoneRule(named: timezone) else {
        throw ValidationError("The time zone '\(timezone)' is not known.")
      }
      hints.zone = zone
    }
    if let feedDate {
      guard case .success(let reading) = FeedDate.read(feedDate, zone: hints.zone) else {
        throw ValidationError("The date '\(feedDate)' cannot be read.")
      }
      hints.date = reading.timestamp
    }
    return hints
  }

  private func siteTemplate() throws(CommandFailure) -> SiteTemplate? {
    guard let siteState else { return nil }
    guard access(siteState, F_OK) == 0 else { return SiteTemplate() }
    let bytes = try InputFile.read(siteState)
    // It will be written over.
    guard bytes.isEmpty || SiteTemplate.isTemplate(bytes) else {
      throw CommandFailure("\(siteState): not written by --site-state, and left as it is; name another file", status: 2)
    }
    return SiteTemplate(bytes: bytes)
  }
}
