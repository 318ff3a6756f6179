internal import TidingsHTML
public import TidingsModel
internal import TidingsXPath

/// Reads a plain HTML page as a feed, by the selectors of the configuration.
///
/// An expression may give nodes, of which the first counts (`summary` and `content` take all, `author` each as one), or a
/// text. Where it gives an element, a link is its `href` or that of the first link inside, an image its `src`, a date its
/// `datetime`, content its markup, and anything else its text. An item whose selector for it is missing or finds nothing
/// takes its title from its first heading or link, and its link from its first link. What stands in an item that stands in
/// another one, as elements that are never closed make it, is the inner one's alone.
public enum PageFeedReader {
  /// More items than any page of news has; the rest is left out, with a warning.
  static let mostItems = 1000

  /// - Parameters:
  ///   - bytes: the page as retrieved, content coding undone.
  ///   - contentType: the value of the Content-Type header.
  ///   - url: where it was retrieved from.
  /// - Throws: `ParseError.empty`; `.noItem` when the page has nothing that `selectors.item` matches, as after a change
  ///   of its layout; `.selector` when an expression cannot be evaluated.
  public static func parse(
    _ bytes: consuming [UInt8], selectors: PageSelectors, contentType: String? = nil, url: String? = nil
  ) throws(ParseError) -> ParsedFeed {
    guard bytes.contains(where: { !$0.isSpace }) else { throw .empty }
    let document = DocumentDecoder.decode(bytes, httpCharset: contentType.flatMap(ContentType.charset), kind: .html)
    guard let tree = HTMLTree(document.utf8) else { throw .notAFeed(what: "no HTML page") }
    var feed = ParsedFeed(format: .html)
    feed.encoding = document.encoding
    feed.warnings = document.repairs
    feed.isWellFormed = document.repairs.isEmpty
    feed.isComplete = hasEndTag(document.utf8)
    feed.url = url
    do throws(XPathFault) {
      try read(tree, selectors, into: &feed)
    } catch {
      throw .selector(expression: error.expression, message: error.reason)
    }
    guard !feed.items.isEmpty else { throw .noItem(expression: selectors.item) }
    return feed
  }

  private static func hasEndTag(_ html: [UInt8]) -> Bool {
    String(decoding: html.suffix(4096), as: UTF8.self).asciiLowercased.holds("</html")
  }

  private static func read(_ tree: HTMLTree, _ selectors: PageSelectors, into feed: inout ParsedFeed)
    throws(XPathFault)
  {
    let page = PageValues(tree: tree, base: nil)
    feed.title = try page.text("/html/head/title").map { ParsedText(.plain, $0) }
    feed.description = try page.text("/html/head/meta[@name='description']/@content").map { ParsedText(.plain, $0) }
    feed.language = try page.text("/html/@lang")
    feed.homePage = feed.url.map { ParsedReference($0) }
    let ownBase = try page.text("//base/@href")
    let base = ownBase.flatMap { text in
      feed.url.flatMap { WebURL($0)?.resolve(text)?.description } ?? WebURL(text)?.description
    }
    let values = PageValues(tree: tree, base: base ?? feed.url)
    guard case .nodes(let nodes) = try tree.find(selectors.item) else { return }
    if nodes.count > mostItems {
      feed.warnings.append(Warning("more than \(mostItems) items; the rest is left out"))
    }
    var items: [ParsedItem] = []
    var warnings: [Warning] = []
    try tree.eachFromLast(nodes.prefix(mostItems)) { node throws(XPathFault) in
      if let item = try values.item(node, selectors) {
        items.append(item)
      } else {
        warnings.append(Warning("an item without title, link and content is left out", line: node.line, column: 1))
      }
    }
    for item in items.reversed() { feed.items.append(item) }
    feed.warnings += warnings.reversed()
  }
}

/// What expressions give, as the values of a feed.
private struct PageValues {
  /// Where scripts find a picture before where they put it, in which another one stands until then.
  private static let imageAttributes = ["data-src", "data-original", "data-lazy-src", "src", "content", "href"]
  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  let tree: HTMLTree
  /// What references in the page are relative to.
  let base: String?

  func item(_ node: HTMLNode, _ selectors: PageSelectors) throws(XPathFault) -> ParsedItem? {
    var item = ParsedItem()
    item.line = node.line
    item.column = 1
    let link = node.name == "a" ? node : node.first(["a"], where: { $0.attribute("href") != nil })
    item.title = (try text(selectors.title, at: node) ?? title(of: node, link)).map { ParsedText(.plain, $0) }
    item.link = (try reference(selectors.link, ["href"], at: node) ?? link?.attribute("href"))
      .map { ParsedReference($0, base: base) }
    item.summary = try markup(selectors.summary, at: node)
    item.content = try markup(selectors.content, at: node)
    item.image = try reference(selectors.image, Self.imageAttributes, at: node)
      .map { ParsedReference($0, base: base) }
    item.published = try date(selectors.date, at: node)
    item.authors = try texts(selectors.author, at: node).map { ParsedPerson(name: $0) }
    return item.title == nil && item.link == nil && item.content == nil ? nil : item
  }

