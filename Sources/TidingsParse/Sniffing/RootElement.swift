/// The element that a document begins with, and what it tells of the document.
struct RootElement {
  enum Verdict {
    case feed
    /// Something else; it completes the sentence "this is …".
    case something(String)
    /// A part of an HTML page, unless a feed comes behind it.
    case html
    case unknown
  }

  /// Where its start tag begins.
  var start: Int
  var name: String
  /// The name without a prefix, lower case.
  var local: String
  /// The start tag's bytes, lower case, or the first of them.
  var tag: String

  /// Its name as a person is told of it.
  var shown: String { String(decoding: Array(name.utf8.prefix(40)), as: UTF8.self) }

  // MARK: Finding it

  /// The first start tag, past declarations, comments and instructions.
  static func next(_ scanner: inout XMLScanner) -> RootElement? {
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
        return RootElement(
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

  // MARK: What it tells

  /// What the document is by it.
  ///
  /// - Parameter scanner: of the document.
  func verdict(in scanner: XMLScanner) -> Verdict {
    switch local {
    case "rss", "feed", "channel": return .feed
    case "rdf":
      // RDF says many things; a feed has a channel or items.
      let hasFeed =
        tag.holds("purl.org/rss/1.0") || tag.holds("netscape.com/rdf")
        || scanner.find("<channel", from: start) != nil || scanner.find("<item", from: start) != nil
        || scanner.find(":channel", from: start) != nil
      return hasFeed ? .feed : .something("an RDF document without a channel")
    case "entry" where tag.holds("w3.org/2005/atom") || tag.holds("purl.org/atom/ns"): return .feed
    case "urlset":
      if tag.holds("sitemap-news") || scanner.find("sitemap-news", from: start) != nil
        || scanner.find("<news:news", from: start) != nil
      {
        return .feed
      }
      return .something("a sitemap without news")
    case "sitemapindex": return .something("an index of sitemaps")
    case "html": return .something("an HTML page")
    case "article" where tag.holds("xmlns"), "section" where tag.holds("xmlns"): return .unknown
    case "head", "body", "title", "meta", "script", "style", "div", "p", "br", "b", "h1", "h2", "table", "center",
      "font", "a", "span", "pre", "noscript", "section", "article", "main", "header":
      return .html
    case "svg": return .something("an SVG image")
    case "opml": return .something("an OPML list of feeds")
    case "service" where tag.holds("w3.org/2007/app"): return .something("an AtomPub service document")
    case "opensearchdescription": return .something("an OpenSearch description")
    case "manifest", "plist", "wml", "error":
      return .something("an XML document with the root element <\(shown)>")
    default: return .unknown
    }
  }
}
