internal import TidingsModel

/// Makes a `ParsedFeed` of a document's elements, whichever of the XML formats it is in.
///
/// RSS, Atom, CDF and sitemaps share one builder, because documents in the wild mix them. On its way to a field, an element
/// goes through
/// 1. `Vocabulary`, which tells from its name what it is (`Element`),
/// 2. what surrounds it (`Scope`), by which the builder chooses who reads it: `FeedElements`, `ItemElements`,
///    `PersonElement`, `AtomSource` …,
/// 3. `OpenElements`, which gathers its text while it is open, with its base and language,
/// 4. the same reader again at its end, which offers what was gathered to a draft (`Drafts`),
/// 5. `FeedDraft` or `ItemDraft`, which knows the order of precedence where several say the same.
///
/// Not copyable, as it is large: each call from a method that changes it to one that does not would copy all of it.
struct FeedBuilder: ~Copyable {
  var elements: OpenElements
  private var drafts = Drafts()
  private var vocabulary = Vocabulary()
  /// What the innermost element says in an attribute, where it has no text.
  private var value: String?

  /// - Parameters:
  ///   - url: the document's.
  ///   - size: the document's, in bytes.
  ///   - document: the document itself, where long texts may be left in it.
  init(url: String?, size: Int, document: HeldBytes) {
    elements = OpenElements(url: url, size: size, document: document)
  }

