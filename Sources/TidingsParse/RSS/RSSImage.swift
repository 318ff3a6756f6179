/// RSS `image`, and what has its form: an element with a `url` inside, or an address of its own.
enum RSSImage {
  /// The address in the start tag. In RDF the `rdf:resource` names the element that says it.
  static func address(_ tag: StartTag, isRDF: Bool) -> ParsedReference? {
    tag.reference("href") ?? tag.reference("url") ?? tag.reference("src") ?? (isRDF ? nil : tag.reference("resource"))
  }

  static func openChild(_ tag: StartTag, _ elements: inout OpenElements) -> Opened {
    tag.element == .url ? .text(.url) : elements.openOther(tag, parent: "image")
  }

  static func closeChild(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    let text = elements.string(frame)
    guard frame.element == .url, !text.isEmpty else { return }
    let isItunes = elements.frames.last?.element == .itunesImage
    if drafts.isInItem {
      drafts.item.offer(image: elements.reference(text), from: isItunes ? .itunes : .image)
    } else {
      drafts.feed.offer(picture: elements.reference(text), from: isItunes ? .itunes : .image)
    }
  }
}
