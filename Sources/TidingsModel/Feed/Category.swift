/// A category with its vocabulary and its label for people.
public struct Category: Sendable, Hashable {
  /// The category as programs know it.
  public var term: String
  /// The vocabulary the term is of: Atom `scheme`, RSS `domain`.
  public var scheme: String?
  /// What is shown for it, where that is not the term (Atom `label`).
  public var label: String?

  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
