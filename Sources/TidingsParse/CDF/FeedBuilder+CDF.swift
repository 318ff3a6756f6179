/// Channel Definition Format: addresses and dates in attributes.
extension FeedBuilder {
  /// `A HREF`, the address of a channel or item that has none itself.
  mutating func openAnchor(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    feed.isCDF = true
    return openLink(entry, attributes)
  }

  mutating func readCDF(_ attributes: XMLAttributes) {
    if let lastModified = attributes.trimmed("lastmod") {
      if feed.isBareChannel { feed.isCDF = true }
      item.dates.modified = date(lastModified)
    }
    guard let href = attributes.trimmed("href") else { return }
    if feed.isBareChannel { feed.isCDF = true }
    item.page.offer(reference(href), rank: 1)
  }
}
