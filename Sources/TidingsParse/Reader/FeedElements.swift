internal import TidingsModel

/// The elements of a feed itself, of whichever format: what each opens, and which field it becomes.
enum FeedElements {
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened {
    switch tag.element {
    // Texts
    case .title, .rights, .description, .subtitle, .abstract, .dcDescription, .itunesSummary, .itunesSubtitle,
      .mediaDescription, .summary, .info:
      return elements.openText(tag, standard: tag.standardText)
    case .dcTitle, .itunesTitle, .mediaTitle, .dcRights, .mediaCopyright:
      return elements.openText(tag, standard: .unknown)
    // People
    case .person:
      drafts.feed.hasAuthorElement = true
      return PersonElement.open(tag, .author, of: .feed, &drafts.person)
    case .managingEditor, .creator: return PersonElement.open(tag, .author, of: .feed, &drafts.person)
    case .webMaster: return PersonElement.open(tag, .webMaster, of: .feed, &drafts.person)
    case .contributor, .dcContributor: return PersonElement.open(tag, .contributor, of: .feed, &drafts.person)
    case .publisher, .dcPublisher: return PersonElement.open(tag, .publisher, of: .feed, &drafts.person)
    case .itunesOwner: return PersonElement.open(tag, .owner, of: .feed, &drafts.person)
    case .podcastPerson: return PodcastElement.openPerson(tag, of: .feed, &drafts.person)
    // Values
    case .itunesAuthor, .identifier, .guid, .published, .updated, .lastBuildDate, .dcDate, .available, .created,
      .modified,
      .language, .dcLanguage, .ttl, .updatePeriod, .updateFrequency, .newFeedURL, .icon, .explicit, .block,
      .complete, .keywords, .podcastGUID, .licenseText:
      return elements.openValue(tag)
    case .logo:
      CDFAttributes.readLogo(tag, into: &drafts.feed)
      return elements.openValue(tag)
    case .category, .subject, .mediaCategory, .itunesCategory, .tags:
      return CategoryElement.open(tag, &elements, &drafts)
    case .generator: return AtomGenerator.open(tag, &elements)
    case .generatorAgent:
      if let url = tag.reference("resource") { drafts.feed.offer(generator: ParsedGenerator(url: url)) }
      return .ignored
    case .cloud:
      if let hub = RSSCloud.hub(tag), drafts.feed.parsed.hubs.count < ListLimit.short {
        drafts.feed.parsed.hubs.append(hub)
        // How a reader is to register there.
        drafts.feed.keep(ExtensionElement(name: "cloud", attributes: OtherElements.attributes(tag)))
      }
      return .ignored
    case .skipHours, .skipDays: return Opened(element: tag.element, scope: .skip, capture: .none)
    // Links
    case .link: return LinkElement.open(tag, &elements, &drafts)
    case .anchor where drafts.feed.format.isBareChannel: return CDFAttributes.openAnchor(tag, &elements, &drafts)
    case .funding, .trailer: return PodcastElement.openLink(tag, &elements)
    case .licenseResource: return LicenseElement.open(tag, &elements, &drafts)
    case .podcastLicense:
      drafts.offer(license: tag.reference("url"), named: "podcast:license")
      return .text(tag.element)
    // Pictures
    case .image:
      drafts.feed.offer(picture: RSSImage.address(tag, isRDF: drafts.feed.format.isRDF), from: .image)
      return Opened(element: .image, scope: .image, capture: .text)
    case .itunesImage:
      drafts.feed.offer(
        picture: tag.reference("href") ?? tag.reference("url"),
        from: tag.namespace == .googlePlay ? .googlePlay : .itunes)
      // With a `url` inside as RSS has it.
      return Opened(element: .itunesImage, scope: .image, capture: .text)
    case .mediaThumbnail:
      let address = tag.reference("url")
      drafts.feed.offer(picture: address, from: .thumbnail)
      return address == nil ? .text(tag.element) : .ignored
    case .podcastImage:
      drafts.feed.offer(picture: tag.reference("href") ?? tag.reference("url"), from: .podcast)
      return .ignored
    // The rest
    case .ignored: return .ignored
    case .textInput: return elements.openOther(tag)
    default: return elements.openOther(tag, scope: .wrapper)
    }
  }

