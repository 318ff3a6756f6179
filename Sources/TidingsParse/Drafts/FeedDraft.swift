internal import TidingsHTML
internal import TidingsModel

/// A feed being read: what its elements say, before it is decided which of them counts.
///
/// - title: `title`, `dc:title`, `itunes:title`, `media:title`
/// - description: `description`, `subtitle`, `tagline`; `abstract`; `dc:description`; `itunes:summary`; `itunes:subtitle`
/// - language: `language`, `dc:language`, `xml:lang` on the outer elements
/// - publisher: `publisher` and `dc:publisher`, `itunes:owner`, `webMaster`
/// - icon: `itunes:image`, Atom `logo`, RSS `image`, `webfeeds:icon`; favicon: Atom `icon`
struct FeedDraft {
  var parsed = ParsedFeed(format: .rss)
  var format = FormatEvidence()
  var title = Ranked<ParsedText>()
  var description = Ranked<ParsedText>()
  var homePage = Ranked<ParsedReference>()
  var selfLink = Ranked<ParsedReference>()
  var picture = Ranked<ParsedReference>()
  var language = Ranked<String>()
  var publisher = Ranked<ParsedPerson>()
  var podcastAuthors: [ParsedPerson] = []
  var dates = DateCandidates()
  var identifier = Ranked<String>()

  mutating func add(author: ParsedPerson) { PersonText.add(author, to: &parsed.authors) }

  mutating func add(category: ParsedCategory) {
    if parsed.categories.count < 1000, !category.isAmong(parsed.categories) { parsed.categories.append(category) }
  }

  mutating func add(link: ParsedLink) {
    if parsed.links.count < 1000 { parsed.links.append(link) }
  }

  /// Keeps what has no place in the model, as far as there is room.
  mutating func keep(_ element: ExtensionElement) {
    guard (element.value?.utf8.count ?? 0) <= OtherElements.maximumValue,
      parsed.extensions.count < OtherElements.maximum
    else { return }
    parsed.extensions.append(element)
  }

  /// Atom 0.3 `info`: to those who see the document itself.
  mutating func keep(info: ParsedText) {
    let text = String(decoding: info.bytes, as: UTF8.self)
    keep(ExtensionElement(name: "atom:info", value: info.kind == .plain ? text : PlainText.fromHTML(text)))
  }

  // MARK: Values of which another one may count

  /// - Parameter rank: as `Outranked.feedTitles`; worse ones are not kept.
  mutating func offer(title text: ParsedText?, rank: UInt8) {
    guard let text, let lost = title.offerKeeping(text, rank: rank),
      let element = Outranked.element(of: Outranked.feedTitles, lost)
    else { return }
    keep(element)
  }

  /// - Parameter rank: as `Outranked.descriptions`; worse ones are not kept.
  mutating func offer(description text: ParsedText?, rank: UInt8) {
    guard let text, let lost = description.offerKeeping(text, rank: rank),
      let element = Outranked.element(of: Outranked.descriptions, lost)
    else { return }
    keep(element)
  }

  /// - Parameter rank: as `Outranked.pictures`.
  mutating func offer(picture reference: ParsedReference?, rank: UInt8) {
    guard let reference, let lost = picture.offerKeeping(reference, rank: rank),
      let name = Outranked.pictures[Int(lost.rank)],
      let element = Outranked.element(name, lost.value, beside: lost.winner),
      parsed.extensions.count < OtherElements.maximum, !parsed.extensions.contains(element)
    else { return }
    keep(element)
  }

  /// The last `generator` counts, and any before an `admin:generatorAgent`.
  mutating func offer(generator: ParsedGenerator) {
    guard let known = parsed.generator else {
      parsed.generator = generator
      return
    }
    let isAgent = generator.name == nil
    if !isAgent { parsed.generator = generator }
    let (lost, winner) = isAgent ? (generator, known) : (known, generator)
    if let name = lost.name {
      guard name != winner.name else { return }
      keep(ExtensionElement(name: "generator", value: name))
    } else if let url = lost.url, url != winner.url {
      keep(ExtensionElement(name: "admin:generatorAgent", value: url.text))
    }
  }

  consuming func finish() -> ParsedFeed {
    var feed = parsed
    feed.format = format.format
    feed.id = identifier.value
    feed.title = title.value
    feed.description = description.value
    feed.homePage = homePage.value
    feed.selfLink = selfLink.value
    feed.logo = picture.value
    feed.language = language.value
    feed.publisher = publisher.value
    if feed.authors.isEmpty { feed.authors = podcastAuthors }
    feed.published = dates.published ?? (dates.modified == nil ? nil : dates.date)
    feed.updated = dates.modified ?? dates.date
    feed.created = dates.created
    return feed
  }
}
