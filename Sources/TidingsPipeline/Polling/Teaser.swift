internal import TidingsModel

/// Tells an item that carries its article from one that only announces it.
enum Teaser {
  /// Words from which on a text is taken for the whole article.
  static let wholeArticle = 250

  static func isLikely(_ item: Item) -> Bool {
    guard let text = item.contentText, !text.isEmpty else { return true }
    if ["…", "...", "[…]", "[...]", "…]", "...]"].contains(where: text.hasSuffix) { return true }
    var words = 0
    var isInside = false
    for byte in text.utf8 {
      let isSpace = byte <= 0x20
      if !isSpace, !isInside { words += 1 }
      isInside = !isSpace
    }
    // Scripts without spaces: three bytes a sign, about two signs a word.
    return max(words, text.utf8.count / 12) < wholeArticle
  }
}
