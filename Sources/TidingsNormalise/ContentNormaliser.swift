internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Makes HTML and text of an item's content.
struct ContentNormaliser {
  private let sanitiser = HTMLSanitiser(findsFirstImage: false)

  /// Bytes
  private static let largeContent = 2 << 20

  /// Content to HTML and text; `text` is the publisher's own version without markup.
  ///
  /// - Parameters:
  ///   - base: the content's own, or the feed's.
  ///   - page: what `#note` is relative to where that is not the base.
  ///   - room: for what the base adds to the references.
  func read(
    _ content: consuming ParsedText?, text: consuming ParsedText?, base: WebURL?, page: String?,
    room: inout AddressRoom, into item: inout Item
  ) {
    if let content = consume content {
      let kind = content.kind
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
        var html = PlainText.escapedOnce(consume bytes)
        if kind != .xhtml { html = PlainText.withParagraphs(consume html) }
        let clean = sanitise(consume html, base: base, page: page, room: &room)
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

  private func sanitise(
    _ bytes: consuming ArraySlice<UInt8>, base: WebURL?, page: String?, room: inout AddressRoom
  ) -> SanitisedHTML {
    guard bytes.count >= Self.largeContent else {
      return sanitiser.sanitise(valid: bytes, base: base, page: page, room: &room)
    }
    return sanitiser.sanitise(spending: consume bytes, base: base, page: page, room: &room)
  }
}
