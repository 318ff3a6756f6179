/// Channel Definition Format: addresses and dates in attributes.
extension FeedBuilder {
  mutating func readCDF(_ attributes: XMLAttributes, into draft: inout ItemDraft) {
    guard let href = attributes.trimmed("href") else { return }
    if feed.isBareChannel { feed.isCDF = true }
    draft.page.offer(reference(href), rank: 1)
    if let lastModified = attributes.trimmed("lastmod") { draft.dates.modified = date(lastModified) }
  }
}
