internal import TidingsModel

extension PackedItems {
  /// Packs items, one behind the other.
  struct Writer {
    private(set) var bytes: [UInt8] = []
    private(set) var shared: [String] = []
    private(set) var longTexts: [ParsedText] = []
    private(set) var document = HeldBytes()
    private(set) var sources: [ParsedSource] = []

    mutating func put(_ item: borrowing ParsedItem) {
      put(item.published)
      put(item.modified)
      let rareParts = beginParts()
      putRareParts(of: item)
      endParts(from: rareParts)
      put(item.guid)
      put(item.guidIsPermalink)
      put(item.link)
      put(item.title)
      put(item.content)
      if item.summary != nil, item.summary == item.content { bytes.append(Mark.same) } else { put(item.summary) }
      put(place: item.line)
      put(place: item.column)
      let usualParts = beginParts()
      putUsualParts(of: item)
      endParts(from: usualParts)
    }

    /// What items of some size have.
    private mutating func putUsualParts(of item: borrowing ParsedItem) {
      put(item.image)
      put(item.authors) { $0.put($1) }
      put(item.categories) { writer, category in
        writer.put(category.term)
        writer.put(shared: category.scheme)
        writer.put(category.label)
      }
      put(shared: item.language)
      put(item.attachments) { writer, attachment in
        writer.put(attachment.reference)
        writer.put(shared: attachment.mimeType)
        writer.put(attachment.title)
        writer.put(attachment.sizeInBytes.map { UInt64(bitPattern: $0) })
        writer.put(attachment.durationInSeconds?.bitPattern)
        writer.put(attachment.details)
      }
      put(item.links) { $0.put($1) }
      put(item.comments)
      put(item.commentsCount)
      put(item.explicit)
      put(item.block)
    }

    /// Begins with parts that an item may be without.
    private mutating func beginParts() -> Int {
      put(true)
      return bytes.count - 1
    }

    /// Ends them; of what is not there one byte remains.
    private mutating func endParts(from start: Int) {
      // What is not there is zero.
      guard bytes[(start + 1)...].allSatisfy({ $0 == 0 }) else { return }
      bytes.removeSubrange(start...)
      bytes.append(0)
    }

    /// What few items have.
    private mutating func putRareParts(of item: borrowing ParsedItem) {
      put(item.created)
      put(item.expires)
      put(item.source)
      put(item.commentsFeed)
      put(item.externalLink)
      put(item.contentText)
      put(item.bannerImage)
      put(item.contributors) { $0.put($1) }
      put(item.publisher == nil ? nil : true)
      if let publisher = item.publisher { put(publisher) }
      put(item.rights)
      put(item.license)
      put(item.inReplyTo) { $0.put($1) }
      put(item.chapters)
      put(item.inlineChapters) { $0.put($1) }
      put(item.media)
      put(item.location)
      put(item.extensions) { $0.put($1) }
    }

    private mutating func put(_ source: ParsedSource?) {
      guard let source else { return put(count: 0) }
      if sources.last != source { sources.append(source) }
      put(count: UInt64(sources.count))
    }

    private mutating func put(_ reply: ParsedReply) {
      put(reply.ref)
      put(reply.href)
      put(shared: reply.type)
      put(reply.source)
    }

    private mutating func put(_ chapter: ParsedChapter) {
      put(chapter.start.bitPattern)
      put(chapter.title)
      put(chapter.url)
      put(chapter.image)
    }

    private mutating func put(_ location: ItemLocation?) {
      put(location?.latitude.bitPattern)
      guard let location else { return }
      put(location.longitude.bitPattern)
      put(location.name)
    }

    private mutating func put(_ element: ExtensionElement) {
      put(shared: element.name)
      put(element.value)
      put(element.attributes) { writer, attribute in
        writer.put(shared: attribute.name)
        writer.put(attribute.value)
      }
    }

    private mutating func put(_ details: MediaDetails?) {
      put(details == nil ? nil : true)
      guard let details else { return }
      put(shared: details.medium)
      put(shared: details.expression)
      put(details.isDefault)
      put(details.width)
      put(details.height)
      put(details.bitrate?.bitPattern)
      put(details.frameRate?.bitPattern)
      put(details.samplingRate?.bitPattern)
      put(details.channels)
      put(shared: details.language)
    }

