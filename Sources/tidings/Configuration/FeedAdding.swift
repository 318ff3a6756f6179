import ArgumentParser
import Foundation
import TidingsConfig

/// What `add` and `import` share: the change of the configuration, its errors as command failures.
struct FeedAdding {
  let config: ConfigurationOption
  let target: String?

  /// Makes the change and writes it. `nil`, told on stderr, when all of the feeds are configured already.
  /// - Throws: with status 2 when the configuration is or would be wrong, 1 when it cannot be written
  func add(_ feeds: [NewFeed]) throws -> ConfigurationEditor.Change? {
    let lock = EditLock(configurationAt: try config.resolved())
    defer { withExtendedLifetime(lock) {} }
    guard let change = try changeUnlocked(feeds) else { return nil }
    Self.tell(change.present)
    for warning in change.warnings { Terminal.say(Terminal.printable(warning.description)) }
    try told { editor throws(ConfigurationEditError) in try editor.write(change) }
    return change
  }

  /// Makes the change without writing it, otherwise as `add`.
  func change(_ feeds: [NewFeed]) throws -> ConfigurationEditor.Change? {
    let lock = EditLock(configurationAt: try config.resolved())
    defer { withExtendedLifetime(lock) {} }
    return try changeUnlocked(feeds)
  }

  private static func tell(_ present: [PresentFeed]) {
    for feed in present.prefix(mostTold) { Terminal.say(Terminal.printable(feed.description)) }
    if present.count > mostTold { Terminal.say("and \(present.count - mostTold) more that are there already") }
  }

  /// So many feeds that are there already are told one by one.
  private static let mostTold = 10

  private func changeUnlocked(_ feeds: [NewFeed]) throws -> ConfigurationEditor.Change? {
    try told { editor throws(ConfigurationEditError) in try editor.change(adding: feeds, to: target) }
  }

  private func told<Value>(
    _ edit: (ConfigurationEditor) throws(ConfigurationEditError) -> Value
  ) throws -> Value? {
    let reader = ConfigurationReader(
      environment: ProcessInfo.processInfo.environment, needsSecrets: false, listText: ListText.decoded)
    let editor = ConfigurationEditor(reader: reader, path: try config.resolved())
    do {
      return try edit(editor)
    } catch ConfigurationEditError.invalid(let errors) {
      for error in errors { Terminal.say(Terminal.printable(error.description)) }
      throw ExitCode(2)
    } catch ConfigurationEditError.refused(let errors) {
      for error in errors {
        Terminal.say(Terminal.printable("not added, as the configuration would be wrong: \(error)"))
      }
      throw ExitCode(2)
    } catch ConfigurationEditError.present(let feeds) {
      Self.tell(feeds)
      return nil
    } catch {
      switch error {
      case .file: throw CommandFailure(error.description, status: 1)
      default: throw CommandFailure(error.description, status: 2)
      }
    }
  }
}
