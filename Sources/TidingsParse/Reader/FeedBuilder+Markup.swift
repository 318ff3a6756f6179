internal import TidingsHTML
internal import TidingsModel

/// Markup inside a text construct, written out as HTML source.
extension FeedBuilder {
  mutating func startMarkup(_ name: XMLName, _ attributes: XMLAttributes) {
    gatherExcerpt()
    markupDepth += 1
    let isDiv = XMLAttributes.matches(name.local, "div")
    if Self.isForeign(name.local) { construct.isForeign = true }
    if markupDepth == 1 {
      // An "HTML" text with a real div around it, by programs that thought of XHTML.
      if construct.kind == .html, isDiv, !construct.isMarkup { return }
      construct.topLevelElements += 1
      if !construct.isMarkup { beginMarkup() }
    }
    if let base = attributes.xmlValue("base")?.trimmedSpace, !base.isEmpty {
      let outer = construct.bases.last?.base ?? self.base
      if let resolved = outer.flatMap(WebURL.init)?.resolve(base) ?? WebURL(base) {
        construct.bases.append((markupDepth, resolved.description))
      }
    }
    buffer.append(0x3C)
    append(name)
    for index in 0..<attributes.count { append(attribute: index, of: attributes) }
    buffer.append(0x3E)
    if markupDepth == 1, construct.topLevelElements == 1 {
      construct.isTopLevelDiv = isDiv
      construct.innerStart = buffer.count
      construct.innerLanguage = attributes.xmlValue("lang")?.trimmedSpace.nonEmpty
    }
  }

  mutating func endMarkup(_ name: XMLName) {
    if markupDepth == 1, construct.topLevelElements == 0 {
      markupDepth = 0
      return
    }
    if markupDepth == 1, construct.topLevelElements == 1 { construct.innerEnd = buffer.count }
    if construct.bases.last?.depth == markupDepth { construct.bases.removeLast() }
    markupDepth -= 1
    guard !Self.isVoid(name.local) else { return }
    buffer.append(0x3C)
    buffer.append(0x2F)
    append(name)
    buffer.append(0x3E)
  }

