/// The feed an item was taken from: Atom `source` (RFC 4287 section 4.2.11), RSS `source`, whose text is its title.
enum AtomSource {
  static func open(_ tag: StartTag, _ source: inout ParsedSource) -> Opened {
    source = ParsedSource()
    source.url = tag.reference("url") ?? tag.reference("href")
    return Opened(element: .atomSource, scope: .source, capture: .text)
  }

  static func openChild(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    switch tag.element {
    case .title, .rights, .subtitle: elements.openText(tag, standard: tag.standardText)
    case .person: PersonElement.open(tag, .author, of: .source, &drafts.person)
    case .contributor: PersonElement.open(tag, .contributor, of: .source, &drafts.person)
    case .link: LinkElement.open(tag, &elements, &drafts)
    case .category: CategoryElement.open(tag, &elements, &drafts)
    case .generator: AtomGenerator.open(tag, &elements)
    case .identifier, .updated, .icon, .logo: .text(tag.element)
    default: .ignored
    }
  }

  static func closeChild(_ frame: Frame, _ elements: inout OpenElements, _ source: inout ParsedSource) {
    switch frame.element {
    case .title: source.title.fill(elements.text(frame))
    case .rights: source.rights.fill(elements.text(frame))
    case .subtitle: source.description.fill(elements.text(frame))
    case .category:
      guard let category = CategoryElement.category(frame, &elements), source.categories.count < ListLimit.short else {
        return
      }
      source.categories.append(category)
    case .generator: source.generator.fill(AtomGenerator.read(frame, &elements))
    default: closeValue(frame, elements.string(frame), &elements, &source)
    }
  }

  private static func closeValue(
    _ frame: Frame, _ text: String, _ elements: inout OpenElements, _ source: inout ParsedSource
  ) {
    guard !text.isEmpty else { return }
    switch frame.element {
    case .identifier: source.id.fill(text)
    case .icon: source.icon.fill(elements.reference(text))
    case .logo: source.logo.fill(elements.reference(text))
    case .updated: source.updated.fill(elements.date(text))
    case .link: source.homePage.fill(elements.reference(text))
    default: break
    }
  }

  static func close(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    if drafts.source.title == nil, let title = elements.string(frame).collapsedSpace.nonEmpty {
      drafts.source.title = ParsedText(
        .unknown, title, base: elements.inherited.base, language: elements.inherited.language)
    }
    if drafts.item.parsed.source == nil, !drafts.source.isEmpty { drafts.item.parsed.source = drafts.source }
  }
}
