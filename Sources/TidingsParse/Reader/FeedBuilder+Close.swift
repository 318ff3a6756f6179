internal import TidingsModel

/// End tags: what each gathered goes to.
extension FeedBuilder {
  /// - Parameter scope: what surrounds the element.
  mutating func close(_ frame: Frame, in scope: Scope) {
    switch frame.element {
    case .item, .sitemapEntry:
      readStrayText(frame)
      if scope == .ignored, outerItem == nil, item.isBlank {
        // One of a list of something else: keywords.
        isInItem = false
        return
      }
      return closeItem()
    case .root, .channel: return
    case .other: return closeOther(frame)
    default: break
    }
    if frame.scope == .person { return closePerson(frame) }
    if frame.scope == .source { return closeSource(frame) }
    switch scope {
    case .feed: closeFeedChild(frame)
    case .item: closeItemChild(frame)
    case .person: closePersonChild(frame)
    case .image: closeImageChild(frame)
    case .source: closeSourceChild(frame)
    case .mediaContent: closeMediaChild(frame)
    case .skip: closeSkip(frame)
    case .publication: closePublicationChild(frame)
    case .category: closeListedCategory(frame)
    case .document, .wrapper, .alternateEnclosure, .other, .ignored: break
    }
  }

  /// `category`, `dc:subject`, `keywords`: attributes (Atom) or text (RSS).
  mutating func closeCategory(_ frame: Frame) {
    let text = string(frame).collapsedSpace
    switch frame.element {
    case .keywords, .tags:
      let scheme = frame.namespace == .itunes ? Self.itunesScheme : nil
      for part in text.split(whereSeparator: Self.partsKeywords).prefix(1000) {
        let term = String(part).trimmedSpace
        if !term.isEmpty { add(ParsedCategory(term: term, scheme: scheme)) }
      }
    default:
      guard let term = leaf.term ?? text.nonEmpty ?? leaf.label else { return }
      add(ParsedCategory(term: term, scheme: leaf.scheme, label: leaf.label))
    }
  }

  /// Whether it is a comma, of Arabic, Chinese or Japanese as well.
  private static func partsKeywords(_ character: Character) -> Bool {
    character == "," || character == "،" || character == "，" || character == "、"
  }

  /// One of several in an `rdf:Bag`.
  private mutating func closeListedCategory(_ frame: Frame) {
    guard frame.element == .resource, let term = string(frame).collapsedSpace.nonEmpty else { return }
    add(ParsedCategory(term: term))
  }

  private mutating func closePerson(_ frame: Frame) {
    var draft = person
    if draft.person.name == nil, draft.person.email == nil {
      let all = PersonText.list(string(frame))
      if all.count > 1 {
        for person in all { add(person, as: draft) }
        return
      }
      let read = all.first
      draft.person.name = read?.name
      draft.person.email = read?.email
      draft.person.url.fill(read?.url)
    } else if draft.person.email == nil, let name = draft.person.name, name.utf8.contains(0x40),
      let read = PersonText.read(name), let email = read.email
    {
      // An address in the place of a name.
      draft.person.email = email
      draft.person.name = read.name
    }
    guard !draft.person.isEmpty else { return }
    draft.person.role = draft.part
    draft.person.group = draft.group
    add(draft.person, as: draft)
  }

  private mutating func add(_ person: ParsedPerson, as draft: PersonDraft) {
    switch (draft.owner, draft.role) {
    case (.source, .author): source.add(author: person)
    case (.source, .contributor): source.add(contributor: person)
    case (.item, .publisher): item.parsed.publisher.fill(person)
    case (.item, .author): item.add(author: person)
    case (.item, .contributor): item.add(contributor: person)
    case (.feed, .author): feed.add(author: person)
    case (.feed, .contributor): PersonText.add(person, to: &feed.parsed.contributors)
    case (.feed, .publisher): feed.publisher.offer(person, rank: 0)
    case (.feed, .owner): feed.publisher.offer(person, rank: 1)
    case (.feed, .webMaster): feed.publisher.offer(person, rank: 2)
    default: break
    }
  }

  private mutating func closePersonChild(_ frame: Frame) {
    let text = string(frame).collapsedSpace
    guard !text.isEmpty else { return }
    switch frame.element {
    case .name: person.person.name.fill(text)
    case .resource:
      // One of several in an rdf:Seq.
      guard let listed = PersonText.read(text) else { return }
      add(listed, as: person)
    case .email:
      if person.person.email == nil {
        person.person.email = text.asciiLowercased.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
      }
    case .url: person.person.url.fill(reference(text))
    default: break
    }
  }

  private mutating func closeImageChild(_ frame: Frame) {
    let text = string(frame)
    guard frame.element == .url, !text.isEmpty else { return }
    let isItunes = frames.last?.element == .itunesImage
    if isInItem {
      item.offer(image: reference(text), rank: isItunes ? 0 : 6)
    } else {
      offer(feedPicture: reference(text), rank: isItunes ? 0 : 4)
    }
  }

  /// The address that an `image` has as an attribute. In RDF the `rdf:resource` names the element that says it.
  mutating func imageAddress(_ attributes: XMLAttributes) -> ParsedReference? {
    reference(attributes, "href") ?? reference(attributes, "url")
      ?? (feed.isRDF ? nil : reference(attributes, "resource"))
  }

  /// `image` in an item: an address as text, or an RSS image.
  mutating func readItemImage(_ text: String) {
    guard References.isWebPage(text) || text.hasPrefix("/") else { return }
    item.offer(image: reference(text), rank: 6)
  }
}
