/// Channel Definition Format: addresses and dates in attributes.
extension FeedBuilder {
  /// `A HREF`, the address of a channel or item that has none itself.
  mutating func openAnchor(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    feed.isCDF = true
    return openLink(entry, attributes)
  }

  mutating func readCDF(_ attributes: XMLAttributes, into draft: inout ItemDraft) {
    guard let href = attributes.trimmed("href") else { return }
    if feed.isBareChannel { feed.isCDF = true }
    draft.page.offer(reference(href), rank: 1)
    if let lastModified = attributes.trimmed("lastmod") { draft.dates.modified = date(lastModified) }
  }
}
