/// One way to take the article from the page.
struct BodyCandidate {
  /// `strict`, `relaxed`, `json-ld`, `feed`, `state`, `field`.
  var method: String
  /// The element that holds the article; 0 where the text does not come from the page's elements.
  var container: Int
  /// The article's lines.
  var lines: [Int]
  /// Captions that stand among the lines without being of them.
  var captions: [Int] = []
  /// Elements among the lines that are no part of the article, pictures included.
  var boxes: [Int] = []
  /// Elements that look like teasers of other stories and are chapters of this one.
  var chapters: [Int] = []
  /// What dropped the element's other lines, where that was asked for.
  var dropped: [Int: DropRule] = [:]
  /// The text, where it does not come from lines.
  var text: String?
  /// The text as it was given, where that is markup.
  var markup: String?
  var score = 0.0

  /// Whether the text is the feed's, as the page does not have it.
  var isOfFeed: Bool { text != nil && ReferenceText.isOfFeed(method) }
}
