/// What an `HTMLSanitiser` made of a piece of HTML.
public struct SanitisedHTML: Sendable, Equatable {
  /// Allow-listed elements and attributes only, nested as a browser will nest them, attributes quoted, NFC.
  public var html: String
  /// What a reader sees: blocks parted by a blank line, list items and table rows on lines of their own, table cells
  /// parted by a tab, white space folded outside `pre`, NFC. Without images' `alt` and the labels of players.
  public var text: String
  /// The URL of the first picture that is neither a tracking pixel nor an emoticon, where it was looked for.
  public var firstImage: String?
  /// How many elements, attributes and URLs were left out for what they could do: scripts, event handlers, beacons,
  /// `javascript:` and their like.
  public var removedCount: Int

  public init(html: String = "", text: String = "", firstImage: String? = nil, removedCount: Int = 0) {
    self.html = html
    self.text = text
    self.firstImage = firstImage
    self.removedCount = removedCount
  }
}
