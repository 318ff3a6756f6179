/// Channel Definition Format: addresses and dates in attributes.
extension FeedBuilder {
  /// `A HREF`, the address of a channel or item that has none itself; its text is an item's title where there is no other.
  mutating func openAnchor(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    feed.isCDF = true
    let opened = openLink(entry, attributes)
    return opened.element == .ignored ? .text(.anchor) : opened
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
