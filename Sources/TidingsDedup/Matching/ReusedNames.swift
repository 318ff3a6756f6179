/// Names under which another story stands than the one they are known for: the guid 1 of a publisher who numbers his
/// articles anew, the one page that each day's forecast links to.
///
/// Such an item is told from an edit by all it has: its other name is another one too, or says nothing, and next to nothing
/// of the text is left; in the case of a guid it has another title as well, as a publisher who moves may begin to give
/// whole texts where there were teasers. It is an article of its own then, and the name is the new one's. The old article
/// is still known by its other names; should it come back under the one that was taken from it, that is no article's for
/// good (a guid), or stays with the new one (a link), and nothing is delivered.
///
/// Teasers are rewritten whole, together with the headline. Of two short texts this is held to be another story only where
/// the link is another one too, and the guid looks like a place in a list, or all that the document has under known guids
/// is other than it was.
enum ReusedNames {
  /// Which of the items with known guids bear a guid that is another story's; their places in the document.
  static func otherStories(
    _ found: [MovedGUIDs.Found], of candidates: [Candidate], keys: [ItemKeys], known: inout some KnownArticles
  ) throws -> Set<Int> {
    var others: Set<Int> = []
    var short: [Int] = []
    for one in found {
      let item = keys[one.index]
      guard try isElsewhere(item, than: one.article, known: &known) else { continue }
      guard let sketch = one.article.sketch, !item.isText(of: one.article) else { continue }
      let own = TextHashes(candidates[one.index].item.value).sketch
      // Of a teaser and a whole text the sketches tell nothing: in a place of a list they are two.
      let isAlike = item.isInPlace && sketch.isShort != own.isShort ? false : sketch.isAlike(own)
      guard !isAlike, !sketch.hasTitle(of: own) else { continue }
      if !sketch.isShort, !own.isShort {
        others.insert(one.index)
      } else if item.link != nil {
        if item.isInPlace { others.insert(one.index) } else { short.append(one.index) }
      }
    }
    if found.count > 1, others.count + short.count == found.count { others.formUnion(short) }
    return others
  }

  /// Whether the item's link says that it is not the article that it has the guid of, or says nothing at all.
  private static func isElsewhere(
    _ item: ItemKeys, than article: KnownArticle, known: inout some KnownArticles
  ) throws -> Bool {
    guard item.link == nil || item.linkMark != article.linkMark else { return false }
    for key in [item.link, item.linkInFeed, item.number].compactMap(\.self)
    where try known.article(for: key)?.row == article.row {
      return false
    }
    return true
  }

  /// - Parameter article: what is known by the item's link, and not by its guid.
  static func isOtherStory(
    _ item: ItemKeys, of candidate: Candidate, thanOfLink article: KnownArticle, known: inout some KnownArticles
  ) throws -> Bool {
    guard article.relation == .own || isOfThisFeedToo(article, as: item), article.hasGUID, let guid = item.guid else {
      return false
    }
    guard
      try isOtherText(item, of: candidate, than: article)
        || isOtherRecording(item, than: article, known: &known)
    else { return false }
    return try !known.isVoid(guid)
  }

  /// Whether another feed's article stood in this one as well, at an address that it does not have itself, or word for word:
  /// feeds that word their items differently are not told apart so.
  private static func isOfThisFeedToo(_ article: KnownArticle, as item: ItemKeys) -> Bool {
    article.relation == .noted && (article.linkMark != item.linkMark || article.copy?.hasAgreed == true)
  }

  /// Whether an item with the title and the text of an article brings another recording: the next hour's bulletin at the
  /// one address of all.
  private static func isOtherRecording(
    _ item: ItemKeys, than article: KnownArticle, known: inout some KnownArticles
  ) throws -> Bool {
    guard !item.recordings.isEmpty, item.isText(of: article), let key = item.content ?? item.shortContent else {
      return false
    }
    return try known.article(for: key)?.row != article.row
  }

  /// Whether next to nothing of an article's text is left; `false` also where that cannot be told.
  static func isOtherText(_ item: ItemKeys, of candidate: Candidate, than article: KnownArticle) -> Bool {
    guard !item.isText(of: article), let sketch = article.sketch, !sketch.isShort else { return false }
    return !sketch.isAlike(TextHashes(candidate.item.value).sketch)
  }
}

extension ItemKeys {
  /// Whether the guid is a number so small that it may be the item's place in a list.
  fileprivate var isInPlace: Bool { trimmedGUID.map(GUID.mayBePlace) ?? false }
}
