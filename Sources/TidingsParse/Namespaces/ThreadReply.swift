/// `thr:in-reply-to` (RFC 4685 section 3).
enum ThreadReply {
  /// - Returns: `nil` where the tag says nothing.
  static func reply(_ tag: StartTag) -> ParsedReply? {
    let reply = ParsedReply(
      ref: tag.trimmed("ref"), href: tag.reference("href"), type: tag.trimmed("type"), source: tag.reference("source"))
    return reply == ParsedReply() ? nil : reply
  }
}
