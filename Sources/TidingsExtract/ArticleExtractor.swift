internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse
internal import TidingsLibXML2

/// Finds the article on a page: its text without the site's chrome, and its title, date, authors, tags, image.
///
/// Pure: page in, article out; nothing is fetched. Takes any bytes; time and memory are linear in the page.
public enum ArticleExtractor {
  /// Sets libxml2 up, which reads pages and feeds; to be called before several threads begin to read any. Extraction does
  /// so itself.
  public static func prepare() { LibXML2.prepare() }

  /// - Parameters:
  ///   - page: the response's body, content codings removed.
  ///   - url: where the page was fetched from; without it relative addresses stay as they are.
  ///   - contentType: the value of the Content-Type header.
  ///   - hints: what the feed says of the article.
  ///   - site: what was learned from other articles of the host.
  ///   - explains: whether ``Extraction/explanation`` tells of every line of the page.
  public static func extract(
    _ page: [UInt8], url: String? = nil, contentType: String? = nil, hints: FeedHints = FeedHints(),
    site: SiteTemplate? = nil, explains: Bool = false
  ) -> ExtractionOutcome {
    if let kind = FileKind.binary(page) { return .noArticle(.file(kind)) }
    let charset = contentType.flatMap(ContentType.charset)
    let document = DocumentDecoder.decode(page, httpCharset: charset, kind: .html)
    // In encodings of several bytes a sign each, any byte is text.
    if !document.encoding.hasPrefix("utf-16"), !document.encoding.hasPrefix("utf-32"), OtherFile.isBinary(page) {
      return .noArticle(.file("binary data"))
    }
    // What is looked for in a page's words is written composed.
    let markup = NFC.composeMarkup(document.utf8)
    if let kind = OtherFile.kind(of: markup) { return .noArticle(.file(kind)) }
    guard !XMLRoot.isList(markup) else { return .noArticle(.noBody) }
    let type = contentType.map(ContentType.name)
    let plain = type == "text/plain" ? PlainPage.markup(of: markup) : nil
    let isXML = type.map(ContentType.isXML) ?? false
    let parsed = PageParser.parse(plain ?? markup, isXML: isXML)
    let outcome = ArticleReading(page: parsed, url: url, hints: hints, site: site, explains: explains).outcome()
    switch outcome {
    case .noArticle(.empty), .noArticle(.noBody):
      guard plain == nil, ByteText.contains(markup, "<noscript") else { return outcome }
    default: return outcome
    }
    // Sites made by programs in the browser may have their text for others.
    let bare = PageParser.parse(markup, isXML: isXML, showsNoscript: true)
    let other = ArticleReading(page: bare, url: url, hints: hints, site: site, explains: explains).outcome()
    guard case .article(let extraction) = other,
      extraction.item.contentText.map({ $0.split(separator: "\n\n").count >= 3 }) == true
    else { return outcome }
    return other
  }

  /// Whether what ``Extraction/nextPage`` names may be an article's page of that number, 2 or more, and not one of a site's
  /// articles that are numbered themselves.
  public static func mayBePage(_ number: Int, _ address: String) -> Bool {
    WebURL(address).map { PageAddresses.isPage(number, $0) } ?? false
  }

  /// Whether what ``Extraction/nextPage`` led to is a page of the same article, and not the next article of a site that
  /// numbers them: it names the first page as its canonical address, or bears its title.
  public static func isFurtherPage(_ next: Extraction, of first: Extraction) -> Bool {
    if let own = first.item.url, own == next.item.url { return true }
    guard let title = first.item.title.map(WordFold.fold), let other = next.item.title.map(WordFold.fold),
      !title.isEmpty, !other.isEmpty
    else { return true }
    return WordFold.similarity(title, other) >= 0.9 || TitleFinder.contains(other, title)
      || TitleFinder.contains(title, other)
  }

  /// The article with the text of its next page added (``Extraction/nextPage``). Metadata stays the first page's.
  public static func join(_ first: Extraction, with next: Extraction) -> Extraction {
    var joined = first
    joined.nextPage = next.nextPage
    // A page that repeats the text, as "view all" pages do, adds nothing.
    if let text = next.item.contentText, first.item.contentText?.contains(text) != true {
      let own = first.item.contentText ?? ""
      // The standfirst stands on every page.
      let paragraphs = own.split(separator: "\n\n").prefix(2).map(String.init)
      let added = text.split(separator: "\n\n").map(String.init).drop { paragraphs.contains($0) }
      joined.item.contentText = ([own] + added).filter { !$0.isEmpty }.joined(separator: "\n\n")
      let html = next.item.contentHTML.map { withoutOpening($0, paragraphs) }
      joined.item.contentHTML = [first.item.contentHTML, html].compactMap { $0 }.joined(separator: "\n")
    }
    joined.explanation += next.explanation
    return joined
  }

  /// HTML without the elements it begins with that hold one of some paragraphs and nothing else.
  private static func withoutOpening(_ html: String, _ paragraphs: [String]) -> String {
    var rest = html[...]
    while rest.first == "<" {
      let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber }
      guard let end = rest.range(ofBytes: "</\(name)>"), case let element = rest[..<end.upperBound],
        // Of elements of one name within each other the first end is not the outer one's.
        element.dropFirst().range(ofBytes: "<\(name)") == nil, paragraphs.contains(PlainText.fromHTML(String(element)))
      else { break }
      rest = rest[end.upperBound...].drop { $0.isWhitespace }
    }
    return String(rest)
  }
}
