import Glibc
import TidingsSpool

extension QueueConsumer {
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

  /// What is said of a name in `new/` that `isForeign`.
  func words(passingOver name: EntryName) -> String {
    "tidings: \(path(of: .new))/\(name) is no regular file; passed over"
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
