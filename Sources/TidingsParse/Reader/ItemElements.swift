internal import TidingsModel

/// The elements of an item, of whichever format: what each opens, and which field it becomes.
enum ItemElements {
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    switch tag.element {
    // Texts
    case .title:
      var opened = elements.openText(tag, standard: tag.standardText)
      // A title that another vocabulary has within the item, whose name has no prefix.
      if tag.name.prefix == nil, let uri = tag.name.uri, uri != drafts.item.namespaceURI, tag.namespace == .rss {
        opened.element = .foreignTitle
      }
      return opened
    case .rights, .summary: return elements.openText(tag, standard: tag.standardText)
    case .dcTitle, .itunesTitle, .mediaTitle, .dcRights, .description, .abstract, .subtitle, .dcDescription,
      .itunesSummary, .itunesSubtitle, .excerpt, .fullItem, .mediaDescription:
      return elements.openText(tag, standard: .unknown)
    case .markdown: return elements.openText(tag, standard: .plain)
    case .encoded: return elements.openText(tag, standard: .html)
    case .xhtmlBody: return elements.openText(tag, standard: .xhtml)
    case .content: return AtomContent.open(tag, &elements, &drafts.item)
    // People
    case .person, .creator: return PersonElement.open(tag, .author, of: .item, &drafts.person)
    case .contributor, .dcContributor: return PersonElement.open(tag, .contributor, of: .item, &drafts.person)
    case .publisher, .dcPublisher: return PersonElement.open(tag, .publisher, of: .item, &drafts.person)
    case .atomSource: return AtomSource.open(tag, &drafts.source)
    case .newsPublication: return Opened(element: .newsPublication, scope: .publication, capture: .none)
    // Values
    case .identifier, .published, .updated, .lastBuildDate, .dcDate, .available, .created, .modified, .expires, .valid,
      .comments,
      .commentFeed, .commentsCount, .origLink, .prismURL, .itunesAuthor, .keywords, .language, .dcLanguage,
      .explicit, .block, .duration, .season, .episode, .episodeType, .licenseText, .sitemapLocation, .url, .icon, .logo,
      .trackback, .commentAPI, .point, .circle, .line, .polygon, .box, .position, .positionList, .lowerCorner,
      .upperCorner,
      .latitude, .longitude, .placeName, .originalEnclosure:
      elements.leaf = LeafAttributes()
      if !tag.attributes.isEmpty { readAttributes(tag, &elements, &drafts.item) }
      return .text(tag.element)
    case .guid:
      elements.leaf = LeafAttributes()
      elements.leaf.isPermalink = RSSGuid.isPermalink(tag)
      return .text(tag.element)
    case .category, .subject, .mediaCategory, .itunesCategory, .tags:
      return CategoryElement.open(tag, &elements, &drafts)
    case .geoWhere, .wrapper, .mediaGroup:
      drafts.item.place.readSystem(tag)
      return .empty(.item)
    // Links
    case .link: return LinkElement.open(tag, &elements, &drafts)
    case .anchor where drafts.feed.format.isBareChannel: return CDFAttributes.openAnchor(tag, &elements, &drafts)
    case .enclosure:
      guard let attachment = RSSEnclosure.attachment(tag) else { return .text(tag.element) }
      drafts.item.add(enclosure: attachment)
      return .ignored
    case .licenseResource: return LicenseElement.open(tag, &elements, &drafts)
    case .replyTo:
      if let reply = ThreadReply.reply(tag), drafts.item.parsed.inReplyTo.count < ListLimit.short {
        drafts.item.parsed.inReplyTo.append(reply)
      }
      return .ignored
    // taxo:topics, a list of addresses that the item is tagged with; content:items, a list of its texts.
    case .resourceList: return .empty(.item)
    case .resource:
      guard let topic = tag.reference("resource") else { return .empty(.item) }
      drafts.item.add(link: ParsedLink(topic, rel: "tag"))
      return .ignored
    // Pictures
    case .image, .thumbnail:
      drafts.item.offer(image: RSSImage.address(tag, isRDF: drafts.feed.format.isRDF), from: .image)
      return Opened(element: .image, scope: .image, capture: .text)
    default: return openMedia(tag, &elements, &drafts)
    }
  }

  /// An element that may stand in `media:content` as well.
  static func openMedia(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    if let opened = MediaElement.open(tag, &elements, &drafts) { return opened }
    if let opened = PodcastElement.open(tag, &elements, &drafts) { return opened }
    return tag.element == .ignored ? .ignored : elements.openOther(tag)
  }

  /// What the start tag of a value says of it.
  private static func readAttributes(_ tag: StartTag, _ elements: inout OpenElements, _ item: inout ItemDraft) {
    switch tag.element {
    case .season: elements.leaf.label = tag.trimmed("name")
    case .episode: elements.leaf.label = tag.trimmed("display")
    case .trackback:
      if let address = tag.reference("resource") { item.add(link: ParsedLink(address, rel: "trackback")) }
    default: item.place.readSystem(tag)
    }
  }

  static func close(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    switch frame.element {
    case .title: drafts.offer(title: elements.text(frame), from: isNested(frame, &elements) ? .nested : .title)
    case .foreignTitle: drafts.offer(title: elements.text(frame), from: .nested)
    case .dcTitle: drafts.offer(title: elements.text(frame), from: .dublinCore)
    case .itunesTitle: drafts.offer(title: elements.text(frame), from: .itunes)
    case .rights, .dcRights: drafts.offer(rights: elements.text(frame), of: frame.namespace)
    case .content: drafts.item.texts.offer(elements.text(frame), .content)
    case .encoded: drafts.item.texts.offer(elements.text(frame), .encoded)
    case .xhtmlBody: drafts.item.texts.offer(elements.text(frame), .body)
    case .fullItem: drafts.item.texts.offer(fullItem: elements.text(frame), of: frame.namespace)
    case .description, .subtitle: drafts.item.texts.offer(elements.text(frame), .description)
    case .summary: drafts.item.texts.offer(elements.text(frame), .summary)
    case .abstract: drafts.item.texts.offer(elements.text(frame), .abstract)
    case .dcDescription: drafts.item.texts.offer(elements.text(frame), .dublinCore)
    case .itunesSummary: drafts.item.texts.offer(elements.text(frame), .podcastSummary)
    case .itunesSubtitle: drafts.item.texts.offer(elements.text(frame), .podcastSubtitle)
    case .excerpt: drafts.item.texts.offer(elements.text(frame), .excerpt)
    case .markdown: drafts.item.texts.offer(elements.text(frame), .markdown)
    case .mediaTitle, .mediaDescription: MediaElement.closeText(frame, &elements, &drafts)
    case .link: LinkElement.closeInItem(frame, &elements, &drafts)
    case .category, .subject, .mediaCategory, .itunesCategory, .keywords, .tags:
      CategoryElement.close(frame, &elements, &drafts)
    case .trailer: PodcastElement.closeLink(frame, &elements, &drafts)
    case .mediaContent: MediaFile.close(frame, &elements, &drafts.item)
    case .mediaRating, .mediaCredit, .mediaPlayer, .mediaThumbnail, .mediaCopyright, .mediaLicense, .mediaAdult:
      MediaElement.close(frame, elements.string(frame), &elements, &drafts)
    case .podcastLicense, .podcastLocation: PodcastElement.close(frame, elements.string(frame), &drafts.item)
    default: closeValue(frame, elements.string(frame), &elements, &drafts)
    }
  }

  /// Whether an element of the format stands in one that is there to hold others: `media:group`.
  static func isNested(_ frame: Frame, _ elements: inout OpenElements) -> Bool {
    (frame.namespace == .rss || frame.namespace == .atom) && elements.frames.last?.element == .ignored
  }

  private static func closeValue(
    _ frame: Frame, _ text: String, _ elements: inout OpenElements, _ drafts: inout Drafts
  ) {
    guard !text.isEmpty else { return }
    switch frame.element {
    // Names
    case .guid:
      guard let guid = elements.identifier(frame) else { return }
      RSSGuid.read(
        guid, isPermalink: elements.leaf.isPermalink, base: elements.inherited.base, into: &drafts.item)
    case .identifier: drafts.item.identifier.fill(elements.identifier(frame))
    case .sitemapLocation:
      drafts.item.page.offer(elements.reference(text), from: .link)
      drafts.item.identifier.fill(text)
    // Dates
    case .published: offer(date: text, to: .published, &elements, &drafts)
    case .updated, .lastBuildDate, .modified: offer(date: text, to: .modified, &elements, &drafts)
    case .dcDate: offer(date: text, to: .date, &elements, &drafts)
    case .available: offer(date: text, to: .available, &elements, &drafts)
    case .created: offer(date: text, to: .created, &elements, &drafts)
    case .expires: offer(date: text, to: .expires, &elements, &drafts)
    case .valid:
      drafts.item.dates.expires.fill(elements.date(TermsPeriod.end(text)))
      if TermsPeriod.hasStart(text) { drafts.keep(ExtensionElement(name: "dcterms:valid", value: text)) }
    // Addresses
    case .comments: closeComments(text, &elements, &drafts.item)
    case .commentFeed: drafts.item.parsed.commentsFeed.fill(elements.reference(text))
    case .origLink: drafts.item.offer(page: elements.reference(text), from: .original)
    case .prismURL:
      if References.mayBeWebPage(text) { drafts.item.offer(page: elements.reference(text), from: .url) }
    case .url: if References.mayBeWebPage(text) { drafts.item.page.offer(elements.reference(text), from: .url) }
    case .enclosure:
      if let attachment = RSSEnclosure.attachment(text, &elements) { drafts.item.add(enclosure: attachment) }
    case .originalEnclosure: drafts.item.originalEnclosure.fill(elements.reference(text))
    case .trackback: drafts.item.add(link: ParsedLink(elements.reference(text), rel: "trackback"))
    case .commentAPI: drafts.item.add(link: ParsedLink(elements.reference(text), rel: "comment"))
    case .licenseText, .licenseResource: LicenseElement.close(frame, text, &elements, &drafts)
    // Pictures
    case .image:
      // An address as text, or an RSS image.
      guard References.isWebPage(text) || text.hasPrefix("/") else { return }
      drafts.item.offer(image: elements.reference(text), from: .image)
    case .icon, .logo: drafts.item.offer(image: elements.reference(text), from: .image)
    case .itunesImage:
      if References.isWebPage(text) { drafts.item.offer(image: elements.reference(text), from: .itunes) }
    // The rest
    case .anchor: drafts.offer(title: ParsedText(.unknown, valid: Array(text.utf8)), from: .media)
    case .commentsCount: drafts.item.parsed.commentsCount.fill(Numbers.count(text))
    case .itunesAuthor: if let person = PersonText.read(text) { drafts.item.add(podcastAuthor: person) }
    case .language, .dcLanguage: drafts.item.parsed.language.fill(text)
    case .explicit: drafts.item.parsed.explicit.fill(Numbers.flag(text))
    case .block: drafts.item.parsed.block.fill(Numbers.flag(text))
    case .duration: drafts.item.duration.fill(Numbers.duration(text).flatMap { $0 > 0 ? $0 : nil })
    case .season:
      drafts.item.media.season.fill(text)
      drafts.item.media.seasonName.fill(elements.leaf.label)
    case .episode:
      drafts.item.media.episode.fill(text)
      drafts.item.media.episodeDisplay.fill(elements.leaf.label)
    case .episodeType: drafts.item.media.episodeType.fill(text.asciiLowercased)
    case .point, .circle, .line, .polygon, .box, .position, .positionList, .lowerCorner, .upperCorner:
      if let shape = GeoPlace.shape(frame.element, text) { drafts.keep(shape) }
      drafts.item.place.read(frame.element, text)
    case .latitude: drafts.item.place.latitude.fill(Numbers.coordinate(text))
    case .longitude: drafts.item.place.longitude.fill(Numbers.coordinate(text))
    case .placeName: drafts.item.place.name = text
    default: break
    }
  }

  /// `comments`: the page of them; some write how many there are.
  private static func closeComments(_ text: String, _ elements: inout OpenElements, _ item: inout ItemDraft) {
    if let count = Numbers.count(text) {
      item.parsed.commentsCount.fill(count)
    } else if item.parsed.comments == nil, References.mayBeWebPage(text) {
      item.parsed.comments = elements.reference(text)
    }
  }

  private static func offer(
    date text: String, to kind: DateCandidates.Kind, _ elements: inout OpenElements, _ drafts: inout Drafts
  ) {
    drafts.item.dates.offer(
      elements.date(text), to: kind, language: drafts.feed.language.value, warnings: &elements.warnings)
  }
}
