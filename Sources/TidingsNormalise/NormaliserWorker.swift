internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Normalises one document: first the feed, then its items, one after the other. What is the same for all items is worked
/// out once.
struct NormaliserWorker {
  private var resolver: ReferenceResolver
  private let defaults: FeedNormaliser.Defaults
  private var warnings: [Warning] = []
  /// What the document says of itself, without the items.
  private let head: ParsedFeed
  /// The document's items; those that are done have been let go.
  private var items: ParsedItems
  /// Their dates: the feed tells which of them cannot be read.
  private var dates = ItemDatesQueue()
  private var done = 0
  /// The language of the whole feed, which tells how its dates are to be read.
  let language: String?
  /// What its dates show about what `03/04/2023` means.
  private let dayMonthOrder: DayMonthOrder?
  let sanitiser = HTMLSanitiser()

  private static let maximumWarnings = 100

  init(_ parsed: consuming ParsedFeed, contentLanguage: String?, defaults: FeedNormaliser.Defaults) {
    var head = consume parsed
    var items = ParsedItems()
    swap(&items, &head.items)
    resolver = ReferenceResolver(url: head.url)
    language = Language.tag(head.language) ?? Language.first(of: contentLanguage) ?? defaults.language
    dayMonthOrder = DayMonthOrder.shown(by: items.count, isLanguageKnown: language != nil) { index in
      let dates = items.dates(index)
      return (dates.published ?? dates.modified)?.text
    }
    warnings = head.warnings
    self.head = consume head
    self.items = consume items
    self.defaults = defaults
  }

  /// The feed without its items, to be asked for first.
  mutating func feed() -> Feed {
    var feed = Feed(format: head.format)
    feed.language = language
    feed.encoding = head.encoding
    feed.wellFormed = head.isWellFormed
    normaliseHead(head, into: &feed)
    for index in items.indices {
      let said = items.dates(index)
      dates.append(
        ItemDates(
          published: date(said.published), modified: date(said.modified), created: date(said.created),
          expires: date(said.expires), sourceUpdated: date(said.sourceUpdated)))
    }
    feed.warnings = warnings
    return feed
  }

  /// Writes the next item, in the document's order, into an empty one, as it is large to hand over; `false` when all are
  /// done.
  mutating func next(into item: inout Item) -> Bool {
    guard done < items.count else { return false }
    var parsed = ParsedItem()
    items.take(done, for: &parsed)
    normalise(&parsed, dates.next(), into: &item)
    done += 1
    return true
  }

  private mutating func normaliseHead(_ parsed: borrowing ParsedFeed, into feed: inout Feed) {
    feed.id = parsed.id.map(PlainText.fromText)
    feed.title = plain(parsed.title)
    feed.description = plain(parsed.description)
    feed.homePageURL = page(parsed.homePage)
    feed.feedURL = address(parsed.selfLink)
    feed.icon = address(parsed.logo)
    feed.favicon = address(parsed.icon)
    feed.authors = parsed.authors.compactMap { author($0) }
    feed.contributors = parsed.contributors.compactMap { author($0) }
    let publisher = parsed.publisher.flatMap { author($0) }
    feed.publisher = publisher?.name ?? publisher?.email
    feed.publisherEmail = publisher?.email
    for hub in parsed.hubs {
      guard let url = address(hub.reference) else { continue }
      let known = Hub(type: hub.type, url: url)
      if !feed.hubs.contains(known) { feed.hubs.append(known) }
    }
    feed.expired = parsed.expired
    feed.updated = date(parsed.updated)
    feed.published = date(parsed.published)
    feed.created = date(parsed.created)
    feed.rights = plain(parsed.rights)
    feed.generator = generator(parsed.generator)
    feed.categories = parsed.categories.compactMap { Self.category($0) }
    feed.ttlMinutes = parsed.ttlMinutes
    feed.skipHours = parsed.skipHours.sorted()
    feed.skipDays = parsed.skipDays
    feed.updatePeriod = parsed.updatePeriod
    feed.updateFrequency = parsed.updateFrequency
    feed.newFeedURL = page(parsed.newFeedURL)
    feed.links = parsed.links.compactMap { link($0) }
    feed.prevArchive = feed.links.first { $0.rel == "prev-archive" }?.href
    feed.license = address(parsed.license)
    feed.explicit = parsed.explicit
    feed.block = parsed.block
    feed.extensions = parsed.extensions.map(tidy)
  }

  mutating func generator(_ parsed: ParsedGenerator?) -> Generator? {
    guard let parsed else { return nil }
    let generator = Generator(
      name: parsed.name.map(PlainText.fromUnknown), url: address(parsed.url), version: parsed.version)
    return generator == Generator() ? nil : generator
  }

