internal import CBlocks
internal import TidingsModel

/// Plain text for titles, names and descriptions.
public enum PlainText {
  /// One line of text from HTML: tags and what a reader does not see left out, character references decoded, white space
  /// folded, NFC.
  public static func fromHTML(_ html: String) -> String {
    guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return fromText(html) }
    let text = fromText(HTMLSanitiser(findsFirstImage: false).sanitise(html, base: nil).text)
    return text.isEmpty ? alternative(of: html) : text
  }

  /// What pictures say for those who do not see them: all there is of a title that is nothing but a picture.
  private static func alternative(of html: String) -> String {
    var tokenizer = HTMLTokenizer(Array(html.utf8))
    var words: [String] = []
    while let token = tokenizer.next() {
      guard token.kind == .startTag, tokenizer.name(of: token) == "img" else { continue }
      if let text = tokenizer.attribute("alt") ?? tokenizer.attribute("title") { words.append(text) }
    }
    return fromText(words.joined(separator: " "))
  }

  /// One line of text from text: white space folded, control characters left out, NFC.
  public static func fromText(_ text: String) -> String {
    var text = text
    return withoutWideSpace(NFC.compose(text.withUTF8(fold) ?? text))
  }

  /// Without the ideographic spaces, and those of other widths, that pad titles at their ends; within, they are meant.
  private static func withoutWideSpace(_ text: String) -> String {
    // They are of three bytes, the first of them 0xE1 to 0xE3.
    guard text.utf8.first ?? 0 >= 0xE1 || text.utf8.last ?? 0 >= 0x80 else { return text }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isWideSpace(first) || isWideSpace(last) else {
      return text
    }
    let isText: (Unicode.Scalar) -> Bool = { $0 != " " && !isWideSpace($0) }
    guard let start = scalars.firstIndex(where: isText), let end = scalars.lastIndex(where: isText) else { return "" }
    return String(scalars[start...end])
  }

  private static func isWideSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000, 0x2000...0x200A, 0x202F, 0x205F, 0x1680: true
    default: false
    }
  }

  /// One line of text from a text whose format does not say whether it is HTML (an RSS title): read as HTML where it
  /// looks like HTML, a second time where what comes out still does (`AT&amp;amp;T`), unless nothing would be left: then
  /// it speaks of markup. Tags that a short line has as words, `The <p> tag`, stay, and so do those of rare elements.
  public static func fromUnknown(_ text: String) -> String {
    guard lineLooksLikeHTML(text) else { return fromText(text) }
    let words = ProseTags(text)
    if words.isEmpty { return fromReadOnce(fromHTML(text)) }
    return lineLooksLikeHTML(words.rest) ? fromReadOnce(fromHTML(words.escaped)) : fromText(text)
  }

  /// A text that was read as HTML once, read so a second time where that is called for.
  private static func fromReadOnce(_ once: String) -> String {
    let words = ProseTags(once)
    var source = words.isEmpty ? once : words.rest
    let isHTML = source.withUTF8 { utf8 in
      utf8.baseAddress.map { MarkupSniffer.findsMarkup($0, utf8.count, isDoubtful: true, countsRare: false) } ?? false
    }
    guard isHTML else { return once }
    let twice = fromHTML(words.isEmpty ? once : words.escaped)
    return twice.isEmpty ? once : twice
  }

  // MARK: Texts that are of no use afterwards

  /// Bytes of a text of which it matters that what is made of it does not stand beside it.
  private static let large = 2 << 20

  /// `fromHTML` of bytes that are of no use afterwards: the memory of many goes back to the system as they are read. Of
  /// many, what pictures say does not count.
  ///
  /// - Parameter html: valid UTF-8.
  public static func fromHTML(spending html: consuming ArraySlice<UInt8>) -> String {
    guard html.count >= large else { return fromHTML(String(decoding: html, as: UTF8.self)) }
    var room = AddressRoom(documentSize: 0)
    return fromText(
      HTMLSanitiser(findsFirstImage: false).sanitise(spending: consume html, base: nil, room: &room).text)
  }

  /// `fromUnknown`, likewise.
  public static func fromUnknown(spending text: consuming ArraySlice<UInt8>) -> String {
    guard text.count >= large else { return fromUnknown(String(decoding: text, as: UTF8.self)) }
    guard text.withUnsafeBufferPointer(lineLooksLikeHTML) else { return fromText(String(moving: consume text)) }
    return fromReadOnce(fromHTML(spending: consume text))
  }

  // MARK: Kinds of text

  /// Whether a text is HTML rather than plain. It is HTML with a comment, with a character reference that has its
  /// semicolon, or with a tag of an element of HTML that nothing else is written like: `<br>` or `<p>`, one with an
  /// attribute, or one that has its end tag. `1 < 2`, `a<b`, `<3`, `AT&T` and `the <b> tag` are plain.
  public static func looksLikeHTML(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(looksLikeHTML)
  }

  /// - Parameter utf8: valid UTF-8.
  public static func looksLikeHTML(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.baseAddress.map { MarkupSniffer.findsMarkup($0, utf8.count) } ?? false
  }

  private static func lineLooksLikeHTML(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(lineLooksLikeHTML)
  }

  private static func lineLooksLikeHTML(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.baseAddress.map { MarkupSniffer.findsMarkup($0, utf8.count, countsRare: false) } ?? false
  }

  /// Whether a text ends in an ellipsis, in brackets or without: it says itself that it goes on elsewhere.
  public static func breaksOff(_ text: String) -> Bool { ellipses.contains(where: text.hasSuffix) }

  private static let ellipses = ["…", "...", "[…]", "[...]", "…]", "...]"]

  /// About how many words a text has. In scripts without spaces four signs, of three bytes each, count as one.
  public static func wordCount(_ text: String) -> Int {
    var words = 0
    var isInside = false
    for byte in text.utf8 {
      let isSpace = byte <= 0x20
      if !isSpace, !isInside { words += 1 }
      isInside = !isSpace
    }
    return max(words, text.utf8.count / 12)
  }

  /// HTML as it is meant: all of it that was escaped once more than it had to be is read once more.
  ///
  /// - Parameter html: valid UTF-8.
  public static func escapedOnce(_ html: consuming ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard html.withUnsafeBufferPointer(MarkupSniffer.isEscapedMarkup) else { return html }
    return Array(HTMLEntities.decode(String(moving: consume html)).utf8)[...]
  }

  /// The same of a summary, which may as well speak of tags: only one with an end tag is markup.
  ///
  /// - Parameter html: valid UTF-8.
  public static func summaryEscapedOnce(_ html: consuming ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    html.withUnsafeBufferPointer(holdsEscapedEndTag) ? escapedOnce(consume html) : html
  }

  private static func holdsEscapedEndTag(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    guard html.count > 4 else { return false }
    return (3..<html.count - 1).contains { index in
      html[index] == 0x3B && html[index + 1] == 0x2F && html[index - 1] == 0x74 && html[index - 2] == 0x6C
    }
  }

  /// Text as HTML source: `&`, `<` and `>` escaped.
  public static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    var sink = ByteSink(capacity: text.utf8.count + 64)
    for byte in text.utf8 { sink.append(escapingText: byte) }
    return sink.trustedString()
  }

  /// Plain text as HTML: escaped, paragraphs where blank lines part them, `<br>` at other line ends.
  public static func toHTML(_ text: String) -> String {
    if isHTMLLine(text.utf8) { return NFC.composeMarkup(text) }
    var text = text
    return text.withUTF8(paragraphs)
  }

  /// The same of UTF-8 bytes, which have to be valid.
  public static func toHTML(_ utf8: UnsafeBufferPointer<UInt8>) -> String { paragraphs(utf8) }

  private static func paragraphs(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
    let areSeveral = holdsParagraphs(utf8)
    var sink = ByteSink(capacity: utf8.count + utf8.count / 8 + 64)
    var lines = TextLines(utf8)
    var isInside = false
    while let line = lines.next() {
      if line.allSatisfy({ ByteScan.isSpace($0) }) {
        if isInside, areSeveral { sink.append("</p>") }
        isInside = false
        continue
      }
      if isInside { sink.append("<br>\n") } else if areSeveral { sink.append("<p>") }
      isInside = true
      for byte in line where byte >= 0x20 || byte == 0x09 { sink.append(escapingText: byte) }
    }
    if isInside, areSeveral { sink.append("</p>") }
    return NFC.composeMarkup(sink.takeString())
  }

  /// Whether there is a blank line between others.
  static func holdsParagraphs(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var lines = TextLines(utf8)
    var hasText = false
    var isParted = false
    while let line = lines.next() {
      if line.allSatisfy({ ByteScan.isSpace($0) }) {
        isParted = hasText
      } else if isParted {
        return true
      } else {
        hasText = true
      }
    }
    return false
  }

  /// Whether a text is a single line, not blank, that says the same as HTML.
  public static func isHTMLLine(_ text: some Sequence<UInt8>) -> Bool {
    var isBlank = true
    for byte in text {
      if byte < 0x20 && byte != 0x09 || byte == 0x26 || byte == 0x3C || byte == 0x3E { return false }
      if byte > 0x20 { isBlank = false }
    }
    return !isBlank
  }

  /// How much from `start` on is surely nothing to fold: single spaces between other characters, and no byte that could
  /// belong to what is left out.
  private static func foldedRun(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index &+ 16 < end {
      let plain = Int(tidings_block_visible(source + index))
      index &+= plain
      if plain < 16 { return index &- start }
    }
    while index < end {
      let isFolded =
        source[index] == 0x20
        ? index > start && index &+ 1 < end && isSurelySeen(source[index &+ 1]) : isSurelySeen(source[index])
      guard isFolded else { break }
      index &+= 1
    }
    return index &- start
  }

  /// Whether a byte belongs to no white space, and to nothing that is left out.
  private static func isSurelySeen(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xEF
  }

  /// `nil` where there is nothing to fold.
  private static func fold(_ utf8: UnsafeBufferPointer<UInt8>) -> String? {
    guard let source = utf8.baseAddress else { return nil }
    if source[0] != 0x20, foldedRun(source, 0, utf8.count) == utf8.count { return nil }
    var sink = ByteSink(capacity: utf8.count)
    var wantsSpace = false
    var index = 0
    while index < utf8.count {
      let byte = source[index]
      let run = byte == 0x20 ? 0 : foldedRun(source, index, utf8.count)
      if run > 0 {
        if wantsSpace, sink.count > 0 { sink.append(0x20) }
        wantsSpace = false
        sink.append(source + index, count: run)
        index += run
        continue
      }
      let next = index + 1 < utf8.count ? source[index + 1] : 0
      if ByteScan.isSpace(byte) || byte == 0x0B {
        wantsSpace = true
        index += 1
      } else if byte == 0xC2, next == 0xA0 || next == 0x85 {
        // A no-break space, and the line end of EBCDIC.
        wantsSpace = true
        index += 2
      } else if byte == 0xE2, next == 0x80, index + 2 < utf8.count, source[index + 2] & 0xFE == 0xA8 {
        // U+2028 and U+2029 part lines and paragraphs.
        wantsSpace = true
        index += 3
      } else if byte < 0x20 || byte == 0x7F {
        index += 1
      } else if byte == 0xC2, next < 0xA0 || next == 0xAD {
        // C1 control characters, and the soft hyphen.
        index += 2
      } else if byte == 0xEF, next == 0xBB, index + 2 < utf8.count, source[index + 2] == 0xBF {
        // A byte order mark that joined the text.
        index += 3
      } else {
        if wantsSpace, sink.count > 0 { sink.append(0x20) }
        wantsSpace = false
        sink.append(byte)
        index += 1
      }
    }
    return sink.takeString()
  }
}

extension ByteSink {
  @inline(__always)
  fileprivate mutating func append(escapingText byte: UInt8) {
    switch byte {
    case 0x26: append("&amp;")
    case 0x3C: append("&lt;")
    case 0x3E: append("&gt;")
    default: append(byte)
    }
  }
}

/// The lines of a text, one after the other, without what ends them.
private struct TextLines {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var previous: UInt8 = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    guard index < utf8.count else { return nil }
    let start = index
    while index < utf8.count {
      let byte = utf8[index]
      // The LF of CR LF belongs to the line that follows, where it counts as space.
      let ends = byte == 0x0D || byte == 0x0A && previous != 0x0D
      previous = byte
      index += 1
      if ends { return UnsafeBufferPointer(rebasing: utf8[start..<index - 1]) }
    }
    return UnsafeBufferPointer(rebasing: utf8[start...])
  }
}
