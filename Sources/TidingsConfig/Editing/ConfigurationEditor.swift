internal import TidingsModel

/// Adds feeds to a configuration's files, comments and order kept. A change is checked as a whole before it is written,
/// and written atomically.
public struct ConfigurationEditor: Sendable {
  /// Checks the file before and after.
  public let reader: ConfigurationReader
  /// The configuration's own path.
  public let path: String

  /// - Parameter path: of the YAML file, absolute or relative to the working directory.
  public init(reader: ConfigurationReader, path: String) {
    self.reader = reader
    self.path = path
  }

  /// A checked change that is yet to be written.
  public struct Change: Sendable {
    /// The file that changes, absolute.
    public let file: String
    /// The feeds that are new.
    public let added: [FeedConfiguration]
    /// The feeds that were asked for and are there already, in the order in which they were.
    public let present: [PresentFeed]
    /// What the changed configuration is warned of.
    public let warnings: [ConfigurationError]
    let before: String?
    let after: String
  }

  /// - Parameter target: the file to add to, the configuration itself when `nil`. It may be missing when an `include`
  ///   names it.
  /// - Throws: `ConfigurationEditError`; `.present` when no feed is new
  public func change(adding feeds: [NewFeed], to target: String? = nil) throws(ConfigurationEditError) -> Change {
    // The first feed may be the one that is added.
    let old = reader.read(path, needsFeeds: false)
    guard let before = old.configuration else { throw .invalid(old.errors) }
    let file = Paths.real(target ?? path)
    let (wanted, present) = news(feeds, in: before, directory: Paths.directory(of: file))
    guard !wanted.isEmpty else { throw .present(present) }
    let existing = try Self.text(of: file, named: target ?? path)
    let source = SourceText(name: target ?? path, path: file, text: existing ?? "")
    guard target == nil || Self.isYAML(file) else {
      throw .unsuitable(ConfigurationPlace(file: source.name), "feeds are added to *.yaml files")
    }
    let text = try FeedListText(source).adding(wanted, isMain: file == Paths.real(path))
    let new = reader.read(path, drafts: [file: text], needsFeeds: true)
    guard let after = new.configuration else { throw .refused(new.errors) }
    guard after.sources.contains(file) else { throw .notIncluded(source.name) }
    let known = Set(before.feeds.map(\.url))
    let added = after.feeds.filter { !known.contains($0.url) }
    let kept = after.feeds.filter { known.contains($0.url) }
    guard added.count == wanted.count, Self.unplaced(kept) == Self.unplaced(before.feeds) else {
      throw .unsuitable(ConfigurationPlace(file: source.name), "the feeds cannot be added without changing others")
    }
    return Change(file: file, added: added, present: present, warnings: new.warnings, before: existing, after: text)
  }

  /// Writes a change: a temporary file beside the old one, made durable, then renamed over it, with the old one's mode
  /// and owner.
  public func write(_ change: Change) throws(ConfigurationEditError) {
    guard try Self.text(of: change.file, named: change.file) == change.before else { throw .changed(change.file) }
    do { try AtomicFile.write(Array(change.after.utf8), to: change.file) } catch { throw .file(error) }
  }

  /// Those that are not configured yet, each once, with ids that are free; and those that are.
  private func news(
    _ feeds: [NewFeed], in configuration: Configuration, directory: String
  ) -> (wanted: [NewFeed], present: [PresentFeed]) {
    var byURL: [String: FeedConfiguration] = [:]
    for feed in configuration.feeds { byURL[feed.url] = feed }
    var ids = Set(configuration.feeds.map(\.id.text))
    var places: [String: Int] = [:]
    var wanted: [NewFeed] = []
    var present: [PresentFeed] = []
    for var feed in feeds {
      // What is no address at all is left to the check of the whole, which says so.
      let url = (try? FeedAddress(feed.url, directory: directory))?.url ?? feed.url
      if let known = byURL[url] {
        present.append(PresentFeed(url: known.url, place: known.origin))
        continue
      }
      if let place = places[url] {
        for tag in feed.tags where !wanted[place].tags.contains(tag) { wanted[place].tags.append(tag) }
        present.append(PresentFeed(url: url, place: nil))
        continue
      }
      let made = FeedID(url: url).text
      if feed.id == nil, ids.contains(made) { feed.id = made.prefix(190) + "-" + FeedRoster.hash(url) }
      ids.insert(feed.id ?? made)
      places[url] = wanted.count
      wanted.append(feed)
    }
    return (wanted, present)
  }

  private static func isYAML(_ path: String) -> Bool {
    if case .yaml = IncludePattern.kind(of: path) { true } else { false }
  }

  /// `nil` when the file is not there.
  private static func text(of path: String, named name: String) throws(ConfigurationEditError) -> String? {
    guard AtomicFile.exists(path) else { return nil }
    do {
      return try SourceText.read(path, as: name).text
    } catch {
      throw .invalid([error])
    }
  }

  private static func unplaced(_ feeds: [FeedConfiguration]) -> [FeedConfiguration] {
    feeds.map { feed in
      var feed = feed
      feed.origin = ConfigurationPlace(file: "")
      return feed
    }
  }
}
