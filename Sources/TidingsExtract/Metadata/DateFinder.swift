internal import TidingsModel
internal import TidingsParse

/// Finds when the article was published and changed.
///
/// What the page says for machines goes before what it shows; what it shows fills in the time of day and corrects a
/// wrong zone. Dates of the page's head and of other stories are never looked at.
struct DateFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linked: LinkedData
  let surroundings: Surroundings
  let hints: FeedHints
  let language: String?
  let url: String?
  let title: String?
  /// The offset that the page's other dates bear.
  private var pageOffset: Int32?

  init(
    analysis: PageAnalysis, meta: MetaTags, linked: LinkedData, surroundings: Surroundings, hints: FeedHints,
    language: String?, url: String?, title: String?
  ) {
    self.analysis = analysis
    self.meta = meta
    self.linked = linked
    self.surroundings = surroundings
    self.hints = hints
    self.language = language
    self.url = url
    self.title = title
  }

  struct Found: Sendable {
    var published: Timestamp?
    var modified: Timestamp?
    var source: String?
    var zoneSource: String?
  }

  struct Candidate {
    var date: WrittenDate
    var source: String
    var isUpdate = false
    /// The line that shows it.
    var line: Int?
    /// Whether little else stands on that line.
    var standsAlone = false
    /// The element that holds it, where a line does not.
    var node: Int?
  }

  mutating func find() -> Found {
    let visible = visibleDates()
    pageOffset = offsetOfPage(visible)
    var candidates: [Candidate] = []
    func add(_ text: String?, _ source: String) {
      guard let text, let date = machineDate(text) else { return }
      candidates.append(Candidate(date: date, source: source))
    }
    add(linked.published, "json-ld")
    add(
      meta.first("article:published_time", "article:published") ?? itemDate
        ?? meta.first(
          "og:published_time",
          "og:article:published_time", "datepublished", "publish-date", "publishdate", "publish_date", "pubdate",
          "schema:datepublished",
          "published_time", "parsely-pub-date", "cxenseparse:recs:publishtime", "sailthru.date", "dc.date.issued",
          "dcterms.issued", "dc.date.created", "dcterms.created", "citation_publication_date", "article.published",
          "article_date_original", "article:post_date", "originalpublicationdate", "dcsext.articlefirstpublished",
          "bt:pubdate", "ptime", "published_at", "date_published", "rnews:datepublished",
          "published", "published-date", "article:published_date", "pub_date", "release_date", "og:pubdate",
          "citation_online_date", "citation_date", "dc.issued", "dc.date.published", "article:publicationdate",
          "apub:time",
          "article:publish_date", "og:release_date") ?? meta.publication, "meta")
    add(linked.pagePublished, "json-ld")
    let time = timeElements(named: true)
    let shown = visible.first { !$0.isUpdate }
    let dates = [time.published, shown].compactMap { $0 }
    candidates += isFirstBelowTitle(shown, before: time.published) ? dates.reversed() : dates
    if candidates.isEmpty, let update = time.update { candidates.append(update) }
    if candidates.isEmpty, let hovered = hoveredDate { candidates.append(hovered) }
    if candidates.isEmpty, let held = attributeDate { candidates.append(held) }
    if candidates.isEmpty, case let (published, update) = timeElements(named: false), let time = published ?? update {
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
      candidates.append(Candidate(date: date, source: "script"))
    }
    if candidates.isEmpty, let updated = visible.first { candidates.append(updated) }
    // The day alone above the title is as often the visit's.
    if !candidates.isEmpty, candidates.allSatisfy(isDayAboveTitle), let told = datelineOfStory { candidates = [told] }
    if candidates.isEmpty, let told = dateInColophon { candidates.append(told) }
    if candidates.isEmpty, let only = onlyDate { candidates.append(only) }
    if candidates.isEmpty, let date = addressDate { candidates.append(Candidate(date: date, source: "url")) }
    if candidates.isEmpty, let date = datelineOfStory { candidates.append(date) }
    settleOrder(&candidates)
    if let first = candidates.first, !candidates.contains(where: \.date.hasTime) {
      candidates += dateWithoutYear(on: first.date).map { [Candidate(date: $0, source: first.source)] } ?? []
    }
    var found = Found()
    var machineOffset: Int32?
    var isLocalised = false
    if let chosen = choose(candidates, shown: candidates.first { $0.source == "text" && !$0.isUpdate }) {
      let date = completed(chosen.date, by: candidates.map(\.date))
      let (timestamp, zoneSource) = resolve(date, shown: shown?.date)
      machineOffset = chosen.date.offset
      isLocalised = localised(date, shown: shown?.date) != nil
      found.published = timestamp
      found.source = chosen.source
      found.zoneSource = zoneSource
    }
    let changed =
      linked.modified
      ?? meta.first(
        "article:modified_time", "og:updated_time", "itemprop:datemodified", "datemodified", "dcterms.modified",
        "article:modified", "modified_time", "last_updated_date", "lastmod",
        "last-modified")
    if let changed, var date = machineDate(changed) {
      // What the system calls UTC is local time here as well.
      if date.offset == 0, machineOffset == 0, let offset = found.published?.offset, offset != 0,
        found.zoneSource != nil,
        !isLocalised
      {
        date.offset = offset
      }
      found.modified = resolve(date, shown: nil).0
    } else if let update = time.update ?? visible.first(where: { $0.isUpdate }), found.source != nil {
      found.modified = resolve(update.date, shown: nil).0
    } else if let published = found.published {
      found.modified = changeWithoutDay(since: published)
    }
    if let modified = found.modified, let published = found.published, modified <= published { found.modified = nil }
    return found
  }

  /// Whether a line below the title gives day and time before an element does that is not called the publication's: in
  /// running reports such elements date what has been added.
  private func isFirstBelowTitle(_ shown: Candidate?, before element: Candidate?) -> Bool {
    guard let line = shown?.line, let heading = surroundings.heading, line > heading, shown?.date.hasTime == true,
      let node = element?.node, analysis.page.attribute(.itemprop, of: node) == nil
    else { return false }
    return Int(analysis.list.blocks[line].nodes.upperBound) <= node
  }

  /// Whether a line above the title shows a day and no time.
  private func isDayAboveTitle(_ candidate: Candidate) -> Bool {
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
    let dates = ProgramFacts(scripts: analysis.page.scripts).dates.compactMap(machineDate)
    guard let first = dates.first, (1995...2100).contains(first.civil.year),
      dates.allSatisfy({ $0.civil.dateText == first.civil.dateText })
    else { return nil }
    return dates.first(where: \.hasTime) ?? first
  }

  /// A known day with the time that a line by the title gives it, though without the year: `5 червня, 09:15`.
  private func dateWithoutYear(on day: WrittenDate) -> WrittenDate? {
    let below = surroundings.afterBody.prefix(3).filter { analysis.list.blocks[$0].weight < 40 }
    for index in surroundings.afterTitle + surroundings.beforeTitle + below {
      let block = analysis.list.blocks[index]
      guard block.weight < 90, !surroundings.isAmongTeasers(index) else { continue }
      let bytes = analysis.list.bytes(of: block)
      let dates = DateScanner.dates(in: bytes, language: language, dayFirst: dayFirst, year: day.civil.year)
      for (position, date) in dates.enumerated()
      where date.hasTime && date.civil.dateText == day.civil.dateText
        && !DateLabels.tellUpdate(of: position, among: dates, in: bytes)
      {
        return date
      }
    }
    return nil
  }

  /// A time as systems write it for machines, or else as people do.
  func machineDate(_ text: String) -> WrittenDate? {
    let bytes = Array(text.utf8)
    if bytes.starts(with: "/Date(".utf8), let time = Int64(text.dropFirst(6).prefix { $0.isNumber }) {
      return WrittenDate(civil: CivilTime(secondsSinceEpoch: time / 1000), hasTime: true, offset: 0)
    }
    if let date = DateScanner.dates(in: bytes[...], language: language, dayFirst: dayFirst).first {
      // What a system writes that has no date.
      if date.civil.dateText == Self.epoch { return nil }
      return date.isAmbiguous && Self.isAmerican(bytes, opening: date.civil.day) ? date.swapped : date
    }
    guard case .success(let reading) = FeedDate.read(text, language: language), reading.precision >= .day else {
      return nil
    }
    let local = CivilTime(secondsSinceEpoch: reading.timestamp.seconds + Int64(reading.timestamp.offset))
    return WrittenDate(
      civil: local, hasTime: reading.precision > .day, offset: reading.givesOffset ? reading.timestamp.offset : nil)
  }

  private static let epoch = CivilTime(secondsSinceEpoch: 0).dateText

  /// Whether a system wrote a time the American way, without zeros before day and month: `3/5/2024 8:07:00 AM`.
  /// - Parameter day: what has been taken for the day; the month, where the number stands first.
  private static func isAmerican(_ text: [UInt8], opening day: Int) -> Bool {
    let parts = text.split(separator: 0x20)
    guard parts.count == 3, parts[2].elementsEqual("AM".utf8) || parts[2].elementsEqual("PM".utf8),
      parts[1].count(where: { $0 == 0x3A }) == 2
    else { return false }
    let numbers = parts[0].split(separator: 0x2F)
    return numbers.count == 3 && numbers[2].count == 4 && numbers[0].first != 0x30 && numbers[1].first != 0x30
      && numbers[..<2].contains { $0.count == 1 } && Int(String(decoding: numbers[0], as: UTF8.self)) == day
  }

  /// Among dates that disagree, the one nearest to the feed's; else the first, unless readers see an earlier one: systems
  /// that build their pages anew write the day of the building.
  private func choose(_ candidates: [Candidate], shown: Candidate?) -> Candidate? {
    guard var first = candidates.first else { return nil }
    if let shown, shown.standsAlone, let day = shown.date.day, let declared = first.date.day,
      day + 1 < declared || (day < declared && isRebuilt(first.date, after: shown.date))
    {
      first = shown
    }
    if let known = hints.date {
      let nearest = candidates.min { distance($0.date, known) < distance($1.date, known) }
      if let nearest, distance(first.date, known) > 36 * 3600, distance(nearest.date, known) < 36 * 3600 {
        return nearest
      }
    }
    return first
  }

  /// Whether a date that the page's data give for publication and change alike is farther from the one that readers see
  /// than zones are apart.
  private func isRebuilt(_ declared: WrittenDate, after shown: WrittenDate) -> Bool {
    guard let published = linked.published ?? meta.first("article:published_time"),
      published == linked.modified ?? meta.first("article:modified_time"), shown.hasTime, declared.hasTime,
      let built = declared.timestamp(zone: zone?.rule), let seen = shown.timestamp(zone: zone?.rule)
    else { return false }
    return built.seconds - seen.seconds > 14 * 3600
  }

  private func distance(_ date: WrittenDate, _ known: Timestamp) -> Int64 {
    guard let time = date.timestamp(zone: zone?.rule) else { return .max }
    return abs(time.seconds - known.seconds)
  }

  /// Where dates without an offset are taken to be from: what the feed's owner says, the feed's habit, the offset that
  /// the page's other dates bear, its language and its country.
  private var zone: (rule: ZoneRule, source: String)? {
    if let zone = hints.zone { return (zone, "configured") }
    if let offset = hints.usualOffset { return (ZoneRule(offset: offset), "feed") }
    if let offset = hints.date?.offset, offset != 0 { return (ZoneRule(offset: offset), "feed") }
    if let offset = pageOffset { return (ZoneRule(offset: offset), "page") }
    let host = url.flatMap { WebURL($0)?.host }
    if let zone = Languages.zone(of: language, host: host) ?? Languages.zone(of: hints.language, host: host) {
      return (zone, "language")
    }
    return nil
  }

  func resolve(_ date: WrittenDate, shown: WrittenDate?) -> (Timestamp?, String?) {
    var date = date
    if let shown, shown.civil.dateText == date.civil.dateText, shown.hasTime {
      if !date.hasTime {
        date.civil = shown.civil
        date.hasTime = true
        date.offset = shown.offset
      } else if hasNoClock(date, beside: shown) || Self.lacksAfternoon(date, beside: shown) {
        date.civil = shown.civil
        date.offset = shown.offset ?? (date.offset == 0 ? nil : date.offset)
      } else if shown.civil.hour == date.civil.hour, shown.civil.minute == date.civil.minute {
        // Systems that write local time and call it UTC: what the reader sees is local time.
        if date.offset == nil || (date.offset == 0 && (shown.offset ?? 0) != 0) {
          date.offset = shown.offset ?? date.offset
        } else if date.offset == 0, shown.offset == nil, let zone,
          zone.source != "language" || isFarFromUTC(zone.rule, date)
        {
          date.offset = nil
        }
      }
    }
    if date.offset == nil, date.hasTime, let offset = offsetByFeed(date) {
      return (date.timestamp(zone: ZoneRule(offset: offset)), "feed")
    }
    if date.offset == nil, date.zoneName != nil { return (date.timestamp(zone: zone?.rule), "given") }
    if date.offset != nil {
      if let local = localised(date, shown: shown) { return (local.0, local.1) }
      return (date.timestamp(zone: nil), "given")
    }
    guard let zone else { return (date.timestamp(zone: nil), nil) }
    return (date.timestamp(zone: zone.rule), zone.source)
  }

  /// Whether a system wrote the start of the day for a time that readers see.
  private func hasNoClock(_ date: WrittenDate, beside shown: WrittenDate) -> Bool {
    date.civil.hour == 0 && date.civil.minute == 0 && date.civil.second == 0
      && (shown.civil.hour != 0 || shown.civil.minute != 0) && (date.offset != 0 || zone != nil)
  }

  /// Whether a system wrote an afternoon by a clock of twelve hours and left out which half of the day it is.
  private static func lacksAfternoon(_ date: WrittenDate, beside shown: WrittenDate) -> Bool {
    date.offset != 0 && shown.civil.hour == date.civil.hour + 12 && shown.civil.minute == date.civil.minute
  }

  /// The offsets of zones that are no whole hours from UTC, in minutes.
  private static let brokenOffsets: Set<Int64> = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765]

  /// The offset in which a time that the page gives without one is the instant that the feed gives.
  private func offsetByFeed(_ date: WrittenDate) -> Int32? {
    guard hints.zone == nil, date.zoneName == nil, let known = hints.date,
      let local = date.timestamp(zone: ZoneRule(offset: 0))
    else { return nil }
    let minutes = local.seconds / 60 - known.seconds / 60
    guard (-12 * 60...14 * 60).contains(minutes), minutes % 60 == 0 || Self.brokenOffsets.contains(minutes) else {
      return nil
    }
    // Feeds, too, call local time UTC.
    if minutes == 0, known.offset == 0, let zone, isFarFromUTC(zone.rule, date) { return nil }
    return Int32(minutes * 60)
  }

  /// A date with the time of day, or the offset, that another of the page's dates has for the same day, or time.
  private func completed(_ date: WrittenDate, by others: [WrittenDate]) -> WrittenDate {
    var date = date
    let sameDay = others.filter { $0.civil.dateText == date.civil.dateText && $0.hasTime }
    if !date.hasTime, let fuller = sameDay.first(where: { $0.offset != nil }) ?? sameDay.first {
      date = fuller
    }
    guard date.hasTime, (date.offset ?? 0) == 0 else { return date }
    // Without an offset, but in UTC, as another that bears its offset shows.
    if date.offset == nil, date.zoneName == nil, let utc = date.timestamp(zone: nil)?.seconds,
      let local = others.first(where: { other in
        (other.offset ?? 0) != 0 && other.timestamp(zone: nil).map { abs($0.seconds - utc) < 60 } ?? false
      })
    {
      return Self.date(at: utc, offset: local.offset, like: local)
    }
    // The same instant where the page gives it with the offset that its readers live by.
    if date.offset == 0, let instant = date.timestamp(zone: nil)?.seconds,
      let local = others.first(where: { other in
        (other.offset ?? 0) != 0 && other.timestamp(zone: nil).map { abs($0.seconds - instant) < 60 } ?? false
      })
    {
      return Self.date(at: instant, offset: local.offset, like: local)
    }
    let sameClock = sameDay.first {
      $0.civil.hour == date.civil.hour && $0.civil.minute == date.civil.minute && ($0.offset ?? 0) != 0
    }
    if let sameClock { date.offset = sameClock.offset }
    return date
  }

  /// An instant, seconds and all, as a date of the same minute shows it.
  private static func date(at instant: Int64, offset: Int32?, like shown: WrittenDate) -> WrittenDate {
    var date = shown
    date.civil = CivilTime(secondsSinceEpoch: instant + Int64(offset ?? 0))
    return date
  }

  /// Whether readers would see at once that a time is UTC's and not theirs.
  private func isFarFromUTC(_ zone: ZoneRule, _ date: WrittenDate) -> Bool {
    let winter = CivilTime.days(year: date.civil.year, month: 1, day: 1) ?? 0
    return abs(zone.offset(atLocalSeconds: winter * 86_400)) >= 3 * 3600
  }

  /// The same instant as the site's readers date it, where the page gives it in UTC and shows another day or time.
  private func localised(_ date: WrittenDate, shown: WrittenDate?) -> (Timestamp, String)? {
    guard date.offset == 0, date.hasTime, let shown = shown ?? addressDate,
      let instant = date.timestamp(zone: nil)
    else { return nil }
    if let zone {
      let offset = zone.rule.offset(atSeconds: instant.seconds)
      let local = CivilTime(secondsSinceEpoch: instant.seconds + Int64(offset))
      let isSameTime = shown.hasTime && shown.civil.hour == local.hour && shown.civil.minute == local.minute
      let isOtherDay = shown.civil.dateText != date.civil.dateText
      if local.dateText == shown.civil.dateText, isOtherDay || isSameTime {
        return (Timestamp(seconds: instant.seconds, offset: offset), zone.source)
      }
    }
    // The clock that readers see is whole hours away.
    guard shown.hasTime, shown.offset == nil, shown.zoneName == nil, shown.civil.minute == date.civil.minute,
      let own = shown.timestamp(zone: nil)?.seconds
    else { return nil }
    let hours = Int32((Double(own - instant.seconds) / 3600).rounded())
    guard hours != 0, (-11...14).contains(hours) else { return nil }
    return (Timestamp(seconds: instant.seconds, offset: hours * 3600), "page")
  }

  /// Reads `03/04/2024` the other way round where the page's address, its other dates or the feed say so.
  private func settleOrder(_ candidates: inout [Candidate]) {
    var known = candidates.filter { !$0.date.isAmbiguous }.map(\.date.civil.dateText)
    // Data that a system wrote the American way, beside what readers see.
    let shown = candidates.first { $0.source == "text" }?.date.civil.dateText
    if let address = addressDate { known.append(address.civil.dateText) }
    if let date = hints.date {
      known.append(CivilTime(secondsSinceEpoch: date.seconds + Int64(date.offset)).dateText)
      known.append(CivilTime(secondsSinceEpoch: date.seconds).dateText)
    }
    for index in candidates.indices where candidates[index].date.isAmbiguous {
      let date = candidates[index].date
      let others = candidates[index].source == "text" ? known : known + [shown].compactMap { $0 }
      guard !others.contains(date.civil.dateText), others.contains(date.swapped.civil.dateText) else { continue }
      candidates[index].date = date.swapped
    }
  }

  /// Whether the site's top-level domain is that of a country which writes the day first.
  var dayFirst: Bool {
    guard let host = url.flatMap({ WebURL($0)?.host }), let domain = host.split(separator: ".").last else {
      return false
    }
    return domain.utf8.count == 2 && !Self.monthFirstDomains.contains(String(domain))
  }

  /// Where the month comes first, and the domains that the whole world uses.
  private static let monthFirstDomains: Set<String> = [
    "us", "ph", "ca", "pr", "gu", "io", "co", "ai", "tv", "me", "fm", "ly", "to", "gg", "sh", "so", "cc", "ws",
  ]

  /// The one offset that the page's dates bear, whatever they date.
  private func offsetOfPage(_ visible: [Candidate]) -> Int32? {
    var offsets: Set<Int32> = Set(visible.compactMap(\.date.offset))
    for text in [linked.modified, linked.pagePublished, meta.first("article:modified_time", "og:updated_time")] {
      if let text { offsets.formUnion(Self.offset(endOf: Array(text.utf8)[...])) }
    }
    for (index, node) in analysis.page.nodes.enumerated() where node.tag == .time && offsets.count < 4 {
      if let value = analysis.page.attribute(.datetime, of: index) { offsets.formUnion(Self.offset(endOf: value)) }
    }
    offsets.remove(0)
    return offsets.count == 1 ? offsets.first : nil
  }

  /// `+07:00` or `+0700` at the end of a time.
  private static func offset(endOf text: ArraySlice<UInt8>) -> [Int32] {
    guard text.count > 16, let sign = text.lastIndex(where: { $0 == 0x2B || $0 == 0x2D }), sign > text.startIndex + 10
    else { return [] }
    let digits = text[(sign + 1)...].filter { $0 != 0x3A }
    guard digits.count == 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return [] }
    let value = digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
    let seconds = value / 100 * 3600 + value % 100 * 60
    guard seconds <= 14 * 3600 else { return [] }
    return [text[sign] == 0x2D ? -seconds : seconds]
  }

  /// The day in an address such as `/2023/12/14/`, `/2023/december/14/` or `-20231214145300123.htm`.
  private var addressDate: WrittenDate? {
    guard let url, let path = WebURL(url)?.path else { return nil }
    let parts = path.split(separator: "/").map(String.init)
    func day(_ year: Int, _ month: Int, _ day: Int) -> WrittenDate? {
      guard year >= 1995, year <= 2100, let days = CivilTime.days(year: year, month: month, day: day) else {
        return nil
      }
      return WrittenDate(civil: CivilTime(secondsSinceEpoch: days * 86_400), hasTime: false, offset: nil)
    }
    for (index, part) in parts.enumerated() where index + 2 < parts.count && part.utf8.count == 4 {
      guard let year = Int(part), let month = Int(parts[index + 1]) ?? DateVocabulary.month(named: parts[index + 1]),
        let number = Int(parts[index + 2]), parts[index + 2].utf8.count <= 2, let found = day(year, month, number)
      else { continue }
      return found
    }
    // "/202312/14/", "/2023-12/14/"
    for (index, part) in parts.enumerated() where index + 1 < parts.count && (6...7).contains(part.utf8.count) {
      let digits = part.filter { $0 != "-" && $0 != "_" }
      guard digits.utf8.count == 6, let both = Int(digits), parts[index + 1].utf8.count == 2,
        let number = Int(parts[index + 1]), let found = day(both / 100, both % 100, number)
      else { continue }
      return found
    }
    // "/2023-12-14-the-wooden-pier/", "/2023-12-14-18"
    for part in parts {
      let numbers = part.split(separator: "-", maxSplits: 3).prefix(3)
      guard numbers.count == 3, zip(numbers, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }),
        let year = Int(numbers[0]), let month = Int(numbers[1]), let number = Int(numbers[2]),
        let found = day(year, month, number)
      else { continue }
      return found
    }
    // "/20231214/"
    for part in parts.dropLast() where part.utf8.count == 8 {
      if let number = Int(part), let found = day(number / 10_000, number / 100 % 100, number % 100) { return found }
    }
    // Systems that number their articles by the clock.
    guard let name = parts.last else { return nil }
    let digits = name.prefix { $0 != "." }.reversed().prefix { $0.isASCII && $0.isNumber }
    let stamp = String(digits.reversed())
    guard [8, 12, 14, 17, 18].contains(stamp.utf8.count), let number = Int(stamp.prefix(8)) else { return nil }
    return day(number / 10_000, number / 100 % 100, number % 100)
  }
}
