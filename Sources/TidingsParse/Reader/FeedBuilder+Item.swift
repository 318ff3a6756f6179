internal import TidingsModel

/// Elements of an item.
extension FeedBuilder {
  mutating func openItemChild(_ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes) -> Opened {
    let isAtom = entry.namespace == .atom
    switch entry.element {
    case .title, .rights: return openText(entry, attributes, standard: isAtom ? .plain : .unknown)
    case .dcTitle, .itunesTitle, .mediaTitle, .dcRights: return openText(entry, attributes, standard: .unknown)
    case .summary: return openText(entry, attributes, standard: isAtom ? .plain : .unknown)
    case .description, .abstract, .subtitle, .dcDescription, .itunesSummary, .itunesSubtitle, .excerpt, .fullItem,
      .mediaDescription:
      return openText(entry, attributes, standard: .unknown)
    case .markdown: return openText(entry, attributes, standard: .plain)
    case .encoded: return openText(entry, attributes, standard: .html)
    case .xhtmlBody: return openText(entry, attributes, standard: .xhtml)
    case .content: return openContent(entry, attributes)
    case .person, .creator: return openPerson(entry, .author, attributes, owner: .item)
    case .contributor, .dcContributor: return openPerson(entry, .contributor, attributes, owner: .item)
    case .publisher, .dcPublisher: return openPerson(entry, .publisher, attributes, owner: .item)
    case .link: return openLink(entry, attributes)
    case .guid:
      leaf = LeafAttributes()
      leaf.isPermalink = attributes.trimmed("ispermalink").map { $0.asciiLowercased != "false" && $0 != "0" }
      return openLeaf(entry)
    case .category, .subject, .mediaCategory, .itunesCategory: return openCategory(entry, attributes)
    case .enclosure: return readEnclosure(attributes) ? .ignored : openLeaf(entry)
    case .atomSource: return openSource(attributes)
    case .identifier, .published, .updated, .lastBuildDate, .dcDate, .created, .modified, .expires, .valid, .comments,
      .commentFeed, .commentsCount, .origLink, .prismURL, .itunesAuthor, .keywords, .tags, .language, .dcLanguage,
      .explicit, .block, .duration, .season, .episode, .episodeType, .licenseText, .sitemapLocation, .url, .icon, .logo,
      .trackback, .commentAPI, .point, .line, .polygon, .box, .position, .positionList, .lowerCorner, .upperCorner,
      .latitude, .longitude, .placeName, .originalEnclosure:
      leaf = LeafAttributes()
      if !attributes.isEmpty { readLeaf(entry, attributes) }
      return openLeaf(entry)
    case .image, .thumbnail:
      item.offer(image: imageAddress(attributes), rank: 6)
      return Opened(element: .image, scope: .image, capture: .text)
    case .anchor where feed.isBareChannel: return openAnchor(entry, attributes)
    case .newsPublication: return openNewsPublication(entry)
    case .licenseResource: return openLicense(entry, attributes)
    case .replyTo:
      readReply(attributes)
      return .ignored
    // taxo:topics, a list of addresses that the item is tagged with; content:items, a list of its texts.
    case .resourceList: return Opened(element: .ignored, scope: .item, capture: .none)
    case .resource:
      guard let topic = reference(attributes, "resource") else { return .empty(.item) }
      item.add(link: ParsedLink(topic, rel: "tag"))
      return .ignored
    case .geoWhere, .wrapper, .mediaGroup:
      openGeometry(attributes)
      return Opened(element: .ignored, scope: .item, capture: .none)
    default: return openMediaChild(entry, name, attributes)
    }
  }

  /// What the start tag of a value says of it.
  private mutating func readLeaf(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) {
    switch entry.element {
    case .season: leaf.label = attributes.trimmed("name")
    case .episode: leaf.label = attributes.trimmed("display")
    case .trackback:
      if let address = reference(attributes, "resource") { item.add(link: ParsedLink(address, rel: "trackback")) }
    default: openGeometry(attributes)
    }
  }

