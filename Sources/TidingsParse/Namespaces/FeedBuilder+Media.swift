internal import TidingsModel

/// Media RSS, iTunes and the podcast namespace: pictures, files, people.
extension FeedBuilder {
  /// What may stand in an item, in `media:group` and in `media:content` alike.
  mutating func openMediaChild(_ entry: Vocabulary.Entry, _ name: XMLName, _ attributes: XMLAttributes) -> Opened {
    switch entry.element {
    case .mediaContent: return openMediaContent(entry, attributes)
    case .mediaLocation:
      // Around GeoRSS, its description a name for the place.
      if !attributes.isEmpty {
        item.keep(ExtensionElement(name: "media:location", attributes: Self.others(attributes)))
      }
      return Opened(element: .ignored, scope: .item, capture: .none)
    case .mediaGroup: return Opened(element: .ignored, scope: .item, capture: .none)
    case .mediaTitle, .mediaDescription: return openText(entry, attributes, standard: .unknown)
    case .mediaCategory: return openCategory(entry, attributes)
    case .keywords, .mediaAdult, .duration, .dcDate: return openLeaf(entry)
    case .url: return openLeaf(entry)
    case .mediaThumbnail, .mediaPlayer, .mediaLicense, .mediaCopyright:
      leaf = LeafAttributes()
      leaf.reference = reference(attributes, "url") ?? reference(attributes, "href")
      let isPicture = entry.element == .mediaThumbnail || entry.element == .mediaPlayer
      // The address has a place, its size has none.
      if isPicture, attributes.count > 1, let name = otherName(entry, name, parent: nil) {
        item.keep(ExtensionElement(name: name, attributes: Self.others(attributes)))
      }
      return openLeaf(entry)
    case .mediaRating, .mediaCredit:
      leaf = LeafAttributes()
      leaf.role = attributes.trimmed("role")?.asciiLowercased
      leaf.scheme = attributes.trimmed("scheme")
      return openLeaf(entry)
    case .itunesImage:
      item.offer(image: reference(attributes, "href") ?? reference(attributes, "url"), rank: 0)
      return Opened(element: .itunesImage, scope: .image, capture: .text)
    case .chapters:
      item.parsed.chapters.fill(reference(attributes, "url"))
      return .ignored
    case .chapter:
      readChapter(attributes)
      return .ignored
    case .transcript:
      if let url = reference(attributes, "url"), item.media.transcripts.count < 100 {
        item.media.transcripts.append(
          ParsedLink(
            url, rel: attributes.trimmed("rel")?.asciiLowercased, type: attributes.trimmed("type"),
            hreflang: attributes.trimmed("language")))
      }
      return .ignored
    case .podcastLicense:
      offer(license: reference(attributes, "url"), named: "podcast:license")
      return openLeaf(entry)
    case .podcastPerson: return openPodcastPerson(entry, attributes, owner: .item)
    case .podcastImage:
      item.offer(image: reference(attributes, "href") ?? reference(attributes, "url"), rank: 4)
      return .ignored
    case .podcastLocation:
      readGeoURI(attributes)
      return openLeaf(entry)
    case .trailer: return openPodcastLink(entry, attributes)
    case .socialInteraction:
      // "disabled" is a protocol without an address.
      if let address = reference(attributes, "uri") { item.add(link: ParsedLink(address, rel: "replies")) }
      if attributes.count > 1 {
        item.keep(ExtensionElement(name: "podcast:socialInteract", attributes: Self.others(attributes)))
      }
      return .ignored
    case .alternateEnclosure: return openAlternateEnclosure(attributes)
    case .ignored: return .ignored
    default: return openOther(entry, name, attributes)
    }
  }

  /// `podcast:funding` is Atom's and IANA's `rel="payment"`, `podcast:trailer` `rel="preview"`; the text is the title.
  mutating func openPodcastLink(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    leaf = LeafAttributes()
    guard let address = reference(attributes, "url") else { return .ignored }
    leaf.link = ParsedLink(
      address, rel: entry.element == .funding ? "payment" : "preview", type: attributes.trimmed("type"))
    return openLeaf(entry)
  }

  mutating func closePodcastLink(_ frame: Frame) {
    guard var link = leaf.link else { return }
    link.title = string(frame).collapsedSpace.nonEmpty
    if isInItem {
      item.add(link: link)
    } else if feed.parsed.links.count < 1000 {
      feed.parsed.links.append(link)
    }
  }

