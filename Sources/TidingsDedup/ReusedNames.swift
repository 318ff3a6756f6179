/// Names under which another story stands than the one they are known for: the guid 1 of a publisher who numbers his
/// articles anew, the one page that each day's forecast links to.
///
/// Such an item is told from an edit by all it has: its other name is another one too, and next to nothing of the text is
/// left; in the case of a guid it has another title as well, as a publisher who moves may begin to give whole texts where
/// there were teasers. It is an article of its own then, and the name is the new one's. The old article is still known by its other
/// names; should it come back under the one that was taken from it, that is no article's for good (a guid), or stays with
/// the new one (a link), and nothing is delivered.
enum ReusedNames {
  /// - Parameter article: what is known by the item's guid.
  static func isOtherStory(
    _ item: ItemKeys, of candidate: Candidate, thanOfGUID article: KnownArticle, known: inout some KnownArticles
  ) throws -> Bool {
    guard article.relation == .own, article.linkMark != 0, let link = item.link, item.linkMark != article.linkMark,
      isOtherText(item, of: candidate, than: article, andTitle: true)
    else { return false }
    for key in [link, item.linkInFeed].compactMap(\.self) where try known.article(for: key)?.row == article.row {
      return false
    }
    return true
  }

  /// - Parameter article: what is known by the item's link, and not by its guid. Of another feed's, only an address that is
  ///   not its own: one at which this feed once had it.
  static func isOtherStory(
    _ item: ItemKeys, of candidate: Candidate, thanOfLink article: KnownArticle, known: inout some KnownArticles
  ) throws -> Bool {
    guard article.relation == .own || article.relation == .noted && article.linkMark != item.linkMark, article.hasGUID,
      let guid = item.guid
    else { return false }
    guard
      try isOtherText(item, of: candidate, than: article, andTitle: false)
        || isOtherRecording(item, than: article, known: &known)
    else { return false }
    return try !known.isVoid(guid)
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
  static func isOtherText(
    _ item: ItemKeys, of candidate: Candidate, than article: KnownArticle, andTitle: Bool
  ) -> Bool {
    guard !item.isText(of: article), let sketch = article.sketch, let hashes = TextHashes(candidate.item.value) else {
      return false
    }
    return !sketch.isAlike(hashes.sketch) && !(andTitle && sketch.hasTitle(of: hashes.sketch))
  }
}
