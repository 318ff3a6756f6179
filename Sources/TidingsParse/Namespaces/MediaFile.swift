internal import TidingsModel

/// `media:content` (Media RSS 1.5.1): a file, in its attributes or, rarely, as text; and `image:image`, `video:video` of a
/// sitemap, whose address is an element.
enum MediaFile {
  static func open(_ tag: StartTag, _ item: inout ItemDraft) -> Opened {
    item.mediaContent = nil
    guard let address = tag.reference("url") ?? tag.reference("href") ?? tag.reference("src") else {
      return Opened(element: .mediaContent, scope: .mediaContent, capture: .text)
    }
    let medium = tag.lowercased("medium")
    let type =
      tag.lowercased("type").flatMap { $0.utf8.contains(0x2F) ? $0 : nil }
      ?? References.mediaType(of: address.text)
    var attachment = ParsedAttachment(
      address, mimeType: type, sizeInBytes: tag.size("filesize"),
      durationInSeconds: tag.trimmed("duration").flatMap(Numbers.duration).flatMap { $0 > 0 ? $0 : nil })
    let details = details(tag, medium: medium)
    if !details.isEmpty { attachment.details = details }
    item.mediaContent = item.add(attachment: attachment)
    if medium == "image" || type?.hasPrefix("image/") == true {
      let width = details.width ?? 0
      // The widest picture counts.
      if width > item.pictureWidth || item.picture == nil {
        item.pictureWidth = width
        item.picture = address
      }
    }
    return Opened(element: .mediaContent, scope: .mediaContent, capture: .none)
  }

  private static func details(_ tag: StartTag, medium: String?) -> MediaDetails {
    var details = MediaDetails()
    details.medium = medium
    guard tag.attributes.count > 1 else { return details }
    details.expression = tag.lowercased("expression")
    details.isDefault = tag.trimmed("isdefault").flatMap(Numbers.flag)
    details.width = tag.count("width")
    details.height = tag.count("height")
    details.bitrate = tag.trimmed("bitrate").flatMap(Numbers.positive)
    details.frameRate = tag.trimmed("framerate").flatMap(Numbers.positive)
    details.samplingRate = tag.trimmed("samplingrate").flatMap(Numbers.positive)
    details.channels = tag.count("channels")
    details.language = tag.trimmed("lang")
    return details
  }

  static func closeChild(_ frame: Frame, _ elements: inout OpenElements, _ drafts: inout Drafts) {
    switch frame.element {
    case .mediaTitle, .mediaDescription: MediaElement.closeText(frame, &elements, &drafts)
    case .mediaCategory, .keywords: CategoryElement.close(frame, &elements, &drafts)
    case .url: readAddress(frame, &elements, &drafts.item)
    case .duration:
      drafts.item.duration.fill(Numbers.duration(elements.string(frame)).flatMap { $0 > 0 ? $0 : nil })
    case .dcDate: drafts.item.dates.date.fill(elements.date(elements.string(frame)))
    case .podcastLicense, .podcastLocation: PodcastElement.close(frame, elements.string(frame), &drafts.item)
    default: MediaElement.close(frame, elements.string(frame), &elements, &drafts)
    }
  }

  /// `image:loc` and `video:content_loc` of a sitemap
  private static func readAddress(_ frame: Frame, _ elements: inout OpenElements, _ item: inout ItemDraft) {
    let text = elements.string(frame)
    guard !text.isEmpty, item.mediaContent == nil else { return }
    item.mediaContent = item.add(
      attachment: ParsedAttachment(elements.reference(text), mimeType: References.mediaType(of: text)))
    if frame.namespace == .image { item.offer(image: elements.reference(text), from: .content) }
  }

  /// The address of a file that stands between the tags, where no attribute has it.
  static func close(_ frame: Frame, _ elements: inout OpenElements, _ item: inout ItemDraft) {
    guard frame.capture == .text, item.mediaContent == nil else { return }
    let text = elements.string(frame)
    guard References.isWebPage(text), !text.utf8.contains(where: \.isSpace) else { return }
    let type = References.mediaType(of: text)
    item.add(attachment: ParsedAttachment(elements.reference(text), mimeType: type))
    if type?.hasPrefix("image/") == true { item.picture.fill(elements.reference(text)) }
  }
}
