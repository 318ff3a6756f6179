internal import TidingsHTML

/// A text that tells what the article says, or how it begins.
struct ReferenceText {
  /// Where it comes from: `json-ld`, `feed`, `summary`, `state`, `field`.
  let method: String
  let text: String
  /// The same as it was given, captions included, where that is markup.
  let markup: String?
  let shingles: ShingleSet
  /// The text as ``WordFold`` makes it, with a space at either end.
  let folded: String
  private(set) var isWhole: Bool
  /// Whether the text may be the article where the page has another one. Below a feed's measure of an article it may as
  /// well be a summary in words of its own.
  private(set) var isArticle: Bool
  /// The text's weight, as that of lines.
  let weight: Int32
  /// Whether it comes from the feed, which may carry no more than a beginning.
  var isOfFeed: Bool { Self.isOfFeed(method) }

  static func isOfFeed(_ method: String) -> Bool { method == "feed" || method == "summary" }

  /// Below this a text given elsewhere is a teaser rather than the article.
  static let wholeArticle: Int32 = 700

  /// - Parameters:
  ///   - html: plain text or markup; what is too brief to tell anything gives no reference.
  ///   - least: how much text is an article rather than a teaser.
  init?(_ method: String, _ html: String?, least: Int32 = wholeArticle) {
    guard let whole = html, !whole.isEmpty, whole.utf8.count < 2_000_000 else { return nil }
    let html = Self.withoutCaptions(whole)
    let isMarkup = PlainText.looksLikeHTML(html)
    let text =
      isMarkup
      ? HTMLSanitiser().sanitise(html, base: nil).text : Self.paragraphs(HTMLEntities.decode(html))
    let weight = BlockBuilder.weight(text.utf8)
    guard weight >= 40 else { return nil }
    let folded = WordFold.fold(text)
    self.method = method
    self.text = text
    markup = isMarkup ? whole : nil
    shingles = ShingleSet(folded)
    self.folded = " " + String(decoding: folded, as: UTF8.self) + " "
    self.weight = weight
    isWhole = weight >= least && !PlainText.breaksOff(text)
    isArticle = isWhole && (!Self.isOfFeed(method) || PlainText.wordCount(text) >= FeedHints.wholeArticle)
  }

  /// The same as an article, though briefer than those mostly are; `nil` where it breaks off.
  var asBriefArticle: ReferenceText? {
    guard !PlainText.breaksOff(text) else { return nil }
    var article = self
    article.isWhole = true
    article.isArticle = true
    return article
  }

  /// Whether a line of some words, folded, stands in the text.
  func holds(_ line: [UInt8]) -> Bool {
    line.count >= 12 && folded.range(ofBytes: " " + String(decoding: line, as: UTF8.self) + " ") != nil
  }

  /// Plain text with its line ends as paragraphs.
  private static func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline }).map { ByteText.folded(Array($0.utf8)) }.filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// HTML without what stands in `figcaption` elements.
  private static func withoutCaptions(_ html: String) -> String {
    var rest = html[...]
    var kept = ""
    while let start = rest.range(ofBytes: "<figcaption"),
      let end = rest[start.upperBound...].range(ofBytes: "</figcaption>")
    {
      kept += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return kept.isEmpty ? html : kept + rest
  }
}
