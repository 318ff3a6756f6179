/// Atom `content` (RFC 4287 section 4.1.3).
enum AtomContent {
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ item: inout ItemDraft) -> Opened {
    let type = tag.lowercased("type")
    if type?.hasPrefix("multipart/") == true {
      // Atom 0.3: alternatives, each a content of its own.
      return Opened(element: .wrapper, scope: .item, capture: .none)
    }
    if let address = tag.reference("src") ?? tag.reference("url") {
      let isMedia = readOutOfLine(address, type, into: &item)
      // Generators name the page there and give the text as well, which must be empty by the letter.
      guard !isMedia else { return .ignored }
    }
    return elements.openText(tag, standard: tag.standardText)
  }

  /// Content that stands elsewhere (section 4.1.3.2).
  /// - Returns: whether it is a picture, a sound or a film.
  private static func readOutOfLine(_ address: ParsedReference, _ type: String?, into item: inout ItemDraft) -> Bool {
    if let type, type.hasPrefix("image/") || type.hasPrefix("audio/") || type.hasPrefix("video/") {
      item.add(attachment: ParsedAttachment(address, mimeType: type))
      return true
    }
    item.add(link: ParsedLink(address, rel: "content", type: type))
    if LinkRelation.isPage(type) || type?.hasPrefix("text/") == true { item.page.offer(address, from: .content) }
    return false
  }
}
