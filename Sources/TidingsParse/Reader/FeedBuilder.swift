internal import TidingsHTML
internal import TidingsModel

/// Makes a `ParsedFeed` of a document's elements, whichever of the XML formats it is in.
///
/// RSS, Atom, CDF and sitemaps share one builder, because documents in the wild mix them: what an element means is
/// decided by its vocabulary (`Vocabulary`), by what surrounds it (`Scope`), and, where several say the same, by the
/// order of precedence written down in `ItemDraft` and `FeedDraft`.
///
/// Not copyable, as it is large: each call from a method that changes it to one that does not would copy all of it.
struct FeedBuilder: ~Copyable {
  var feed: FeedDraft
  /// The item, person and source that are being read, while there is one.
  var item = ItemDraft()
  var isInItem = false
  /// The item in which another one began.
  var outerItem: ItemDraft?
  var person = PersonDraft(role: .author, owner: .ignored)
  var source = ParsedSource()
  var isInSource = false
  var leaf = LeafAttributes()
  var construct = TextConstruct()
  /// What is said of all addresses of an alternative enclosure.
  var alternate: ParsedAttachment?
  /// The attachment that elements inside `media:content` speak of.
  var mediaContent: Int?
  var geometry = Geometry()
  /// The elements without a place in the model that are open.
  var others: [OtherElement] = []

  var frames: [Frame] = []
  /// The text of the elements that are open, one behind the other.
  var buffer: [UInt8] = []
  /// The text of the element at hand, where it is left standing in the document; white space around it is in the buffer.
  private(set) var excerpt: (excerpt: ParsedText.Excerpt, place: Int)?
  /// Empty where nothing is to be left standing in it.
  let document: HeldBytes
  /// Bytes
  private static let largeDocument = 4 << 20
  /// Bytes of the text of an element that is no text to be read: a guid, a name, a date, an address.
  private static let maximumText = 1 << 20
  /// How much of it the parser has been given.
  var given = 0
  /// How deep in the markup of a text construct we are.
  var markupDepth = 0
  private(set) var vocabulary = Vocabulary()
  /// Absolute URLs that were in force somewhere; the frames hold indices. -1 is none.
  private var bases: [String] = []
  private var baseIndex: Int32 = -1
  private var languages: [String] = []
  private var languageIndex: Int32 = -1
  /// Whether the element that opens declares the language itself.
  private(set) var languageIsOwn = false
  var warnings = WarningList()
  /// Where the parser stands.
  var place: XMLPlace?
  private(set) var isRootClosed = false

  /// - Parameter size: the document's, in bytes.
  init(url: String?, size: Int, document: HeldBytes) {
    feed = FeedDraft()
    self.document = document
    // Growing, a buffer of some size is held twice; room that is not used takes no memory.
    if size >= Self.largeDocument { buffer.reserveCapacity(size) }
    if let url, WebURL(url) != nil {
      bases.append(url)
      baseIndex = 0
    }
  }

  // What only looks at the builder is mutating as well: else it would be copied for each look, which large values are.

  var base: String? { mutating get { baseIndex < 0 ? nil : bases[Int(baseIndex)] } }
  var language: String? { mutating get { languageIndex < 0 ? nil : languages[Int(languageIndex)].nonEmpty } }

  mutating func reference(_ text: String) -> ParsedReference {
    ParsedReference(References.escapedOnce(text), base: base)
  }

  /// A reference from an attribute; `nil` when it is absent or empty.
  mutating func reference(_ attributes: XMLAttributes, _ name: StaticString) -> ParsedReference? {
    attributes.trimmed(name).map { reference($0) }
  }

