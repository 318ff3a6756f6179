internal import TidingsModel

extension PackedItems {
  /// Reads what `Writer` wrote, in the same order.
  struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    let shared: [String]
    let longTexts: [ParsedText]
    let document: HeldBytes
    let sources: [ParsedSource]

    mutating func read(into item: inout ParsedItem) {
      item.published = date()
      item.modified = date()
      if hasParts() { readRareParts(into: &item) }
      item.guid = text()
      item.guidIsPermalink = flag()
      item.link = reference()
      item.title = parsedText()
      item.content = parsedText()
      item.summary = parsedText(after: item.content)
      item.line = place()
      item.column = place()
      if hasParts() { readUsualParts(into: &item) }
    }

    private mutating func readUsualParts(into item: inout ParsedItem) {
      item.image = reference()
      item.authors = list { $0.person() }
      item.categories = list { reader in
        ParsedCategory(term: reader.text() ?? "", scheme: reader.sharedText(), label: reader.text())
      }
      item.language = sharedText()
      item.attachments = list { reader in
        var attachment = ParsedAttachment(
          reader.reference() ?? ParsedReference(""), mimeType: reader.sharedText(), title: reader.text(),
          sizeInBytes: reader.number().map { Int64(bitPattern: $0) },
          durationInSeconds: reader.number().map { Double(bitPattern: $0) })
        attachment.details = reader.mediaDetails()
        return attachment
      }
      item.links = list { $0.link() }
      item.comments = reference()
      item.commentsCount = integer()
      item.explicit = flag()
      item.block = flag()
    }

    /// Whether there are the parts that an item may be without.
    mutating func hasParts() -> Bool { flag() == true }

    private mutating func readRareParts(into item: inout ParsedItem) {
      item.created = date()
      item.expires = date()
      item.source = source()
      item.commentsFeed = reference()
      item.externalLink = reference()
      item.contentText = parsedText()
      item.bannerImage = reference()
      item.contributors = list { $0.person() }
      item.publisher = flag() == true ? person() : nil
      item.rights = parsedText()
      item.license = reference()
      item.inReplyTo = list { $0.reply() }
      item.chapters = reference()
      item.inlineChapters = list { $0.chapter() }
      item.media = media()
      item.location = location()
      item.extensions = list { $0.element() }
    }

    mutating func source() -> ParsedSource? {
      let number = count()
      return number == 0 ? nil : sources[number - 1]
    }

    private mutating func reply() -> ParsedReply {
      ParsedReply(ref: text(), href: reference(), type: sharedText(), source: reference())
    }

    private mutating func chapter() -> ParsedChapter {
      ParsedChapter(
        start: Double(bitPattern: number() ?? 0), title: text(), url: reference(), image: reference())
    }

    private mutating func location() -> ItemLocation? {
      guard let latitude = number() else { return nil }
      return ItemLocation(
        latitude: Double(bitPattern: latitude), longitude: Double(bitPattern: number() ?? 0), name: text())
    }

    private mutating func element() -> ExtensionElement {
      ExtensionElement(
        name: sharedText() ?? "", value: text(),
        attributes: list { ExtensionAttribute(name: $0.sharedText() ?? "", value: $0.text() ?? "") })
    }

    private mutating func mediaDetails() -> MediaDetails? {
      guard flag() == true else { return nil }
      var details = MediaDetails()
      details.medium = sharedText()
      details.expression = sharedText()
      details.isDefault = flag()
      details.width = integer()
      details.height = integer()
      details.bitrate = number().map { Double(bitPattern: $0) }
      details.frameRate = number().map { Double(bitPattern: $0) }
      details.samplingRate = number().map { Double(bitPattern: $0) }
      details.channels = integer()
      details.language = sharedText()
      return details
    }