  /// Text that nobody knows the meaning of: one line, NFC, and nothing else done to it.
  func tidy(_ element: ExtensionElement) -> ExtensionElement {
    ExtensionElement(
      name: PlainText.fromText(element.name), value: element.value.map { PlainText.fromText($0) },
      attributes: element.attributes.map {
        ExtensionAttribute(name: PlainText.fromText($0.name), value: PlainText.fromText($0.value))
      })
  }

  // MARK: Text

  /// One line of plain text.
  ///
  /// Mutating only so that the worker is not copied for a look at it, which large values are.
  mutating func plain(_ text: consuming ParsedText?) -> String? {
    guard let text = consume text else { return nil }
    let kind = text.kind
    let bytes = (consume text).takeBytes()
    let line =
      switch kind {
      case .plain: PlainText.fromText(String(moving: consume bytes))
      case .html, .xhtml: PlainText.fromHTML(spending: consume bytes)
      case .unknown: PlainText.fromUnknown(spending: consume bytes)
      }
    return line.isEmpty ? nil : line
  }

  // MARK: References

  mutating func address(_ reference: ParsedReference?) -> String? {
    guard let reference else { return nil }
    return resolver.resolve(reference)
  }

  /// An address that is http, https or, without a base, relative.
  mutating func page(_ reference: ParsedReference?) -> String? {
    guard let reference else { return nil }
    if ReferenceResolver.isPlainPage(reference.text) { return reference.text }
    guard let url = resolver.resolve(reference) else { return nil }
    return ReferenceResolver.isPage(url) ? url : nil
  }

  mutating func base(of text: ParsedText) -> WebURL? { resolver.base(text.base) }

  mutating func link(_ link: ParsedLink) -> Link? {
    guard let href = address(link.reference) else { return nil }
    return Link(
      href: href, rel: link.rel, type: link.type, hreflang: link.hreflang, title: link.title.map(PlainText.fromUnknown))
  }

  // MARK: People, categories, dates

  mutating func author(_ person: ParsedPerson) -> Author? {
    let author = Author(
      name: person.name.map(PlainText.fromUnknown).flatMap { $0.isEmpty ? nil : $0 }, url: address(person.url),
      avatar: address(person.avatar), email: person.email, role: person.role, group: person.group)
    return author == Author() ? nil : author
  }

  static func category(_ category: ParsedCategory) -> Category? {
    let term = PlainText.fromUnknown(category.term)
    guard !term.isEmpty else { return nil }
    return Category(term: term, scheme: category.scheme, label: category.label.map(PlainText.fromUnknown))
  }

  mutating func date(_ date: ParsedDate?) -> Timestamp? {
    guard let date else { return nil }
    let language = Language.tag(date.language) ?? language
    switch FeedDate.read(date.text, language: language, order: dayMonthOrder, zone: defaults.zone) {
    case .success(let reading): return reading.timestamp
    case .failure(let refusal):
      if refusal != .empty { warn("date \(quoted(date.text)) is \(refusal) and is left out", date.line, date.column) }
      return nil
    }
  }

  private func quoted(_ text: String) -> String {
    var short = text.utf8.prefix(60)
    // No character is to be cut.
    while short.endIndex < text.utf8.endIndex, text.utf8[short.endIndex] & 0xC0 == 0x80 { short = short.dropLast() }
    return "“" + PlainText.fromText(String(decoding: short, as: UTF8.self)) + "”"
  }

  private mutating func warn(_ message: String, _ line: Int?, _ column: Int?) {
    if warnings.count < Self.maximumWarnings { warnings.append(Warning(message, line: line, column: column)) }
  }
}

/// The dates of an item, read.
struct ItemDates {
  let published: Timestamp?
  let modified: Timestamp?
  let created: Timestamp?
  let expires: Timestamp?
  let sourceUpdated: Timestamp?
}

/// The dates of many items, in their order: only those that there are take room.
private struct ItemDatesQueue {
  private var timestamps: [Timestamp] = []
  /// For each item, which of its five dates there are.
  private var presences: [UInt8] = []
  private var nextItem = 0
  private var nextTimestamp = 0

  mutating func append(_ dates: ItemDates) {
    var presence: UInt8 = 0
    func add(_ date: Timestamp?, _ bit: UInt8) {
      guard let date else { return }
      presence |= 1 << bit
      timestamps.append(date)
    }
    add(dates.published, 0)
    add(dates.modified, 1)
    add(dates.created, 2)
    add(dates.expires, 3)
    add(dates.sourceUpdated, 4)
    presences.append(presence)
  }

  /// The dates of the next item; without any when there are no more.
  mutating func next() -> ItemDates {
    var presence: UInt8 = 0
    if nextItem < presences.count {
      presence = presences[nextItem]
      nextItem += 1
    }
    func date(_ bit: UInt8) -> Timestamp? {
      guard presence & 1 << bit != 0 else { return nil }
      defer { nextTimestamp += 1 }
      return timestamps[nextTimestamp]
    }
    return ItemDates(published: date(0), modified: date(1), created: date(2), expires: date(3), sourceUpdated: date(4))
  }
}
