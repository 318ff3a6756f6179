/// What the relation of a link says that it is (RFC 4287 section 4.2.7.2, and what RSS makes of it).
enum LinkRelation {
  /// Podlove Simple Chapters that stand elsewhere.
  private static let chapters = "http://podlove.org/simple-chapters"

  /// A relation in lower case, without IANA's address.
  static func name(_ text: String?) -> String? {
    guard var relation = text?.trimmedSpace, !relation.isEmpty else { return nil }
    for registry in [
      "http://www.iana.org/assignments/relation/", "http://www.iana.org/assignments/relation#",
      "http://www.iana.org/assignments/link-relations/", "https://www.iana.org/assignments/link-relations/",
    ] where relation.hasPrefix(registry) {
      relation = String(relation.dropFirst(registry.utf8.count))
    }
    return relation.asciiLowercased
  }

  /// A link of the feed, or of the item where there is one.
  ///
  /// - Parameter language: what is in force where it stands.
  static func read(_ link: ParsedLink, _ tag: StartTag, in language: String?, into drafts: inout Drafts) {
    if drafts.isInItem { readItem(link, tag, in: language, &drafts) } else { readFeed(link, &drafts) }
  }

  private static func readFeed(_ link: ParsedLink, _ drafts: inout Drafts) {
    drafts.feed.add(link: link)
    switch link.rel ?? "alternate" {
    case "alternate":
      if isPage(link.type), References.mayBeWebPage(link.reference.text) {
        drafts.feed.homePage.offer(link.reference, from: .alternate)
      } else if References.mayBeWebPage(link.reference.text), !isFeed(link.type) {
        drafts.feed.homePage.offer(link.reference, from: .otherAlternate)
      }
    case "self": drafts.feed.selfLink.fill(link.reference)
    case "hub":
      if drafts.feed.parsed.hubs.count < ListLimit.short {
        drafts.feed.parsed.hubs.append(ParsedHub(type: "WebSub", reference: link.reference))
      }
    case "license": drafts.offer(license: link.reference, named: nil)
    case "icon", "shortcut icon": drafts.feed.parsed.icon.fill(link.reference)
    case "image": drafts.feed.offer(picture: link.reference, from: .link)
    default: break
    }
  }

  private static func readItem(
    _ link: ParsedLink, _ tag: StartTag, in language: String?, _ drafts: inout Drafts
  ) {
    if link.rel != "enclosure" { drafts.item.add(link: link) }
    switch link.rel ?? "alternate" {
    case "alternate":
      if let encoded = References.withoutBrackets(link.reference.text) {
        return drafts.item.page.offer(ParsedReference(encoded, base: link.reference.base), from: .bracketed)
      }
      guard References.mayBeWebPage(link.reference.text) else { return }
      let entryLanguage = drafts.item.parsed.language ?? language ?? drafts.feed.language.value
      drafts.item.page.offer(link.reference, from: source(of: link, inLanguage: entryLanguage))
    case "enclosure":
      drafts.item.add(
        enclosure: ParsedAttachment(
          link.reference, mimeType: References.mediaType(link.type, of: link.reference.text), title: link.title,
          sizeInBytes: tag.size("length")))
    case "replies":
      if isFeed(link.type) {
        drafts.item.parsed.commentsFeed.fill(link.reference)
      } else if drafts.item.parsed.comments == nil {
        drafts.item.parsed.comments = link.reference
      }
      // RFC 4685 section 4: thr:count
      if drafts.item.parsed.commentsCount == nil { drafts.item.parsed.commentsCount = tag.count("count") }
    case "license": drafts.offer(license: link.reference, named: nil)
    case "image": drafts.item.offer(image: link.reference, from: .link)
    case chapters: drafts.item.parsed.chapters.fill(link.reference)
    default: break
    }
  }

  /// How good an alternate is for the page of an entry in that language.
  private static func source(of link: ParsedLink, inLanguage language: String?) -> ItemDraft.PageSource {
    guard isPage(link.type) else { return .otherAlternate }
    guard let own = link.hreflang, let language else { return .alternate }
    return isSameLanguage(language, own) ? .alternateInLanguage : .foreignAlternate
  }

  /// Whether one language is the other, or a kind of it: `en-GB` and `en`.
  private static func isSameLanguage(_ left: String, _ right: String) -> Bool {
    func parts(_ tag: String) -> [Substring] { tag.asciiLowercased.split { $0 == "-" || $0 == "_" } }
    return zip(parts(left), parts(right)).allSatisfy { $0 == $1 }
  }

  static func read(_ link: ParsedLink, into source: inout ParsedSource) {
    if source.links.count < ListLimit.short { source.links.append(link) }
    switch link.rel ?? "alternate" {
    case "alternate": source.homePage.fill(link.reference)
    case "self": source.url.fill(link.reference)
    default: break
    }
  }

  /// Whether a media type, or none, is that of a page.
  static func isPage(_ type: String?) -> Bool {
    guard let type else { return true }
    return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") || type == "html" || type == "text"
  }

  private static func isFeed(_ type: String?) -> Bool {
    guard let type else { return false }
    return type.hasPrefix("application/atom") || type.hasPrefix("application/rss") || type.hasPrefix("application/rdf")
      || type.hasPrefix("application/feed+json")
  }
}
