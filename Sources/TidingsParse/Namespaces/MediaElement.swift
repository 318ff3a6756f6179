internal import TidingsModel

/// Media RSS: what may stand in an item, in `media:group` and in `media:content` alike.
enum MediaElement {
  /// - Returns: `nil` for what is none of its elements.
  static func open(_ tag: StartTag, _ elements: inout OpenElements, _ drafts: inout Drafts) -> Opened? {
    switch tag.element {
    case .mediaContent: return MediaFile.open(tag, &drafts.item)
    case .mediaLocation:
      // Around GeoRSS, its description a name for the place.
      if !tag.attributes.isEmpty {
        drafts.item.keep(ExtensionElement(name: "media:location", attributes: OtherElements.attributes(tag)))
      }
      return .empty(.item)
    case .mediaGroup: return .empty(.item)
    case .mediaTitle, .mediaDescription: return elements.openText(tag, standard: .unknown)
    case .mediaCategory: return CategoryElement.open(tag, &elements, &drafts)
    case .keywords, .mediaAdult, .duration, .dcDate, .url: return .text(tag.element)
    case .mediaThumbnail, .mediaPlayer:
      // The address has a place, its size has none.
      if tag.attributes.count > 1, let name = elements.otherName(tag) {
        drafts.item.keep(ExtensionElement(name: name, attributes: OtherElements.attributes(tag)))
      }
      return openAddress(tag, &elements)
    case .mediaLicense, .mediaCopyright: return openAddress(tag, &elements)
    case .mediaRating, .mediaCredit:
      elements.leaf = LeafAttributes()
      elements.leaf.role = tag.lowercased("role")
      elements.leaf.scheme = tag.trimmed("scheme")
      return .text(tag.element)
    default: return nil
    }
  }

  /// An element whose address is an attribute or its text.
  private static func openAddress(_ tag: StartTag, _ elements: inout OpenElements) -> Opened {
    elements.leaf = LeafAttributes()
    elements.leaf.reference = tag.reference("url") ?? tag.reference("href")
    return .text(tag.element)
  }

  static func closeText(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    guard let text = elements.text(frame) else { return }
    // What is said of the whole counts before what is said of one of its files.
    let isInner = elements.scope == .mediaContent
    if frame.element == .mediaTitle {
      if isInner, let index = drafts.item.mediaContent {
        drafts.item.title(attachment: index, String(decoding: text.bytes, as: UTF8.self))
      }
      drafts.item.mediaTitle.offer(text, from: isInner ? .file : .item)
      drafts.offer(title: text, from: isInner ? .file : .media)
    } else {
      drafts.item.mediaDescription.offer(text, from: isInner ? .file : .item)
      drafts.item.texts.offer(text, .media)
    }
  }

  static func close(_ frame: Frame, _ text: String, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    switch frame.element {
    case .mediaThumbnail: closeThumbnail(frame, text, &elements, &drafts.item)
    case .mediaCredit:
      guard !text.isEmpty, drafts.item.media.credits.count < ListLimit.short else { return }
      let credit = ParsedMedia.Credit(
        name: text.collapsedSpace, role: elements.leaf.role, scheme: elements.leaf.scheme)
      if drafts.item.media.credits.contains(credit) == false { drafts.item.media.credits.append(credit) }
    case .mediaRating:
      if drafts.item.media.rating == nil, !text.isEmpty {
        drafts.item.media.rating = text
        drafts.item.media.ratingScheme = elements.leaf.scheme
      }
      // Of the scheme urn:simple, the one that is taken for granted.
      if text == "adult" || text == "nonadult" { drafts.item.parsed.explicit.fill(text == "adult") }
    case .mediaAdult: drafts.item.parsed.explicit.fill(Numbers.flag(text))
    case .mediaCopyright:
      drafts.item.media.copyright.fill(text.nonEmpty?.collapsedSpace)
      drafts.item.media.copyrightPage.fill(elements.leaf.reference)
    case .mediaPlayer: drafts.item.media.player.fill(address(text, &elements))
    case .mediaLicense:
      drafts.offer(license: elements.leaf.reference, named: "media:license")
      if let name = text.nonEmpty?.collapsedSpace {
        drafts.item.keep(ExtensionElement(name: "media:license", value: name))
      }
    default: break
    }
  }

  private static func closeThumbnail(
    _ frame: Frame, _ text: String, _ elements: inout OpenElements, _ item: inout ItemDraft
  ) {
    guard let address = address(text, &elements) else { return }
    // A sitemap's own pictures count before those of its films.
    item.offer(image: address, from: frame.namespace == .video ? .link : .thumbnail)
    if item.media.thumbnails.count < ListLimit.short, !item.media.thumbnails.contains(address) {
      item.media.thumbnails.append(address)
    }
  }

  private static func address(_ text: String, _ elements: inout OpenElements) -> ParsedReference? {
    elements.leaf.reference ?? (text.isEmpty ? nil : elements.reference(text))
  }
}
