internal import TidingsModel
internal import TidingsParse

/// Finds when the article was published and changed.
///
/// What the page says for machines goes before what it shows; what it shows fills in the time of day and corrects a
/// wrong zone. Dates of the page's head and of other stories are never looked at.
struct DateFinder {
  private let analysis: PageAnalysis
  private let meta: MetaTags
  private let linked: LinkedData
  private let surroundings: Surroundings
  private let hints: FeedHints
  private let title: String?
  private let reader: DateReader
  /// What readers see.
  private let visible: [DateCandidate]
  /// What elements made for dates say by the title, or call the publication's.
  private let time: (published: DateCandidate?, update: DateCandidate?)
  private let clock: PageClock
  /// The year and month that the page's address names.
  private let month: (year: Int, month: Int)?

  /// - Parameters:
  ///   - language: BCP 47.
  ///   - url: the page's address.
  init(
    analysis: PageAnalysis, meta: MetaTags, linked: LinkedData, surroundings: Surroundings, hints: FeedHints,
    language: String?, url: String?, title: String?
  ) {
    self.analysis = analysis
    self.meta = meta
    self.linked = linked
    self.surroundings = surroundings
    self.hints = hints
    self.title = title
    reader = DateReader(language: language, url: url)
    month = AddressDate.month(in: url)
    visible = ShownDates(analysis: analysis, surroundings: surroundings, reader: reader, title: title).find()
    clock = PageClock(
      hints: hints, language: language, url: url,
      offset: PageOffset.find(analysis: analysis, meta: meta, linked: linked, shown: visible),
      day: AddressDate.day(in: url))
    time = DateElements(analysis: analysis, surroundings: surroundings, reader: reader).times(named: true)
  }

  struct Found: Sendable {
    var published: Timestamp?
    var modified: Timestamp?
    /// Where the date of publication was found: `json-ld`, `meta`, `time`, `microdata`, `text`, `state`, `script`, `url`.
    var source: String?
    /// What told its offset from UTC.
    var zoneSource: String?
  }

  func find() -> Found {
    let choice = DateChoice(meta: meta, linked: linked, clock: clock)
    var candidates = candidates
    choice.settleOrder(of: &candidates)
    if let first = candidates.first, !candidates.contains(where: \.date.hasTime),
      let timed = dateWithoutYear(on: first.date) ?? (first.source == "url" ? timeBelowTitle(on: first.date) : nil)
    {
      candidates.append(DateCandidate(date: timed, source: first.source))
    }
    let chosen = choice.choose(candidates, shown: candidates.first { $0.source == "text" && !$0.isUpdate })
    var found = Found()
    var isOfSystem = false
    if let chosen {
      let date = chosen.date.completed(by: candidates.map(\.date))
      (found.published, found.zoneSource) = clock.resolve(date, shown: shown?.date)
      found.source = chosen.source
      isOfSystem = chosen.date.offset == 0 && clock.localised(date, shown: shown?.date) == nil
    }
    found.modified = change(since: found, isOfSystem: isOfSystem)
    if let modified = found.modified, let published = found.published, modified <= published { found.modified = nil }
    return found
  }

  private var shown: DateCandidate? { visible.first { !$0.isUpdate } }

