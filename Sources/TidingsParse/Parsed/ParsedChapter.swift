/// A chapter of an episode.
public struct ParsedChapter: Sendable, Equatable {
  /// Seconds
  public var start: Double
  /// Plain text or HTML, as written.
  public var title: String?
  /// Podlove `href`
  public var url: ParsedReference?
  /// Podlove `image`
  public var image: ParsedReference?

  public init(start: Double, title: String? = nil, url: ParsedReference? = nil, image: ParsedReference? = nil) {
    self.start = start
    self.title = title
    self.url = url
    self.image = image
  }
}