  // MARK: Events

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if markupDepth > 0 || frames.last?.capture == .markup { return startMarkup(name, attributes) }
    let outerBase = baseIndex
    let outerLanguage = languageIndex
    if !attributes.isEmpty { inherit(attributes) }
    languageIsOwn = languageIndex != outerLanguage
    let parent = frames.last?.scope ?? .document
    if frames.isEmpty { vocabulary.adopt(root: name) }
    var entry = vocabulary.look(name)
    if entry.namespace == .unknown, parent == .feed, feed.parsed.items.isEmpty, !isInItem {
      entry = vocabulary.adopt(container: name) ?? entry
    }
    let opened = open(entry, name, attributes, in: parent)
    frames.append(
      Frame(
        element: opened.element, namespace: entry.namespace, scope: opened.scope, capture: opened.capture,
        start: buffer.count, outerBase: outerBase, outerLanguage: outerLanguage))
  }

  mutating func end(_ name: XMLName) {
    if markupDepth > 0 { return endMarkup(name) }
    guard let frame = frames.popLast() else { return }
    if frame.element != .unknown, frame.element != .ignored {
      close(frame, in: frames.last?.scope ?? .document)
    }
    if frame.capture != .none { buffer.removeLast(buffer.count - frame.start) }
    excerpt = nil
    baseIndex = frame.outerBase
    languageIndex = frame.outerLanguage
    if frames.isEmpty { isRootClosed = true }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let frame = frames.last, frame.capture != .none else { return }
    if frame.capture == .markup {
      if excerpt != nil, !bytes.allSatisfy(\.isSpace) { gatherExcerpt() }
      return markupText(bytes)
    }
    let room = Self.maximumText - (buffer.count - frame.start)
    if bytes.count <= room, !frame.isCut { append(bytes) } else { cut(bytes, to: room) }
  }

  /// Gathers the first of what is too long for its element, and no more of that.
  private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, to room: Int) {
    guard let element = frames.indices.last, !frames[element].isCut else { return }
    frames[element].isCut = true
    var end = room
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    append(UnsafeBufferPointer(rebasing: bytes[..<end]))
    warnings.add(
      "a name, date or address of more than \(Self.maximumText >> 20) MiB; the rest of it is left out",
      line: place?.line, column: place?.column)
  }

  /// Leaves a long text standing in the document. `false` where it is not all that its element holds, or is not its text:
  /// then it has to be gathered.
  mutating func leave(_ range: Range<Int>, isEscaped: Bool) -> Bool {
    guard let frame = frames.last, frame.capture == .markup, markupDepth == 0, !construct.isMarkup, excerpt == nil,
      buffer[frame.start...].allSatisfy(\.isSpace)
    else { return false }
    excerpt = (ParsedText.Excerpt(range: range, isEscaped: isEscaped), buffer.count)
    return true
  }

  /// There is more to the text after all.
  mutating func gatherExcerpt() {
    guard let (excerpt, place) = excerpt else { return }
    self.excerpt = nil
    let text = excerpt.isEscaped ? document.readText(excerpt.range) : document.text(excerpt.range)
    buffer.insert(contentsOf: text, at: place)
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count == 1 {
      buffer.append(bytes[0])
    } else if bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0 {
      // &#146; and its kin: what was meant is windows-1252, as in HTML.
      buffer.append(contentsOf: Windows1252.utf8(bytes[1]))
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// The feed, when the document is read; the builder is of no more use then.
  mutating func finish() -> ParsedFeed {
    let format = format
    var draft = FeedDraft()
    swap(&draft, &feed)
    var parsed = draft.finish()
    parsed.format = format
    parsed.warnings = warnings.summary
    return parsed
  }

  // MARK: Inheritance

  private mutating func inherit(_ attributes: XMLAttributes) {
    if let text = attributes.xmlValue("base")?.trimmedSpace, !text.isEmpty { enter(base: text) }
    if let text = attributes.xmlValue("lang")?.trimmedSpace { enter(language: text) }
  }

  mutating func enter(base text: String) {
    let resolved = base.flatMap(WebURL.init)?.resolve(text) ?? WebURL(text)
    guard let resolved, resolved.isHTTP else { return }
    bases.append(resolved.description)
    baseIndex = Int32(clamping: bases.count - 1)
  }

  /// An empty language ends the one that was inherited.
  mutating func enter(language text: String) {
    if languageIndex >= 0, languages[Int(languageIndex)] == text { return }
    languages.append(text)
    languageIndex = Int32(clamping: languages.count - 1)
  }

  // MARK: Text of an element that ends

  /// The element's text, trimmed.
  mutating func string(_ frame: Frame) -> String { String(decoding: bytes(frame), as: UTF8.self) }

  mutating func bytes(_ frame: Frame) -> ArraySlice<UInt8> {
    let text = buffer[frame.start...].trimmedSpace
    // A section that was escaped.
    guard text.first == 0x3C, text.count >= 12, text.starts(with: "<![CDATA[".utf8),
      text.suffix(3).elementsEqual("]]>".utf8)
    else { return text }
    return text.dropFirst(9).dropLast(3).trimmedSpace
  }

  mutating func date(_ text: String) -> ParsedDate? {
    guard !text.isEmpty else { return nil }
    // Escaped once too often: 14&nbsp;Dec
    let text = text.holds(0x26) ? HTMLEntities.decode(text) : text
    return ParsedDate(text, language: language, line: place?.line, column: place?.column)
  }
}

/// What an element's start tag said that counts when it ends.
struct LeafAttributes {
  var link: ParsedLink?
  var reference: ParsedReference?
  var isPermalink: Bool?
  var scheme: String?
  var label: String?
  var term: String?
  var type: String?
  var role: String?
  var generator: ParsedGenerator?
}

/// A person construct that is being read.
struct PersonDraft {
  enum Role { case author, contributor, publisher, owner, webMaster }

  var role: Role
  /// Whose author it is: the feed's, the item's or the source's.
  var owner: Scope
  var person = ParsedPerson()
  /// What a `podcast:person` does in it.
  var part: String?
  var group: String?
}