  mutating func closeItemChild(_ frame: Frame) {
    switch frame.element {
    case .title: offer(title: text(frame), rank: 0)
    case .dcTitle: offer(title: text(frame), rank: 1)
    case .itunesTitle: offer(title: text(frame), rank: 2)
    case .rights, .dcRights: offer(rights: text(frame), in: frame)
    case .content: item.texts.offer(text(frame), .content)
    case .encoded: item.texts.offer(text(frame), .encoded)
    case .xhtmlBody: item.texts.offer(text(frame), .body)
    case .fullItem: item.texts.offer(text(frame), .fullItem)
    case .description, .subtitle: item.texts.offer(text(frame), .description)
    case .summary: item.texts.offer(text(frame), .summary)
    case .abstract: item.texts.offer(text(frame), .abstract)
    case .dcDescription: item.texts.offer(text(frame), .dublinCore)
    case .itunesSummary: item.texts.offer(text(frame), .podcastSummary)
    case .itunesSubtitle: item.texts.offer(text(frame), .podcastSubtitle)
    case .excerpt: item.texts.offer(text(frame), .excerpt)
    case .markdown: item.texts.offer(text(frame), .markdown)
    case .mediaTitle, .mediaDescription: closeMediaText(frame)
    case .link:
      if var link = leaf.link {
        let text = string(frame)
        if text.isEmpty { gatherStrayText(after: frame) }
        link.reference = reference(text)
        readTextLink(link, isAtom: frame.namespace == .atom)
      }
    case .category, .subject, .mediaCategory, .itunesCategory, .keywords, .tags: closeCategory(frame)
    case .image: readItemImage(string(frame))
    case .trailer: closePodcastLink(frame)
    case .mediaContent: closeMediaContent(frame)
    case .geoWhere, .wrapper, .mediaGroup: break
    default: closeItemLeaf(frame, string(frame))
    }
  }

  /// Gathers the text that stands in the item itself behind a link without an address: a program that took the document for
  /// HTML, whose `link` is empty, writes `<link/>http://…`.
  private mutating func gatherStrayText(after link: Frame) {
    guard item.page.value == nil, let parent = frames.indices.last, frames[parent].element == .item,
      frames[parent].capture == .none
    else { return }
    frames[parent].capture = .text
    frames[parent].start = link.start
  }

  /// The address in such a text.
  mutating func readStrayText(_ frame: Frame) {
    guard frame.capture == .text, item.page.value == nil,
      let word = string(frame).split(whereSeparator: \.isWhitespace).first.map(String.init), References.isWebPage(word)
    else { return }
    readTextLink(ParsedLink(reference(word)), isAtom: frame.namespace == .atom)
  }