  static func close(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    switch frame.element {
    case .title: drafts.feed.offer(title: elements.text(frame), from: isInSubchannel(&elements) ? .subchannel : .title)
    case .dcTitle: drafts.feed.offer(title: elements.text(frame), from: .dublinCore)
    case .itunesTitle: drafts.feed.offer(title: elements.text(frame), from: .itunes)
    case .mediaTitle: drafts.feed.offer(title: elements.text(frame), from: .media)
    case .description, .subtitle: drafts.feed.offer(description: elements.text(frame), from: .description)
    case .abstract, .summary:
      drafts.feed.offer(description: elements.text(frame), from: isInSubchannel(&elements) ? .subchannel : .summary)
    case .dcDescription: drafts.feed.offer(description: elements.text(frame), from: .dublinCore)
    case .itunesSummary: drafts.feed.offer(description: elements.text(frame), from: .itunesSummary)
    case .itunesSubtitle: drafts.feed.offer(description: elements.text(frame), from: .itunesSubtitle)
    case .mediaDescription: drafts.feed.offer(description: elements.text(frame), from: .media)
    case .rights, .dcRights, .mediaCopyright: drafts.offer(rights: elements.text(frame), of: frame.namespace)
    case .info: if let text = elements.text(frame) { drafts.feed.keep(info: text) }
    case .link: LinkElement.close(frame, &elements, &drafts)
    case .category, .subject, .mediaCategory, .itunesCategory, .keywords, .tags:
      CategoryElement.close(frame, &elements, &drafts)
    case .funding, .trailer: PodcastElement.closeLink(frame, &elements, &drafts)
    case .image:
      let text = elements.string(frame)
      if References.isWebPage(text) { drafts.feed.offer(picture: elements.reference(text), from: .image) }
    case .skipHours, .skipDays: break
    case .generator: drafts.feed.offer(generator: AtomGenerator.read(frame, &elements))
    default: closeValue(frame, elements.string(frame), &elements, &drafts)
    }
  }

  /// Whether the element belongs to a channel within the channel (CDF), which may come before what the outer one says.
  private static func isInSubchannel(_ elements: inout OpenElements) -> Bool {
    elements.frames.count { $0.element == .channel } > 1
  }

  private static func closeValue(
    _ frame: Frame, _ text: String, _ elements: inout OpenElements, _ drafts: inout Drafts
  ) {
    guard !text.isEmpty else { return }
    switch frame.element {
    case .itunesAuthor:
      if let person = PersonText.read(text) { PersonText.add(person, to: &drafts.feed.podcastAuthors) }
    case .identifier: drafts.feed.offer(identifier: text, from: .identifier)
    case .guid: drafts.feed.offer(identifier: text, from: .guid)
    case .podcastGUID: drafts.feed.offer(identifier: text, from: .podcast)
    case .published: drafts.feed.dates.published.fill(elements.date(text))
    case .updated, .lastBuildDate, .modified: drafts.feed.dates.modified.fill(elements.date(text))
    case .dcDate, .available: drafts.feed.dates.date.fill(elements.date(text))
    case .created: drafts.feed.dates.created.fill(elements.date(text))
    case .language: drafts.feed.language.offer(text, from: .language)
    case .dcLanguage: drafts.feed.language.offer(text, from: .dublinCore)
    case .ttl: drafts.feed.parsed.ttlMinutes.fill(Numbers.count(text))
    case .updatePeriod: drafts.feed.parsed.updatePeriod.fill(text.asciiLowercased)
    case .updateFrequency: drafts.feed.parsed.updateFrequency.fill(Numbers.count(text).flatMap { $0 > 0 ? $0 : nil })
    case .newFeedURL:
      drafts.feed.offer(
        newAddress: elements.reference(text), named: frame.namespace == .rss ? "newLocation" : "itunes:new-feed-url")
    case .logo: drafts.feed.offer(picture: elements.reference(text), from: .logo)
    case .icon where frame.namespace == .webfeeds: drafts.feed.offer(picture: elements.reference(text), from: .webfeeds)
    case .icon: drafts.feed.parsed.icon.fill(elements.reference(text))
    case .itunesImage:
      drafts.feed.offer(picture: elements.reference(text), from: frame.namespace == .googlePlay ? .googlePlay : .itunes)
    case .mediaThumbnail: drafts.feed.offer(picture: elements.reference(text), from: .thumbnail)
    case .podcastLicense:
      drafts.feed.keep(ExtensionElement(name: "podcast:license", value: text.collapsedSpace))
    case .explicit: drafts.feed.parsed.explicit.fill(Numbers.flag(text))
    case .block: drafts.feed.parsed.block.fill(Numbers.flag(text))
    case .complete: if Numbers.flag(text) == true { drafts.feed.parsed.expired = true }
    case .licenseText, .licenseResource: LicenseElement.close(frame, text, &elements, &drafts)
    case .anchor: drafts.feed.offer(title: ParsedText(.unknown, valid: Array(text.utf8)), from: .media)
    default: break
    }
  }
}
