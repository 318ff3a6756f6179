internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// An item of the document.
extension NormaliserWorker {
  /// - Parameter parsed: its content is let go as soon as it is read: it may be large, and hold the whole document.
  mutating func normalise(_ parsed: inout ParsedItem, _ dates: ItemDates, into item: inout Item) {
    item.url = page(parsed.link)
    item.externalURL = page(parsed.externalLink)
    item.language = Language.tag(parsed.language) ?? ownLanguage(parsed.content ?? parsed.title)
    item.title = plain(parsed.title.take())
    // Before the content, which a large document's memory can then be given back with.
    item.summary = plain(parsed.summary.take())
    readContent(parsed.content.take(), text: parsed.contentText.take(), into: &item)
    if item.contentHTML == nil, item.contentText == nil, let summary = item.summary {
      // All that the content had was a tracking pixel, or the like.
      item.contentHTML = PlainText.toHTML(summary)
      item.contentText = summary
    }
    item.image = page(parsed.image)
    item.bannerImage = page(parsed.bannerImage)
    item.datePublished = dates.published
    item.dateModified = dates.modified
    item.created = dates.created
    item.expires = dates.expires
    item.authors = parsed.authors.compactMap { author($0) }
    item.contributors = parsed.contributors.compactMap { author($0) }
    let publisher = parsed.publisher.flatMap { author($0) }
    item.publisher = publisher?.name ?? publisher?.email
    item.publisherEmail = publisher?.email
    item.categories = parsed.categories.compactMap { Self.category($0) }
    item.tags = tags(item.categories)
    item.attachments = parsed.attachments.compactMap { attachment($0) }
    item.guid = parsed.guid.map(PlainText.fromText)
    item.guidIsPermalink = parsed.guidIsPermalink
    item.commentsURL = page(parsed.comments)
    item.commentsFeedURL = page(parsed.commentsFeed)
    item.commentsCount = parsed.commentsCount
    item.source = parsed.source.flatMap { source($0, updated: dates.sourceUpdated) }
    item.rights = plain(parsed.rights)
    item.license = address(parsed.license)
    item.links = parsed.links.compactMap { link($0) }
    item.inReplyTo = parsed.inReplyTo.map { reply in
      InReplyTo(ref: reply.ref, href: address(reply.href), type: reply.type, source: address(reply.source))
    }
    item.chaptersURL = page(parsed.chapters)
    item.chapters = parsed.inlineChapters.map { chapter in
      Chapter(
        start: chapter.start, title: chapter.title.map(PlainText.fromUnknown), url: page(chapter.url),
        image: page(chapter.image))
    }
    item.explicit = parsed.explicit
    item.block = parsed.block
    item.media = parsed.media.flatMap { media($0) }
    item.location = parsed.location
    item.extensions = parsed.extensions.map(tidy)
    if let id = item.guid ?? item.url ?? item.attachments.first?.url {
      item.id = id
    } else {
      item.id = ItemDigest.id(of: item)
    }
  }

  /// Content to HTML and text; `text` is the publisher's own version without markup.
  private mutating func readContent(
    _ content: consuming ParsedText?, text: consuming ParsedText?, into item: inout Item
  ) {
    if let content = consume content {
      let kind = content.kind
      let base = base(of: content)
      let bytes = (consume content).takeBytes()
      let isPlain: Bool
      switch kind {
      case .plain: isPlain = true
      case .html, .xhtml: isPlain = false
      // Where nothing could be HTML, lines keep their ends.
      case .unknown:
        isPlain = !bytes.withUnsafeBufferPointer(PlainText.looksLikeHTML)
      }
      if isPlain, bytes.count >= Self.largeContent {
        readPlain(consume bytes, into: &item)
      } else if isPlain {
        let plain = NFC.compose(String(decoding: consume bytes, as: UTF8.self))
        item.contentHTML = PlainText.toHTML(plain)
        item.contentText = Paragraphs.tidy(plain)
      } else {
        let clean = sanitise(PlainText.escapedOnce(consume bytes), base: base)
        if !clean.html.isEmpty { item.contentHTML = clean.html }
        if !clean.text.isEmpty { item.contentText = clean.text }
      }
    }
    if let text = consume text {
      let plain = NFC.compose(String(moving: (consume text).takeBytes()))
      item.contentText = Paragraphs.tidy(plain)
      if item.contentHTML == nil { item.contentHTML = PlainText.toHTML(plain) }
    }
  }