  private mutating func closeItemLeaf(_ frame: Frame, _ text: String) {
    if frame.element == .mediaRating || frame.element == .mediaCredit || frame.element == .mediaPlayer
      || frame.element == .mediaThumbnail || frame.element == .mediaCopyright || frame.element == .mediaLicense
      || frame.element == .mediaAdult || frame.element == .podcastLicense || frame.element == .podcastPerson
      || frame.element == .podcastLocation
    {
      return closeMediaLeaf(frame, text)
    }
    guard !text.isEmpty else { return }
    switch frame.element {
    case .guid: closeGuid(text)
    case .identifier: item.identifier.fill(text)
    case .published: offer(date(text), to: .published)
    case .updated, .lastBuildDate, .modified: offer(date(text), to: .modified)
    case .dcDate: offer(date(text), to: .date)
    case .created: offer(date(text), to: .created)
    case .expires: offer(date(text), to: .expires)
    case .valid: readValidity(text)
    case .comments:
      // Some write how many there are.
      if let count = Self.count(text) {
        item.parsed.commentsCount.fill(count)
      } else if item.parsed.comments == nil, References.mayBeWebPage(text) {
        item.parsed.comments = reference(text)
      }
    case .commentFeed: item.parsed.commentsFeed.fill(reference(text))
    case .commentsCount: item.parsed.commentsCount.fill(Self.count(text))
    case .origLink: item.offer(page: reference(text), rank: 0)
    case .enclosure:
      if References.isWebPage(text) {
        item.add(attachment: ParsedAttachment(reference(text), mimeType: References.mediaType(of: text)))
      }
    case .originalEnclosure: item.originalEnclosure.fill(reference(text))
    case .prismURL: if References.mayBeWebPage(text) { item.offer(page: reference(text), rank: 5) }
    case .url: if References.mayBeWebPage(text) { item.page.offer(reference(text), rank: 5) }
    case .sitemapLocation:
      item.page.offer(reference(text), rank: 1)
      item.identifier.fill(text)
    case .itunesAuthor: if let person = PersonText.read(text) { item.add(podcastAuthor: person) }
    case .language, .dcLanguage: item.parsed.language.fill(text)
    case .explicit: item.parsed.explicit.fill(Numbers.flag(text))
    case .block: item.parsed.block.fill(Numbers.flag(text))
    case .duration: item.duration.fill(Numbers.duration(text).flatMap { $0 > 0 ? $0 : nil })
    case .season:
      item.media.season.fill(text)
      item.media.seasonName.fill(leaf.label)
    case .episode:
      item.media.episode.fill(text)
      item.media.episodeDisplay.fill(leaf.label)
    case .anchor: offer(title: ParsedText(.unknown, valid: Array(text.utf8)), rank: 3)
    case .episodeType: item.media.episodeType.fill(text.asciiLowercased)
    case .icon, .logo: item.offer(image: reference(text), rank: 6)
    case .itunesImage: if References.isWebPage(text) { item.offer(image: reference(text), rank: 0) }
    case .licenseText, .licenseResource: offer(license: reference(text), named: Self.licenseName(frame.namespace))
    case .trackback: item.add(link: ParsedLink(reference(text), rel: "trackback"))
    case .commentAPI: item.add(link: ParsedLink(reference(text), rel: "comment"))
    case .point, .line, .polygon, .box, .position, .positionList, .lowerCorner, .upperCorner:
      readGeometry(frame.element, text)
    case .latitude: item.latitude.fill(Numbers.coordinate(text))
    case .longitude: item.longitude.fill(Numbers.coordinate(text))
    case .placeName: item.placeName = text
    default: break
    }
  }

  private mutating func closeGuid(_ text: String) {
    guard item.parsed.guid == nil else { return }
    item.parsed.guid = text
    // Without the attribute a guid is a permalink (RSS 2.0), as far as it can be one.
    item.parsed.guidIsPermalink = leaf.isPermalink ?? References.isWebPage(text)
    item.guidBase = base
  }

  /// `dcterms:valid`: `start=…;end=…`, or the end alone.
  private mutating func readValidity(_ text: String) {
    guard text.utf8.contains(0x3D) else { return item.dates.expires.fill(date(text)) }
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0]).trimmedSpace == "end" else { continue }
      item.dates.expires.fill(date(String(pair[1]).trimmedSpace))
    }
  }

  /// The last date of a kind counts, as it does for every other reader, unless only an earlier one can be read.
  private mutating func offer(_ date: ParsedDate?, to kind: DateCandidates.Kind) {
    guard let date else { return }
    guard let known = item.dates[kind] else {
      item.dates[kind] = date
      return
    }
    guard known.text != date.text else { return }
    if !isReadable(date) { return refuse(date) }
    if !isReadable(known) { refuse(known) }
    item.dates[kind] = date
  }

  private mutating func isReadable(_ date: ParsedDate) -> Bool {
    if case .success = FeedDate.read(date.text, language: date.language ?? feed.language.value) { return true }
    return false
  }

  private mutating func refuse(_ date: ParsedDate) {
    warnings.add("a date that cannot be read, beside one that can", line: date.line, column: date.column)
  }

  mutating func closeItem() {
    guard isInItem else { return }
    if let outer = outerItem {
      outerItem = nil
      if item.isBlank {
        // An empty element that a program put inside: the outer item goes on.
        item = outer
        return
      }
      let inner = item
      item = outer
      finishItem()
      item = inner
    }
    isInItem = false
    finishItem()
  }

  private mutating func finishItem() {
    // A dc:date stands in for a publication date that cannot be read.
    if let published = item.dates.published, let date = item.dates.date, published.text != date.text,
      !isReadable(published), isReadable(date)
    {
      refuse(published)
      item.dates.published = nil
    }
    mediaContent = nil
    item.finish()
    feed.parsed.items.append(taking: &item.parsed)
  }
}
