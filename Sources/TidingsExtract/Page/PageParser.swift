internal import CLibXML2
internal import TidingsLibXML2

/// Parses HTML into a ``Page`` with libxml2's HTML parser, without its tree.
struct PageParser {
  /// - Parameters:
  ///   - html: clean UTF-8 without NULs (one bad byte would corrupt what follows).
  ///   - isXML: whether it was sent as XML, in which a script may close itself.
  ///   - showsNoscript: whether the page is read as browsers show it that run no programs.
  static func parse(_ html: [UInt8], isXML: Bool = false, showsNoscript: Bool = false) -> Page {
    var scanner = PageScanner(html, isXML: isXML, showsNoscript: showsNoscript)
    scanner.scan()
    let builder = PageBuilder(capacity: scanner.output.count)
    if let parser = MarkupParser(scanner.output) { parser.run(into: builder) }
    var page = builder.finish()
    page.scripts = scanner.data.scripts
    page.formulas = scanner.formulas.kept
    return page
  }
}

/// A libxml2 HTML parser over a whole document in memory.
private struct MarkupParser: ~Copyable {
  private let context: htmlParserCtxtPtr

  init?(_ bytes: [UInt8]) {
    LibXML2.prepare()
    guard !bytes.isEmpty, bytes.count < Int(Int32.max) / 2 else { return nil }
    let created = bytes.withUnsafeBytes { buffer in
      htmlCreateMemoryParserCtxt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard let created else { return nil }
    context = created
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOIMPLIED.rawValue
    htmlCtxtUseOptions(context, Int32(bitPattern: options))
    // A document declared as another encoding has been decoded already.
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    context.pointee.options |= Int32(bitPattern: XML_PARSE_HUGE.rawValue)
  }

  deinit { htmlFreeParserCtxt(context) }

  func run(into builder: PageBuilder) {
    var handler = htmlSAXHandler()
    handler.startElement = { context, name, attributes in
      guard let context, let name else { return }
      Unmanaged<PageBuilder>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.start(name, attributes) }
    }
    handler.endElement = { context, name in
      guard let context, let name else { return }
      Unmanaged<PageBuilder>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.end(name) }
    }
    handler.characters = { context, bytes, count in
      guard let context, let bytes, count > 0 else { return }
      Unmanaged<PageBuilder>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.append(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    handler.ignorableWhitespace = handler.characters
    context.pointee.sax.pointee = handler
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    withExtendedLifetime(builder) { _ = htmlParseDocument(context) }
  }
}

/// Gathers the parser's events into a ``Page``.
private final class PageBuilder {
  private var page = Page()
  /// Open elements, innermost last.
  private var open: [Int32] = []
  private var openParagraphs = 0
  private var lastPicture: Int32 = -1
  /// Spans that hold a picture and its caption.
  private var figures: Set<Int32> = []

  init(capacity: Int) {
    page.nodes.reserveCapacity(capacity / 24)
    page.text.reserveCapacity(capacity / 2)
    page.values.reserveCapacity(capacity / 4)
    // A page without an html element has one all the same.
    page.nodes.append(
      Page.Node(
        tag: .html, parent: -1, end: 1, textStart: 0, textEnd: 0, attributeStart: 0, attributeEnd: 0))
    open.append(0)
  }

  func start(_ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    let tag = Tag(name: Self.bytes(name))
    // libxml2 keeps a paragraph open before section, article, figure and the like.
    if tag.closesParagraph, openParagraphs > 0 { closeParagraph() }
    let index = Int32(page.nodes.count)
    let attributeStart = Int32(page.attributes.count)
    if var pair = attributes {
      while let attribute = pair.pointee {
        if let known = AttributeName(Self.bytes(attribute)) {
          let start = Int32(page.values.count)
          if let value = (pair + 1).pointee { page.values.append(contentsOf: Self.bytes(value)) }
          page.attributes.append(Page.Attribute(name: known, start: start, end: Int32(page.values.count)))
        }
        pair += 2
      }
    }
    let position = Int32(page.text.count)
    page.nodes.append(
      Page.Node(
        tag: tag, parent: open.last ?? -1, end: index + 1, textStart: position, textEnd: position,
        attributeStart: attributeStart, attributeEnd: Int32(page.attributes.count)))
    if tag == .img { lastPicture = index }
    guard !tag.isVoid, tag != .html else { return }
    open.append(index)
    if tag == .p { openParagraphs += 1 }
  }

