internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Normalises the items of one document, one after the other. What is the same for all is worked out once.
struct ItemNormaliser {
  /// What texts that name no language of their own are in.
  let feedLanguage: String?
  var parts: PartNormaliser
  private let content = ContentNormaliser()

  init(feedLanguage: String?, parts: PartNormaliser) {
    self.feedLanguage = feedLanguage
    self.parts = parts
  }

  /// The address that a permalink is, where only the path of the item's page is known and nobody knows its site.
  private mutating func permalink(of parsed: borrowing ParsedItem) -> String? {
    guard parsed.guidIsPermalink == true, let guid = parsed.guid, parts.pathAlone(parsed.link) != nil else {
      return nil
    }
    return parts.articlePage(ParsedReference(guid))
  }

  /// - Parameter parsed: its content is let go as soon as it is read: it may be large, and hold the whole document.
  mutating func normalise(_ parsed: inout ParsedItem, _ dates: ItemDates, into item: inout Item) {
    item.url = parts.articlePage(parsed.link) ?? permalink(of: parsed)
    item.externalURL = parts.articlePage(parsed.externalLink)
    item.language = Language.tag(parsed.language) ?? ownLanguage(parsed.content ?? parsed.title)
    item.title = parts.plain(parsed.title.take())
    // Before the content, which a large document's memory can then be given back with.
    item.summary = parts.plain(parsed.summary.take(), isProse: true)
    let base = parts.base(parsed.content?.base)
    // Without a declared base `#note` is on the item's page, as no feed has places in it.
    let page = parts.isDeclared(base: parsed.content?.base) ? nil : item.url
    content.read(
      parsed.content.take(), text: parsed.contentText.take(), base: base, page: page, room: &parts.resolver.room,
      into: &item)
    if item.contentHTML == nil, item.contentText == nil, let summary = item.summary {
      // All that the content had was a tracking pixel, or the like.
      item.contentHTML = PlainText.toHTML(summary)
      item.contentText = summary
    }
    item.image = parts.page(parsed.image)
    item.bannerImage = parts.page(parsed.bannerImage)
    item.datePublished = dates.published
    item.dateModified = dates.modified
    item.created = dates.created
    item.expires = dates.expires
    item.authors = parsed.authors.compactMap { parts.author($0) }
    item.contributors = parsed.contributors.compactMap { parts.author($0) }
    let publisher = parsed.publisher.flatMap { parts.author($0) }
    item.publisher = publisher?.name ?? publisher?.email
    item.publisherEmail = publisher?.email
    item.categories = parsed.categories.compactMap { PartNormaliser.category($0) }
    item.tags = tags(item.categories)
    item.attachments = parsed.attachments.compactMap { attachment($0) }
    item.guid = parsed.guid.map(PlainText.fromText)
    item.guidIsPermalink = parsed.guidIsPermalink
    item.commentsURL = parts.page(parsed.comments)
    item.commentsFeedURL = parts.page(parsed.commentsFeed)
    item.commentsCount = parsed.commentsCount
    item.source = parsed.source.flatMap { SourceNormaliser.source($0, updated: dates.sourceUpdated, &parts) }
    item.rights = parts.plain(parsed.rights)
    item.license = parts.address(parsed.license)
    item.links = parsed.links.compactMap { parts.link($0) }
    if item.url == nil, let path = parts.pathAlone(parsed.link), !item.links.contains(where: { $0.href == path }) {
      item.links.append(Link(href: path, rel: "alternate"))
    }
    item.inReplyTo = parsed.inReplyTo.map { reply in
      InReplyTo(ref: reply.ref, href: parts.address(reply.href), type: reply.type, source: parts.address(reply.source))
    }
    item.chaptersURL = parts.page(parsed.chapters)
    item.chapters = parsed.inlineChapters.map { chapter in
      Chapter(
        start: chapter.start, title: chapter.title.map(PlainText.fromUnknown), url: parts.page(chapter.url),
        image: parts.page(chapter.image))
    }
    item.explicit = parsed.explicit
    item.block = parsed.block
    item.media = parsed.media.flatMap { MediaNormaliser.media($0, &parts) }
    item.location = parsed.location
    item.extensions = parsed.extensions.map(PartNormaliser.tidy)
    if let id = item.guid ?? item.url ?? item.attachments.first?.url {
      item.id = id
    } else {
      item.id = ItemDigest.id(of: item)
    }
  }

  /// Labels where there are any, else terms; each once.
  private func tags(_ categories: [Category]) -> [String] {
    var tags: [String] = []
    // Few are looked through faster than looked up.
    var known: Set<String> = []
    for category in categories {
      let tag = category.label.flatMap { $0.isEmpty ? nil : $0 } ?? category.term
      guard categories.count > 32 ? known.insert(tag).inserted : !tags.contains(tag) else { continue }
      tags.append(tag)
    }
    return tags
  }

  /// The language of a text, where it is not the feed's.
  private func ownLanguage(_ text: ParsedText?) -> String? {
    guard let own = Language.tag(text?.language), own != feedLanguage else { return nil }
    return own
  }

  private mutating func attachment(_ attachment: ParsedAttachment) -> Attachment? {
    // A file need not be on the web: magnet and ftp addresses are files as well.
    guard let url = parts.address(attachment.reference) else { return nil }
    var normal = Attachment(
      url: url, mimeType: attachment.mimeType, title: attachment.title.map(PlainText.fromUnknown),
      sizeInBytes: attachment.sizeInBytes, durationInSeconds: attachment.durationInSeconds)
    if let details = attachment.details { normal.details = details }
    return normal
  }
}
