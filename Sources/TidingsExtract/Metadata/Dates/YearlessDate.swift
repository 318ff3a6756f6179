internal import TidingsModel
internal import TidingsParse

/// The day that a line by the title gives without its year, on a page that has no other date of the article's: `Fri, 14 June,
/// 09:15` below a head that says what day it is, or above comments.
struct YearlessDate {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let reader: DateReader

  /// The last such day that is no later than the page's other dates, or the year of its copyright. It must fall on the day
  /// of the week that the line names; where it names none, there must be another date no more than a season away.
  func find() -> WrittenDate? {
    var last: Int64?
    for index in surroundings.afterTitle + surroundings.beforeTitle {
      let block = analysis.list.blocks[index]
      guard block.weight < 90, !block.endsSentence, !analysis.page.nodes[Int(block.node)].tag.isHeading,
        !surroundings.others.isAmongTeasers(index), !surroundings.places.isInPageHead(index),
        case let line = analysis.list.bytes(of: block), let found = date(in: line, year: Self.leapYear)
      else { continue }
      last = last ?? lastDay
      let weekday = weekday(beside: found, in: line)
      guard let known = last ?? (weekday == nil ? nil : lastDayOfCopyright) else { continue }
      if let date = date(in: line, noLaterThan: known, weekday: weekday) { return date }
    }
    return nil
  }

  /// A year that has every day.
  private static let leapYear = 2024

  private static let season: Int64 = 100

  /// How many years back a day of the week is looked for.
  private static let years = 6

  /// The day that makes up most of a line, or stands behind a word for the publication's.
  private func date(in line: ArraySlice<UInt8>, year: Int) -> WrittenDate? {
    guard reader.dates(in: line).isEmpty, let date = reader.dates(in: line, year: year).first,
      date.hasTime || date.length * 2 > line.count || DateLabels.speakOfPublication(line.prefix(date.start)),
      !DateLabels.speakOfUpdate(line.prefix(date.start)), !DateLabels.speakOfToday(line),
      date.length + Self.clock >= line.count / 3
    else { return nil }
    return date
  }

  /// How many bytes a time of day takes.
  private static let clock = 12

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
    let before = words(line.prefix(date.start).suffix(Self.longestWeekday)).suffix(2)
    let after = words(line.dropFirst(end).prefix(Self.longestWeekday)).prefix(2)
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

  private func words(_ text: ArraySlice<UInt8>) -> [Substring] {
    String(decoding: text, as: UTF8.self).split { !$0.isLetter }
  }

  /// The last day of the year that a short line names behind the sign of copyright, the last of a range: `© 2019-2024`.
  private var lastDayOfCopyright: Int64? {
    for block in analysis.list.blocks.reversed() where block.weight < 200 {
      let line = analysis.list.bytes(of: block)
      guard line.contains(0xC2),
        case let text = String(decoding: line, as: UTF8.self), let sign = text.firstIndex(of: "©")
      else { continue }
      let numbers = text[sign...].split { !$0.isASCII || !$0.isNumber }.prefix(2).compactMap { Int($0) }
      if let year = numbers.last(where: { (1995...2100).contains($0) }) {
        return CivilTime.days(year: year, month: 12, day: 31)
      }
    }
    return nil
  }

  /// The last day that the page's short lines name with its year, those of the article aside.
  private var lastDay: Int64? {
    let body = Set(surroundings.body)
    var last: Int64?
    for (index, block) in analysis.list.blocks.enumerated() where block.weight < 90 && !body.contains(index) {
      for date in reader.dates(in: analysis.list.bytes(of: block)) {
        guard let day = date.day, (1995...2100).contains(date.civil.year) else { continue }
        last = max(last ?? day, day)
      }
    }
    return last
  }
}