  /// `podcast:alternateEnclosure`: the file again in another form, at the addresses of its sources.
  private mutating func openAlternateEnclosure(_ attributes: XMLAttributes) -> Opened {
    alternate = ParsedAttachment(
      ParsedReference(""), mimeType: attributes.trimmed("type")?.asciiLowercased, title: attributes.trimmed("title"),
      sizeInBytes: attributes.trimmed("length").flatMap(Numbers.whole).flatMap { $0 > 0 ? $0 : nil })
    return Opened(element: .ignored, scope: .alternateEnclosure, capture: .none)
  }

  mutating func openAlternateSource(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    guard entry.element == .alternateSource, var attachment = alternate, let address = reference(attributes, "uri")
    else { return .ignored }
    attachment.reference = address
    attachment.mimeType = attributes.trimmed("contenttype")?.asciiLowercased ?? attachment.mimeType
    item.add(attachment: attachment)
    return .ignored
  }

  /// RFC 5870: `geo:48.2010,16.3695,183;u=10`
  private mutating func readGeoURI(_ attributes: XMLAttributes) {
    guard let uri = attributes.trimmed("geo")?.asciiLowercased, uri.hasPrefix("geo:"), item.latitude == nil else {
      return
    }
    let place = Numbers.list(String(uri.dropFirst(4).prefix { $0 != ";" }), limit: 2)
    guard place.count == 2 else { return }
    item.latitude = place[0]
    item.longitude = place[1]
  }

  /// Podlove Simple Chapters 1.2
  private mutating func readChapter(_ attributes: XMLAttributes) {
    guard let start = attributes.trimmed("start").flatMap(Numbers.duration), item.parsed.inlineChapters.count < 1000
    else { return }
    item.parsed.inlineChapters.append(
      ParsedChapter(
        start: start, title: attributes.trimmed("title"), url: reference(attributes, "href"),
        image: reference(attributes, "image")))
  }

  /// `podcast:person`: hosts and guests, contributors with a picture and a page. Who has no role is a host.
  mutating func openPodcastPerson(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes, owner: Scope) -> Opened {
    person = PersonDraft(role: .contributor, owner: owner)
    person.person.url = reference(attributes, "href")
    person.person.avatar = reference(attributes, "img")
    person.part = attributes.trimmed("role")?.asciiLowercased ?? "host"
    person.group = attributes.trimmed("group")?.asciiLowercased
    return Opened(element: .podcastPerson, scope: .person, capture: .text)
  }

  private mutating func openMediaContent(_ entry: Vocabulary.Entry, _ attributes: XMLAttributes) -> Opened {
    mediaContent = nil
    guard
      let address = reference(attributes, "url") ?? reference(attributes, "href") ?? reference(attributes, "src")
    else { return Opened(element: .mediaContent, scope: .mediaContent, capture: .text) }
    let opened = Opened(element: .mediaContent, scope: .mediaContent, capture: .none)
    let medium = attributes.trimmed("medium")?.asciiLowercased
    let declared = attributes.trimmed("type")?.asciiLowercased
    let type = declared.flatMap { $0.utf8.contains(0x2F) ? $0 : nil } ?? References.mediaType(of: address.text)
    var attachment = ParsedAttachment(
      address, mimeType: type,
      sizeInBytes: attributes.trimmed("filesize").flatMap(Numbers.whole).flatMap { $0 > 0 ? $0 : nil },
      durationInSeconds: attributes.trimmed("duration").flatMap(Numbers.duration).flatMap { $0 > 0 ? $0 : nil })
    let details = Self.details(attributes, medium: medium)
    if !details.isEmpty { attachment.details = details }
    mediaContent = item.add(attachment: attachment)
    if medium == "image" || type?.hasPrefix("image/") == true {
      let width = details.width ?? 0
      // The widest picture counts: offer it with a better rank than the ones before.
      if width > item.pictureWidth || item.picture == nil {
        item.pictureWidth = width
        item.picture = address
      }
    }
    return opened
  }

  private static func details(_ attributes: XMLAttributes, medium: String?) -> MediaDetails {
    var details = MediaDetails()
    details.medium = medium
    guard attributes.count > 1 else { return details }
    details.expression = attributes.trimmed("expression")?.asciiLowercased
    details.isDefault = attributes.trimmed("isdefault").flatMap(Numbers.flag)
    details.width = attributes.trimmed("width").flatMap(count)
    details.height = attributes.trimmed("height").flatMap(count)
    details.bitrate = attributes.trimmed("bitrate").flatMap(Numbers.positive)
    details.frameRate = attributes.trimmed("framerate").flatMap(Numbers.positive)
    details.samplingRate = attributes.trimmed("samplingrate").flatMap(Numbers.positive)
    details.channels = attributes.trimmed("channels").flatMap(count)
    details.language = attributes.trimmed("lang")
    return details
  }

