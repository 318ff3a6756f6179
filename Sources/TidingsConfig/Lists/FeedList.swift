/// A list of feeds in another program's form.
public enum FeedList {
  case opml, urls

  /// By the name's ending, and where that says nothing, by how the text begins.
  public static func kind(ofFile name: String, text: String) -> FeedList {
    let lower = name.lowercased()
    if lower.hasSuffix(".opml") || lower.hasSuffix(".xml") { return .opml }
    if lower.hasSuffix(".txt") { return .urls }
    return text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.hasPrefix("<") ? .opml : .urls
  }

  /// - Parameter file: the name errors bear
  /// - Returns: the feeds in order, what could not be read, and whether reading ended before the list did; the last
  ///   error says where
  public func read(
    _ text: String, file: String
  ) -> (feeds: [ListedFeed], errors: [ConfigurationError], breaksOff: Bool) {
    switch self {
    case .opml: return OPMLReader.read(text, file: file)
    case .urls:
      // A line that is wrong keeps none behind it from being read.
      let (feeds, errors) = URLList.read(text, file: file)
      return (feeds, errors, false)
    }
  }
}
