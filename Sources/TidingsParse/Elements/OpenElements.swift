internal import TidingsHTML
internal import TidingsModel

/// The elements that are open: what each is, its base and language, its text, and where in the document the parser stands.
///
/// What an element means is nothing to it; `FeedBuilder` asks those who know.
///
/// Not copyable, as it is large: each call from a method that changes it to one that does not would copy all of it. For
/// the same reason what only looks at it is mutating as well.
struct OpenElements: ~Copyable {
  /// Bytes of the text of an element that is no text to be read: a guid, a name, a date, an address.
  private static let maximumText = 1 << 20

  private(set) var frames: [Frame] = []
  var inherited: InheritedContext
  private var gathered: ElementText
  /// How the element at hand, which is a text construct, is read.
  var construct = TextConstruct()
  /// What the start tag of the element at hand said, where that is none.
  var leaf = LeafAttributes()
  /// Those without a place in the model.
  var others = OtherElements()
  /// Where the parser stands.
  var place: XMLPlace?
  /// How much of the document the parser has been given.
  var given = 0
  var warnings = WarningList()

  /// - Parameters:
  ///   - url: the document's.
  ///   - size: the document's, in bytes.
  ///   - document: the document itself, where long texts may be left in it.
  init(url: String?, size: Int, document: HeldBytes) {
    inherited = InheritedContext(url: url, size: size)
    gathered = ElementText(size: size, document: document)
  }

  // MARK: Start and end

  /// Whether the parser stands among the markup of a text.
  var isInMarkup: Bool { mutating get { construct.markup.depth > 0 || frames.last?.capture == .markup } }

  /// How the children of the innermost element are read.
  var scope: Scope { mutating get { frames.last?.scope ?? .document } }

  mutating func open(_ opened: Opened, _ namespace: Namespace, outer: InheritedContext.Mark) {
    frames.append(
      Frame(
        element: opened.element, namespace: namespace, scope: opened.scope, capture: opened.capture,
        start: opened.capture == .inherited ? frames.last?.start ?? 0 : gathered.buffer.count, outer: outer))
  }

  /// Takes the innermost element off the others; its text stays until `end`.
  mutating func close() -> Frame? { frames.popLast() }

  /// Lets go what is known of an element that was closed.
  mutating func end(_ frame: Frame) {
    gathered.end(from: frame.capture == .none || frame.capture == .inherited ? nil : frame.start)
    inherited.comeBack(to: frame.outer)
  }

  mutating func startMarkup(_ name: XMLName, _ attributes: XMLAttributes) {
    gathered.gatherExcerpt()
    construct.markup.start(
      name, attributes, isHTML: construct.kind == .html, from: frames.last?.start ?? 0, in: inherited, to: &gathered)
    if construct.markup.hasRefusedBase { warn(XMLBase.tooLong) }
  }

  mutating func endMarkup(_ name: XMLName) { construct.markup.end(name, to: &gathered) }