    private mutating func media() -> ParsedMedia? {
      guard flag() == true else { return nil }
      var media = ParsedMedia()
      media.title = parsedText()
      media.subtitle = parsedText()
      media.description = parsedText()
      media.credits = list {
        ParsedMedia.Credit(name: $0.text() ?? "", role: $0.sharedText(), scheme: $0.sharedText())
      }
      media.rating = sharedText()
      media.ratingScheme = sharedText()
      media.copyright = sharedText()
      media.copyrightPage = reference()
      media.player = reference()
      media.thumbnails = list { $0.reference() ?? ParsedReference("") }
      media.season = sharedText()
      media.seasonName = sharedText()
      media.episode = text()
      media.episodeDisplay = text()
      media.episodeType = sharedText()
      media.transcripts = list { $0.link() }
      media.durationInSeconds = number().map { Double(bitPattern: $0) }
      return media
    }

    private mutating func link() -> ParsedLink {
      var link = ParsedLink(
        reference() ?? ParsedReference(""), rel: sharedText(), type: sharedText(), hreflang: sharedText(),
        title: text())
      link.length = number().map { Int64(bitPattern: $0) }
      return link
    }

    private mutating func person() -> ParsedPerson {
      var person = ParsedPerson(name: text(), email: text(), url: reference(), avatar: reference())
      person.role = sharedText()
      person.group = sharedText()
      return person
    }

    /// - Parameter other: the text before, which this may be as well.
    private mutating func parsedText(after other: ParsedText? = nil) -> ParsedText? {
      switch byte() {
      case Mark.nothing: return nil
      case Mark.same: return other
      case Mark.long: return longTexts[count()]
      case let mark where mark >= Mark.excerpt: return excerpt(mark - Mark.excerpt)
      case let mark:
        let base = sharedText()
        let language = sharedText()
        let text = Array(UnsafeBufferPointer(rebasing: take(count())))
        return ParsedText(
          ParsedText.Kind(rawValue: mark - Mark.short) ?? .unknown, valid: text, base: base, language: language)
      }
    }

    private mutating func excerpt(_ mark: UInt8) -> ParsedText {
      let base = sharedText()
      let language = sharedText()
      let start = count()
      return ParsedText(
        ParsedText.Kind(rawValue: mark / 2) ?? .unknown, of: document,
        ParsedText.Excerpt(range: start..<start + count(), isEscaped: mark % 2 == 1), base: base, language: language)
    }

    mutating func date() -> ParsedDate? {
      guard let text = text() else { return nil }
      return ParsedDate(text, language: sharedText(), line: place(), column: place())
    }

    private mutating func place() -> Int? {
      let place = count()
      return place == 0 ? nil : place
    }

    private mutating func reference() -> ParsedReference? {
      guard let text = text() else { return nil }
      return ParsedReference(text, base: sharedText())
    }

    private mutating func list<Element>(_ read: (inout Reader) -> Element) -> [Element] {
      let count = count()
      guard count > 0 else { return [] }
      return (0..<count).map { _ in read(&self) }
    }

    private mutating func text() -> String? {
      let length = count()
      return length == 0 ? nil : String(decoding: take(length - 1), as: UTF8.self)
    }

    private mutating func sharedText() -> String? {
      let number = count()
      return number == 0 ? nil : shared[number - 1]
    }

    private mutating func flag() -> Bool? {
      let flag = byte()
      return flag == 0 ? nil : flag == 2
    }

    private mutating func integer() -> Int? { number().map { Int(truncatingIfNeeded: $0) } }

    private mutating func number() -> UInt64? { byte() == 0 ? nil : wholeNumber() }

    private mutating func count() -> Int { Int(truncatingIfNeeded: wholeNumber()) }

    private mutating func wholeNumber() -> UInt64 {
      var number: UInt64 = 0
      var shift: UInt64 = 0
      while true {
        let byte = byte()
        number |= UInt64(byte & 0x7F) << shift
        guard byte >= 0x80 else { return number }
        shift += 7
      }
    }

    private mutating func byte() -> UInt8 {
      defer { index += 1 }
      return bytes[index]
    }

    private mutating func take(_ count: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
      defer { index += count }
      return bytes[index..<index + count]
    }
  }
}
