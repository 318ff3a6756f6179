import ArgumentParser
import TidingsConfig
import TidingsSpool

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
  func consumer(of queue: String) throws -> QueueConsumer {
    let (path, configured) = try place()
    do throws(SpoolError) {
      return try QueueConsumer(spool: path, queue: queue)
    } catch {
      // Where there is no spool yet, a name that is not configured is wrong all the same.
      let isUnknown = configured.map { !$0.contains(queue) }
      guard error.category == .noQueue || error.category == .missing && isUnknown == true else {
        throw Self.failure(error)
      }
      if isUnknown == false {
        throw CommandFailure("\(path): the queue \(queue) is not there yet; tidings makes it when it next starts")
      }
      let names = Set((configured ?? []) + ((try? QueueConsumer.queues(of: path)) ?? [])).sorted()
      var hint = Suggestion.text(for: queue, among: names)
      if hint.isEmpty, !names.isEmpty { hint = "; there are \(names.joined(separator: ", "))" }
      throw CommandFailure("\(path): there is no queue named \(queue)\(hint)", status: 2)
    }
  }

  /// Refuses a directory in which there are no queues.
  func checkIsSpool(_ path: String) throws(CommandFailure) {
    guard try reporting({ () throws(SpoolError) in try QueueConsumer.queues(of: path) }).isEmpty else { return }
    throw Self.failure(.notASpool(path))
  }

  static func failure(_ error: SpoolError) -> CommandFailure {
    CommandFailure(error.description, status: error.category == .badName ? 2 : 1)
  }
}