  func end(_ name: UnsafePointer<xmlChar>) {
    let tag = Tag(name: Self.bytes(name))
    guard !tag.isVoid, tag != .html else { return }
    if tag == .p && openParagraphs == 0 { return }
    // The parser's events are balanced but for the paragraphs closed here.
    for depth in stride(from: open.count - 1, through: max(0, open.count - 64), by: -1)
    where page.nodes[Int(open[depth])].tag == tag {
      close(downTo: depth)
      return
    }
  }

  func append(_ bytes: UnsafeBufferPointer<xmlChar>) {
    let start = Int32(page.text.count)
    page.text.append(contentsOf: bytes)
    if let last = page.nodes.indices.last, page.nodes[last].tag == .text, page.nodes[last].textEnd == start,
      page.nodes[last].parent == open.last ?? -1
    {
      page.nodes[last].textEnd = Int32(page.text.count)
      return
    }
    let index = Int32(page.nodes.count)
    page.nodes.append(
      Page.Node(
        tag: .text, parent: open.last ?? -1, end: index + 1, textStart: start, textEnd: Int32(page.text.count),
        attributeStart: 0, attributeEnd: 0))
  }

  func finish() -> Page {
    close(downTo: 0)
    return page
  }

  private func close(downTo depth: Int) {
    while open.count > depth, let last = open.popLast() {
      page.nodes[Int(last)].end = Int32(page.nodes.count)
      page.nodes[Int(last)].textEnd = Int32(page.text.count)
      switch page.nodes[Int(last)].tag {
      case .p: openParagraphs -= 1
      case .span where figures.contains(last): page.nodes[Int(last)].tag = .figure
      case .span where isShownAsBlock(Int(last)): page.nodes[Int(last)].tag = .div
      case .span, .em, .i, .small, .font:
        guard isCaption(Int(last)) else { break }
        page.nodes[Int(last)].tag = .figcaption
        figures.insert(page.nodes[Int(last)].parent)
      default: break
      }
    }
  }

  /// Some editors make paragraphs of spans.
  private func isShownAsBlock(_ node: Int) -> Bool {
    guard let style = page.attribute(.style, of: node) else { return false }
    return ByteText.contains(style, "display:block") || ByteText.contains(style, "display: block")
  }

  /// Whether an element inside a line is named as the caption of the picture straight before it: some editors make figures
  /// of spans.
  private func isCaption(_ node: Int) -> Bool {
    guard lastPicture > page.nodes[node].parent, Int(lastPicture) < node,
      page.nodes[node].textEnd > page.nodes[node].textStart, let names = page.attribute(.classes, of: node),
      ByteText.contains(names, "caption") || ByteText.contains(names, "img_desc")
        || ByteText.contains(names, "photo_desc") || ByteText.contains(names, "image-desc")
    else { return false }
    let between = Int(page.nodes[Int(lastPicture)].textEnd)..<Int(page.nodes[node].textStart)
    return between.count < 200 && page.text[between].allSatisfy(ByteText.isSpace)
  }

  private func closeParagraph() {
    for depth in stride(from: open.count - 1, through: max(0, open.count - 64), by: -1) {
      switch page.nodes[Int(open[depth])].tag {
      case .p:
        close(downTo: depth)
        return
      case .table, .td, .th, .button, .caption, .object, .html: return
      default: continue
      }
    }
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
  }
}
