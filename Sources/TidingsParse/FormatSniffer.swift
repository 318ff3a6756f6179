/// Tells by its content what a document is.
enum FormatSniffer {
  enum Finding: Equatable {
    /// - Parameters:
    ///   - prolog: where libxml2 is to begin: behind the XML declaration and any junk before it.
    ///   - root: where the root element begins.
    ///   - isClean: nothing but white space stood before the document where it may not.
    case xml(prolog: Int, root: Int, isClean: Bool)
    /// - Parameter start: where the value begins: behind what makes a script of it.
    case json(start: Int)
    case empty
    /// Something else; it completes the sentence "this is …".
    case other(String)

    var isXML: Bool { if case .xml = self { true } else { false } }
  }

  static func sniff(_ bytes: UnsafeBufferPointer<UInt8>) -> Finding {
    guard let first = bytes.firstIndex(where: { !$0.isSpace }) else { return .empty }
    if bytes[first] == 0x7B || bytes[first] == 0x5B { return .json(start: 0) }
    if let kind = binary(bytes) { return .other(kind) }
    if let start = scriptValue(bytes, from: first) ?? jsonFeed(bytes, behind: first) { return .json(start: start) }
    var scanner = XMLScanner(bytes, from: first)
    var isClean = true
    let followsText = bytes[first] != 0x3C
    if followsText {
      // Notices of a broken server before the document.
      isClean = false
      guard scanner.skip(to: 0x3C) else { return .other("plain text") }
    }
    if first > 0, scanner.starts(with: "<?xml") { isClean = false }
    let start = scanner.index
    guard let root = rootElement(&scanner) else {
      if let feed = junk(bytes, from: start) { return feed }
      if XMLScanner(bytes, from: start).startsIgnoringCase(with: "<!doctype html") { return .other("an HTML page") }
      return .other(isClean ? "XML without an element" : "plain text")
    }
    switch judge(scanner, root) {
    case .feed:
      let prolog = prolog(bytes, start)
      if prolog > start, isDeclaration(bytes, prolog) { isClean = false }
      let feed = Finding.xml(prolog: prolog, root: root.start, isClean: isClean)
      // A text may speak of feeds as well as a page.
      let isDeclared = root.tag.contains("version") || root.tag.contains("xmlns")
      return followsText && !isDeclared && !isMeant(bytes, feed) ? .other("plain text") : feed
    case .something(let what):
      // A feed in the body of a page that says nothing else.
      if root.local == "html", let feed = junk(bytes, from: root.start), case .xml(_, let start, _) = feed,
        WrappedDocument.holdsOnlyTags(bytes, root.start..<start), isMeant(bytes, feed)
      {
        return feed
      }
      return what
    case .html:
      // A page may speak of feeds: what is one is declared to be XML, or has a channel or entries.
      if let feed = junk(bytes, from: start), isMeant(bytes, feed) { return feed }
      return .other("an HTML page")
    case .unknown:
      return junk(bytes, from: start) ?? channel(bytes, in: root)
        ?? .other("an XML document with the root element <\(root.shown)>")
    }
  }

  /// Where the object begins that is the argument of a script's call, `callback({"version": …`, or its variable,
  /// `var feed = {"version": …`, or that stands behind a line which keeps scripts from loading it, `)]}'`, or behind
  /// comments.
  private static func scriptValue(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var scanner = XMLScanner(bytes, from: start)
    // A second byte order mark
    while scanner.starts(with: "\u{FEFF}") { scanner.index += 3 }
    while true {
      scanner.skipWhiteSpace()
      if scanner.starts(with: "/*") {
        guard scanner.skip(past: "*/", from: 2) else { return nil }
      } else if scanner.starts(with: "//") {
        guard scanner.skip(to: 0x0A) else { return nil }
      } else {
        break
      }
    }
    if scanner.starts(with: ")]}'") {
      scanner.index += 4
      if scanner.peek(0) == 0x2C { scanner.index += 1 }
    } else {
      let name = scanner.index
      while scanner.index - name < 200, scanner.peek(0).continuesName || scanner.peek(0) == 0x24 { scanner.index += 1 }
      if scanner.index > name {
        scanner.skipWhiteSpace()
        // `var feed = {`
        let second = scanner.index
        while scanner.index - second < 200, scanner.peek(0).continuesName { scanner.index += 1 }
        scanner.skipWhiteSpace()
        guard scanner.peek(0) == 0x3D || scanner.peek(0) == 0x28 && scanner.index == second else { return nil }
        scanner.index += 1
      }
    }
    scanner.skipWhiteSpace()
    guard scanner.peek(0) == 0x7B else { return nil }
    let value = scanner.index
    scanner.index += 1
    scanner.skipWhiteSpace()
    return scanner.peek(0) == 0x22 ? value : nil
  }