  private func title(of node: HTMLNode, _ link: HTMLNode?) -> String? {
    for candidate in [node.first(Self.headings), link] {
      if let text = candidate?.text, !text.isEmpty { return Self.mended(text) }
    }
    return nil
  }

  /// The text of the first node, or the expression's own; `nil` where there is none.
  func text(_ expression: String?, at node: HTMLNode? = nil) throws(XPathFault) -> String? {
    try texts(expression, at: node).first
  }

  private func texts(_ expression: String?, at node: HTMLNode?) throws(XPathFault) -> [String] {
    guard let expression else { return [] }
    switch try tree.find(expression, at: node) {
    case .nodes(let nodes): return nodes.map { Self.mended($0.text) }.filter { !$0.isEmpty }
    case .text(let text):
      let text = text.trimmedSpace
      return text.isEmpty ? [] : [text]
    }
  }

  /// libxml2 takes `&#146;`, a quote to browsers, for the control character of that number.
  private static func mended(_ text: String) -> String {
    guard text.utf8.contains(0xC2) else { return text }
    var bytes = Array(text.utf8)
    TextRepair.replaceControls(in: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Parameter attributes: where an element has its reference, the best first.
  private func reference(_ expression: String?, _ attributes: [String], at node: HTMLNode) throws(XPathFault)
    -> String?
  {
    guard let expression else { return nil }
    guard case .nodes(let nodes) = try tree.find(expression, at: node) else {
      return try text(expression, at: node)
    }
    guard let found = nodes.first else { return nil }
    guard found.isElement else { return found.text.isEmpty ? nil : found.text }
    let elements = [found, found.first(["a", "img", "source"], where: { Self.value(attributes, of: $0) != nil })]
    return elements.lazy.compactMap { $0.flatMap { Self.value(attributes, of: $0) } }.first
  }

  private static func value(_ attributes: [String], of node: HTMLNode) -> String? {
    attributes.lazy.compactMap { name in
      guard let value = node.attribute(name), !value.hasPrefix("data:") else { return nil }
      return name.hasPrefix("data-") && !value.utf8.contains(where: { $0 == 0x2E || $0 == 0x2F }) ? nil : value
    }.first
  }

  private func date(_ expression: String?, at node: HTMLNode) throws(XPathFault) -> ParsedDate? {
    guard let expression else { return nil }
    guard case .nodes(let nodes) = try tree.find(expression, at: node) else {
      return try text(expression, at: node).map { ParsedDate($0) }
    }
    guard let found = nodes.first else { return nil }
    let exact = found.attribute("datetime") ?? found.first(["time"])?.attribute("datetime")
    let words = found.text
    // Scripts write `Invalid date`, and other times than that of the text, such as `PT5M` to read it.
    let isExact = exact.map { (try? FeedDate.read($0).get()) != nil } ?? false
    let text = isExact || words.isEmpty ? exact ?? "" : words
    return text.isEmpty ? nil : ParsedDate(text, line: found.line, column: 1)
  }

  private func markup(_ expression: String?, at node: HTMLNode) throws(XPathFault) -> ParsedText? {
    guard let expression else { return nil }
    guard case .nodes(let nodes) = try tree.find(expression, at: node) else {
      return try text(expression, at: node).map { ParsedText(.plain, $0) }
    }
    if nodes.contains(where: \.isElement) {
      var html = nodes.flatMap(\.markup)
      TextRepair.replaceControls(in: &html)
      let text = ParsedText(.html, String(decoding: html, as: UTF8.self), base: base)
      return text.isBlank ? nil : text
    }
    let text = Self.mended(nodes.map(\.text).joined(separator: "\n"))
    return text.isEmpty ? nil : ParsedText(.plain, text)
  }
}

extension HTMLTree {
  /// What an expression gives. Where that is nothing, letters with marks are looked for in their other forms as well, composed
  /// and decomposed: they look alike, and pages have either.
  fileprivate func find(_ expression: String, at node: HTMLNode? = nil) throws(XPathFault) -> Value {
    let value = try evaluate(expression, at: node)
    guard value.isEmpty, !expression.utf8.allSatisfy({ $0 < 0x80 }) else { return value }
    for form in [NFC.compose(expression), NFC.decompose(expression)] where !form.utf8.elementsEqual(expression.utf8) {
      let other = try evaluate(form, at: node)
      if !other.isEmpty { return other }
    }
    return value
  }
}

extension HTMLTree.Value {
  fileprivate var isEmpty: Bool {
    switch self {
    case .nodes(let nodes): nodes.isEmpty
    case .text(let text): text.isEmpty
    }
  }
}
