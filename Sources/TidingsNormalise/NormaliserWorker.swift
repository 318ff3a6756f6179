internal import TidingsModel
internal import TidingsParse

/// Normalises one document: first the feed, then its items, one after the other.
struct NormaliserWorker {
  /// What the document says of itself, without the items.
  private let head: ParsedFeed
  /// The document's items; those that are done have been let go.
  private var items: ParsedItems
  private var done = 0
  private var itemNormaliser: ItemNormaliser
  private var dateReader: DateReader
  /// The items' dates: the feed tells which of them cannot be read.
  private var dates = ItemDatesQueue()

  init(_ parsed: consuming ParsedFeed, contentLanguage: String?, defaults: FeedNormaliser.Defaults) {
    var head = consume parsed
    var items = ParsedItems()
    swap(&items, &head.items)
    let language = Language.tag(head.language) ?? Language.first(of: contentLanguage) ?? defaults.language
    itemNormaliser = ItemNormaliser(feedLanguage: language, parts: PartNormaliser(url: head.url, size: head.size))
    let order = DayMonthOrder.shown(by: items.count, isLanguageKnown: language != nil) { items.dateText($0) }
    dateReader = DateReader(language: language, order: order, zone: defaults.zone, warnings: head.warnings)
    self.head = consume head
    self.items = consume items
  }

  /// The feed without its items, to be asked for first.
  mutating func feed() -> Feed {
    var feed = HeadNormaliser.feed(
      head, language: itemNormaliser.feedLanguage, &itemNormaliser.parts, &dateReader)
    for index in items.indices {
      let said = items.dates(index)
      dates.append(
        ItemDates(
          published: dateReader.read(said.published), modified: dateReader.read(said.modified),
          created: dateReader.read(said.created), expires: dateReader.read(said.expires),
          sourceUpdated: dateReader.read(said.sourceUpdated)))
    }
    feed.warnings = dateReader.warnings
    return feed
  }

  /// Writes the next item, in the document's order, into an empty one, as it is large to hand over; `false` when all are
  /// done.
  mutating func next(into item: inout Item) -> Bool {
    guard done < items.count else { return false }
    var parsed = ParsedItem()
    items.take(done, for: &parsed)
    itemNormaliser.normalise(&parsed, dates.next(), into: &item)
    done += 1
    return true
  }
}
