/// A part of an episode that can be jumped to.
public struct Chapter: Sendable, Hashable {
  /// Seconds from the beginning, not negative.
  public var start: Double
  /// What is shown for it.
  public var title: String?
  /// A page on what is spoken of.
  public var url: String?
  /// A picture to be shown meanwhile.
  public var image: String?

  /// - Parameter start: seconds from the beginning, not negative.
  public init(start: Double, title: String? = nil, url: String? = nil, image: String? = nil) {
    self.start = start
    self.title = title
    self.url = url
    self.image = image
  }
}
