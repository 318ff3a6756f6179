internal import TidingsModel

/// The podcast namespace, and what iTunes and Podlove have of its kind: people, pictures, chapters, transcripts, links.
enum PodcastElement {
  /// An element of an item.
  ///
  /// - Returns: `nil` for what is none of them.
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened? {
    switch tag.element {
    case .itunesImage:
      drafts.item.offer(image: tag.reference("href") ?? tag.reference("url"), from: .itunes)
      // With a `url` inside as RSS has it.
      return Opened(element: .itunesImage, scope: .image, capture: .text)
    case .chapters: drafts.item.parsed.chapters.fill(tag.reference("url"))
    case .chapter:
      if let chapter = PodloveChapter.chapter(tag), drafts.item.parsed.inlineChapters.count < ListLimit.long {
        drafts.item.parsed.inlineChapters.append(chapter)
      }
    case .transcript:
      if let transcript = transcript(tag), drafts.item.media.transcripts.count < ListLimit.short {
        drafts.item.media.transcripts.append(transcript)
      }
    case .podcastLicense:
      drafts.offer(license: tag.reference("url"), named: "podcast:license")
      return .text(tag.element)
    case .podcastPerson: return openPerson(tag, of: .item, &drafts.person)
    case .podcastImage: drafts.item.offer(image: tag.reference("href") ?? tag.reference("url"), from: .podcast)
    case .podcastLocation:
      if let uri = tag.trimmed("geo") { drafts.item.place.read(uri: uri) }
      // The place on OpenStreetMap.
      if tag.trimmed("osm") != nil {
        drafts.item.keep(ExtensionElement(name: "podcast:location", attributes: OtherElements.attributes(tag)))
      }
      return .text(tag.element)
    case .trailer: return openLink(tag, &elements)
    case .socialInteraction:
      // "disabled" is a protocol without an address.
      if let address = tag.reference("uri") { drafts.item.add(link: ParsedLink(address, rel: "replies")) }
      if tag.attributes.count > 1 {
        drafts.item.keep(
          ExtensionElement(name: "podcast:socialInteract", attributes: OtherElements.attributes(tag)))
      }
    case .alternateEnclosure: return openAlternate(tag, &drafts.item)
    default: return nil
    }
    return .ignored
  }

  static func close(_ frame: Frame, _ text: String, _ item: inout ItemDraft) {
    guard let text = text.nonEmpty?.collapsedSpace else { return }
    switch frame.element {
    case .podcastLicense: item.keep(ExtensionElement(name: "podcast:license", value: text))
    case .podcastLocation: item.place.name.fill(text)
    default: break
    }
  }

  // MARK: Links

  /// `podcast:funding` is Atom's and IANA's `rel="payment"`, `podcast:trailer` `rel="preview"`; the text is the title.
  static func openLink(_ tag: StartTag, _ elements: inout OpenElements) -> Opened {
    elements.leaf = LeafAttributes()
    guard let address = tag.reference("url") else { return .ignored }
    elements.leaf.link = ParsedLink(
      address, rel: tag.element == .funding ? "payment" : "preview", type: tag.trimmed("type"))
    return .text(tag.element)
  }

  static func closeLink(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    guard var link = elements.leaf.link else { return }
    link.title = elements.string(frame).collapsedSpace.nonEmpty
    drafts.add(link)
  }

  private static func transcript(_ tag: StartTag) -> ParsedLink? {
    tag.reference("url").map {
      ParsedLink($0, rel: tag.lowercased("rel"), type: tag.trimmed("type"), hreflang: tag.trimmed("language"))
    }
  }

  // MARK: People

  /// `podcast:person`: hosts and guests, contributors with a picture and a page. Who has no role is a host.
  static func openPerson(_ tag: StartTag, of owner: Scope, _ draft: inout PersonDraft) -> Opened {
    draft = PersonDraft(role: .contributor, owner: owner)
    draft.person.url = tag.reference("href")
    draft.person.avatar = tag.reference("img")
    draft.part = tag.lowercased("role") ?? "host"
    draft.group = tag.lowercased("group")
    return Opened(element: .podcastPerson, scope: .person, capture: .text)
  }

  // MARK: Files

  /// Bytes of what is said of all sources of a file, and so stands in the outcome as often as there are sources.
  private static let longestRepeated = 1024

  /// `podcast:alternateEnclosure`: the file again in another form, at the addresses of its sources.
  private static func openAlternate(_ tag: StartTag, _ item: inout ItemDraft) -> Opened {
    var alternate = ParsedAttachment(
      ParsedReference(""), mimeType: tag.lowercased("type").flatMap { $0.utf8.count <= longestRepeated ? $0 : nil },
      title: tag.trimmed("title").flatMap { $0.utf8.count <= longestRepeated ? $0 : nil },
      sizeInBytes: tag.size("length"))
    var details = MediaDetails()
    details.language = tag.trimmed("lang").flatMap { $0.utf8.count <= longestRepeated ? $0 : nil }
    details.height = tag.count("height")
    if !details.isEmpty { alternate.details = details }
    item.alternate = alternate
    let attributes = OtherElements.attributes(tag)
    if !attributes.allSatisfy({ alternateAttributes.contains($0.name.asciiLowercased) }) {
      item.keep(ExtensionElement(name: "podcast:alternateEnclosure", attributes: attributes))
    }
    return .empty(.alternateEnclosure)
  }

  /// Those that have a place in the model.
  private static let alternateAttributes: Set<String> = ["type", "title", "length", "lang", "height"]

  static func openAlternateChild(_ tag: StartTag, _ item: inout ItemDraft) -> Opened {
    if XMLAttributes.matches(tag.name.local, "integrity") {
      let name = "podcast:alternateEnclosure/podcast:integrity"
      item.keep(ExtensionElement(name: name, attributes: OtherElements.attributes(tag)))
    }
    guard tag.element == .alternateSource, var attachment = item.alternate, let address = tag.reference("uri") else {
      return .ignored
    }
    attachment.reference = address
    attachment.mimeType = tag.lowercased("contenttype") ?? attachment.mimeType
    item.add(attachment: attachment)
    return .ignored
  }
}