  /// Where a JSON Feed begins behind a broken server's notices, and goes on to the end of the document.
  private static func jsonFeed(_ bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int? {
    guard bytes.last(where: { !$0.isSpace }) == 0x7D else { return nil }
    var scanner = XMLScanner(bytes, from: start)
    let marks: [StaticString] = ["<?xml", "<rss", "<feed"]
    let isXML = marks.contains { scanner.startsIgnoringCase(with: $0) }
    while !isXML, scanner.skip(to: 0x7B), scanner.index - start < 65_536 {
      var inner = scanner
      inner.index += 1
      inner.skipWhiteSpace()
      let first = XMLScanner(UnsafeBufferPointer(rebasing: bytes.prefix(inner.index + 400)))
      if inner.peek() == 0x22, let mark = first.find("jsonfeed.org/version/", from: inner.index),
        isOpen(bytes[scanner.index..<mark])
      {
        return scanner.index
      }
      scanner.index += 1
    }
    return nil
  }

  /// Whether the object that begins a stretch goes on behind it.
  private static func isOpen(_ stretch: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var depth = 0
    var isQuoted = false
    for byte in stretch {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x7B where !isQuoted: depth += 1
      case 0x7D where !isQuoted: depth -= 1
      default: break
      }
      if depth == 0 { return false }
    }
    return true
  }

  private struct Root {
    var start: Int
    var name: String
    /// The name without a prefix, lower case.
    var local: String
    var shown: String { String(decoding: Array(name.utf8.prefix(40)), as: UTF8.self) }
    /// The start tag's bytes, lower case, or the first of them.
    var tag: String
  }

  private enum Verdict {
    case feed
    case something(Finding)
    /// A part of an HTML page, unless a feed comes behind it.
    case html
    case unknown
  }

  /// The first start tag, past declarations, comments and instructions.
  private static func rootElement(_ scanner: inout XMLScanner) -> Root? {
    // What has no end is looked for only once.
    var instructionsEnd = true
    var commentsEnd = true
    var doctypesEnd = true
    while scanner.skip(to: 0x3C) {
      let next = scanner.peek(1)
      if next == 0x3F {
        if instructionsEnd { instructionsEnd = scanner.skip(past: "?>", from: 2) }
        if !instructionsEnd { scanner.index += 2 }
      } else if scanner.starts(with: "<!--") {
        if commentsEnd { commentsEnd = scanner.skip(past: "-->", from: 4) }
        if !commentsEnd { scanner.index += 4 }
      } else if next == 0x21 {
        if doctypesEnd { doctypesEnd = skipDoctype(&scanner) }
        if !doctypesEnd { scanner.index += 2 }
      } else if next.beginsName {
        var end = scanner.index + 1
        while scanner.bytes.indices.contains(end), scanner.bytes[end].continuesName, end - scanner.index < 200 {
          end += 1
        }
        let name = String(decoding: scanner.bytes[(scanner.index + 1)..<end], as: UTF8.self)
        let tagEnd = min(scanner.find(">", from: end) ?? scanner.bytes.count, end + 8192)
        let local = name.split(separator: ":").last.map(String.init) ?? name
        return Root(
          start: scanner.index, name: name, local: local.asciiLowercased,
          tag: String(decoding: scanner.bytes[end..<tagEnd], as: UTF8.self).asciiLowercased)
      } else {
        scanner.index += 1
      }
    }
    return nil
  }

  /// Past `<!DOCTYPE … [ … ]>`; `false`, staying, where it has no end.
  private static func skipDoctype(_ scanner: inout XMLScanner) -> Bool {
    var index = scanner.index + 2
    var depth = 0
    while index < scanner.bytes.count {
      switch scanner.bytes[index] {
      case 0x22, 0x27:
        let quote = scanner.bytes[index]
        // Outside the brackets an apostrophe without its fellow is more likely than a quoted '>'.
        if let end = scanner.bytes[(index + 1)...].firstIndex(of: quote) { index = end }
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x3E where depth <= 0:
        scanner.index = index + 1
        return true
      default: break
      }
      index += 1
    }
    return false
  }

