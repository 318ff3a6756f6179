internal import TidingsModel

/// Creative Commons: the licence as text or as `rdf:resource`.
extension FeedBuilder {
  mutating func openLicense(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    leaf = LeafAttributes()
    guard let address = reference(attributes, "resource") ?? reference(attributes, "href") else {
      return openLeaf(entry)
    }
    if isInItem {
      item.parsed.license.fill(address)
    } else {
      feed.parsed.license.fill(address)
    }
    return .ignored
  }
}
