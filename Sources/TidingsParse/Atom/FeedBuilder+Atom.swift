internal import TidingsModel

/// Atom's links, content and source (RFC 4287 sections 4.1.3, 4.2.7 and 4.2.11), and what RSS makes of them.
extension FeedBuilder {
  /// A link that bears its address in an attribute.
  mutating func readLink(_ link: ParsedLink, _ attributes: XMLAttributes, isAtom: Bool) {
    if frames.last?.scope == .source { return readSourceLink(link) }
    if isInItem { readItemLink(link, attributes) } else { readFeedLink(link) }
  }

  /// A link that is text.
  mutating func readTextLink(_ link: ParsedLink, isAtom: Bool) {
    guard !link.reference.text.isEmpty, References.mayBeWebPage(link.reference.text) else { return }
    if isInItem {
      item.offer(page: link.reference, rank: 1)
    } else {
      feed.homePage.offer(link.reference, rank: 0)
    }
  }

  private mutating func readFeedLink(_ link: ParsedLink) {
    if feed.parsed.links.count < 1000 { feed.parsed.links.append(link) }
    switch link.rel ?? "alternate" {
    case "alternate":
      if Self.isPage(link.type), References.mayBeWebPage(link.reference.text) {
        feed.homePage.offer(link.reference, rank: 1)
      } else if References.mayBeWebPage(link.reference.text), !Self.isFeed(link.type) {
        feed.homePage.offer(link.reference, rank: 2)
      }
    case "self": feed.selfLink.offer(link.reference)
    case "hub":
      if feed.parsed.hubs.count < 100 {
        feed.parsed.hubs.append(ParsedHub(type: "WebSub", reference: link.reference))
      }
    case "license": offer(license: link.reference, named: nil)
    case "icon", "shortcut icon": feed.parsed.icon.fill(link.reference)
    case "image": offer(feedPicture: link.reference, rank: 7)
    default: break
    }
  }

  private mutating func readItemLink(_ link: ParsedLink, _ attributes: XMLAttributes) {
    if item.parsed.links.count < 1000, link.rel != "enclosure" { item.parsed.links.append(link) }
    switch link.rel ?? "alternate" {
    case "alternate":
      guard References.mayBeWebPage(link.reference.text) else { return }
      item.page.offer(link.reference, rank: Self.isPage(link.type) ? 2 : 3)
    case "enclosure":
      item.add(
        attachment: ParsedAttachment(
          link.reference, mimeType: References.mediaType(link.type, of: link.reference.text), title: link.title,
          sizeInBytes: attributes.trimmed("length").flatMap(Numbers.whole).flatMap { $0 > 0 ? $0 : nil }))
    case "replies":
      if Self.isFeed(link.type) {
        item.parsed.commentsFeed.fill(link.reference)
      } else if item.parsed.comments == nil {
        item.parsed.comments = link.reference
      }
      if item.parsed.commentsCount == nil {
        item.parsed.commentsCount = attributes.trimmed("count").flatMap(Self.count)
      }
    case "license": offer(license: link.reference, named: nil)
    case "image": item.offer(image: link.reference, rank: 3)
    case Self.chaptersRelation: item.parsed.chapters.fill(link.reference)
    default: break
    }
  }

  /// Podlove Simple Chapters that stand elsewhere.
  private static let chaptersRelation = "http://podlove.org/simple-chapters"

  private static func isPage(_ type: String?) -> Bool {
    guard let type else { return true }
    return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") || type == "html" || type == "text"
  }

  private static func isFeed(_ type: String?) -> Bool {
    guard let type else { return false }
    return type.hasPrefix("application/atom") || type.hasPrefix("application/rss") || type.hasPrefix("application/rdf")
      || type.hasPrefix("application/feed+json")
  }

  /// RSS `enclosure`; some feeds write `href` for `url`, or the address as text.
  ///
  /// - Returns: whether it has an address.
  mutating func readEnclosure(_ attributes: XMLAttributes) -> Bool {
    guard
      let address = reference(attributes, "url") ?? reference(attributes, "href") ?? reference(attributes, "resource")
    else { return false }
    let type = attributes.trimmed("type")?.asciiLowercased
    item.add(
      attachment: ParsedAttachment(
        address, mimeType: References.mediaType(type, of: address.text), title: attributes.trimmed("title"),
        sizeInBytes: attributes.trimmed("length").flatMap(Numbers.whole).flatMap { $0 > 0 ? $0 : nil }))
    return true
  }

  // MARK: content

