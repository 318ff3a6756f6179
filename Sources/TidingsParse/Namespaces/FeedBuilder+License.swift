internal import TidingsModel

/// Creative Commons: the licence as text or as `rdf:resource`.
extension FeedBuilder {
  mutating func openLicense(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    leaf = LeafAttributes()
    guard let address = reference(attributes, "resource") ?? reference(attributes, "href") else {
      return openLeaf(entry)
    }
    offer(license: address, named: Self.licenseName(entry.namespace))
    return .ignored
  }

  static func licenseName(_ namespace: Namespace) -> String {
    namespace.prefix.flatMap(\.nonEmpty).map { $0 + ":license" } ?? "license"
  }
}