    private mutating func put(_ media: ParsedMedia?) {
      put(media == nil ? nil : true)
      guard let media else { return }
      put(media.title)
      put(media.subtitle)
      put(media.description)
      put(media.credits) { writer, credit in
        writer.put(credit.name)
        writer.put(shared: credit.role)
        writer.put(shared: credit.scheme)
      }
      put(shared: media.rating)
      put(shared: media.ratingScheme)
      put(shared: media.copyright)
      put(media.copyrightPage)
      put(media.player)
      put(media.thumbnails) { $0.put($1) }
      put(shared: media.season)
      put(shared: media.seasonName)
      put(media.episode)
      put(media.episodeDisplay)
      put(shared: media.episodeType)
      put(media.transcripts) { $0.put($1) }
      put(media.durationInSeconds?.bitPattern)
    }

    private mutating func put(_ link: ParsedLink) {
      put(link.reference)
      put(shared: link.rel)
      put(shared: link.type)
      put(shared: link.hreflang)
      put(link.title)
      put(link.length.map { UInt64(bitPattern: $0) })
    }

    private mutating func put(_ person: ParsedPerson) {
      put(person.name)
      put(person.email)
      put(person.url)
      put(person.avatar)
      put(shared: person.role)
      put(shared: person.group)
    }

    private mutating func put(_ text: ParsedText?) {
      guard let text else { return bytes.append(Mark.nothing) }
      if let (document, excerpt) = text.excerpt { return put(text, excerpt, in: document) }
      guard let short = text.short else {
        bytes.append(Mark.long)
        longTexts.append(text)
        return put(count: UInt64(longTexts.count - 1))
      }
      bytes.append(Mark.short + text.kind.rawValue)
      put(shared: text.base)
      put(shared: text.language)
      put(count: UInt64(short.count))
      bytes.append(contentsOf: short)
    }

    private mutating func put(_ text: ParsedText, _ excerpt: ParsedText.Excerpt, in document: HeldBytes) {
      // All items come from one document.
      if self.document.bytes.isEmpty { self.document = document }
      bytes.append(Mark.excerpt + text.kind.rawValue * 2 + (excerpt.isEscaped ? 1 : 0))
      put(shared: text.base)
      put(shared: text.language)
      put(count: UInt64(excerpt.range.lowerBound))
      put(count: UInt64(excerpt.range.count))
    }

    private mutating func put(_ date: ParsedDate?) {
      put(date?.text)
      guard let date else { return }
      put(shared: date.language)
      put(place: date.line)
      put(place: date.column)
    }

    /// A line or column, counted from 1.
    private mutating func put(place: Int?) { put(count: UInt64(place ?? 0)) }

    private mutating func put(_ reference: ParsedReference?) {
      put(reference?.text)
      if let reference { put(shared: reference.base) }
    }

    private mutating func put<Element>(_ elements: [Element], _ write: (inout Writer, Element) -> Void) {
      put(count: UInt64(elements.count))
      for element in elements { write(&self, element) }
    }

    /// Nothing, or the text with its length and one.
    private mutating func put(_ text: String?) {
      guard let text else { return put(count: 0) }
      put(count: UInt64(text.utf8.count + 1))
      bytes.append(contentsOf: text.utf8)
    }

    private mutating func put(shared text: String?) {
      guard let text else { return put(count: 0) }
      // The last are the likeliest, and a few are looked at.
      for index in shared.indices.reversed().prefix(16) where shared[index] == text {
        return put(count: UInt64(index + 1))
      }
      shared.append(text)
      put(count: UInt64(shared.count))
    }

    private mutating func put(_ flag: Bool?) { bytes.append(flag.map { $0 ? 2 : 1 } ?? 0) }

    private mutating func put(_ number: Int?) { put(number.map { UInt64(bitPattern: Int64($0)) }) }

    private mutating func put(_ number: UInt64?) {
      bytes.append(number == nil ? 0 : 1)
      if let number { put(count: number) }
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    private mutating func put(count: UInt64) {
      var rest = count
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: rest))
    }
  }
}