  mutating func openContent(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    let type = attributes.trimmed("type")?.asciiLowercased
    if type?.hasPrefix("multipart/") == true {
      // Atom 0.3: alternatives, each a content of its own.
      return Opened(element: .wrapper, scope: .item, capture: .none)
    }
    if let address = reference(attributes, "src") ?? reference(attributes, "url") {
      readOutOfLine(address, type)
      return .ignored
    }
    return openText(entry, attributes, standard: entry.namespace == .atom ? .plain : .unknown)
  }

  /// Content that stands elsewhere (RFC 4287 section 4.1.3.2).
  private mutating func readOutOfLine(_ address: ParsedReference, _ type: String?) {
    if let type, type.hasPrefix("image/") || type.hasPrefix("audio/") || type.hasPrefix("video/") {
      item.add(attachment: ParsedAttachment(address, mimeType: type))
    } else {
      item.add(link: ParsedLink(address, rel: "content", type: type))
      if Self.isPage(type) || type?.hasPrefix("text/") == true { item.page.offer(address, rank: 6) }
    }
  }

  // MARK: source

  mutating func openSource(_ attributes: XMLAttributes) -> Opened {
    source = ParsedSource()
    source.url = reference(attributes, "url")
    return Opened(element: .atomSource, scope: .source, capture: .text)
  }

  mutating func openSourceChild(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    switch entry.element {
    case .title, .rights, .subtitle: openText(entry, attributes, standard: entry.namespace == .atom ? .plain : .unknown)
    case .person: openPerson(entry, .author, attributes, owner: .source)
    case .contributor: openPerson(entry, .contributor, attributes, owner: .source)
    case .link: openLink(entry, attributes)
    case .category: openCategory(entry, attributes)
    case .generator: openGenerator(entry, attributes)
    case .identifier, .updated, .icon, .logo: openLeaf(entry)
    default: .ignored
    }
  }

  private mutating func readSourceLink(_ link: ParsedLink) {
    if source.links.count < 100 { source.links.append(link) }
    switch link.rel ?? "alternate" {
    case "alternate": source.homePage.fill(link.reference)
    case "self": source.url.fill(link.reference)
    default: break
    }
  }

  mutating func closeSourceChild(_ frame: Frame) {
    switch frame.element {
    case .title: source.title.fill(text(frame))
    case .rights: source.rights.fill(text(frame))
    case .subtitle: source.description.fill(text(frame))
    case .category: closeSourceCategory(frame)
    case .generator: source.generator.fill(generator(frame))
    case .identifier: source.id.fill(string(frame).nonEmpty)
    case .icon: source.icon.fill(string(frame).nonEmpty.map { reference($0) })
    case .logo: source.logo.fill(string(frame).nonEmpty.map { reference($0) })
    case .updated: source.updated.fill(date(string(frame)))
    case .link: if source.homePage == nil, let text = string(frame).nonEmpty { source.homePage = reference(text) }
    default: break
    }
  }

  private mutating func closeSourceCategory(_ frame: Frame) {
    let text = string(frame).collapsedSpace
    guard let term = leaf.term ?? text.nonEmpty ?? leaf.label, source.categories.count < 100 else { return }
    source.categories.append(ParsedCategory(term: term, scheme: leaf.scheme, label: leaf.label))
  }

  /// `generator`: its address and version are attributes, its text is the name.
  mutating func openGenerator(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    leaf = LeafAttributes()
    leaf.generator = ParsedGenerator(
      url: reference(attributes, "uri") ?? reference(attributes, "url"), version: attributes.trimmed("version"))
    return openLeaf(entry)
  }

  mutating func generator(_ frame: Frame) -> ParsedGenerator? {
    let name = string(frame).nonEmpty
    return ParsedGenerator(name: name, url: leaf.generator?.url, version: leaf.generator?.version)
  }

  mutating func closeSource(_ frame: Frame) {
    if source.title == nil, let title = string(frame).collapsedSpace.nonEmpty {
      source.title = ParsedText(.unknown, title, base: base, language: language)
    }
    if item.parsed.source == nil, !source.isEmpty { item.parsed.source = source }
  }

  /// RFC 4685 section 3.
  mutating func readReply(_ attributes: XMLAttributes) {
    let reply = ParsedReply(
      ref: attributes.trimmed("ref"), href: reference(attributes, "href"), type: attributes.trimmed("type"),
      source: reference(attributes, "source"))
    guard reply != ParsedReply(), item.parsed.inReplyTo.count < 100 else { return }
    item.parsed.inReplyTo.append(reply)
  }
}
