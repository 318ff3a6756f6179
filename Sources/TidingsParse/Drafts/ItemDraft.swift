internal import TidingsModel

/// An item being read: what its elements say, before it is decided which of them counts.
///
/// The rules, where several elements say the same (the first of a kind wins among equals):
/// - title, page and image: the order of `TitleSource`, `PageSource` and `ImageSource`
/// - content and summary: see `TextSource`
/// - published: `pubDate` and its kin, else `dc:date`; modified: `updated` and its kin, else a `dc:date` beside `pubDate`
/// - authors: `author`, `dc:creator`; without them the Atom source's, then `itunes:author`
struct ItemDraft {
  var parsed = ParsedItem()
  var title = Ranked<ParsedText, TitleSource>()
  var texts = TextCandidates()
  var dates = DateCandidates()
  var page = Ranked<ParsedReference, PageSource>()
  var image = Ranked<ParsedReference, ImageSource>()
  var podcastAuthors: [ParsedPerson] = []
  var about: String?
  /// The namespace that the item's own element is in.
  var namespaceURI: UnsafePointer<UInt8>?
  var identifier: String?
  /// What a relative permalink is relative to.
  var guidBase: String?
  var duration: Double?
  /// Where the enclosure is to be had without FeedBurner's counter.
  @Boxed var originalEnclosure: ParsedReference?
  /// `nil` until something is said of it, as of few items: it is large.
  private var saidMedia: ParsedMedia?
  var mediaTitle = Ranked<ParsedText, MediaSource>()
  var mediaDescription = Ranked<ParsedText, MediaSource>()
  var place = GeoPlace()
  /// The attachment that elements inside `media:content` speak of.
  var mediaContent: Int?
  /// What is said of all addresses of a `podcast:alternateEnclosure`.
  @Boxed var alternate: ParsedAttachment?
  /// Which of the attachments is the enclosure proper, where a `podcast:alternateEnclosure` stood before it.
  var enclosureBehindAlternates: Int?
  /// Which of them is the first enclosure proper that is a sound or a film.
  private var recording: Int?
  var pictureWidth = -1
  var picture: ParsedReference?

  /// Whether nothing was said of it.
  var isBlank: Bool {
    title.value == nil && texts.isEmpty && page.value == nil && image.value == nil && about == nil && identifier == nil
      && parsed.guid == nil && parsed.attachments.isEmpty && parsed.links.isEmpty && parsed.extensions.isEmpty
      && parsed.categories.isEmpty && parsed.authors.isEmpty && dates.isEmpty
      && saidMedia?.isEmpty ?? true
  }

  var media: ParsedMedia {
    get { saidMedia ?? ParsedMedia() }
    _modify {
      var media = saidMedia.take() ?? ParsedMedia()
      defer { saidMedia = media }
      yield &media
    }
  }

  mutating func add(author: ParsedPerson) { PersonText.add(author, to: &parsed.authors) }

  mutating func add(contributor: ParsedPerson) { PersonText.add(contributor, to: &parsed.contributors) }

  mutating func add(podcastAuthor: ParsedPerson) { PersonText.add(podcastAuthor, to: &podcastAuthors) }

  mutating func add(category: ParsedCategory) {
    if parsed.categories.count < ListLimit.long, !category.isAmong(parsed.categories) {
      parsed.categories.append(category)
    }
  }

  /// Adds an attachment, or completes the one of the same address.
  ///
  /// - Returns: its index.
  @discardableResult
  mutating func add(attachment: ParsedAttachment) -> Int {
    if let index = parsed.attachments.firstIndex(where: { $0.reference == attachment.reference }) {
      let known = parsed.attachments[index]
      parsed.attachments[index].mimeType = known.mimeType ?? attachment.mimeType
      parsed.attachments[index].title = known.title ?? attachment.title
      parsed.attachments[index].sizeInBytes = known.sizeInBytes ?? attachment.sizeInBytes
      parsed.attachments[index].durationInSeconds = known.durationInSeconds ?? attachment.durationInSeconds
      if known.details == nil, let details = attachment.details { parsed.attachments[index].details = details }
      return index
    }
    // A document has a handful; a thousand is an attack on those who read them all.
    guard parsed.attachments.count < ListLimit.long else { return parsed.attachments.count - 1 }
    parsed.attachments.append(attachment)
    return parsed.attachments.count - 1
  }

  /// Adds the enclosure proper, which comes before its alternates wherever they stand.
  mutating func add(enclosure: ParsedAttachment) {
    let index = add(attachment: enclosure)
    if recording == nil, parsed.attachments.indices.contains(index), parsed.attachments[index].isRecording {
      recording = index
    }
    if alternate != nil, enclosureBehindAlternates == nil { enclosureBehindAlternates = index }
  }

  /// A page that the text of an element names. Of two, the one that is not taken is kept among the links.
  mutating func offer(page reference: ParsedReference, from source: PageSource) {
    let other = page.value
    page.offer(reference, from: source)
    guard let other, other != reference else { return }
    let left = page.value == reference ? other : reference
    if !parsed.links.contains(where: { $0.reference == left && ($0.rel ?? "alternate") == "alternate" }) {
      add(link: ParsedLink(left, rel: "alternate"))
    }
  }

  mutating func add(link: ParsedLink) {
    if parsed.links.count < ListLimit.long { parsed.links.append(link) }
  }

  mutating func offer(image reference: ParsedReference?, from source: ImageSource) {
    guard let reference, let lost = image.offerKeeping(reference, from: source),
      let element = Outranked.element(lost)
    else { return }
    keep(element)
  }