  // MARK: Events

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if elements.isInMarkup { return elements.startMarkup(name, attributes) }
    let outer = elements.inherited.enter(attributes)
    if elements.inherited.hasRefusedBase { elements.warn(XMLBase.tooLong) }
    let scope = elements.scope
    if elements.frames.isEmpty { vocabulary.adopt(root: name) }
    var entry = vocabulary.look(name)
    let isForeign = entry.namespace == .unknown || entry.namespace == .xhtml && entry.element == .unknown
    if isForeign, scope == .feed, drafts.feed.parsed.items.isEmpty, !drafts.isInItem {
      entry = vocabulary.adopt(container: name) ?? entry
    }
    let tag = StartTag(
      element: entry.element, namespace: entry.namespace, name: name, attributes: attributes,
      base: elements.inherited.base)
    let opened = open(tag, in: scope)
    // CDF: the text may stand in an attribute.
    if opened.capture == .markup, drafts.feed.format.isBareChannel {
      elements.construct.value = tag.trimmed("value")
    }
    elements.open(opened, entry.namespace, outer: outer)
    value =
      opened.capture == .text && opened.element != .other && drafts.feed.format.isBareChannel
      ? tag.trimmed("value") : nil
  }

  mutating func end(_ name: XMLName) {
    if elements.construct.markup.depth > 0 { return elements.endMarkup(name) }
    if let value {
      elements.fill(value)
      self.value = nil
    }
    guard let frame = elements.close() else { return }
    if frame.element != .unknown, frame.element != .ignored { close(frame, in: elements.scope) }
    elements.end(frame)
  }

  /// The feed, when the document is read: an item that was not closed is left out. The builder is of no more use then.
  ///
  /// - Parameter rootTag: the root element's start tag, or the first of it, in lower case.
  mutating func finish(rootTag: @autoclosure () -> String) -> ParsedFeed {
    drafts.feed.format.see(rootTag: rootTag())
    drafts.finishInnerItems(warnings: &elements.warnings)
    var draft = FeedDraft()
    swap(&draft, &drafts.feed)
    var parsed = draft.finish()
    parsed.warnings = elements.warnings.summary
    SitemapPages.leaveOut(of: &parsed)
    return parsed
  }

  // MARK: Start tags

  private mutating func open(_ tag: StartTag, in scope: Scope) -> Opened {
    switch scope {
    case .document, .feed, .wrapper:
      if let container = openContainer(tag, in: scope) { return container }
      if scope == .feed { return FeedElements.open(tag, &elements, &drafts) }
      return elements.isInOther ? elements.openOther(tag, scope: .wrapper) : .empty(.wrapper)
    case .item:
      if tag.element == .item { return openItem(tag) }
      return ItemElements.open(tag, &elements, &drafts)
    case .person: return PersonElement.openChild(tag, &elements, &drafts.person)
    case .image: return RSSImage.openChild(tag, &elements)
    case .source: return AtomSource.openChild(tag, &elements, &drafts)
    case .mediaContent: return ItemElements.openMedia(tag, &elements, &drafts)
    case .category: return CategoryElement.openChild(tag, &elements, &drafts)
    case .skip: return SkipTimes.openChild(tag)
    case .publication: return NewsPublication.openChild(tag)
    case .alternateEnclosure: return PodcastElement.openAlternateChild(tag, &drafts.item)
    case .other: return elements.openOther(tag)
    case .ignored:
      // Items in a link or the like that is closed only behind them.
      return tag.element == .item && elements.frames.last?.capture == .text
        ? openItem(tag) : elements.openInValue(tag)
    }
  }

  /// Roots, channels, items.
  private mutating func openContainer(_ tag: StartTag, in scope: Scope) -> Opened? {
    switch tag.element {
    case .root:
      if let language = elements.inherited.language { drafts.feed.language.offer(language, from: .root) }
      drafts.feed.format.see(root: tag)
      return Opened(element: .root, scope: .feed, capture: .none)
    case .channel where tag.namespace == .rss || tag.namespace == .atom:
      if let language = elements.inherited.language { drafts.feed.language.offer(language, from: .channel) }
      drafts.feed.format.see(channel: tag, isRoot: scope == .document)
      if let about = tag.trimmed("about") { drafts.feed.offer(identifier: about, from: .about) }
      CDFAttributes.readChannel(tag, &elements, into: &drafts.feed)
      return Opened(element: .channel, scope: .feed, capture: .none)
    case .item where scope != .document || tag.namespace == .atom: return openItem(tag)
    case .sitemapEntry where scope != .document: return openItem(tag)
    case .itemList: return .empty(.wrapper)
    default: return nil
    }
  }

  private mutating func openItem(_ tag: StartTag) -> Opened {
    drafts.beginItem(warnings: &elements.warnings)
    drafts.item.parsed.line = elements.place?.line
    drafts.item.parsed.column = elements.place?.column
    drafts.item.guidBase = tag.base
    drafts.item.namespaceURI = tag.name.uri
    drafts.item.about = tag.trimmed("about")
    if elements.inherited.languageIsOwn, let language = elements.inherited.language {
      drafts.item.parsed.language = language
    }
    drafts.feed.format.see(item: tag, isRoot: elements.frames.isEmpty)
    CDFAttributes.readItem(tag, &elements, &drafts)
    return Opened(element: tag.element, scope: .item, capture: .none)
  }

  // MARK: End tags

  /// - Parameter scope: what surrounds the element.
  private mutating func close(_ frame: Frame, in scope: Scope) {
    switch frame.element {
    case .item, .sitemapEntry: return closeItem(frame, in: scope)
    case .root, .channel: return
    case .other:
      if let element = elements.closeOther(frame) { drafts.keep(element) }
      return
    default: break
    }
    if frame.scope == .person { return PersonElement.close(frame, &elements, &drafts) }
    if frame.scope == .source { return AtomSource.close(frame, &elements, &drafts) }
    switch scope {
    case .feed: FeedElements.close(frame, &elements, &drafts)
    case .item: ItemElements.close(frame, &elements, &drafts)
    case .person: PersonElement.closeChild(frame, &elements, &drafts)
    case .image: RSSImage.closeChild(frame, &elements, &drafts)
    case .source: AtomSource.closeChild(frame, &elements, &drafts.source)
    case .mediaContent: MediaFile.closeChild(frame, &elements, &drafts)
    case .skip: SkipTimes.closeChild(frame, elements.string(frame), into: &drafts.feed.parsed)
    case .publication: NewsPublication.closeChild(frame, elements.string(frame), &drafts)
    case .category: CategoryElement.closeChild(frame, &elements, &drafts)
    case .document, .wrapper, .alternateEnclosure, .other, .ignored: break
    }
  }

  private mutating func closeItem(_ frame: Frame, in scope: Scope) {
    LinkElement.readStrayText(frame, &elements, &drafts)
    if scope == .ignored, drafts.dropBlankItem() { return }
    drafts.endItem(warnings: &elements.warnings)
  }
}