  /// What may be the date of publication, what most speaks for first: the page's data, what is seen by the title, and only
  /// without these what is found elsewhere.
  private var candidates: [DateCandidate] {
    let elements = DateElements(analysis: analysis, surroundings: surroundings, reader: reader)
    let told = ToldDates(analysis: analysis, surroundings: surroundings, reader: reader)
    var candidates: [DateCandidate] = []
    func add(_ text: String?, _ source: String) {
      guard let text, let date = reader.machineDate(text) else { return }
      candidates.append(DateCandidate(date: date, source: source))
    }
    add(linked.published, "json-ld")
    add(
      meta.first("article:published_time", "article:published") ?? itemDate ?? meta.first(Self.publicationKeys)
        ?? meta.publication, "meta")
    add(linked.pagePublished, "json-ld")
    let dates = [time.published, shown].compactMap { $0 }
    candidates += isFirstBelowTitle(shown, before: time.published) ? dates.reversed() : dates
    if candidates.isEmpty, let change = time.update ?? visible.first, change.isUpdate, let day = clock.day,
      let published = day.day, let changed = change.date.day, published < changed
    {
      candidates.append(DateCandidate(date: day, source: "url"))
    }
    if candidates.isEmpty, let update = time.update { candidates.append(update) }
    if candidates.isEmpty, let hovered = elements.hoveredDate { candidates.append(hovered) }
    if candidates.isEmpty, let held = elements.attributeDate { candidates.append(held) }
    if candidates.isEmpty, case let (published, update) = elements.times(named: false), let time = published ?? update {
      candidates.append(time)
    }
    if candidates.isEmpty {
      add(
        meta.first("dc.date", "dcterms.date", "date", "article:create_at", "creation_date", "itemprop:dateupdate"),
        "meta")
    }
    if !candidates.contains(where: \.date.hasTime) {
      let state = EmbeddedState(titles: [title, linked.headline, hints.title].compactMap { $0 })
      let maximum = candidates.isEmpty ? EmbeddedState.maximumBytes : EmbeddedState.modest
      add(state.facts(in: analysis.page.scripts, upTo: maximum).published, "state")
    }
    if !candidates.contains(where: \.date.hasTime), let date = programDate {
      candidates.append(DateCandidate(date: date, source: "script"))
    }
    if candidates.isEmpty, let updated = visible.first { candidates.append(updated) }
    // The day alone above the title is as often the visit's.
    if !candidates.isEmpty, candidates.allSatisfy(isDayAboveTitle), let opening = told.datelineOfStory {
      candidates = [opening]
    }
    if candidates.isEmpty, let date = told.dateInColophon { candidates.append(date) }
    if candidates.isEmpty, let date = told.dateInTitle([meta.title, meta.first("og:title")].compactMap { $0 }) {
      candidates.append(date)
    }
    if candidates.isEmpty, let date = told.labelledDate { candidates.append(date) }
    if candidates.isEmpty, let only = told.onlyDate { candidates.append(only) }
    if candidates.isEmpty, let date = clock.day { candidates.append(DateCandidate(date: date, source: "url")) }
    if candidates.isEmpty, let date = dayInMonthOfAddress {
      candidates.append(DateCandidate(date: date, source: "text"))
    }
    if candidates.isEmpty, let date = told.datelineOfStory { candidates.append(date) }
    if candidates.isEmpty,
      let date = YearlessDate(
        analysis: analysis, surroundings: surroundings, reader: reader, known: hints.date
      ).find()
    {
      candidates.append(DateCandidate(date: date, source: "text"))
    }
    return candidates
  }

  /// When the article was last changed.
  /// - Parameter isOfSystem: whether the date of publication was given as UTC's and is local time.
  private func change(since found: Found, isOfSystem: Bool) -> Timestamp? {
    if let changed = linked.modified ?? meta.first(Self.changeKeys), var date = reader.machineDate(changed) {
      // What the system calls UTC is local time here as well.
      if date.offset == 0, isOfSystem, let offset = found.published?.offset, offset != 0, found.zoneSource != nil {
        date.offset = offset
      }
      return clock.resolve(date, shown: nil).0
    }
    if let update = time.update ?? visible.first(where: { $0.isUpdate }), found.source != nil {
      return clock.resolve(update.date, shown: nil).0
    }
    guard let published = found.published else { return nil }
    return ChangeTime(analysis: analysis, surroundings: surroundings, reader: reader, clock: clock)
      .find(since: published)
  }

  /// What systems call the date of publication in `meta` elements, the most common first.
  private static let publicationKeys = [
    "og:published_time", "og:article:published_time", "datepublished", "publish-date", "publishdate", "publish_date",
    "pubdate", "schema:datepublished", "published_time", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "citation_publication_date", "article.published", "article_date_original", "article:post_date",
    "originalpublicationdate", "dcsext.articlefirstpublished", "bt:pubdate", "ptime", "published_at", "date_published",
    "rnews:datepublished", "published", "published-date", "article:published_date", "pub_date", "release_date",
    "og:pubdate", "citation_online_date", "citation_date", "dc.issued", "dc.date.published", "article:publicationdate",
    "apub:time", "article:publish_date", "og:release_date",
  ]

  private static let changeKeys = [
    "article:modified_time", "og:updated_time", "itemprop:datemodified", "datemodified", "dcterms.modified",
    "article:modified", "modified_time", "last_updated_date", "lastmod", "last-modified",
  ]

  /// Whether a line below the title gives day and time before an element does that is not called the publication's: in
  /// running reports such elements date what has been added.
  private func isFirstBelowTitle(_ shown: DateCandidate?, before element: DateCandidate?) -> Bool {
    guard let line = shown?.line, let heading = surroundings.heading, line > heading, shown?.date.hasTime == true,
      let node = element?.node, analysis.page.attribute(.itemprop, of: node) == nil
    else { return false }
    return Int(analysis.list.blocks[line].nodes.upperBound) <= node
  }

  /// Whether a line above the title shows a day and no time.
  private func isDayAboveTitle(_ candidate: DateCandidate) -> Bool {
    guard let line = candidate.line, let heading = surroundings.heading else { return false }
    return line < heading && !candidate.date.hasTime
  }