  /// Keeps an element once, as far as there is room.
  mutating func keep(_ element: ExtensionElement) {
    guard parsed.extensions.count < OtherElements.maximum, !parsed.extensions.contains(element) else { return }
    parsed.extensions.append(element)
  }

  /// Titles an attachment that has no title yet.
  mutating func title(attachment index: Int, _ title: String) {
    guard parsed.attachments.indices.contains(index), parsed.attachments[index].title == nil else { return }
    parsed.attachments[index].title = title
  }

  /// Keeps what counts for nothing beside something better.
  private mutating func keepOutranked(_ outranked: inout [ExtensionElement]) {
    if let date = dates.date, let published = dates.published, let modified = dates.modified,
      date.text != published.text, date.text != modified.text
    {
      outranked.append(ExtensionElement(name: "dc:date", value: date.text))
    }
    if let available = dates.available, let first = dates.published ?? dates.date, available.text != first.text {
      outranked.append(ExtensionElement(name: "prism:publicationDate", value: available.text))
    }
    if !parsed.authors.isEmpty {
      for author in podcastAuthors where !parsed.authors.contains(where: { $0.name == author.name }) {
        guard let name = author.name ?? author.email else { continue }
        outranked.append(ExtensionElement(name: "itunes:author", value: name))
      }
    }
    guard !outranked.isEmpty else { return }
    parsed.extensions += outranked.prefix(max(0, OtherElements.maximum - parsed.extensions.count))
  }

  /// Puts the enclosure proper before the alternates that stood before it.
  private mutating func putEnclosureFirst() {
    guard let index = enclosureBehindAlternates, parsed.attachments.indices.contains(index) else { return }
    parsed.attachments.insert(parsed.attachments.remove(at: index), at: 0)
    if let known = recording, known <= index { recording = known == index ? 0 : known + 1 }
    enclosureBehindAlternates = 0
  }

  /// Gives the enclosure its own address, and keeps that by which FeedBurner counted.
  private mutating func replaceEnclosure() {
    guard let originalEnclosure, References.isWebPage(originalEnclosure.text) else { return }
    if parsed.attachments.isEmpty {
      add(
        attachment: ParsedAttachment(
          originalEnclosure, mimeType: References.mediaType(of: originalEnclosure.text)))
    } else if !parsed.attachments.contains(where: { $0.reference == originalEnclosure }) {
      keep(ExtensionElement(name: "enclosure", value: parsed.attachments[0].reference.text))
      parsed.attachments[0].reference = originalEnclosure
    }
  }

  /// Gives the running time to the attachment whose it is: the first enclosure that is a sound or a film, else another such
  /// file, else what may be one; without any it is the item's.
  private mutating func giveDuration() {
    guard let duration else { return }
    let attachments = parsed.attachments
    let proper = recording ?? enclosureBehindAlternates
    let index =
      proper.flatMap { attachments.indices.contains($0) && attachments[$0].plays ? $0 : nil }
      ?? attachments.firstIndex(where: \.isRecording) ?? attachments.firstIndex(where: \.plays)
    if let index {
      parsed.attachments[index].durationInSeconds.fill(duration)
    } else if attachments.allSatisfy({ $0.durationInSeconds == nil }) {
      media.durationInSeconds = duration
    }
  }

  /// Completes `parsed` by all that was found.
  mutating func finish() {
    let ownGUID = parsed.guid
    parsed.title = title.take()
    var outranked: [ExtensionElement]
    (parsed.content, parsed.summary, outranked) = texts.resolved()
    keepOutranked(&outranked)
    if let language = parsed.language { dates.setLanguage(language) }
    parsed.published = dates.published ?? dates.date ?? dates.available
    // Beside a publication date, dc:date is a later event of the item's life.
    parsed.modified =
      dates.modified ?? (dates.published == nil || dates.date?.text == dates.published?.text ? nil : dates.date)
    parsed.created = dates.created
    parsed.expires = dates.expires
    parsed.guid = parsed.guid ?? identifier ?? about
    if let guid = parsed.guid, guid == ownGUID, parsed.guidIsPermalink == true {
      page.offer(ParsedReference(References.escapedOnce(guid), base: page.value?.base ?? guidBase), from: .permalink)
    }
    if let identifier, ownGUID == nil || identifier == ownGUID, References.isWebPage(identifier) {
      page.offer(ParsedReference(identifier), from: .identifier)
    }
    if let about, References.isWebPage(about) { page.offer(ParsedReference(about), from: .about) }
    parsed.link = page.value
    putEnclosureFirst()
    replaceEnclosure()
    giveDuration()
    if parsed.authors.isEmpty { parsed.authors = parsed.source?.authors ?? [] }
    if parsed.authors.isEmpty { parsed.authors = podcastAuthors }
    offer(image: picture, from: .content)
    for attachment in parsed.attachments where attachment.mimeType?.hasPrefix("image/") == true {
      offer(image: attachment.reference, from: .enclosure)
    }
    parsed.image = image.take()
    if let title = mediaTitle.take() { media.title = title }
    if let subtitle = texts.text(.podcastSubtitle) { media.subtitle = subtitle }
    if let description = mediaDescription.take() { media.description = description }
    if let saidMedia, !saidMedia.isEmpty { parsed.media = saidMedia }
    parsed.location = place.location
    if parsed.location == nil, let name = place.name {
      keep(ExtensionElement(name: "georss:featurename", value: name))
    }
  }
}
