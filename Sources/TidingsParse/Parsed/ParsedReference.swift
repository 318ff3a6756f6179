/// A URL reference as written, and what it is relative to.
public struct ParsedReference: Sendable, Equatable {
  /// Mended only where it is plain what was meant: white space, a missing scheme, `&amp;amp;`.
  public var text: String
  /// An absolute URL, where there is one.
  public var base: String?

  public init(_ text: String, base: String? = nil) {
    self.text = text
    self.base = base
  }
}
