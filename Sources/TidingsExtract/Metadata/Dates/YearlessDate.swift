internal import TidingsModel
internal import TidingsParse

/// The day that a line by the title gives without its year, on a page that has no other date of the article's: `Fri, 14 June,
/// 09:15` below a head that says what day it is, or above comments.
struct YearlessDate {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let reader: DateReader

  /// The day of the feed's item, where it is known.
  let known: Timestamp?

  /// The last such day that is no later than the page's other dates, where all of these tell the same year; the one nearest
  /// to the feed's, where that is known. It must fall on the day of the week that the line names; where it names none,
  /// there must be another date no more than a season later.
  func find() -> WrittenDate? {
    let lines = (surroundings.afterTitle + surroundings.beforeTitle).filter { index in
      let block = analysis.list.blocks[index]
      return block.weight < 90 && !block.endsSentence && !analysis.page.nodes[Int(block.node)].tag.isHeading
        && !surroundings.others.isAmongTeasers(index) && !surroundings.places.isInPageHead(index)
        && date(in: analysis.list.bytes(of: block), year: Self.leapYear) != nil
    }
    guard !lines.isEmpty else { return nil }
    let days = known.map { [$0.day + 1] } ?? otherDays
    for index in lines {
      let line = analysis.list.bytes(of: analysis.list.blocks[index])
      guard let found = date(in: line, year: Self.leapYear) else { continue }
      let weekday = weekday(beside: found, in: line)
      let dates = days.compactMap { date(in: line, noLaterThan: $0, weekday: weekday) }
      guard let first = dates.first, dates.allSatisfy({ $0.civil == first.civil }) else { continue }
      if let known, abs((first.day ?? 0) - known.day) > 2 { continue }
      return first
    }
    return nil
  }

  /// A year that has every day.
  private static let leapYear = 2024

  private static let season: Int64 = 100

  /// How many years back a day of the week is looked for.
  private static let years = 2

  /// The day that stands alone on a line, behind its day of the week or a word for the publication's at most.
  private func date(in line: ArraySlice<UInt8>, year: Int) -> WrittenDate? {
    guard reader.dates(in: line).isEmpty, let date = reader.dates(in: line, year: year).first,
      date.hasTime || date.length * 2 > line.count || DateLabels.speakOfPublication(line.prefix(date.start)),
      !DateLabels.speakOfUpdate(line.prefix(date.start)), !DateLabels.speakOfToday(line),
      Self.standsAlone(date, in: line)
    else { return nil }
    return date
  }

  /// Whether nothing around a day says that something else is on it than the publication: `Entries close 14 June, 17:00`,
  /// `14 June, 10:00-16:00`.
  static func standsAlone(_ date: WrittenDate, in line: ArraySlice<UInt8>) -> Bool {
    let before = line.prefix(date.start)
    let after = line.dropFirst(date.start + date.length)
    let opening = words(before)
    let isOpened =
      opening.isEmpty || DateLabels.speakOfPublication(before) || DateLabels.isWordForDate(before)
      || (opening.count <= 2 && (opening.contains(where: isWeekday) || isWeekday(opening.joined(separator: " ")[...])))
      || isBehindSeparator(before)
    return isOpened && words(after).count <= 3 && after.count(where: { $0 == 0x3A }) <= 2
      && !holdsRange(after)
  }

  private static func isWeekday(_ word: Substring) -> Bool {
    DateVocabulary.isWeekday(word) || NameWords.weekdays.contains(word.lowercased()) || word.lowercased() == "thu"
  }

  /// Whether a sign that parts a byline's pieces stands before a day, and no label: `Ann Bell | 14 June, 09:15`.
  private static func isBehindSeparator(_ before: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: before, as: UTF8.self)
    return !text.contains(":") && !text.contains("：")
      && text.last(where: { $0 != " " }).map { "|•·–—".contains($0) } == true
  }

  /// Whether one time of day leads to another.
  private static func holdsRange(_ text: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: text, as: UTF8.self)
    guard let mark = text.firstIndex(where: { "-–—～~".contains($0) }) else { return false }
    return text[..<mark].contains(where: \.isNumber) && text[mark...].dropFirst().prefix(4).contains(where: \.isNumber)
  }

  private func date(in line: ArraySlice<UInt8>, noLaterThan last: Int64, weekday: Int?) -> WrittenDate? {
    let year = CivilTime(secondsSinceEpoch: last * 86_400).year
    for year in stride(from: year, to: year - Self.years, by: -1) {
      // A visit may be a day behind by another clock.
      guard let date = date(in: line, year: year), let day = date.day, day <= last + 1 else { continue }
      guard let weekday else { return last - day <= Self.season ? date : nil }
      if (day + 3) % 7 == Int64(weekday) { return date }
    }
    return nil
  }

  /// The day of the week that the words straight before a date, or behind it, name: 0 is Monday.
  private func weekday(beside date: WrittenDate, in line: ArraySlice<UInt8>) -> Int? {
    let end = date.start + date.length
    let before = Self.words(line.prefix(date.start).suffix(Self.longestWeekday)).suffix(2)
    let after = Self.words(line.dropFirst(end).prefix(Self.longestWeekday)).prefix(2)
    return [before, after].lazy.compactMap { pair in
      DateVocabulary.weekday(named: pair.joined(separator: " ")) ?? pair.lazy.compactMap(weekday(named:)).first
    }.first
  }

  /// - Returns: that of "Thu" as well, which in Vietnamese stands before the number of a day.
  private func weekday(named word: Substring) -> Int? {
    DateVocabulary.weekday(named: word)
      ?? (word.lowercased() == "thu" && reader.language?.hasPrefix("vi") != true ? 3 : nil)
  }

  /// In bytes.
  private static let longestWeekday = 40

  private static func words(_ text: ArraySlice<UInt8>) -> [Substring] {
    String(decoding: text, as: UTF8.self).split { !$0.isLetter }
  }

  /// The days that the page's short lines name with their years, those of the article aside.
  private var otherDays: [Int64] {
    let body = Set(surroundings.body)
    var days: Set<Int64> = []
    for (index, block) in analysis.list.blocks.enumerated() where block.weight < 90 && !body.contains(index) {
      for date in reader.dates(in: analysis.list.bytes(of: block)) where (1995...2100).contains(date.civil.year) {
        if let day = date.day { days.insert(day) }
      }
      if days.count > Self.mostDays { break }
    }
    return Array(days)
  }

  /// More days tell no more.
  private static let mostDays = 60
}

extension Timestamp {
  /// Days since 1970, by its own offset.
  fileprivate var day: Int64 { Int64((Double(seconds + Int64(offset)) / 86_400).rounded(.down)) }
}
