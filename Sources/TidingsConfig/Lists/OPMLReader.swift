/// OPML 1.0 and 2.0 subscription lists: outlines with an `xmlUrl` are feeds, those around them folders. A `category`
/// attribute (`/News/Vietnam,tech`) adds tags as well (`OPMLCategory`).
enum OPMLReader {
  /// Deeper than any folder tree that people keep.
  static let deepest = 100

  /// - Returns: as `FeedList.read`
  static func read(
    _ text: String, file: String
  ) -> (feeds: [ListedFeed], errors: [ConfigurationError], breaksOff: Bool) {
    var reading = Reading(file: file)
    var scanner = MarkupScanner(text)
    do {
      while let tag = try scanner.next() {
        let place = ConfigurationPlace(file: file, line: scanner.tagLine, column: scanner.tagColumn)
        guard reading.take(tag, at: place) else { return (reading.feeds, reading.errors, true) }
      }
      return (reading.feeds, reading.errors + [reading.missingEnd].compactMap(\.self), reading.missingEnd != nil)
    } catch {
      let place = ConfigurationPlace(file: file, line: error.line, column: error.column)
      reading.errors.append(ConfigurationError("not OPML: \(error.words)", at: place))
      return (reading.feeds, reading.errors, true)
    }
  }

  private struct Reading {
    let file: String
    var feeds: [ListedFeed] = []
    var errors: [ConfigurationError] = []
    var open: [(name: String, folder: String?)] = []
    var sawRoot = false

    /// False when there is no sense in reading on.
    mutating func take(_ tag: MarkupScanner.Tag, at place: ConfigurationPlace) -> Bool {
      switch tag {
      case .open(let name, let attributes, let isEmpty):
        if !sawRoot {
          sawRoot = true
          guard name.lowercased() == "opml" else {
            return refuse("not OPML: the root element is <\(name)>, not <opml>", at: place)
          }
        }
        let folder = name.lowercased() == "outline" ? outline(attributes, at: place) : nil
        if !isEmpty { open.append((name, folder)) }
        guard open.count <= OPMLReader.deepest else { return refuse("outlines are nested too deeply", at: place) }
      case .close(let name):
        guard let last = open.popLast(), last.name == name else {
          return refuse("not OPML: </\(name)> closes nothing that is open", at: place)
        }
      }
      return true
    }

    /// What the file ends without, should it end too early.
    var missingEnd: ConfigurationError? {
      if !sawRoot {
        return ConfigurationError("not OPML: no element is in it", at: ConfigurationPlace(file: file, line: 1))
      }
      return open.last.map {
        ConfigurationError("not OPML: the file ends before </\($0.name)>", at: ConfigurationPlace(file: file))
      }
    }

    private mutating func refuse(_ message: String, at place: ConfigurationPlace) -> Bool {
      errors.append(ConfigurationError(message, at: place))
      return false
    }

    /// Takes a feed; gives the folder's name when the outline is one.
    private mutating func outline(
      _ attributes: [(name: String, value: String)], at place: ConfigurationPlace
    ) -> String? {
      func value(_ name: String) -> String? {
        let found = attributes.first { $0.name.lowercased() == name }?.value
        let trimmed = found.map { Self.trimmed($0) }
        return trimmed?.isEmpty == false ? trimmed : nil
      }
      let title = value("text") ?? value("title")
      guard let url = value("xmlurl") else {
        if ["rss", "atom"].contains(value("type")?.lowercased()) {
          errors.append(ConfigurationError("a feed without xmlUrl\(title.map { ": \($0)" } ?? "")", at: place))
        }
        return title
      }
      var tags: [String] = []
      let categories = (value("category") ?? "").split(separator: ",").flatMap { $0.split(separator: "/") }
      let names = open.compactMap(\.folder) + categories.map { OPMLCategory.decoded(Self.trimmed(String($0))) }
      for tag in names.compactMap(FeedSettings.tag) where !tags.contains(tag) { tags.append(tag) }
      feeds.append(ListedFeed(url: url, title: title, homePageURL: value("htmlurl"), tags: tags, place: place))
      return nil
    }

    private static func trimmed(_ text: String) -> String {
      let words = text.split { $0.isWhitespace || $0.isNewline }
      return words.joined(separator: " ")
    }
  }
}