  mutating func markupText(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard construct.isMarkup, !construct.isMixed else { return append(bytes) }
    if markupDepth == 0, !construct.hasOuterText { construct.hasOuterText = bytes.contains { !$0.isSpace } }
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == 0x3C || byte == 0x3E || byte == 0x26 else { continue }
      append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      buffer.append(contentsOf: Self.escape(byte))
      start = index + 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// The first element inside a text that declared itself text or escaped HTML.
  private mutating func beginMarkup() {
    construct.isMarkup = true
    guard let start = frames.last?.start else { return }
    if buffer[start...].contains(0x3C) {
      construct.isMixed = true
      return
    }
    construct.hasOuterText = buffer[start...].contains { !$0.isSpace }
    guard buffer[start...].contains(where: { $0 == 0x26 || $0 == 0x3E }) else { return }
    let text = Array(buffer[start...])
    buffer.removeLast(text.count)
    for byte in text {
      if byte == 0x26 || byte == 0x3E {
        buffer.append(contentsOf: Self.escape(byte))
      } else {
        buffer.append(byte)
      }
    }
  }

  private mutating func append(_ name: XMLName) {
    var cursor = name.local
    // A prefix that was never declared may come as part of the name.
    while cursor.pointee != 0 {
      buffer.append(cursor.pointee)
      cursor += 1
    }
  }

  private mutating func append(attribute index: Int, of attributes: XMLAttributes) {
    guard var name = attributes.local(index) else { return }
    buffer.append(0x20)
    // HTML knows XLink by its usual prefix only.
    let isXLink = attributes.uri(index).map { XMLAttributes.matches($0, "http://www.w3.org/1999/xlink") } ?? false
    if isXLink {
      buffer.append(contentsOf: "xlink:".utf8)
    } else if var prefix = attributes.prefix(index) {
      // xml:lang is lang in HTML; xml:base was applied.
      if !attributes.isReserved(index) {
        while prefix.pointee != 0 {
          buffer.append(prefix.pointee)
          prefix += 1
        }
        buffer.append(0x3A)
      } else if XMLAttributes.matches(name, "base") || XMLAttributes.matches(name, "space") {
        buffer.removeLast()
        return
      }
    }
    let nameStart = buffer.count
    while name.pointee != 0 {
      buffer.append(name.pointee)
      name += 1
    }
    let isAddress =
      !construct.bases.isEmpty && Self.isAddress(buffer[nameStart...])
      && !(isXLink && attributes.bytes(index).first == 0x23)
    buffer.append(0x3D)
    buffer.append(0x22)
    if isAddress, let base = construct.bases.last.flatMap({ WebURL($0.base) }),
      let resolved = base.resolve(attributes.string(index))
    {
      for byte in resolved.description.utf8 { append(quoted: byte) }
    } else {
      for byte in attributes.bytes(index) { append(quoted: byte) }
    }
    buffer.append(0x22)
  }

  private mutating func append(quoted byte: UInt8) {
    switch byte {
    case 0x26, 0x3C, 0x3E: buffer.append(contentsOf: Self.escape(byte))
    case 0x22: buffer.append(contentsOf: "&quot;".utf8)
    default: buffer.append(byte)
    }
  }

  private static func escape(_ byte: UInt8) -> String.UTF8View {
    switch byte {
    case 0x3C: "&lt;".utf8
    case 0x3E: "&gt;".utf8
    default: "&amp;".utf8
    }
  }

  private static func isAddress(_ name: ArraySlice<UInt8>) -> Bool {
    addresses.contains { $0.utf8.elementsEqual(name) }
  }

  private static let addresses = ["href", "src", "poster", "cite", "longdesc", "data", "background", "action"]

  private static func isForeign(_ name: UnsafePointer<UInt8>) -> Bool {
    switch name[0] | 0x20 {
    case 0x73: XMLAttributes.matches(name, "svg")
    case 0x6D: XMLAttributes.matches(name, "math")
    default: false
    }
  }

  private static func isVoid(_ name: UnsafePointer<UInt8>) -> Bool {
    switch name[0] | 0x20 {
    case 0x62: XMLAttributes.matches(name, "br")
    case 0x68: XMLAttributes.matches(name, "hr")
    case 0x69: XMLAttributes.matches(name, "img") || XMLAttributes.matches(name, "input")
    case 0x61: XMLAttributes.matches(name, "area")
    case 0x63: XMLAttributes.matches(name, "col")
    case 0x65: XMLAttributes.matches(name, "embed")
    case 0x73: XMLAttributes.matches(name, "source")
    case 0x74: XMLAttributes.matches(name, "track")
    case 0x77: XMLAttributes.matches(name, "wbr")
    case 0x6C: XMLAttributes.matches(name, "link")
    case 0x6D: XMLAttributes.matches(name, "meta")
    default: false
    }
  }

  // MARK: Sections within sections

  private static let sectionStart = Array("<![CDATA[".utf8)

  /// Takes away a CDATA section's marks that are text themselves, as programs write that escape what is marked already.
  /// Plain text that only begins with the first of them speaks of sections.
  private static func unwrapSection(_ bytes: inout [UInt8], _ kind: ParsedText.Kind) {
    guard bytes.first == 0x3C, bytes.starts(with: sectionStart) else { return }
    let end = Array("]]>".utf8)
    guard bytes.ends(with: end) || kind != .plain else { return }
    if bytes.ends(with: end) { bytes.removeLast(end.count) }
    bytes.removeFirst(sectionStart.count)
  }

  /// Whether a text left standing in the document begins with such marks.
  private mutating func holdsSection(_ excerpt: ParsedText.Excerpt) -> Bool {
    let start = document.bytes[excerpt.range].prefix(64).drop(while: \.isSpace)
    return start.starts(with: Self.sectionStart) || start.starts(with: "&lt;![CDATA[".utf8)
  }

  // MARK: The whole

  /// Where the parser stands in the document; 0 where no markup may be left standing in that.
  private var position: Int {
    mutating get { document.bytes.isEmpty || document.decoder != nil ? 0 : max(given - (place?.unread ?? given), 0) }
  }

  /// What base64 holds, nothing where that is no text. `nil` for markup, and text that is no base64: it stands for itself,
  /// whatever it was declared to be.
  private mutating func decoded(_ text: @autoclosure () -> ArraySlice<UInt8>) -> [UInt8]? {
    guard construct.isBase64, !construct.isMarkup, let decoded = Base64.decode(text()) else { return nil }
    if decoded.withUnsafeBufferPointer(CleanUTF8.isValid) { return decoded }
    warnings.add("base64 content that is no text is left out", line: place?.line, column: place?.column)
    return []
  }

  /// The text construct that ends, as it is to be read; `nil` when it is blank.
  mutating func text(_ frame: Frame) -> ParsedText? {
    if let (excerpt, _) = excerpt {
      var text = ParsedText(construct.kind, in: document, excerpt, base: base, language: language)
      let decoded = decoded(text.bytes)
      if decoded != nil || holdsSection(excerpt) {
        var bytes = decoded ?? Array(text.bytes)
        Self.unwrapSection(&bytes, construct.kind)
        text = ParsedText(construct.kind, valid: bytes, base: base, language: language)
      }
      return text.isBlank ? nil : text
    }
    var kind = construct.kind
    var slice = bytes(frame)
    var language = self.language
    if construct.isMarkup {
      kind = .xhtml
      if construct.isMixed { kind = .html }
      let isSoleDiv = construct.topLevelElements == 1 && construct.isTopLevelDiv && !construct.hasOuterText
      if isSoleDiv, construct.unwrapsDiv, construct.innerEnd >= construct.innerStart {
        slice = buffer[construct.innerStart..<construct.innerEnd]
        language = construct.innerLanguage ?? language
      }
    }
    if kind == .xhtml, !construct.isBase64,
      let range = MarkupSource.find(slice, before: position, in: document.bytes, isForeign: construct.isForeign)
    {
      let text = ParsedText(kind, in: document, range, base: base, language: language)
      if !text.isBlank { return text }
    }
    // By way of a pointer: an array made of the slice would share the whole buffer, with all the room it has.
    var bytes = decoded(slice) ?? slice.withUnsafeBufferPointer { Array($0) }
    if kind != .xhtml { Self.unwrapSection(&bytes, kind) }
    let text = ParsedText(kind, valid: bytes, base: base, language: language)
    if !text.isBlank { return text }
    return construct.value.map { ParsedText(.plain, $0, base: base, language: language) }
  }
}
