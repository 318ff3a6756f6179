import ArgumentParser
import Glibc
import TidingsConfig
import TidingsExtract
import TidingsPipeline

/// The command line's root.
struct Tidings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidings",
    abstract: "Polls news feeds and delivers their articles, each once, into a spool directory.",
    discussion: """
      Start with `tidings check -c tidings.yaml` and `tidings poll -c tidings.yaml`; the daemon is `tidings run`. \
      Articles arrive as JSON files in SPOOL/all/new. Without -c the configuration is /etc/tidings/tidings.yaml or, \
      failing that, ./tidings.yaml.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, PollCommand.self, CheckCommand.self, StatusCommand.self, DiscoverCommand.self,
      AddCommand.self, ImportCommand.self, ExportCommand.self, ParseCommand.self, ExtractCommand.self,
      SpoolCommand.self, StateCommand.self,
    ])
}

@main
enum Main {
  /// Data goes to stdout, talk to stderr. Exit status: 0 all well, 1 the work failed, 2 wrong usage or configuration.
  static func main() async {
    StandardStreams.hold()
    Heap.settle()
    ArticleExtractor.prepare()
    signal(SIGPIPE, SIG_IGN)
    do {
      if let printer = DocumentPrinter(commandLine: CommandLine.arguments) {
        try printer.run()
      } else {
        try await run()
      }
    } catch {
      exit(with: error)
    }
    end(0)
  }

  private static func run() async throws {
    var command = try Tidings.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }

  /// What is said where the first word that should name a command names none; `nil` where they all do.
  private static var unknownCommand: String? {
    var path = "tidings"
    var commands = Tidings.configuration.subcommands
    for word in CommandLine.arguments.dropFirst() {
      guard !commands.isEmpty, word != "help", !word.hasPrefix("-") else { return nil }
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
        let near = Suggestion.text(for: word, among: commands.compactMap { $0.configuration.commandName })
        return "\(path): there is no command \(Terminal.printable(word))\(near); see \(path) --help"
      }
      path += " " + word
      commands = command.configuration.subcommands
    }
    return nil
  }

  /// Ends the program without the exit handlers of libraries. libcrypto's frees what a thread that is just ending may
  /// still use: about one poll in a thousand crashed there when all was done.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  private static func exit(with error: any Error) -> Never {
    if let failure = error as? CommandFailure {
      Terminal.say("tidings: \(failure.message)")
      end(failure.status)
    }
    let code = Tidings.exitCode(for: error)
    if code == .validationFailure {
      Terminal.say(unknownCommand ?? Tidings.fullMessage(for: error))
      end(2)
    }
    let message = Tidings.message(for: error)
    if code == .success {
      Terminal.write(Array(Tidings.fullMessage(for: error).utf8) + [0x0A])
    } else if !message.isEmpty {
      Terminal.say("tidings: \(Terminal.printable(message))")
    }
    end(code.rawValue)
  }
}
