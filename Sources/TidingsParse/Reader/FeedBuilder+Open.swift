internal import TidingsModel

/// Start tags: what each opens.
extension FeedBuilder {
  /// What an element is, what its children are read as, and what becomes of its text.
  struct Opened {
    var element: Element
    var scope: Scope
    var capture: Capture

    static let ignored = Opened(element: .ignored, scope: .ignored, capture: .none)
    static func empty(_ scope: Scope) -> Opened { Opened(element: .ignored, scope: scope, capture: .none) }
    static func text(_ element: Element) -> Opened { Opened(element: element, scope: .ignored, capture: .text) }
  }

  mutating func open(_ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes, in scope: Scope)
    -> Opened
  {
    switch scope {
    case .document, .feed, .wrapper:
      if let container = openContainer(entry, name, attributes, in: scope) { return container }
      if scope == .feed { return openFeedChild(entry, name, attributes) }
      return frames.last?.element == .other ? openOther(entry, name, attributes, scope: .wrapper) : .empty(.wrapper)
    case .item:
      if entry.element == .item { return openContainer(entry, name, attributes, in: scope) ?? .ignored }
      return openItemChild(entry, name, attributes)
    case .person: return openPersonChild(entry, attributes)
    case .image: return openImageChild(entry, name, attributes)
    case .source: return openSourceChild(entry, attributes)
    case .mediaContent: return openMediaChild(entry, name, attributes)
    case .category:
      switch entry.element {
      case .itunesCategory: return openCategory(entry, attributes)
      // dc:subject with an rdf:Bag
      case .resourceList: return .empty(.category)
      case .resource: return .text(.resource)
      // dc:subject with a taxo:topic around an rdf:value
      case .encoded where entry.namespace == .rdf: return .text(.resource)
      default: return entry.namespace == .taxonomy ? .empty(.category) : .ignored
      }
    case .skip:
      return entry.element == .hour || entry.element == .day ? .text(entry.element) : .ignored
    case .publication: return entry.element == .name || entry.element == .dcLanguage ? .text(entry.element) : .ignored
    case .alternateEnclosure: return openAlternateSource(entry, attributes)
    case .other: return openOther(entry, name, attributes)
    case .ignored:
      // Items in a link or the like that is closed only behind them.
      guard entry.element == .item, frames.last?.capture == .text else { return .ignored }
      return openContainer(entry, name, attributes, in: scope) ?? .ignored
    }
  }

  /// Roots, channels, items.
  private mutating func openContainer(
    _ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes, in scope: Scope
  ) -> Opened? {
    switch entry.element {
    case .root:
      readRoot(entry, name, attributes)
      return Opened(element: .root, scope: .feed, capture: .none)
    case .channel where entry.namespace == .rss || entry.namespace == .atom:
      readChannel(name, attributes, isRoot: scope == .document)
      return Opened(element: .channel, scope: .feed, capture: .none)
    case .item where scope != .document || entry.namespace == .atom:
      return openItem(entry, name, attributes)
    case .sitemapEntry where scope != .document:
      return openItem(entry, name, attributes)
    case .itemList: return .empty(.wrapper)
    default: return nil
    }
  }

  private mutating func openItem(_ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes) -> Opened {
    // An item inside an item: the outer one was never closed, unless the inner one proves to be nothing.
    if isInItem {
      if outerItem != nil { closeItem() } else { outerItem = item }
    }
    item = ItemDraft()
    item.parsed.line = place?.line
    item.parsed.column = place?.column
    item.guidBase = base
    geometry = Geometry()
    item.about = attributes.trimmed("about")
    if frames.isEmpty, feed.format == nil { readEntryFormat(name) }
    readItemFormat(name)
    readCDF(attributes)
    if languageIsOwn, let language { item.parsed.language = language }
    isInItem = true
    return Opened(element: entry.element, scope: .item, capture: .none)
  }

  // MARK: Common parts

  mutating func openText(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes, standard: ParsedText.Kind) -> Opened {
    construct = TextConstruct(
      type: attributes.value("type"), mode: attributes.value("mode"), standard: standard,
      isAtom: entry.namespace == .atom)
    if feed.isBareChannel { construct.value = attributes.trimmed("value") }
    return Opened(element: entry.element, scope: .ignored, capture: .markup)
  }

