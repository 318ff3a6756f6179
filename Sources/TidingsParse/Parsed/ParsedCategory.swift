/// A category: of an element of its own, or one of a list of keywords.
public struct ParsedCategory: Sendable, Equatable {
  /// Atom `term`, else the element's text. Never empty.
  public var term: String
  /// Atom `scheme`, RSS `domain`; for iTunes' and Media RSS's own the address these are known by.
  public var scheme: String?
  /// Atom `label`
  public var label: String?

  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }

  /// Lengths are compared first: some feeds give an item dozens of categories.
  func isAmong(_ others: [ParsedCategory]) -> Bool {
    let count = term.utf8.count
    return others.withUnsafeBufferPointer { others in
      others.indices.contains { others[$0].term.utf8.count == count && others[$0] == self }
    }
  }
}
