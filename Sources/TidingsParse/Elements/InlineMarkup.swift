internal import TidingsHTML
internal import TidingsModel

/// The elements inside a text construct: written out as HTML source among its text, with what was seen of them.
struct InlineMarkup {
  /// How deep in them the parser stands.
  private(set) var depth = 0
  /// Markup has begun, and the text is written out as HTML source.
  var hasBegun = false
  /// Escaped HTML and real elements stand side by side; text is passed on as it is.
  private(set) var isMixed = false
  /// Whether there is SVG or MathML inside, whose elements may end with `/>`.
  private(set) var isForeign = false
  private var topLevelElements = 0
  private var isTopLevelDiv = false
  private var hasOuterText = false
  /// The span between the tags of the first top-level element.
  private var innerStart = 0
  private var innerEnd = 0
  /// The language of that element, where it declares one.
  private(set) var innerLanguage: String?
  /// Bases declared inside, with the depth they were declared at.
  private var bases: [(depth: Int, base: String)] = []

  /// Whether the element that began last declares a base that is too long.
  private(set) var hasRefusedBase = false

  /// What stands within the one `div` that is all there is.
  var soleDiv: Range<Int>? {
    guard topLevelElements == 1, isTopLevelDiv, !hasOuterText, innerEnd >= innerStart else { return nil }
    return innerStart..<innerEnd
  }

  /// - Parameters:
  ///   - isHTML: the construct declares itself to be escaped HTML.
  ///   - start: where the construct's text begins.
  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, isHTML: Bool, from start: Int,
    in inherited: borrowing InheritedContext, to text: inout ElementText
  ) {
    depth += 1
    let isDiv = XMLAttributes.matches(name.local, "div")
    if MarkupWriter.isForeign(name.local) { isForeign = true }
    if depth == 1 {
      // An "HTML" text with a real div around it, by programs that thought of XHTML.
      if isHTML, isDiv, !hasBegun { return }
      topLevelElements += 1
      if !hasBegun { begin(from: start, in: &text.buffer) }
    }
    hasRefusedBase = false
    if let base = attributes.xmlValue("base")?.trimmedSpace, !base.isEmpty {
      switch XMLBase.resolve(base, against: bases.last?.base ?? inherited.base) {
      case .none: break
      case .url(let url) where text.room.take(base.utf8.count, to: url.utf8.count),
        .foreign(let url) where text.room.take(base.utf8.count, to: url.utf8.count):
        bases.append((depth, url))
      case .url, .foreign, .tooLong: hasRefusedBase = true
      }
    }
    MarkupWriter.start(name, attributes, base: bases.last?.base, room: &text.room, to: &text.buffer)
    if depth == 1, topLevelElements == 1 {
      isTopLevelDiv = isDiv
      innerStart = text.buffer.count
      innerLanguage = attributes.xmlValue("lang")?.trimmedSpace.nonEmpty
    }
  }

  mutating func end(_ name: XMLName, to text: inout ElementText) {
    if depth == 1, topLevelElements == 0 {
      depth = 0
      return
    }
    if depth == 1, topLevelElements == 1 { innerEnd = text.buffer.count }
    if bases.last?.depth == depth { bases.removeLast() }
    depth -= 1
    MarkupWriter.end(name, to: &text.buffer)
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout ElementText) {
    guard hasBegun, !isMixed else { return text.append(bytes) }
    if depth == 0, !hasOuterText { hasOuterText = bytes.contains { !$0.isSpace } }
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == 0x3C || byte == 0x3E || byte == 0x26 else { continue }
      text.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      text.buffer.append(contentsOf: MarkupWriter.escape(byte))
      start = index + 1
    }
    text.append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Whether text before an element may be escaped HTML: a bracket that nothing closes, `if a<b and <em>c</em>`, is none.
  private static func mayHoldTags(_ text: ArraySlice<UInt8>) -> Bool {
    guard let bracket = text.firstIndex(of: 0x3C) else { return false }
    return text[bracket...].contains(0x3E) || text.withUnsafeBufferPointer(PlainText.looksLikeHTML)
  }

  /// The first element inside a text that declared itself text or escaped HTML.
  private mutating func begin(from start: Int, in buffer: inout [UInt8]) {
    hasBegun = true
    if Self.mayHoldTags(buffer[start...]) {
      isMixed = true
      return
    }
    hasOuterText = buffer[start...].contains { !$0.isSpace }
    guard buffer[start...].contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return }
    let text = Array(buffer[start...])
    buffer.removeLast(text.count)
    for byte in text {
      if byte == 0x26 || byte == 0x3C || byte == 0x3E {
        buffer.append(contentsOf: MarkupWriter.escape(byte))
      } else {
        buffer.append(byte)
      }
    }
  }
}
