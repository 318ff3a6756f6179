public import TidingsModel
public import TidingsParse

/// A `ParsedFeed` to a `Feed`: URLs absolute, HTML sanitised, titles plain, everything NFC, dates with their offset.
///
/// - A URL is resolved against the `xml:base` in force, then the document's own URL; with neither it stays relative. An
///   item's `url` is http or https.
/// - A title, name, description or right is one line of text. An item's content is HTML, its text what a reader sees.
/// - A date that cannot be read is left out, with a warning. One without an offset is in the zone configured, else UTC.
/// - An item without an id has its `url`, else its first attachment's, else a digest of title and text.
public enum FeedNormaliser {
  /// - Parameter contentLanguage: the Content-Language header: the language of a feed that names none.
  public static func normalise(
    _ parsed: consuming ParsedFeed, contentLanguage: String? = nil, defaults: Defaults = Defaults()
  ) -> Feed {
    let count = parsed.items.count
    var worker = NormaliserWorker(consume parsed, contentLanguage: contentLanguage, defaults: defaults)
    var feed = worker.feed()
    feed.items.reserveCapacity(count)
    for _ in 0..<count {
      // Moved: a copy would count up each of its forty parts.
      var item = Item()
      guard worker.next(into: &item) else { break }
      feed.items.append(consume item)
    }
    return feed
  }

  /// The document as `normalise` and `Feed.json()` have it, a piece at a time, so that neither its items nor its JSON ever
  /// stand in memory as a whole: an item is let go when it is written.
  ///
  /// - Parameter sink: takes the next bytes, some 64 KiB.
  public static func writeJSON<Failure: Error>(
    of parsed: consuming ParsedFeed, contentLanguage: String? = nil, defaults: Defaults = Defaults(),
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var worker = NormaliserWorker(consume parsed, contentLanguage: contentLanguage, defaults: defaults)
    let feed = worker.feed()
    var writer = JSONWriter(reserving: 96 << 10, leavesLongTexts: true)
    feed.writeHead(to: &writer)
    var item = Item()
    while worker.next(into: &item) {
      item.write(to: &writer)
      if writer.holdsTexts || writer.bytes.count > 64 << 10 { try writer.drain(to: sink) }
      item = Item()
    }
    feed.writeTail(to: &writer)
    try writer.drain(to: sink)
  }

  /// What the configuration says of a feed where the feed itself is silent.
  public struct Defaults: Sendable {
    /// BCP 47
    public var language: String?
    /// What dates without an offset are in; without it, UTC.
    public var zone: ZoneRule?

    public init(language: String? = nil, zone: ZoneRule? = nil) {
      self.language = language
      self.zone = zone
    }
  }
}
