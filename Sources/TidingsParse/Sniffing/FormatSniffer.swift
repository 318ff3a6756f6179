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
    if let start = JSONStart.find(bytes, from: first) { return .json(start: start) }
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
    guard let root = RootElement.next(&scanner) else {
      if let feed = junk(bytes, from: start) { return feed }
      if XMLScanner(bytes, from: start).startsIgnoringCase(with: "<!doctype html") { return .other("an HTML page") }
      return .other(isClean ? "XML without an element" : "plain text")
    }
    switch root.verdict(in: scanner) {
    case .feed:
      let prolog = prolog(bytes, start)
      if prolog > start, isDeclaration(bytes, prolog) { isClean = false }
      let feed = Finding.xml(prolog: prolog, root: root.start, isClean: isClean)
      // A text may speak of feeds as well as a page.
      let isDeclared = root.tag.holds("version") || root.tag.holds("xmlns")
      return followsText && !isDeclared && !isMeant(bytes, feed) ? .other("plain text") : feed
    case .something(let what):
      // A feed in the body of a page that says nothing else.
      if root.local == "html", let feed = junk(bytes, from: root.start), case .xml(_, let start, _) = feed,
        WrappedDocument.holdsOnlyTags(bytes, root.start..<start), isMeant(bytes, feed)
      {
        return feed
      }
      return .other(what)
    case .html:
      // A page may speak of feeds: what is one is declared to be XML, or has a channel or entries.
      if let feed = junk(bytes, from: start), isMeant(bytes, feed) { return feed }
      return .other("an HTML page")
    case .unknown:
      return junk(bytes, from: start) ?? channel(bytes, in: root)
        ?? .other("an XML document with the root element <\(root.shown)>")
    }
  }

  /// RSS whose root has another name: all there is in it is a channel with items.
  private static func channel(_ bytes: UnsafeBufferPointer<UInt8>, in root: RootElement) -> Finding? {
    var scanner = XMLScanner(bytes, from: root.start + 1)
    guard let child = RootElement.next(&scanner), child.local == "channel" else { return nil }
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
      if let root = RootElement.next(&inner), case .feed = root.verdict(in: inner) {
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
