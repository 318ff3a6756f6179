import ArgumentParser
import TidingsConfig
import TidingsState

/// `tidings state`: looks after the state file.
struct StateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Checks the state file, or makes it as small as it can be.",
    discussion: "Both hold the state while they work, so the daemon has to be stopped first.",
    subcommands: [Check.self, Vacuum.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Looks for damage; exit status 1 when there is some, one line each on stdout.")

    @OptionGroup var config: ConfigurationOption

    func run() async throws {
      let damage = try await StateCommand.withState(config, damaged: { ["\($0)"] }) { store in
        let damage = try await store.check()
        let counts = try await store.counts()
        if damage.isEmpty {
          let articles = "\(counts.articles) \(counts.articles == 1 ? "article" : "articles")"
          Terminal.write(
            Array("\(store.path): sound, \(articles), \(counts.keys) keys, \(counts.bytes) bytes\n".utf8))
        }
        return damage
      }
      guard !damage.isEmpty else { return }
      for line in damage { Terminal.write(Array((Terminal.printable(line) + "\n").utf8)) }
      throw ExitCode(1)
    }
  }

  struct Vacuum: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "vacuum", abstract: "Prunes what may be forgotten and gives the room back to the file system.")

    @OptionGroup var config: ConfigurationOption

    func run() async throws {
      try await StateCommand.withState(config) { store in
        let before = try await store.counts().bytes
        _ = try await store.prune(now: .now)
        try await store.vacuum()
        Terminal.write(Array("\(store.path): \(before) bytes before, \(try await store.counts().bytes) now\n".utf8))
      }
    }
  }

  /// Opens the configured state, which must not be held, and closes it afterwards.
  /// - Parameter damaged: what comes of a file that is too damaged to be worked with, where that is no failure.
  private static func withState<Result: Sendable>(
    _ config: ConfigurationOption, damaged: ((StateError) -> Result)? = nil,
    _ body: (SQLiteStateStore) async throws -> Result
  ) async throws -> Result {
    let configuration = try config.read(needsSecrets: false)
    do {
      guard try SQLiteStateStore.isPresent(at: configuration.statePath) else {
        throw StateError.cannotOpen(
          path: configuration.statePath, detail: "there is no state yet: the daemon has not run")
      }
      let store = try SQLiteStateStore(path: configuration.statePath)
      let result = try await body(store)
      try await store.close()
      return result
    } catch let error as StateError {
      if case .corrupt = error, let damaged { return damaged(error) }
      throw CommandFailure("\(error)", status: 2)
    }
  }
}
