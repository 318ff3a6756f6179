/// A link with an address in an attribute (RFC 4287 section 4.2.7).
public struct ParsedLink: Sendable, Equatable {
  /// `href`
  public var reference: ParsedReference
  /// Lower case; `nil` means `alternate` (RFC 4287 section 4.2.7.2).
  public var rel: String?
  /// A media type, lower case.
  public var type: String?
  /// As written.
  public var hreflang: String?
  /// Plain text.
  public var title: String?
  /// Bytes; greater than 0.
  public var length: Int64?

  public init(
    _ reference: ParsedReference, rel: String? = nil, type: String? = nil, hreflang: String? = nil,
    title: String? = nil
  ) {
    self.reference = reference
    self.rel = rel
    self.type = type
    self.hreflang = hreflang
    self.title = title
  }
}