  /// The date of publication in a `meta` that is a property of an item: where items of several dates are on the page,
  /// that of the one which holds the title.
  private var itemDate: String? {
    let dates = meta.all("itemprop:datepublished")
    guard Set(dates).count > 1 else { return dates.first }
    let page = analysis.page
    let heading = surroundings.heading.map { Int(analysis.list.blocks[$0].node) }
    for (index, node) in page.nodes.enumerated() where node.tag == .meta {
      guard page.attribute(.itemprop, of: index).map({ ByteText.equals($0, "datepublished") }) ?? false else {
        continue
      }
      var scope = Int(node.parent)
      while scope > 0, page.attribute(.itemscope, of: scope) == nil { scope = Int(page.nodes[scope].parent) }
      if scope <= 0 || heading.map({ page.contains(scope, $0) }) ?? true {
        return page.attributeText(.content, of: index)
      }
    }
    return nil
  }

  /// The day that the page's programs name as the publication's, where all agree.
  private var programDate: WrittenDate? {
    let dates = ProgramFacts(scripts: analysis.page.scripts).dates.compactMap(reader.machineDate)
    guard let first = dates.first, (1995...2100).contains(first.civil.year),
      dates.allSatisfy({ $0.civil.dateText == first.civil.dateText })
    else { return nil }
    return dates.first(where: \.hasTime) ?? first
  }

  /// The day that the page's address gives with the time that a line straight below the title gives behind the
  /// day of the week: `Chủ nhật 21:30`.
  private func timeBelowTitle(on day: WrittenDate) -> WrittenDate? {
    for index in surroundings.afterTitle.prefix(2) {
      let block = analysis.list.blocks[index]
      let bytes = analysis.list.bytes(of: block)
      guard block.weight < 24, block.links == 0, case let times = reader.times(in: bytes), times.count == 1,
        !times[0].isOfDate, isWeekday(bytes.prefix(times[0].start))
      else { continue }
      var date = day
      date.civil.hour = times[0].seconds / 3600
      date.civil.minute = times[0].seconds / 60 % 60
      date.hasTime = true
      date.offset = times[0].offset
      return date
    }
    return nil
  }

  /// Whether a text is a day of the week, and nothing else.
  private func isWeekday(_ text: ArraySlice<UInt8>) -> Bool {
    let words = ByteText.folded(text).inLowerCase
    return DateVocabulary.isWeekday(words) || NameWords.weekdays.contains(words)
  }

  /// The day that a line by the title gives without its year, where it falls into the month that the page's address names.
  private var dayInMonthOfAddress: WrittenDate? {
    guard let month else { return nil }
    for index in surroundings.afterTitle + surroundings.beforeTitle {
      let block = analysis.list.blocks[index]
      guard block.weight < 90, !surroundings.others.isAmongTeasers(index) else { continue }
      let line = analysis.list.bytes(of: block)
      guard !block.endsSentence, !analysis.page.nodes[Int(block.node)].tag.isHeading,
        let date = reader.dates(in: line, year: month.year).first,
        date.civil.year == month.year, date.civil.month == month.month,
        DateLabels.speakOfPublication(line.prefix(date.start)) || date.length * 2 > line.count,
        !namesYear(line.dropFirst(date.start + date.length))
      else { continue }
      return date
    }
    return nil
  }

  /// Whether a number of three or four digits follows a day, or its era.
  private func namesYear(_ rest: ArraySlice<UInt8>) -> Bool {
    let word = rest.drop { ByteText.isSpace($0) || $0 == 0x2C }
    let digits = word.prefix { $0.isDigit }.count
    return digits >= 3 || (digits > 0 && ByteText.contains(word.prefix(8), "bc"))
  }

  /// A known day with the time that a line by the title gives it, though without the year: `5 червня, 09:15`.
  private func dateWithoutYear(on day: WrittenDate) -> WrittenDate? {
    let below = surroundings.afterBody.prefix(3).filter { analysis.list.blocks[$0].weight < 40 }
    for index in surroundings.afterTitle + surroundings.beforeTitle + below {
      let block = analysis.list.blocks[index]
      guard block.weight < 90, !surroundings.others.isAmongTeasers(index) else { continue }
      let bytes = analysis.list.bytes(of: block)
      let dates = reader.dates(in: bytes, year: day.civil.year)
      for (position, date) in dates.enumerated()
      where date.hasTime && date.civil.dateText == day.civil.dateText
        && !DateLabels.tellUpdate(of: position, among: dates, in: bytes)
        && YearlessDate.standsAlone(date, in: bytes)
      {
        return date
      }
    }
    return nil
  }
}
