internal import TidingsModel

/// Elements of the feed itself.
extension FeedBuilder {
  mutating func openFeedChild(_ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes) -> Opened {
    switch entry.element {
    case .title: return openText(entry, attributes, standard: entry.namespace == .atom ? .plain : .unknown)
    case .dcTitle, .itunesTitle, .mediaTitle, .dcRights: return openText(entry, attributes, standard: .unknown)
    case .rights: return openText(entry, attributes, standard: entry.namespace == .atom ? .plain : .unknown)
    case .description, .subtitle, .abstract, .dcDescription, .itunesSummary, .itunesSubtitle, .mediaDescription,
      .summary, .info:
      return openText(entry, attributes, standard: entry.namespace == .atom ? .plain : .unknown)
    case .person: return openPerson(entry, .author, attributes, owner: .feed)
    case .managingEditor: return openPerson(entry, .author, attributes, owner: .feed)
    case .webMaster: return openPerson(entry, .webMaster, attributes, owner: .feed)
    case .contributor: return openPerson(entry, .contributor, attributes, owner: .feed)
    case .publisher: return openPerson(entry, .publisher, attributes, owner: .feed)
    case .itunesOwner: return openPerson(entry, .owner, attributes, owner: .feed)
    case .creator: return openPerson(entry, .author, attributes, owner: .feed)
    case .dcContributor: return openPerson(entry, .contributor, attributes, owner: .feed)
    case .dcPublisher: return openPerson(entry, .publisher, attributes, owner: .feed)
    case .itunesAuthor, .identifier, .guid, .published, .updated, .lastBuildDate, .dcDate, .created, .modified,
      .language, .dcLanguage, .ttl, .updatePeriod, .updateFrequency, .newFeedURL, .logo, .icon, .explicit, .block,
      .complete, .keywords, .tags, .podcastGUID, .licenseText:
      leaf = LeafAttributes()
      if entry.element == .logo, let href = reference(attributes, "href") {
        // CDF: LOGO HREF="…" STYLE="ICON"
        let isIcon = attributes.trimmed("style")?.asciiLowercased == "icon"
        if isIcon { feed.parsed.icon.fill(href) } else { offer(feedPicture: href, rank: 3) }
      }
      return openLeaf(entry)
    case .link: return openLink(entry, attributes)
    case .anchor where feed.isBareChannel: return openAnchor(entry, attributes)
    case .category, .subject, .mediaCategory, .itunesCategory: return openCategory(entry, attributes)
    case .generator:
      return openGenerator(entry, attributes)
    case .generatorAgent:
      if let url = reference(attributes, "resource") {
        offer(generator: ParsedGenerator(url: url))
      }
      return .ignored
    case .image:
      offer(feedPicture: imageAddress(attributes), rank: 4)
      return Opened(element: .image, scope: .image, capture: .text)
    case .itunesImage:
      offer(
        feedPicture: reference(attributes, "href") ?? reference(attributes, "url"),
        rank: entry.namespace == .googlePlay ? 1 : 0)
      // With a `url` inside as RSS has it.
      return Opened(element: .itunesImage, scope: .image, capture: .text)
    case .mediaThumbnail:
      let address = reference(attributes, "url")
      offer(feedPicture: address, rank: 8)
      return address == nil ? openLeaf(entry) : .ignored
    case .cloud:
      readCloud(attributes)
      return .ignored
    case .skipHours, .skipDays: return Opened(element: entry.element, scope: .skip, capture: .none)
    case .licenseResource: return openLicense(entry, attributes)
    case .podcastLicense:
      offer(license: reference(attributes, "url"), named: "podcast:license")
      return openLeaf(entry)
    case .podcastPerson: return openPodcastPerson(entry, attributes, owner: .feed)
    case .podcastImage:
      offer(feedPicture: reference(attributes, "href") ?? reference(attributes, "url"), rank: 5)
      return .ignored
    case .funding, .trailer: return openPodcastLink(entry, attributes)
    case .ignored: return .ignored
    case .textInput: return openOther(entry, name, attributes)
    default: return openOther(entry, name, attributes, scope: .wrapper)
    }
  }

  /// rssCloud: where to register for notices (RSS 2.0, `cloud`), as a hub of JSON Feed.
  private mutating func readCloud(_ attributes: XMLAttributes) {
    guard let domain = attributes.trimmed("domain"), !domain.contains("/") else { return }
    let port = attributes.trimmed("port").flatMap { Int($0) } ?? 80
    var path = attributes.trimmed("path") ?? "/"
    if !path.hasPrefix("/") { path = "/" + path }
    let scheme = port == 443 ? "https" : "http"
    let shown = port == 80 || port == 443 ? "" : ":\(port)"
    feed.parsed.hubs.append(
      ParsedHub(type: "rssCloud", reference: ParsedReference("\(scheme)://\(domain)\(shown)\(path)")))
  }

