internal import TidingsModel

/// A page's addresses: what its references are relative to, its canonical address, its next page.
struct PageAddresses {
  let fetched: WebURL?
  let base: WebURL?
  let canonical: String?

  init(url: String?, meta: MetaTags) {
    let fetched = url.flatMap { WebURL($0) }.flatMap { $0.isHTTP ? $0 : nil }
    self.fetched = fetched
    let canonicalURL =
      Self.canonical(meta.canonical, fetched) ?? Self.canonical(meta.first("og:url", "twitter:url"), fetched)
    let own = fetched ?? canonicalURL
    base = meta.base.flatMap { text in own?.resolve(text) ?? WebURL(text) }.flatMap { $0.isHTTP ? $0 : nil } ?? own
    canonical = (canonicalURL ?? fetched)?.description
  }

  /// A canonical address is believed unless it names the front page of a page that is not one.
  private static func canonical(_ text: String?, _ fetched: WebURL?) -> WebURL? {
    guard let text, !text.isEmpty else { return nil }
    guard var url = fetched?.resolve(text) ?? WebURL(text.hasPrefix("//") ? "https:" + text : text), url.isHTTP else {
      return nil
    }
    url.fragment = nil
    if url.path == "/" || url.path.isEmpty, url.query == nil, let fetched, fetched.path != "/" && !fetched.path.isEmpty
    {
      return nil
    }
    return url
  }

  /// The words of the address's last part, folded, without numbers and the name's ending.
  var titleWords: Set<[UInt8]> {
    guard let own = fetched ?? base, let last = own.path.split(separator: "/").last else { return [] }
    let name = last.split(separator: ".").first ?? last
    return Set(WordFold.words(WordFold.fold(String(name))).map(Array.init).filter { $0.contains { $0 > 0x39 } })
  }

  func absolute(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    guard let base else { return WebURL(text).flatMap { $0.isHTTP ? $0.description : nil } }
    return base.resolve(text).flatMap { $0.isHTTP ? $0.description : nil }
  }

  /// The next page of the same article: same host, and an address that differs by a number only.
  func nextPage(_ meta: MetaTags, page: Page) -> String? {
    guard let own = fetched ?? base else { return nil }
    var references = [meta.next].compactMap { $0 }
    for (index, node) in page.nodes.enumerated() where node.tag == .a && references.count < 4 {
      guard let rel = page.attribute(.rel, of: index),
        rel.split(separator: 0x20).contains(where: { ByteText.equals($0, "next") }),
        let href = page.attributeText(.href, of: index)
      else { continue }
      references.append(href)
    }
    for reference in references {
      guard var next = own.resolve(reference), next.isHTTP, next.host == own.host else { continue }
      next.fragment = nil
      guard next.description != own.description, Self.isSameArticle(own, next) else { continue }
      return next.description
    }
    return nil
  }

  /// No article has more pages than this.
  private static let mostPages = 60

  private static func isSameArticle(_ own: WebURL, _ next: WebURL) -> Bool {
    guard own.path != "/", !own.path.isEmpty else { return false }
    let (current, further) = (parts(own), parts(next))
    guard query(own) == query(next) else { return false }
    if current.whole == further.whole { return true }
    // An article's own number may stand before the page's.
    if current.whole == further.stem, let page = further.page { return page <= 2 }
    guard current.stem == further.stem else { return false }
    // Of a site that numbers its articles the next number is the next article's.
    guard let page = further.page else { return current.page == nil }
    guard let before = current.page else { return page <= 2 }
    return before <= mostPages && page == before + 1
  }

  /// A path's end that may count pages, and what stands before it.
  private static func parts(_ url: WebURL) -> (stem: [UInt8], page: Int?, whole: [UInt8]) {
    var bytes = Array((url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path).utf8)
    for suffix in [".html", ".htm", ".php", ".aspx"] where bytes.count > suffix.utf8.count {
      if bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) { bytes.removeLast(suffix.utf8.count) }
    }
    var end = bytes.count
    while end > 0, bytes[end - 1].isDigit { end -= 1 }
    // At most three digits count pages; more of them are the article's number.
    if bytes.count - end > 0, bytes.count - end <= 3, end > 0 {
      var cut = end
      for word in ["page", "p", "trang", "seite", "strana"] {
        if bytes[..<cut].reversed().starts(with: word.utf8.reversed()) {
          cut -= word.utf8.count
          break
        }
      }
      if cut > 0, [0x2F, 0x2D, 0x5F, 0x2E, 0x2C].contains(bytes[cut - 1]) {
        return (Array(bytes[..<(cut - 1)]), Int(String(decoding: bytes[end...], as: UTF8.self)), bytes)
      }
    }
    return (bytes, nil, bytes)
  }

  private static let counters: Set<String> = ["page", "p", "trang", "pg", "seite"]

  /// A query without what may count pages.
  private static func query(_ url: WebURL) -> [Substring] {
    (url.query ?? "").split(separator: "&").filter { !counters.contains($0.prefix { $0 != "=" }.lowercased()) }
  }

  /// Whether an address that differs from an article's by a number may be that of the article's page of that number.
  /// Other numbers are those of other articles. Pages are counted from 0 or from 1.
  static func isPage(_ number: Int, _ url: WebURL) -> Bool {
    let counted = (url.query ?? "").split(separator: "&").filter {
      counters.contains($0.prefix { $0 != "=" }.lowercased())
    }
    let inQuery = counted.lazy.compactMap { Int($0.drop { $0 != "=" }.dropFirst()) }.first
    guard let page = inQuery ?? parts(url).page else { return true }
    return page == number || page == number - 1
  }
}
