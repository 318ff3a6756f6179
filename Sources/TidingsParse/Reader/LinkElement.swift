/// `link` in all its forms: text (RSS), `href` (Atom), `rdf:resource`.
enum LinkElement {
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    elements.leaf = LeafAttributes()
    guard let href = tag.trimmed("href") ?? tag.trimmed("resource") ?? tag.trimmed("url") else {
      elements.leaf.isTextLink = true
      return .text(.link)
    }
    var link = ParsedLink(elements.reference(href))
    link.rel = LinkRelation.name(tag.attributes.value("rel"))
    link.type = tag.lowercased("type")
    link.hreflang = tag.trimmed("hreflang")
    link.title = tag.trimmed("title")
    link.length = tag.size("length")
    if elements.scope == .source {
      LinkRelation.read(link, into: &drafts.source)
    } else {
      LinkRelation.read(link, tag, in: elements.inherited.language, into: &drafts)
    }
    return .ignored
  }

  /// A link that is text, of a feed.
  static func close(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    guard elements.leaf.isTextLink else { return }
    readPage(elements.reference(address(frame, &elements)), into: &drafts)
  }

  /// One of an item.
  static func closeInItem(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    guard elements.leaf.isTextLink else { return }
    let text = address(frame, &elements)
    if text.isEmpty { gatherStrayText(after: frame, &elements, drafts.item.page.value) }
    if ItemElements.isNested(frame, &elements) {
      if References.mayBeWebPage(text) { drafts.item.page.offer(elements.reference(text), from: .url) }
    } else {
      readPage(elements.reference(text), into: &drafts)
    }
  }

  /// The address that the text of a link is, or else that of an HTML link in its place.
  private static func address(_ frame: Frame, _ elements: inout OpenElements) -> String {
    let text = elements.string(frame)
    guard let linked = elements.leaf.reference, !References.isWebPage(text) else { return text }
    return linked.text
  }

  private static func readPage(_ reference: ParsedReference, into drafts: inout Drafts) {
    if let encoded = References.withoutBrackets(reference.text) {
      let page = ParsedReference(encoded, base: reference.base)
      return drafts.isInItem
        ? drafts.item.page.offer(page, from: .bracketed) : drafts.feed.homePage.offer(page, from: .otherAlternate)
    }
    guard !reference.text.isEmpty, References.mayBeWebPage(reference.text) else { return }
    if drafts.isInItem {
      drafts.item.offer(page: reference, from: .link)
    } else {
      drafts.feed.homePage.offer(reference, from: .link)
    }
  }

  /// Gathers the text that stands in the item itself behind a link without an address: a program that took the document for
  /// HTML, whose `link` is empty, writes `<link/>http://…`.
  private static func gatherStrayText(after link: Frame, _ elements: inout OpenElements, _ page: ParsedReference?) {
    guard page == nil, let parent = elements.frames.last, parent.element == .item, parent.capture == .none else {
      return
    }
    elements.gatherText(from: link.start)
  }

  /// The address in such a text, where an item ends.
  static func readStrayText(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    guard frame.capture == .text, drafts.item.page.value == nil,
      let word = elements.string(frame).split(whereSeparator: \.isWhitespace).first.map(String.init),
      References.isWebPage(word)
    else { return }
    readPage(elements.reference(word), into: &drafts)
  }
}