  /// Large plain content, of which no more than HTML and text are to be held.
  private func readPlain(_ bytes: consuming ArraySlice<UInt8>, into item: inout Item) {
    if !bytes.withUnsafeBufferPointer(NFC.isComposed) { bytes = NFC.compose(Array(bytes))[...] }
    if bytes.withUnsafeBufferPointer({ PlainText.isHTMLLine($0) }) {
      let line = String(moving: consume bytes)
      item.contentHTML = line
      item.contentText = Paragraphs.tidy(line)
    } else {
      item.contentHTML = bytes.withUnsafeBufferPointer(PlainText.toHTML)
      item.contentText = Paragraphs.tidy(spending: consume bytes)
    }
  }

  private func sanitise(_ bytes: consuming ArraySlice<UInt8>, base: WebURL?) -> SanitisedHTML {
    guard bytes.count >= Self.largeContent else { return sanitiser.sanitise(valid: bytes, base: base) }
    return sanitiser.sanitise(spending: consume bytes, base: base)
  }

  /// Bytes
  private static let largeContent = 2 << 20

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
    guard let own = Language.tag(text?.language), own != language else { return nil }
    return own
  }

  private mutating func attachment(_ attachment: ParsedAttachment) -> Attachment? {
    // A file need not be on the web: magnet and ftp addresses are files as well.
    guard let url = address(attachment.reference) else { return nil }
    var normal = Attachment(
      url: url, mimeType: attachment.mimeType, title: attachment.title.map(PlainText.fromUnknown),
      sizeInBytes: attachment.sizeInBytes, durationInSeconds: attachment.durationInSeconds)
    if let details = attachment.details { normal.details = details }
    return normal
  }

  private mutating func source(_ parsed: ParsedSource, updated: Timestamp?) -> ItemSource? {
    var source = ItemSource(
      id: parsed.id, title: plain(parsed.title), url: address(parsed.url), homePageURL: page(parsed.homePage))
    source.updated = updated
    source.rights = plain(parsed.rights)
    source.authors = parsed.authors.compactMap { author($0) }
    source.description = plain(parsed.description)
    source.icon = address(parsed.logo)
    source.favicon = address(parsed.icon)
    source.contributors = parsed.contributors.compactMap { author($0) }
    source.categories = parsed.categories.compactMap { Self.category($0) }
    source.generator = generator(parsed.generator)
    source.links = parsed.links.compactMap { link($0) }
    return source == ItemSource() ? nil : source
  }

  private mutating func media(_ parsed: ParsedMedia) -> ItemMedia? {
    var media = ItemMedia()
    media.title = plain(parsed.title)
    media.subtitle = plain(parsed.subtitle)
    media.description = plain(parsed.description)
    media.credits = parsed.credits.map {
      MediaCredit(name: PlainText.fromUnknown($0.name), role: $0.role, scheme: $0.scheme)
    }
    media.rating = parsed.rating
    media.ratingScheme = parsed.ratingScheme
    media.copyright = parsed.copyright
    media.copyrightURL = page(parsed.copyrightPage)
    media.player = page(parsed.player)
    media.thumbnails = parsed.thumbnails.compactMap { page($0) }
    media.season = parsed.season
    media.seasonName = parsed.seasonName
    media.episode = parsed.episode
    media.episodeDisplay = parsed.episodeDisplay
    media.episodeType = parsed.episodeType
    media.transcripts = parsed.transcripts.compactMap { link($0) }
    media.durationInSeconds = parsed.durationInSeconds
    return media.isEmpty ? nil : media
  }
}
