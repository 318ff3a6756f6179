import ArgumentParser
import Glibc
import TidingsConfig
import TidingsSpool

/// `tidings spool`: looks at the spool and consumes it from a shell.
struct SpoolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spool",
    abstract: "Looks at the spool and consumes it from a shell.",
    discussion: """
      A consumer claims articles (new/ → cur/), does its work, and acknowledges them (deleted from cur/) or puts them \
      aside (failed/). Any number of consumers may do so at once; each article goes to one of them:

        while path=$(tidings spool claim); do work "$path" && tidings spool ack "$path"; done

      Exit status: 0 done, 1 it failed (for claim: nothing to claim), 2 wrong usage or configuration.
      """,
    subcommands: [
      SpoolListCommand.self, SpoolCatCommand.self, SpoolClaimCommand.self, SpoolAcknowledgeCommand.self,
      SpoolFailCommand.self, SpoolRequeueCommand.self, SpoolFollowCommand.self, SpoolVerifyCommand.self,
      SpoolPruneCommand.self,
    ])
}

/// Which spool: `--spool DIR`, or the configuration's.
struct SpoolOption: ParsableArguments {
  @Option(
    name: .customLong("spool"),
    help: ArgumentHelp("The spool's directory. Default: the configuration's.", valueName: "dir"))
  var directory: String?

  @OptionGroup var config: ConfigurationOption

  func path() throws -> String { try place().path }

  /// The spool's directory, and the queues that are configured, where the configuration says where it is.
  private func place() throws -> (path: String, queues: [String]?) {
    if let directory { return (directory, nil) }
    // Its warnings are for whoever looks after it, and would be said with each article that a consumer claims.
    let configuration = try ConfigurationOption.sound(
      ConfigurationOption.read(try config.resolved(), needsSecrets: false))
    return (configuration.spool, configuration.queues.map(\.name))
  }

  /// Opens a queue.
  ///
  /// - Throws: `CommandFailure`, of status 2 for a queue that is neither there nor configured.
  func reader(of queue: String) throws -> QueueReader {
    let (path, configured) = try place()
    do throws(SpoolError) {
      return try QueueReader(spool: path, queue: queue)
    } catch {
      // Where there is no spool yet, a name that is not configured is wrong all the same.
      let isUnknown = configured.map { !$0.contains(queue) }
      guard error.category == .noQueue || error.category == .missing && isUnknown == true else {
        throw Self.failure(error)
      }
      if isUnknown == false {
        throw CommandFailure("\(path): the queue \(queue) is not there yet; tidings makes it when it next starts")
      }
      let names = Set((configured ?? []) + ((try? QueueReader.queues(of: path)) ?? [])).sorted()
      var hint = Suggestion.text(for: queue, among: names)
      if hint.isEmpty, !names.isEmpty { hint = "; there are \(names.joined(separator: ", "))" }
      throw CommandFailure("\(path): there is no queue named \(queue)\(hint)", status: 2)
    }
  }

  /// Refuses a directory in which there are no queues.
  func checkIsSpool(_ path: String) throws(CommandFailure) {
    guard try reporting({ () throws(SpoolError) in try QueueReader.queues(of: path) }).isEmpty else { return }
    throw Self.failure(.notASpool(path))
  }

  fileprivate static func failure(_ error: SpoolError) -> CommandFailure {
    CommandFailure(error.description, status: error.category == .badName ? 2 : 1)
  }
}

/// Which queue of which spool.
struct QueueOption: ParsableArguments {
  @OptionGroup var spool: SpoolOption

  @Option(name: .shortAndLong, help: "The queue.")
  var queue = "all"

  func reader() throws -> QueueReader { try spool.reader(of: queue) }
}

/// Runs a step of the spool; its error ends the command in words.
func reporting<Result>(_ step: () throws(SpoolError) -> Result) throws(CommandFailure) -> Result {
  do throws(SpoolError) {
    return try step()
  } catch {
    throw SpoolOption.failure(error)
  }
}

extension QueueReader {
  /// The file a person names: its name, or its path as `claim` prints it.
  ///
  /// - Throws: `CommandFailure` with status 2 for anything else, above all for a path into another queue.
  func entry(named text: String) throws(CommandFailure) -> EntryName {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, let name = EntryName(String(last)) else {
      throw CommandFailure("\(text) is not the name of an article or a segment", status: 2)
    }
    guard parts.count > 1 else { return name }
    let directory = Self.realPath(parts.dropLast().joined(separator: "/") + "/")
    let own = [QueuePart.new, .cur, .failed].contains { Self.realPath(path(of: $0)) == directory }
    guard directory != nil, own else {
      throw CommandFailure("\(text) is not in the queue \(queue) of this spool; see --queue and --spool", status: 2)
    }
    return name
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Seconds, written as in the configuration: `90s`, `30m`, `1h30m`, `7d`.
struct AgeArgument: ExpressibleByArgument {
  var seconds: Int64
  var defaultValueDescription: String { "\(seconds)s" }

  init(seconds: Int64) { self.seconds = seconds }

  /// Parts of a second count as a whole one: nothing is taken for older, or given up sooner, than was said.
  init?(argument: String) {
    guard let seconds = DurationText.seconds(argument).flatMap({ Int64(exactly: $0.rounded(.up)) }) else { return nil }
    self.seconds = seconds
  }
}
