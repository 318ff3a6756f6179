/// `category`, `dc:subject`, `keywords` and their kin: attributes (Atom) or text (RSS).
enum CategoryElement {
  private static let itunesScheme = "http://www.itunes.com/"
  /// What a `media:category` without a scheme is in (Media RSS 1.5.1).
  private static let mediaScheme = "http://search.yahoo.com/mrss/category_schema"

  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    elements.leaf = LeafAttributes()
    switch tag.element {
    case .itunesCategory:
      guard let text = tag.trimmed("text") else {
        elements.leaf.scheme = itunesScheme
        return Opened(element: .itunesCategory, scope: .category, capture: .text)
      }
      drafts.add(ParsedCategory(term: text, scheme: itunesScheme))
      return .empty(.category)
    default:
      elements.leaf.term = tag.trimmed("term")
      elements.leaf.scheme = tag.trimmed("scheme") ?? tag.trimmed("domain")
      if tag.element == .mediaCategory { elements.leaf.scheme.fill(mediaScheme) }
      elements.leaf.label = tag.trimmed("label")
      elements.leaf.name = tag.trimmed("name") ?? tag.trimmed("value") ?? tag.trimmed("text")
      return Opened(element: tag.element, scope: .category, capture: .text)
    }
  }

  static func openChild(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    switch tag.element {
    case .itunesCategory: open(tag, &elements, &drafts)
    // dc:subject with an rdf:Bag
    case .resourceList: .empty(.category)
    case .resource: .text(.resource)
    // `<category><name>…`, `<categories><category>…`, `<tags><tag>…`
    case .category, .name, .title: .text(.resource)
    case .unknown where elements.frames.last?.element == .tags: .text(.resource)
    // dc:subject with a taxo:topic around an rdf:value
    case .encoded where tag.namespace == .rdf: .text(.resource)
    // The `rdf:Description` around them.
    case .wrapper: .empty(.category)
    default: tag.namespace == .taxonomy ? .empty(.category) : elements.openInValue(tag)
    }
  }

  /// One of several in an `rdf:Bag`.
  static func closeChild(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    guard frame.element == .resource, let term = elements.string(frame).collapsedSpace.nonEmpty else { return }
    drafts.add(ParsedCategory(term: term))
  }

  static func close(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    switch frame.element {
    case .keywords, .tags:
      let scheme = frame.namespace == .itunes ? itunesScheme : nil
      let text = elements.string(frame).collapsedSpace
      let hasCommas = text.contains(where: isComma)
      let parts = text.split { hasCommas ? isComma($0) : $0 == ";" }
      for part in parts.prefix(ListLimit.long) {
        let term = String(part).trimmedSpace
        if !term.isEmpty { drafts.add(ParsedCategory(term: term, scheme: scheme)) }
      }
    default: if let category = category(frame, &elements) { drafts.add(category) }
    }
  }

  /// The category that an element names, which is no list of them.
  static func category(_ frame: Frame, _ elements: inout OpenElements) -> ParsedCategory? {
    let text = elements.string(frame).collapsedSpace
    guard let term = elements.leaf.term ?? text.nonEmpty ?? elements.leaf.label ?? elements.leaf.name else {
      return nil
    }
    return ParsedCategory(term: term, scheme: elements.leaf.scheme, label: elements.leaf.label)
  }

  /// Whether it is a comma, of Arabic, Chinese or Japanese as well.
  private static func isComma(_ character: Character) -> Bool {
    character == "," || character == "،" || character == "，" || character == "、"
  }
}
