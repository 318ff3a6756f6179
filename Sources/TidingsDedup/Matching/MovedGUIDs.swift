internal import TidingsModel

/// Guids that go from article to article, as where they are places in a list: the first item is always `1`.
///
/// Items are matched by guid before anything else. A guid that stands on the very link and text of another article, the feed's or
/// one that it shares with others, while its own article had another text is no name of anything: followed, it would
/// turn each new article into an edit of an old one.
struct MovedGUIDs {
  /// An item whose guid is known.
  struct Found {
    var index: Int
    var article: KnownArticle
  }

  /// The items that are, word for word, another article than their guid's: the places and what they are.
  private(set) var moved: [Found] = []
  /// The other items, whose guids hold.
  private(set) var kept: [Found] = []
  /// The places of the items whose guid says nothing.
  private(set) var voidPlaces: Set<Int> = []

  /// - Parameters:
  ///   - found: the items whose guids are known.
  ///   - others: the places of the items whose guids are not, or that have none.
  init(
    _ found: [Found], others: [Int], items: [ItemKeys], scope: DedupScope, known: inout some KnownArticles
  ) throws {
    for one in found {
      let item = items[one.index]
      guard !item.isText(of: one.article),
        let other = try Self.bearer(of: item, but: one.article, scope: scope, known: &known)
      else {
        kept.append(one)
        continue
      }
      moved.append(Found(index: one.index, article: other))
    }
    // An article that stands in the document as it was, under a guid never seen, is not the one that its guid is on now.
    let edited = Set(kept.lazy.filter { !items[$0.index].isText(of: $0.article) }.map(\.article.row))
    if !edited.isEmpty {
      for index in others {
        guard let article = try Self.bearer(of: items[index], scope: scope, known: &known), edited.contains(article.row)
        else {
          continue
        }
        moved.append(Found(index: index, article: article))
      }
    }
    guard !moved.isEmpty else { return }
    // In such a document neither a guid counts whose article stands elsewhere, nor one with which all has changed.
    let placed = Set(moved.map(\.article.row))
    voidPlaces = Set(moved.map(\.index))
    kept.removeAll { one in
      let item = items[one.index]
      let isNew = !item.isText(of: one.article) && item.linkMark != one.article.linkMark
      guard isNew || placed.contains(one.article.row) else { return false }
      voidPlaces.insert(one.index)
      return true
    }
  }

  /// The article with the item's link, where it has one of its own, and text, if there is one, and another than the one
  /// given: the feed's own, or any where the feed looks at others.
  private static func bearer(
    of item: ItemKeys, but article: KnownArticle? = nil, scope: DedupScope, known: inout some KnownArticles
  ) throws -> KnownArticle? {
    for key in [item.link, item.linkInFeed, item.content, item.contentInFeed, item.shortContent].compactMap(\.self) {
      guard let other = try known.article(for: key), other.row != article?.row, scope == .all || other.relation == .own
      else { continue }
      if item.link == nil || other.linkMark == item.linkMark, item.isText(of: other) { return other }
    }
    return nil
  }
}

extension ItemKeys {
  /// Whether the article was last seen with the item's text.
  func isText(of article: KnownArticle) -> Bool {
    article.contentMark == contentMark || article.contentMark == contentMark.awaitingPage
  }
}
