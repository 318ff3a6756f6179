public import TidingsModel
public import TidingsParse

/// A `ParsedFeed` to a `Feed`: URLs absolute, HTML sanitised, titles plain, everything NFC, dates with their offset.
public enum FeedNormaliser {
  /// - Parameters:
  ///   - contentLanguage: the Content-Language header: the language of a feed that names none.
  public static func normalise(
    _ parsed: consuming ParsedFeed, contentLanguage: String? = nil, defaults: Defaults = Defaults()
  ) -> Feed {
    Feed(format: parsed.format)
  }

  /// What the configuration says of a feed where the feed itself is silent.
  public struct Defaults: Sendable {
    public var language: String?

    public init(language: String? = nil) { self.language = language }
  }
}
