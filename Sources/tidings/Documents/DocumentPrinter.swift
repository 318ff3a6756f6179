import ArgumentParser
import TidingsModel
import TidingsNormalise
import TidingsParse
import TidingsPipeline

/// Reads feed documents and writes each as JSON Feed: the work of `tidings parse`.
struct DocumentPrinter {
  /// Paths; `-` is standard input.
  var files: [String]
  /// As `ParseCommand` tells.
  var url: String?
  var contentType: String?
  var contentLanguage: String?

  func run() throws {
    var failed = false
    for file in FileArgument.all(files) {
      do {
        try write(file)
      } catch {
        guard files.count > 1 else { throw error }
        failed = true
        Terminal.say("tidings: \(error.message)")
        Terminal.write(JSONWriter.line(error: error.message))
      }
    }
    if failed { throw ExitCode(1) }
  }

  /// Bytes
  private static let largeDocument = 2 << 20

  /// Writes a file's document, a piece at a time: neither its bytes nor its JSON are held longer than needed.
  private func write(_ argument: FileArgument) throws(CommandFailure) {
    let file = argument.text
    let parsed: ParsedFeed
    do {
      // What starting needed of the program is as much as a third of what a document of some size takes; and what parsing
      // it needed, writing does not.
      var isLarge = false
      func expect(_ size: Int) {
        guard !isLarge, size > Self.largeDocument else { return }
        isLarge = true
        Heap.trim()
      }
      let document = try InputFile.read(argument, expecting: expect)
      expect(document.count)
      parsed = try FeedParser.parse(consume document, contentType: contentType, url: url, givesBack: true)
      if isLarge { Heap.trim() }
    } catch let error as ParseError {
      throw CommandFailure("\(file == "-" ? "standard input" : file): \(error)")
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure("\(file): \(error)")
    }
    FeedNormaliser.writeJSON(of: consume parsed, contentLanguage: contentLanguage) { Terminal.write($0) }
    Terminal.write([0x0A])
  }
}

extension DocumentPrinter {
  /// The work of a command line that is `tidings parse FILE…` and no more; `nil` for any other. Reading such a line with
  /// all that it could hold takes longer than reading a small feed.
  init?(commandLine: [String]) {
    guard commandLine.count > 2, commandLine[1] == "parse" else { return nil }
    let files = Array(commandLine[2...])
    guard files.allSatisfy({ $0 == "-" || !$0.hasPrefix("-") }) else { return nil }
    self.init(files: files)
  }
}
