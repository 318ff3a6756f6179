internal import TidingsModel

/// Some items, packed into bytes.
///
/// A document of a hundred thousand lines has as many items, and an item as it is takes more than a kilobyte, most of it
/// for what it does not have. Here it takes little more than its texts; long ones are kept as they are, and so is what
/// items tell of the feed they come from, which many have in common.
final class PackedItems: Sendable {
  private let bytes: [UInt8]
  /// Where each item begins.
  private let starts: [UInt32]
  /// What many have in common: bases, languages, media types.
  private let shared: [String]
  private let longTexts: [ParsedText]
  /// Where texts were left standing; empty where none were.
  private let document: [UInt8]
  private let sources: [ParsedSource]

  init(_ items: [ParsedItem]) {
    var writer = Writer()
    var starts: [UInt32] = []
    starts.reserveCapacity(items.count)
    for index in items.indices {
      starts.append(UInt32(writer.bytes.count))
      writer.put(items[index])
    }
    self.starts = starts
    bytes = writer.bytes.withUnsafeBufferPointer { Array($0) }
    shared = writer.shared
    longTexts = writer.longTexts
    document = writer.document
    sources = writer.sources
  }

  var items: [ParsedItem] { starts.indices.map { self[$0] } }

  subscript(index: Int) -> ParsedItem {
    read(index) { reader in
      var item = ParsedItem()
      reader.read(into: &item)
      return item
    }
  }

  func dates(_ index: Int) -> ParsedItemDates {
    read(index) { reader in
      let published = reader.date()
      let modified = reader.date()
      let hasMore = reader.hasParts()
      let created = hasMore ? reader.date() : nil
      let expires = hasMore ? reader.date() : nil
      return ParsedItemDates(
        published: published, modified: modified, created: created, expires: expires,
        sourceUpdated: hasMore ? reader.source()?.updated : nil)
    }
  }

  private func read<Result>(_ index: Int, _ body: (inout Reader) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = Reader(
        bytes: bytes, index: Int(starts[index]), shared: shared, longTexts: longTexts, document: document,
        sources: sources)
      return body(&reader)
    }
  }

  // MARK: Writing

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    private(set) var shared: [String] = []
    private(set) var longTexts: [ParsedText] = []
    private(set) var document: [UInt8] = []
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

    private mutating func put(_ media: ParsedMedia?) {
      put(media == nil ? nil : true)
      guard let media else { return }
      put(media.title)
      put(media.subtitle)
      put(media.description)
      put(media.credits) { writer, credit in
        writer.put(credit.name)
        writer.put(shared: credit.role)
      }
      put(shared: media.rating)
      put(shared: media.copyright)
      put(media.player)
      put(media.thumbnails) { $0.put($1) }
      put(media.keywords) { $0.put($1) }
      put(shared: media.season)
      put(media.episode)
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

    private mutating func put(_ text: ParsedText, _ excerpt: ParsedText.Excerpt, in document: [UInt8]) {
      // All items come from one document.
      if self.document.isEmpty { self.document = document }
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

  /// What stands before a text.
  private enum Mark {
    static let nothing: UInt8 = 0
    static let long: UInt8 = 1
    /// The text before is this one as well.
    static let same: UInt8 = 0xFF
    /// And the kind of the text
    static let short: UInt8 = 2
    /// Twice the kind of the text, and one where it is escaped
    static let excerpt: UInt8 = 16
  }

  // MARK: Reading

  /// Reads what `Writer` wrote, in the same order.
  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    let shared: [String]
    let longTexts: [ParsedText]
    let document: [UInt8]
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
        ParsedAttachment(
          reader.reference() ?? ParsedReference(""), mimeType: reader.sharedText(), title: reader.text(),
          sizeInBytes: reader.number().map { Int64(bitPattern: $0) },
          durationInSeconds: reader.number().map { Double(bitPattern: $0) })
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

    private mutating func media() -> ParsedMedia? {
      guard flag() == true else { return nil }
      var media = ParsedMedia()
      media.title = parsedText()
      media.subtitle = parsedText()
      media.description = parsedText()
      media.credits = list { ParsedMedia.Credit(name: $0.text() ?? "", role: $0.sharedText()) }
      media.rating = sharedText()
      media.copyright = sharedText()
      media.player = reference()
      media.thumbnails = list { $0.reference() ?? ParsedReference("") }
      media.keywords = list { $0.text() ?? "" }
      media.season = sharedText()
      media.episode = text()
      media.episodeType = sharedText()
      media.transcripts = list { $0.link() }
      media.durationInSeconds = number().map { Double(bitPattern: $0) }
      return media
    }

    private mutating func link() -> ParsedLink {
      ParsedLink(
        reference() ?? ParsedReference(""), rel: sharedText(), type: sharedText(), hreflang: sharedText(),
        title: text())
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
