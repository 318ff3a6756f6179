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
    .noArticle(.empty)
  }

  /// The article with the text of its next page added (``Extraction/nextPage``). Metadata stays the first page's.
  public static func join(_ first: Extraction, with next: Extraction) -> Extraction { first }
}
