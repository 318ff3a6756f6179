internal import TidingsModel

/// Joins what a feed says of an article with what its page says.
enum ArticleMerge {
  /// The feed's item with what its page says better: content always, the rest where the feed is silent.
  static func merged(_ item: Item, _ page: Item) -> Item {
    var merged = item
    merged.contentHTML = page.contentHTML ?? item.contentHTML
    merged.contentText = page.contentText ?? item.contentText
    if merged.summary == nil {
      merged.summary = Teaser.isLikely(item) ? item.contentText ?? page.summary : page.summary
    }
    if merged.title == nil { merged.title = page.title }
    if merged.authors.isEmpty { merged.authors = page.authors }
    if merged.tags.isEmpty { merged.tags = page.tags }
    merged.image = item.image ?? page.image
    merged.language = item.language ?? page.language
    merged.dateModified = item.dateModified ?? page.dateModified
    merged.extract = page.extract
    if let date = item.datePublished, !isSameDay(date, page.datePublished) || !isMidnight(date) {
      merged.extract?.dateSource = "feed"
      merged.extract?.zoneSource = nil
    } else {
      merged.datePublished = page.datePublished ?? item.datePublished
    }
    return merged
  }

  /// Whether an item is pictures, drawn or taken, of which its page gives none: a comic that a program of the page shows.
  static func losesPictures(of item: Item, _ page: Item) -> Bool {
    guard (item.contentText?.utf8.count ?? 0) < 40, item.contentHTML?.contains("<img ") == true else { return false }
    return page.contentHTML?.contains("<img ") != true
  }

  /// Whether a date says no more than the day, as far as can be told.
  private static func isMidnight(_ date: Timestamp) -> Bool {
    (date.seconds + Int64(date.offset)) % 86_400 == 0
  }

  private static func isSameDay(_ date: Timestamp, _ other: Timestamp?) -> Bool {
    guard let other else { return false }
    func day(_ time: Timestamp) -> Int64 { (time.seconds + Int64(time.offset)) / 86_400 }
    return day(date) == day(other)
  }
}