  private static func judge(_ scanner: XMLScanner, _ root: Root) -> Verdict {
    switch root.local {
    case "rss", "feed", "channel": return .feed
    case "rdf":
      // RDF says many things; a feed has a channel or items.
      let hasFeed =
        root.tag.contains("purl.org/rss/1.0") || root.tag.contains("netscape.com/rdf")
        || scanner.find("<channel", from: root.start) != nil || scanner.find("<item", from: root.start) != nil
        || scanner.find(":channel", from: root.start) != nil
      return hasFeed ? .feed : .something(.other("an RDF document without a channel"))
    case "entry" where root.tag.contains("w3.org/2005/atom") || root.tag.contains("purl.org/atom/ns"): return .feed
    case "urlset":
      if root.tag.contains("sitemap-news") || scanner.find("sitemap-news", from: root.start) != nil
        || scanner.find("<news:news", from: root.start) != nil
      {
        return .feed
      }
      return .something(.other("a sitemap without news"))
    case "sitemapindex": return .something(.other("an index of sitemaps"))
    case "html": return .something(.other("an HTML page"))
    case "article" where root.tag.contains("xmlns"), "section" where root.tag.contains("xmlns"): return .unknown
    case "head", "body", "title", "meta", "script", "style", "div", "p", "br", "b", "h1", "h2", "table", "center",
      "font", "a", "span", "pre", "noscript", "section", "article", "main", "header":
      return .html
    case "svg": return .something(.other("an SVG image"))
    case "opml": return .something(.other("an OPML list of feeds"))
    case "service" where root.tag.contains("w3.org/2007/app"): return .something(.other("an AtomPub service document"))
    case "opensearchdescription": return .something(.other("an OpenSearch description"))
    case "manifest", "plist", "wml", "error":
      return .something(.other("an XML document with the root element <\(root.shown)>"))
    default: return .unknown
    }
  }

  /// RSS whose root has another name: all there is in it is a channel with items.
  private static func channel(_ bytes: UnsafeBufferPointer<UInt8>, in root: Root) -> Finding? {
    var scanner = XMLScanner(bytes, from: root.start + 1)
    guard let child = rootElement(&scanner), child.local == "channel" else { return nil }
    let marks: [StaticString] = ["<item", "<title", "<link"]
    guard marks.allSatisfy({ scanner.find($0, from: child.start) != nil }) else { return nil }
    return .xml(prolog: child.start, root: child.start, isClean: false)
  }

  /// A feed behind something that does not belong there, such as a server's notice in HTML.
  private static func junk(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Finding? {
    let scanner = XMLScanner(bytes)
    var best: Int?
    for mark: StaticString in ["<?xml", "<rss", "<feed", "<rdf:RDF"] {
      if let found = scanner.find(mark, from: start + 1), found < best ?? .max { best = found }
    }
    if let best {
      var inner = XMLScanner(bytes, from: best)
      if let root = rootElement(&inner), case .feed = judge(inner, root) {
        return .xml(prolog: prolog(bytes, best), root: root.start, isClean: false)
      }
    }
    return nil
  }

  private static func isMeant(_ bytes: UnsafeBufferPointer<UInt8>, _ finding: Finding) -> Bool {
    guard case .xml(_, let root, _) = finding else { return false }
    let scanner = XMLScanner(bytes)
    if let declaration = scanner.find("<?xml", from: 0), declaration < root { return true }
    let marks: [StaticString] = ["<channel", "<item", "<entry", "<title"]
    return marks.contains { scanner.find($0, from: root) != nil }
  }

  /// Behind the XML declaration, which has nothing to say that is not known by now.
  private static func prolog(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var scanner = XMLScanner(bytes, from: start)
    guard scanner.starts(with: "<?xml"), scanner.peek(5).isSpace, scanner.skip(past: "?>", from: 5) else {
      return start
    }
    return scanner.index
  }

  /// Whether an XML declaration comes next, white space aside.
  private static func isDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard let next = bytes[start...].firstIndex(where: { !$0.isSpace }) else { return false }
    let scanner = XMLScanner(bytes, from: next)
    return scanner.starts(with: "<?xml") && scanner.peek(5).isSpace
  }

  private static func binary(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let marks: [(StaticString, String)] = [
      ("%PDF-", "a PDF document"), ("\u{89}PNG", "a PNG image"), ("GIF8", "a GIF image"),
      ("PK\u{3}\u{4}", "a ZIP archive"),
    ]
    let scanner = XMLScanner(bytes)
    for (mark, what) in marks where scanner.starts(with: mark) { return what }
    return nil
  }
}