  mutating func closeFeedChild(_ frame: Frame) {
    switch frame.element {
    case .title: offer(feedTitle: text(frame), rank: isInSubchannel ? 4 : 0)
    case .dcTitle: offer(feedTitle: text(frame), rank: 1)
    case .itunesTitle: offer(feedTitle: text(frame), rank: 2)
    case .mediaTitle: offer(feedTitle: text(frame), rank: 3)
    case .description, .subtitle: offer(feedDescription: text(frame), rank: 0)
    case .abstract, .summary: offer(feedDescription: text(frame), rank: isInSubchannel ? 6 : 1)
    case .dcDescription: offer(feedDescription: text(frame), rank: 2)
    case .itunesSummary: offer(feedDescription: text(frame), rank: 3)
    case .itunesSubtitle: offer(feedDescription: text(frame), rank: 4)
    case .mediaDescription: offer(feedDescription: text(frame), rank: 5)
    case .rights, .dcRights: offer(rights: text(frame), in: frame)
    case .info: if let text = text(frame) { add(info: text) }
    case .link:
      if var link = leaf.link {
        link.reference = reference(string(frame))
        readTextLink(link, isAtom: frame.namespace == .atom)
      }
    case .category, .subject, .mediaCategory, .itunesCategory, .keywords, .tags: closeCategory(frame)
    case .funding, .trailer: closePodcastLink(frame)
    case .image:
      let text = string(frame)
      if References.isWebPage(text) { offer(feedPicture: reference(text), rank: 4) }
    case .skipHours, .skipDays: break
    case .generator: if let generator = generator(frame) { offer(generator: generator) }
    default: closeFeedLeaf(frame, string(frame))
    }
  }

  /// Whether the element belongs to a channel within the channel (CDF), which may come before what the outer one says.
  private var isInSubchannel: Bool { frames.count { $0.element == .channel } > 1 }

  private mutating func closeFeedLeaf(_ frame: Frame, _ text: String) {
    guard !text.isEmpty else { return }
    switch frame.element {
    case .itunesAuthor: if let person = PersonText.read(text) { PersonText.add(person, to: &feed.podcastAuthors) }
    case .identifier: feed.identifier.offer(text, rank: 0)
    case .guid: feed.identifier.offer(text, rank: 1)
    case .podcastGUID: feed.identifier.offer(text, rank: 3)
    case .published: feed.dates.published.fill(date(text))
    case .updated, .lastBuildDate, .modified: feed.dates.modified.fill(date(text))
    case .dcDate: feed.dates.date.fill(date(text))
    case .created: feed.dates.created.fill(date(text))
    case .language: feed.language.offer(text, rank: 0)
    case .dcLanguage: feed.language.offer(text, rank: 1)
    case .ttl: feed.parsed.ttlMinutes.fill(Self.count(text))
    case .updatePeriod: feed.parsed.updatePeriod.fill(text.asciiLowercased)
    case .updateFrequency: feed.parsed.updateFrequency.fill(Self.count(text))
    case .newFeedURL: feed.parsed.newFeedURL.fill(reference(text))
    case .logo: offer(feedPicture: reference(text), rank: 2)
    case .icon:
      if frame.namespace == .webfeeds {
        offer(feedPicture: reference(text), rank: 6)
      } else {
        feed.parsed.icon.fill(reference(text))
      }
    case .itunesImage: offer(feedPicture: reference(text), rank: frame.namespace == .googlePlay ? 1 : 0)
    case .mediaThumbnail: offer(feedPicture: reference(text), rank: 8)
    case .podcastLicense: keep(ExtensionElement(name: "podcast:license", value: text.collapsedSpace))
    case .explicit: feed.parsed.explicit.fill(Numbers.flag(text))
    case .block: feed.parsed.block.fill(Numbers.flag(text))
    case .complete: if Numbers.flag(text) == true { feed.parsed.expired = true }
    case .licenseText, .licenseResource: offer(license: reference(text), named: Self.licenseName(frame.namespace))
    default: break
    }
  }

  /// A number that is not negative and not absurd.
  static func count(_ text: String) -> Int? {
    guard let number = Numbers.whole(text), number >= 0, number <= 100_000_000 else { return nil }
    return Int(number)
  }

  /// `hour` and `day` inside `skipHours` and `skipDays`.
  mutating func closeSkip(_ frame: Frame) {
    let text = string(frame)
    if frame.element == .hour {
      // RSS 0.91 counts 1 ... 24, later versions 0 ... 23: 24 is midnight either way.
      guard let hour = Self.count(text), hour <= 24 else { return }
      let normal = hour == 24 ? 0 : hour
      if !feed.parsed.skipHours.contains(normal) { feed.parsed.skipHours.append(normal) }
    } else if let day = Self.days.first(where: { $0.asciiLowercased.hasPrefix(text.asciiLowercased.prefix(3)) }),
      text.utf8.count >= 3, !feed.parsed.skipDays.contains(day)
    {
      feed.parsed.skipDays.append(day)
    }
  }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