  // MARK: Text

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let frame = frames.last, frame.capture != .none else { return }
    if frame.capture == .markup {
      if gathered.excerpt != nil, !bytes.allSatisfy(\.isSpace) { gathered.gatherExcerpt() }
      return construct.markup.add(bytes, to: &gathered)
    }
    let room = Self.maximumText - (gathered.buffer.count - frame.start)
    if bytes.count <= room, !frame.isCut { gathered.append(bytes) } else { cut(bytes, to: room) }
  }

  /// Whether the innermost element has no text of its own yet, and no more white space than so many bytes.
  mutating func isBlank(upTo limit: Int = .max) -> Bool {
    guard let start = frames.last?.start else { return true }
    return gathered.buffer.count - start <= limit && gathered.buffer[start...].allSatisfy(\.isSpace)
  }

  /// Gives the innermost element a text, where it has none of its own.
  mutating func fill(_ text: String) {
    guard !frames.isEmpty, isBlank() else { return }
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Gathers the first of what is too long for its element, and no more of that.
  private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, to room: Int) {
    guard let element = frames.indices.last, !frames[element].isCut else { return }
    frames[element].isCut = true
    gathered.append(bytes, upTo: room)
    warn("a name, date or address of more than \(Self.maximumText >> 20) MiB; the rest of it is left out")
  }

  /// Leaves a long text standing in the document. `false` where it is not all that its element holds, or is not its text:
  /// then it has to be gathered.
  mutating func leave(_ range: Range<Int>, isEscaped: Bool) -> Bool {
    guard let frame = frames.last, frame.capture == .markup, construct.markup.depth == 0, !construct.markup.hasBegun
    else { return false }
    return gathered.leave(range, isEscaped: isEscaped, from: frame.start)
  }

  /// Gathers text that stands in the innermost element itself, all that was gathered from `start` on included.
  mutating func gatherText(from start: Int) {
    guard let element = frames.indices.last else { return }
    frames[element].capture = .text
    frames[element].start = start
  }

  /// Warns of something where the parser stands.
  mutating func warn(_ message: String) { warnings.add(message, line: place?.line, column: place?.column) }

  // MARK: What the text of an element that was closed says

  /// The text of a value, trimmed.
  mutating func string(_ frame: Frame) -> String { String(decoding: bytes(frame), as: UTF8.self).trimmedSpace }

  /// The text of a guid or an id, by which an article is known again: it stays as it is written, unless it is an address,
  /// or nothing to be seen.
  mutating func identifier(_ frame: Frame) -> String? {
    ItemIdentifier.read(String(decoding: bytes(frame), as: UTF8.self))
  }

  mutating func bytes(_ frame: Frame) -> ArraySlice<UInt8> { gathered.bytes(from: frame.start) }

  mutating func date(_ text: String) -> ParsedDate? {
    guard !text.isEmpty else { return nil }
    // Escaped once too often: 14&nbsp;Dec
    let text = text.holds(0x26) ? HTMLEntities.decode(text) : text
    return ParsedDate(text, language: inherited.language, line: place?.line, column: place?.column)
  }

  mutating func reference(_ text: String) -> ParsedReference { inherited.reference(text) }

  /// A text construct, as it is to be read; `nil` when it is blank.
  mutating func text(_ frame: Frame) -> ParsedText? {
    if let (excerpt, _) = gathered.excerpt { return text(excerpt) }
    var kind = construct.kind
    var slice = bytes(frame)
    var language = inherited.language
    if construct.markup.hasBegun {
      kind = construct.markup.isMixed ? .html : .xhtml
      if construct.unwrapsDiv, let inner = construct.markup.soleDiv {
        slice = gathered.buffer[inner]
        language = construct.markup.innerLanguage ?? language
      }
    }
    if kind == .xhtml, !construct.isBase64,
      let range = MarkupSource.find(
        slice, before: position, in: gathered.document.bytes, isForeign: construct.markup.isForeign)
    {
      let text = ParsedText(kind, in: gathered.document, range, base: inherited.base, language: language)
      if !text.isBlank { return text }
    }
    // By way of a pointer: an array made of the slice would share the whole buffer, with all the room it has.
    var bytes = decoded(slice) ?? slice.withUnsafeBufferPointer { Array($0) }
    if kind != .xhtml { SectionMarks.remove(from: &bytes, kind) }
    let text = ParsedText(kind, valid: bytes, base: inherited.base, language: language)
    if !text.isBlank { return text }
    return construct.value.map { ParsedText(.plain, $0, base: inherited.base, language: language) }
  }

  /// One that was left standing in the document.
  private mutating func text(_ excerpt: ParsedText.Excerpt) -> ParsedText? {
    let (base, language) = (inherited.base, inherited.language)
    var text = ParsedText(construct.kind, in: gathered.document, excerpt, base: base, language: language)
    let decoded = decoded(text.bytes)
    if decoded != nil || SectionMarks.begin(gathered.document.bytes[excerpt.range]) {
      var bytes = decoded ?? Array(text.bytes)
      SectionMarks.remove(from: &bytes, construct.kind)
      text = ParsedText(construct.kind, valid: bytes, base: base, language: language)
    }
    return text.isBlank ? nil : text
  }

  /// Where the parser stands in the document; 0 where no markup may be left standing in that.
  private var position: Int {
    mutating get {
      gathered.document.bytes.isEmpty || gathered.document.decoder != nil
        ? 0 : max(given - (place?.unread ?? given), 0)
    }
  }

  /// What base64 holds, nothing where that is no text. `nil` for markup, and text that is no base64: it stands for itself,
  /// whatever it was declared to be.
  private mutating func decoded(_ text: @autoclosure () -> ArraySlice<UInt8>) -> [UInt8]? {
    guard construct.isBase64, !construct.markup.hasBegun, let decoded = Base64.decode(text()) else { return nil }
    if decoded.withUnsafeBufferPointer(CleanUTF8.isValid) { return decoded }
    warn("base64 content that is no text is left out")
    return []
  }
}
