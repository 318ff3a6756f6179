/// What an item answers (RFC 4685).
public struct InReplyTo: Sendable, Hashable {
  /// The id of the item answered (RFC 4685 section 3), as that item bears it.
  public var ref: String?
  /// A page that shows it.
  public var href: String?
  /// The media type of that page.
  public var type: String?
  /// The feed in which it is found.
  public var source: String?

  public init(ref: String? = nil, href: String? = nil, type: String? = nil, source: String? = nil) {
    self.ref = ref
    self.href = href
    self.type = type
    self.source = source
  }
}