  mutating func openPerson(
    _ entry: Vocabulary.Entry, _ role: PersonDraft.Role, _ attributes: XMLAttributes, owner: Scope
  )
    -> Opened
  {
    person = PersonDraft(role: role, owner: owner)
    // Atom 0.3 and RSS 1.1 write attributes, a few programs too.
    person.person.url = reference(attributes, "resource")
    if let name = attributes.trimmed("name") { person.person.name = name }
    return Opened(element: entry.element, scope: .person, capture: .text)
  }

  mutating func openCategory(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    leaf = LeafAttributes()
    switch entry.element {
    case .itunesCategory:
      guard let text = attributes.trimmed("text") else {
        leaf.scheme = Self.itunesScheme
        return Opened(element: .itunesCategory, scope: .category, capture: .text)
      }
      add(ParsedCategory(term: text, scheme: Self.itunesScheme))
      return .empty(.category)
    default:
      leaf.term = attributes.trimmed("term")
      leaf.scheme = attributes.trimmed("scheme") ?? attributes.trimmed("domain")
      if entry.element == .mediaCategory { leaf.scheme.fill(Self.mediaScheme) }
      leaf.label = attributes.trimmed("label")
      return Opened(element: entry.element, scope: .category, capture: .text)
    }
  }

  static let itunesScheme = "http://www.itunes.com/"
  /// What a `media:category` without a scheme is in (Media RSS 1.5.1).
  static let mediaScheme = "http://search.yahoo.com/mrss/category_schema"

  /// `link` in all its forms: text, `href`, `rdf:resource`.
  mutating func openLink(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    leaf = LeafAttributes()
    let href = attributes.trimmed("href") ?? attributes.trimmed("resource") ?? attributes.trimmed("url")
    var link = ParsedLink(reference(href ?? ""))
    link.rel = Self.relation(attributes.value("rel"))
    link.type = attributes.trimmed("type")?.asciiLowercased
    link.hreflang = attributes.trimmed("hreflang")
    link.title = attributes.trimmed("title")
    leaf.link = link
    guard href != nil else { return .text(.link) }
    readLink(link, attributes, isAtom: entry.namespace == .atom)
    return .ignored
  }

  /// A link relation, lower case, without IANA's address (RFC 4287 section 4.2.7.2).
  static func relation(_ text: String?) -> String? {
    guard var relation = text?.trimmedSpace, !relation.isEmpty else { return nil }
    for registry in [
      "http://www.iana.org/assignments/relation/", "http://www.iana.org/assignments/relation#",
      "http://www.iana.org/assignments/link-relations/", "https://www.iana.org/assignments/link-relations/",
    ] where relation.hasPrefix(registry) {
      relation = String(relation.dropFirst(registry.utf8.count))
    }
    return relation.asciiLowercased
  }

  mutating func add(_ category: ParsedCategory) {
    if isInItem { item.add(category: category) } else { feed.add(category: category) }
  }

  /// An element whose text is a date, a number, an address: gathered, read at its end.
  func openLeaf(_ entry: Vocabulary.Entry) -> Opened { .text(entry.element) }

  private mutating func openPersonChild(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    switch entry.element {
    case .name, .email, .url: return .text(entry.element)
    case .wrapper, .resourceList: return Opened(element: .ignored, scope: .person, capture: .none)
    case .resource: return .text(.resource)
    case .avatar, .mediaThumbnail, .itunesImage:
      // gd:image src, media:thumbnail url, itunes:image href
      person.person.avatar.fill(
        reference(attributes, "src") ?? reference(attributes, "url") ?? reference(attributes, "href"))
      return .ignored
    case .link:
      switch Self.relation(attributes.value("rel")) {
      case "avatar", "photo": person.person.avatar.fill(reference(attributes, "href"))
      case nil, "alternate", "me": person.person.url.fill(reference(attributes, "href"))
      default: break
      }
      return .ignored
    default: return .ignored
    }
  }

  private mutating func openImageChild(
    _ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes
  ) -> Opened {
    entry.element == .url ? .text(.url) : openOther(entry, name, attributes, parent: "image")
  }
}
