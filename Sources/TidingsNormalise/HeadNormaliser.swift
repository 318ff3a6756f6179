internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Normalises what a document says of itself.
enum HeadNormaliser {
  /// A feed without items.
  static func feed(
    _ parsed: borrowing ParsedFeed, language: String?, _ parts: inout PartNormaliser, _ dates: inout DateReader
  ) -> Feed {
    var feed = Feed(format: parsed.format)
    feed.language = language
    feed.encoding = parsed.encoding
    feed.wellFormed = parsed.isWellFormed
    feed.id = parsed.id.map(PlainText.fromText)
    feed.title = parts.plain(parsed.title)
    feed.description = parts.plain(parsed.description, isProse: true)
    readAddresses(parsed, &parts, into: &feed)
    feed.icon = parts.address(parsed.logo)
    feed.favicon = parts.address(parsed.icon)
    feed.authors = parsed.authors.compactMap { parts.author($0) }
    feed.contributors = parsed.contributors.compactMap { parts.author($0) }
    let publisher = parsed.publisher.flatMap { parts.author($0) }
    feed.publisher = publisher?.name ?? publisher?.email
    feed.publisherEmail = publisher?.email
    for hub in parsed.hubs {
      guard let url = parts.address(hub.reference) else { continue }
      let known = Hub(type: hub.type, url: url)
      if !feed.hubs.contains(known) { feed.hubs.append(known) }
    }
    feed.expired = parsed.expired
    feed.updated = dates.read(parsed.updated)
    feed.published = dates.read(parsed.published)
    feed.created = dates.read(parsed.created)
    feed.rights = parts.plain(parsed.rights)
    feed.generator = parts.generator(parsed.generator)
    feed.categories = parsed.categories.compactMap { PartNormaliser.category($0) }
    feed.ttlMinutes = parsed.ttlMinutes
    feed.skipHours = parsed.skipHours.sorted()
    feed.skipDays = parsed.skipDays
    feed.updatePeriod = parsed.updatePeriod
    feed.updateFrequency = parsed.updateFrequency
    feed.newFeedURL = parts.page(parsed.newFeedURL)
    feed.links = parsed.links.compactMap { parts.link($0) }
    feed.prevArchive = feed.links.first { $0.rel == "prev-archive" }?.href
    feed.license = parts.address(parsed.license)
    feed.explicit = parsed.explicit
    feed.block = parsed.block
    feed.extensions = parsed.extensions.map(PartNormaliser.tidy)
    return feed
  }

  /// The feed's address and that of its page, by which the others are known.
  private static func readAddresses(
    _ parsed: borrowing ParsedFeed, _ parts: inout PartNormaliser, into feed: inout Feed
  ) {
    feed.homePageURL = parts.ownPage(parsed.homePage)
    feed.feedURL = parts.ownAddress(parsed.selfLink)
    let page = feed.homePageURL.flatMap(WebURL.init)
    let document = feed.feedURL.flatMap(WebURL.init)
    parts.resolver.hosts = [page?.host, document?.host].compactMap(\.self)
    // Atom's references are relative to the feed, those of others to the page that it is about.
    let isAtom = feed.format == .atom10 || feed.format == .atom03 || feed.format == .atom
    let sites = isAtom ? [document, page] : [page, document]
    parts.resolver.site = sites.lazy.compactMap(\.self).first(where: \.isHTTP)
    // One of the two may be relative to the other.
    if page == nil { feed.homePageURL = parts.page(parsed.homePage) }
    if document == nil { feed.feedURL = parts.address(parsed.selfLink) }
  }
}
