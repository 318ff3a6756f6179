import ArgumentParser

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
    try DocumentPrinter(
      files: files, url: InputFile.address(url), contentType: contentType, contentLanguage: contentLanguage
    ).run()
  }
}
