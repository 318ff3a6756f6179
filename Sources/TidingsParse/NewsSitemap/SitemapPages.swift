internal import TidingsModel

/// The entries of a sitemap that name a page and say nothing of it. Beside articles, they are the site's other pages.
enum SitemapPages {
  /// Leaves them out of a sitemap that has articles: where it has none, they may be all that its publisher tells.
  static func leaveOut(of feed: inout ParsedFeed) {
    guard feed.format == .newssitemap, feed.items.contains(where: isPage), !feed.items.allSatisfy(isPage) else {
      return
    }
    var articles = ParsedItems()
    for item in feed.items where !isPage(item) { articles.append(item) }
    let count = feed.items.count - articles.count
    feed.warnings.append(
      Warning(count == 1 ? "a page without news is left out" : "\(count) pages without news are left out"))
    feed.items = articles
  }

  private static func isPage(_ item: ParsedItem) -> Bool {
    item.title == nil && item.published == nil && item.source == nil && item.content == nil && item.summary == nil
      && item.attachments.isEmpty && item.media == nil
  }
}
