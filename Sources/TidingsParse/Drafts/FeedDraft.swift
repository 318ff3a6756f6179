internal import TidingsHTML
internal import TidingsModel

/// A feed being read: what its elements say, before it is decided which of them counts.
///
/// Where several elements say the same, the order of the field's sources decides (`TitleSource`, `PictureSource` …), and
/// among equals the first of the document.
struct FeedDraft {
  var parsed = ParsedFeed(format: .rss)
  var format = FormatEvidence()
  var title = Ranked<ParsedText, TitleSource>()
  var description = Ranked<ParsedText, DescriptionSource>()
  var homePage = Ranked<ParsedReference, HomePageSource>()
  var selfLink: ParsedReference?
  var picture = Ranked<ParsedReference, PictureSource>()
  var language = Ranked<String, LanguageSource>()
  var publisher = Ranked<ParsedPerson, PublisherSource>()
  var podcastAuthors: [ParsedPerson] = []
  /// Whether an `author`, as Atom has it, is there.
  var hasAuthorElement = false
  var dates = DateCandidates()
  var identifier = Ranked<String, IdentifierSource>()

  mutating func add(author: ParsedPerson) { PersonText.add(author, to: &parsed.authors) }

  mutating func add(category: ParsedCategory) {
    if parsed.categories.count < ListLimit.long, !category.isAmong(parsed.categories) {
      parsed.categories.append(category)
    }
  }

  mutating func add(link: ParsedLink) {
    if parsed.links.count < ListLimit.long { parsed.links.append(link) }
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

  mutating func offer(title text: ParsedText?, from source: TitleSource) {
    guard let text, let lost = title.offerKeeping(text, from: source), let element = Outranked.element(lost) else {
      return
    }
    keep(element)
  }

  mutating func offer(description text: ParsedText?, from source: DescriptionSource) {
    guard let text, let lost = description.offerKeeping(text, from: source), let element = Outranked.element(lost)
    else { return }
    keep(element)
  }

  mutating func offer(picture reference: ParsedReference?, from source: PictureSource) {
    guard let reference, let lost = picture.offerKeeping(reference, from: source),
      let element = Outranked.element(lost), parsed.extensions.count < OtherElements.maximum,
      !parsed.extensions.contains(element)
    else { return }
    keep(element)
  }

  mutating func offer(publisher person: ParsedPerson, from source: PublisherSource) {
    guard let lost = publisher.offerKeeping(person, from: source), let name = lost.source.name else { return }
    let (value, other) = (lost.value.line, lost.winner.line)
    if let value, value != other { keep(ExtensionElement(name: name, value: value)) }
  }

  mutating func offer(identifier text: String, from source: IdentifierSource) {
    guard let lost = identifier.offerKeeping(text, from: source), lost.value != lost.winner,
      let name = lost.source.name
    else { return }
    keep(ExtensionElement(name: name, value: lost.value))
  }

  /// Of several addresses that a feed is to be had at from now on the first counts.
  mutating func offer(newAddress reference: ParsedReference, named name: String) {
    guard let known = parsed.newFeedURL else {
      parsed.newFeedURL = reference
      return
    }
    if let element = Outranked.element(name, reference, beside: known) { keep(element) }
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
    feed.selfLink = selfLink
    feed.logo = picture.value
    feed.language = language.value
    feed.publisher = publisher.value
    // A managing editor is seldom who speaks.
    if feed.authors.isEmpty || !hasAuthorElement {
      for author in podcastAuthors { PersonText.add(author, to: &feed.authors) }
    }
    feed.published = dates.published ?? (dates.modified == nil ? nil : dates.date)
    feed.updated = dates.modified ?? dates.date
    feed.created = dates.created
    return feed
  }
}

extension ParsedPerson {
  /// Name and address, as far as they are known.
  fileprivate var line: String? {
    guard let name, let email else { return name ?? email }
    return "\(name) <\(email)>"
  }
}