  mutating func closeMediaChild(_ frame: Frame) {
    switch frame.element {
    case .mediaTitle, .mediaDescription: closeMediaText(frame)
    case .mediaCategory, .keywords: closeCategory(frame)
    case .url:
      // image:loc and video:content_loc of a sitemap
      let text = string(frame)
      guard !text.isEmpty, mediaContent == nil else { return }
      mediaContent = item.add(
        attachment: ParsedAttachment(reference(text), mimeType: References.mediaType(of: text)))
      if frame.namespace == .image { item.offer(image: reference(text), rank: 2) }
    case .duration: item.duration.fill(Numbers.duration(string(frame)).flatMap { $0 > 0 ? $0 : nil })
    case .dcDate: item.dates.date.fill(date(string(frame)))
    default: closeMediaLeaf(frame, string(frame))
    }
  }

  /// The address of a file that stands between the tags, where no attribute has it.
  mutating func closeMediaContent(_ frame: Frame) {
    guard frame.capture == .text, mediaContent == nil else { return }
    let text = string(frame)
    guard References.isWebPage(text), !text.utf8.contains(where: \.isSpace) else { return }
    let type = References.mediaType(of: text)
    item.add(attachment: ParsedAttachment(reference(text), mimeType: type))
    if type?.hasPrefix("image/") == true { item.picture.fill(reference(text)) }
  }

  mutating func closeMediaText(_ frame: Frame) {
    guard let text = text(frame) else { return }
    if frame.element == .mediaTitle {
      let isInner = frames.last?.scope == .mediaContent
      if isInner, let index = mediaContent {
        item.title(attachment: index, String(decoding: text.bytes, as: UTF8.self))
      }
      // What is said of the whole counts before what is said of one of its files.
      item.mediaTitle.offer(text, rank: isInner ? 1 : 0)
      offer(title: text, rank: isInner ? 4 : 3)
    } else {
      item.mediaDescription.offer(text, rank: frames.last?.scope == .mediaContent ? 1 : 0)
      item.texts.offer(text, .media)
    }
  }

  mutating func closeMediaLeaf(_ frame: Frame, _ text: String) {
    switch frame.element {
    case .mediaThumbnail:
      guard let address = leaf.reference ?? text.nonEmpty.map({ reference($0) }) else { return }
      // A sitemap's own pictures count before those of its films.
      item.offer(image: address, rank: frame.namespace == .video ? 3 : 1)
      if item.media.thumbnails.count < 100, !item.media.thumbnails.contains(address) {
        item.media.thumbnails.append(address)
      }
    case .mediaCredit:
      guard !text.isEmpty, item.media.credits.count < 100 else { return }
      let credit = ParsedMedia.Credit(name: text.collapsedSpace, role: leaf.role, scheme: leaf.scheme)
      if item.media.credits.contains(credit) == false { item.media.credits.append(credit) }
    case .mediaRating:
      if item.media.rating == nil, !text.isEmpty {
        item.media.rating = text
        item.media.ratingScheme = leaf.scheme
      }
      // Of the scheme urn:simple, the one that is taken for granted.
      if text == "adult" || text == "nonadult" { item.parsed.explicit.fill(text == "adult") }
    case .mediaAdult: item.parsed.explicit.fill(Numbers.flag(text))
    case .mediaCopyright:
      item.media.copyright.fill(text.nonEmpty?.collapsedSpace)
      item.media.copyrightPage.fill(leaf.reference)
    case .mediaPlayer:
      item.media.player.fill(leaf.reference ?? text.nonEmpty.map { reference($0) })
    case .mediaLicense:
      offer(license: leaf.reference, named: "media:license")
      if let name = text.nonEmpty?.collapsedSpace { item.keep(ExtensionElement(name: "media:license", value: name)) }
    case .podcastLicense:
      if let name = text.nonEmpty?.collapsedSpace { item.keep(ExtensionElement(name: "podcast:license", value: name)) }
    case .podcastLocation: item.placeName = item.placeName ?? text.nonEmpty?.collapsedSpace
    default: break
    }
  }
}
