internal import TidingsModel
internal import TidingsParse

/// The time of day at which a page says that its story was changed, where no whole date stands beside it: `Mis à jour à 12:00`.
struct ChangeTime {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let reader: DateReader
  let clock: PageClock

  private var lines: DateLines { DateLines(analysis: analysis) }

  /// - Parameter published: when the story was published; the change is of the same day.
  func find(since published: Timestamp) -> Timestamp? {
    let day = CivilTime(secondsSinceEpoch: published.seconds + Int64(published.offset))
    for index in surroundings.afterTitle + surroundings.beforeTitle {
      let block = analysis.list.blocks[index]
      guard block.weight < 120, !surroundings.others.isAmongTeasers(index), case let line = lines.parted(block),
        DateLabels.speakOfUpdate(line)
      else { continue }
      if let changed = changeWithoutYear(in: line, day.year), changed > published { return changed }
      guard let time = changeTime(in: line) else { continue }
      var civil = day
      civil.hour = time.seconds / 3600
      civil.minute = time.seconds / 60 % 60
      civil.second = time.seconds % 60
      let date = WrittenDate(civil: civil, hasTime: true, offset: time.offset ?? published.offset)
      if let changed = date.timestamp(zone: nil), changed > published { return changed }
    }
    return nil
  }

  /// A change with its day and without its year: `（最終更新 10/8 16:20）`.
  private func changeWithoutYear(in line: ArraySlice<UInt8>, _ year: Int) -> Timestamp? {
    let dates = reader.dates(in: line, year: year)
    for (position, date) in dates.enumerated()
    where date.hasTime && DateLabels.tellUpdate(of: position, among: dates, in: line) {
      return clock.resolve(date, shown: nil).0
    }
    return nil
  }

  /// The first time of a line that the words since the date or time before it call that of a change.
  private func changeTime(in line: ArraySlice<UInt8>) -> DateScanner.TimeOfDay? {
    let times = reader.times(in: line)
    for (position, time) in times.enumerated() where !time.isOfDate {
      let before = position > 0 ? times[position - 1].end : 0
      let label = line[(line.startIndex + before)..<(line.startIndex + max(before, time.start))]
      // With a digit a day stands there, which was not read.
      if DateLabels.speakOfUpdate(label), !label.contains(where: { $0.isDigit }) { return time }
    }
    return nil
  }
}
