/// Another program's list as feeds to be added. What cannot be polled is told and left out, so that one bad line of a
/// thousand does not hold up the rest.
public struct ListImport: Sendable {
  /// OPML, or a `urls` list as newsboat has it.
  public let text: String
  /// The list's name, for messages and to tell its kind.
  public let file: String

  public init(text: String, file: String) {
    self.text = text
    self.file = file
  }

  /// - Returns: the feeds in the list's order, for each line that was passed over why, and where reading ended before the
  ///   list did.
  public func read() -> (feeds: [NewFeed], errors: [ConfigurationError], end: ConfigurationError?) {
    let (listed, problems, breaksOff) = FeedList.kind(ofFile: file, text: text).read(text, file: file)
    var errors = problems
    let end = breaksOff ? errors.popLast() : nil
    var feeds: [NewFeed] = []
    for entry in listed {
      do {
        let address = try FeedAddress(entry.url, directory: Paths.directory(of: Paths.absolute(file, in: "")))
        guard !address.isFile else {
          errors.append(ConfigurationError("passed over: \(FeedAddress.fileInList)", at: entry.place))
          continue
        }
        // User information stays in the address: the configuration reads it back as `auth`.
        feeds.append(NewFeed(url: entry.url, tags: entry.tags, title: entry.title))
      } catch {
        errors.append(ConfigurationError("passed over: \(error.reason)", at: entry.place))
      }
    }
    return (feeds, errors, end)
  }
}
