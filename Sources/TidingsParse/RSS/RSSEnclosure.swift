/// RSS `enclosure`; some feeds write `href`, `src` or `link` for `url`, RSS 1.0 `rdf:resource`, others the address as text.
enum RSSEnclosure {
  /// - Returns: `nil` where the tag has no address.
  static func attachment(_ tag: StartTag) -> ParsedAttachment? {
    guard
      let address = tag.reference("url") ?? tag.reference("href") ?? tag.reference("resource") ?? tag.reference("src")
        ?? tag.reference("link"), !References.isPlaceholder(address.text)
    else { return nil }
    return ParsedAttachment(
      address, mimeType: References.mediaType(tag.lowercased("type"), of: address.text), title: tag.trimmed("title"),
      sizeInBytes: tag.size("length"))
  }

  static func attachment(_ text: String, _ elements: inout OpenElements) -> ParsedAttachment? {
    guard References.isWebPage(text) else { return nil }
    return ParsedAttachment(elements.reference(text), mimeType: References.mediaType(of: text))
  }
}
