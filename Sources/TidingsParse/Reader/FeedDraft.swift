internal import TidingsModel

/// A feed being read: what its elements say, before it is decided which of them counts.
///
/// - title: `title`, `dc:title`, `itunes:title`, `media:title`
/// - description: `description`, `subtitle`, `tagline`; `abstract`; `dc:description`; `itunes:summary`; `itunes:subtitle`
/// - language: `language`, `dc:language`, `xml:lang` on the outer elements
/// - publisher: `publisher` and `dc:publisher`, `itunes:owner`, `webMaster`
/// - icon: `itunes:image`, Atom `logo`, RSS `image`, `webfeeds:icon`; favicon: Atom `icon`
struct FeedDraft {
  var parsed = ParsedFeed(format: .rss)
  /// The format, as far as the root element tells.
  var format: FeedFormat?
  var isRDF = false
  var isCDF = false
  var isBareChannel = false
  var title = Ranked<ParsedText>()
  var description = Ranked<ParsedText>()
  var homePage = Ranked<ParsedReference>()
  var selfLink = Ranked<ParsedReference>()
  var picture = Ranked<ParsedReference>()
  var language = Ranked<String>()
  var publisher = Ranked<ParsedPerson>()
  var podcastAuthors: [ParsedPerson] = []
  var dates = DateCandidates()
  var identifier = Ranked<String>()

  mutating func add(author: ParsedPerson) { PersonText.add(author, to: &parsed.authors) }

  mutating func add(category: ParsedCategory) {
    if parsed.categories.count < 1000, !category.isAmong(parsed.categories) { parsed.categories.append(category) }
  }

  consuming func finish() -> ParsedFeed {
    var feed = parsed
    feed.id = identifier.value
    feed.title = title.value
    feed.description = description.value
    feed.homePage = homePage.value
    feed.selfLink = selfLink.value
    feed.logo = picture.value
    feed.language = language.value
    feed.publisher = publisher.value
    if feed.authors.isEmpty { feed.authors = podcastAuthors }
    feed.published = dates.published ?? (dates.modified == nil ? nil : dates.date)
    feed.updated = dates.modified ?? dates.date
    feed.created = dates.created
    return feed
  }
}
