/// RFC 4685 `in-reply-to`.
public struct ParsedReply: Sendable, Equatable {
  /// The id of the item that is answered.
  public var ref: String?
  /// A page that shows it.
  public var href: ParsedReference?
  /// The media type of that page.
  public var type: String?
  /// The feed in which it is found.
  public var source: ParsedReference?

  public init(
    ref: String? = nil, href: ParsedReference? = nil, type: String? = nil, source: ParsedReference? = nil
  ) {
    self.ref = ref
    self.href = href
    self.type = type
    self.source = source
  }
}
