/// A link with its relation (RFC 4287 section 4.2.7).
public struct Link: Sendable, Hashable {
  /// Absolute wherever a base was known.
  public var href: String
  /// Lower case, without IANA's address; `nil` means `alternate`.
  public var rel: String?
  /// A media type; what the publisher thinks to find there.
  public var type: String?
  /// The language of what is found there, BCP 47.
  public var hreflang: String?
  /// For people.
  public var title: String?
  /// Of what is found there, in bytes.
  public var length: Int64?

  public init(
    href: String, rel: String? = nil, type: String? = nil, hreflang: String? = nil, title: String? = nil,
    length: Int64? = nil
  ) {
    self.href = href
    self.rel = rel
    self.type = type
    self.hreflang = hreflang
    self.title = title
    self.length = length
  }
}
