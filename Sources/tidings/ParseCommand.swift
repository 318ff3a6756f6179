import ArgumentParser
import TidingsModel
import TidingsNormalise
import TidingsParse

/// `tidings parse`: any feed document to one JSON Feed document.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Reads feed documents of any format and writes each as a JSON Feed 1.1 document.",
    discussion: """
      What goes beyond JSON Feed stands under `_tidings`. A file that is no feed gives one line on stderr, nothing on \
      stdout, and exit status 1. With several files there is one JSON line each, in their order; the line of a file \
      that is no feed is {"_tidings":{"error":"…"}}.
      """)

  @Option(
    help: ArgumentHelp(
      "Where the document was retrieved from (its Content-Location, if it had one): the base of relative URLs.",
      valueName: "url"))
  var url: String?

  @Option(
    help: ArgumentHelp("The Content-Type header it came with; its charset is heeded.", valueName: "type"))
  var contentType: String?

  @Option(
    help: ArgumentHelp("The Content-Language header it came with.", valueName: "language"))
  var contentLanguage: String?

  @Argument(help: ArgumentHelp("The documents; - is standard input.", valueName: "file"))
  var files: [String]

  func run() throws {
    var failed = false
    for file in files {
      do {
        try write(file)
      } catch {
        guard files.count > 1 else { throw error }
        failed = true
        Terminal.say("tidings: \(error.message)")
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("_tidings")
        writer.beginObject()
        writer.field("error", error.message)
        writer.endObject()
        writer.endObject()
        Terminal.write(writer.bytes + [0x0A])
      }
    }
    if failed { throw ExitCode(1) }
  }

  /// Writes a file's document, a piece at a time: neither its bytes nor its JSON are held longer than needed.
  private func write(_ file: String) throws(CommandFailure) {
    let parsed: ParsedFeed
    do {
      parsed = try FeedParser.parse(try InputFile.read(file), contentType: contentType, url: url)
    } catch let error as ParseError {
      throw CommandFailure("\(file == "-" ? "standard input" : file): \(error)")
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure("\(file): \(error)")
    }
    FeedNormaliser.writeJSON(of: parsed, contentLanguage: contentLanguage) { Terminal.write($0) }
    Terminal.write([0x0A])
  }
}
