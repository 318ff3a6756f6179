internal import TidingsModel
internal import TidingsParse

/// The name that stands beside the date, without a word that says whose it is.
struct DatelineBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }
  private var lists: BylineLists { BylineLists(source: source) }
  private var sites: Set<[UInt8]> { source.sites }

  /// The name that shares a line with the date: `Hạ Giang - 14/06/2025 09:15`, `Ann Bell | Senior Writer | July 2, 2025`.
  func sharingLineWithDate(_ lines: [Int]) -> [Author] {
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 14, block.weight < 90, block.linkWeight == 0 || mayLinkToAuthor(index)
      else { continue }
      let line = Array(bylines.parted(block).utf8)[...]
      let date =
        DateScanner.dates(in: line, language: names.language).first
        ?? (names.language == "en"
          ? nil
          : DateScanner.dates(in: line, language: names.language, year: Self.leapYear).first { $0.hasTime })
      guard date != nil || holdsTime(block) else { continue }
      var runs = bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      if runs.count == 1, let date, runs[0].contains(where: \.isNumber) {
        let before = line[..<(line.startIndex + date.start)]
        var after = line[(line.startIndex + date.start + date.length)...]
        after = Self.behindTime(after)
        let opening = ByteText.folded(before)
        runs = [Self.withoutDateLabel(opening), ByteText.folded(after)]
      }
      if let eastAsian = EastAsianBylines(language: names.language) {
        let pieces = runs.flatMap(names.segments(of:))
        // "차민재 박수연 2025-10-07 16:45"
        let several = runs.map { $0.split(separator: " ").map(String.init) }.first { words in
          (2...4).contains(words.count) && words.allSatisfy { eastAsian.isName($0) && !source.isLinkText($0) }
        }
        if let several, names.language == "ko" { return several.map { Author(name: $0) } }
        if let name = (runs + pieces).first(where: {
          eastAsian.isName(sharingLineWithDate: $0) && !source.isLinkText($0)
        }) {
          return [Author(name: name)]
        }
      }
      // In scripts without capitals a name is known by what parts it from the date.
      let isApart = runs.count > 1 || line.contains(0x7C) || line.contains { $0 == 0xC2 || $0 == 0xE2 }
      for piece in runs.flatMap(names.segments(of:)) {
        for part in [piece] + piece.pieces(partedBy: " - ") {
          let people = names.split(part).map(names.labels.withoutLabel)
          if people.count > 1, people.allSatisfy(source.isAuthor) { return people.map { Author(name: $0) } }
        }
        for part in [piece] + [" - ", ", ", " / "].flatMap({ piece.pieces(partedBy: $0) }) {
          // "Minh Hạ (Ban Thời sự)"
          let name = names.trimming.withoutNote(
            names.trimming.withoutDeeds(names.labels.withoutLabel(Self.withoutPreposition(part))))
          if source.isAuthor(name), !name.contains(",") { return [Author(name: name)] }
          if isApart, source.mayBeWritten(name), source.isNoOther(name) { return [Author(name: name)] }
        }
      }
    }
    return []
  }

  /// What stands before a date, without the word that says what it dates: `Ali Khan Published`. In scripts without capitals
  /// what a colon parts from the date is mostly its label: `பதிவு செய்த நாள்: 12/10/2026`.
  private static func withoutDateLabel(_ text: String) -> String {
    if text.last == ":", !text.contains(where: \.isCased) {
      guard let mark = text.lastIndex(where: { "|·•-–—,،".contains($0) }) else { return "" }
      return ByteText.folded(Array(text[..<mark].utf8))
    }
    guard let space = text.lastIndex(of: " "), text.last != ":",
      case let word = text[space...].dropFirst(), DateLabels.speakOfDate(Array(word.utf8)[...])
    else { return text }
    return String(text[..<space])
  }

  /// `da Ann Bell`, where the date stands between the deed and the preposition.
  private static func withoutPreposition(_ part: String) -> String {
    let text = String(part.drop { $0 == "," || $0 == " " })
    guard let space = text.firstIndex(of: " "), NameWords.prepositions.contains(text[..<space]) else { return part }
    return String(text[space...].dropFirst())
  }

  /// Any year that has all days, for dates written without one.
  private static let leapYear = 2024

  /// What stands behind the time of day that follows a date.
  private static func behindTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // What stands behind a bar is no time.
    let time = text.prefix { $0 != 0x7C }
    guard let digit = time.lastIndex(where: { $0.isDigit }) else { return text }
    var rest = text[(digit + 1)...]
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x2E || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }
      let word = rest.prefix { $0 != 0x20 && $0 != 0x2E && $0 != 0x2C && $0 != 0x29 }
      guard !word.isEmpty, case let text = String(decoding: word, as: UTF8.self).lowercased(),
        ClockReader.isPartOfTime(text) || ZoneReader.namesPlaceOfClock(text)
      else { return rest }
      rest = rest[word.endIndex...]
    }
  }

  /// Whether a line's link may lead to its author: English papers write the names of their sections as names are.
  private func mayLinkToAuthor(_ index: Int) -> Bool {
    names.language != "en" && analysis.list.blocks[index].links <= 2 && !surroundings.others.isAmongTeasers(index)
  }

  /// Whether a line holds the element of a time, or one that shows the time when pointed at.
  private func holdsTime(_ block: Block) -> Bool {
    (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains { node in
      analysis.page.nodes[node].tag == .time
        || (analysis.page.attribute(.title, of: node).map {
          $0.count >= 10 && $0.count < 60 && DateScanner.dates(in: $0, language: names.language).first?.hasTime == true
        } ?? false)
    }
  }

  /// A name that has a line of its own, without a link to a section, next to the line of the date.
  func besideDate(_ lines: [Int]) -> [Author] {
    for index in lines where isBesideDate(index) && mayBeByline(index) {
      let shown = ShownLine(index: index, analysis.list.blocks[index], bylines, names, source)
      if let name = soleName(in: shown) { return [Author(name: name)] }
      let people = people(in: shown)
      guard !people.isEmpty, people.count <= 4,
        people.allSatisfy({ !source.isLinkText($0, except: index) && !names.bearers.isPlace($0) })
      else { continue }
      return lists.alike(before: index) + people.map { Author(name: $0) } + lists.alike(behind: index)
    }
    return []
  }

  /// Whether the date stands in the line before or behind, or in the next one where no more than the writer's office, his
  /// address or a clock stands between.
  private func isBesideDate(_ index: Int) -> Bool {
    isDate(index - 1) || isDate(index + 1)
      || (isDate(index - 2)
        && (isOffice(index - 1) || (isReadingTime(index - 1) && analysis.list.blocks[index].links == 0)))
      || (isDate(index + 2)
        && (isAddress(index + 1) || isOffice(index + 1) || isClock(index + 1)
          || (isUnderTitle(index) && mayBePlace(index + 1))))
  }

  private func isDate(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index) else { return false }
    let block = analysis.list.blocks[index]
    let bytes = analysis.list.bytes(of: block)
    return block.weight < 70
      && (holdsTime(block)
        || (DateLabels.speakOfDate(bytes) && bytes.contains { $0.isDigit })
        || !DateScanner.dates(in: bytes, language: names.language).isEmpty || isDayWithoutYear(bytes))
  }

  /// Whether a line is one word in a script of India, as the place is between name and date.
  private func mayBePlace(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index), analysis.list.blocks[index].links == 0 else { return false }
    let text = analysis.list.text(of: analysis.list.blocks[index])
    return text.utf8.count < 60 && text.unicodeScalars.allSatisfy { (0x900...0xDFF).contains($0.value) }
  }

  private func isAddress(_ index: Int) -> Bool {
    analysis.list.blocks.indices.contains(index)
      && analysis.list.bytes(of: analysis.list.blocks[index]).contains(0x40)
  }

  private func isClock(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index) else { return false }
    let block = analysis.list.blocks[index]
    let bytes = analysis.list.bytes(of: block)
    return block.weight < 30 && bytes.contains(0x3A) && bytes.count { $0.isDigit } >= 3
  }

  /// Whether a line is as long as names are, and no heading, tag or link to a section.
  private func mayBeByline(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    let node = Int(block.node)
    let text = String(decoding: analysis.list.bytes(of: block), as: UTF8.self)
    let isLong = block.weight < 80 && names.told.openingSignature(text) != nil
    return block.weight >= 4 && (block.weight < 40 || isLong)
      && (block.linkWeight <= 2 || lists.leadsNowhere(index) || names.shape.isVietnameseFullName(text)
        || names.bearers.isTeam(analysis.list.text(of: block)))
      && !source.isUpperHeading(node) && !opensWithWeekday(block)
      && !names.bearers.isPlaceholder(analysis.list.text(of: block))
      && analysis.hints[node].isDisjoint(with: [.tags, .keywords]) && !isRowOfTags(node)
  }

  /// What a line says, in the elements that it consists of and as one.
  private struct ShownLine {
    let index: Int
    let runs: [String]
    let whole: String
    /// Of several lines the first, where not all of them are names.
    let line: String

    init(index: Int, _ block: Block, _ bylines: BylineRuns, _ names: PersonNames, _ source: BylineSource) {
      self.index = index
      runs = bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      // A name and an address in elements of their own touch each other.
      let holdsAddress = source.analysis.list.bytes(of: block).contains(0x40)
      whole = names.trimming.withoutSymbols(holdsAddress ? runs.joined(separator: "\n") : bylines.parted(block))
      let lines = whole.split(separator: "\n").map { ByteText.folded(Array($0.utf8)) }
      line = lines.count > 1 && !lines.allSatisfy(source.isWritten) ? lines[0] : lines.joined(separator: ", ")
    }
  }

  /// The name in a line that says nothing else but what its bearer is, and of whom.
  private func soleName(in shown: ShownLine) -> String? {
    if let name = names.told.behindOutlet(shown.whole) { return name }
    let runs = shown.runs
    // "Hạnh Nguyên", "Phóng viên mảng Giáo dục", in elements of their own
    if runs.count == 2, source.isAuthor(runs[0]), names.bearers.isRole(runs[1]), !names.labels.announcesHelper(runs[1])
    {
      return runs[0]
    }
    guard let eastAsian = EastAsianBylines(language: names.language), eastAsian.isName(shown.line),
      isUnderTitle(shown.index), !source.isLinkText(shown.line, except: shown.index)
    else { return nil }
    return shown.line
  }

  /// Those whom a line names that stands beside the date.
  private func people(in shown: ShownLine) -> [String] {
    // "Petr Novák, Jana Dvořáková", "Budi Santoso - Harian Muara"
    let line = shown.line
    let head = names.isVietnamese ? line : line.pieces(partedBy: " - ").first ?? line
    let all = withoutOthers(
      names.split(head).filter { !sites.contains(WordFold.fold($0)) && !source.isLinkText($0, except: shown.index) })
    if all.count > 1, all.allSatisfy(source.isWritten) || (all.allSatisfy(source.mayBeWritten) && !isParted(head)) {
      return all
    }
    let people = names.shown(in: all.count == 1 ? all[0] : head).filter(source.isWritten)
    guard people.isEmpty, isUnderTitle(shown.index) else { return people }
    // "Port - Ann Bell", behind the place
    let pieces = [" - ", " – ", " — ", " / "].flatMap { line.pieces(partedBy: $0) }
      .map { $0.hasPrefix("من ") ? String($0.dropFirst(3)) : $0 }
    if let name = (pieces + all.prefix(1)).first(where: { source.isWritten($0) || source.mayBeWritten($0) }) {
      return [name]
    }
    if let name = behindPlace(line) { return [name] }
    return names.bearers.isTeam(line) ? [line] : []
  }

  /// Parts of a line without the place before the name and those that the writer is of.
  private func withoutOthers(_ parts: [String]) -> [String] {
    var parts = parts
    // "नई दिल्ली, सुनीता शर्मा"
    if parts.count > 1, names.bearers.isPlace(parts[0]), !names.isVietnamese { parts.removeFirst() }
    // "Ann Bell, Associated Press"
    if parts.count > 1, source.isAuthor(parts[0]),
      parts.dropFirst().allSatisfy({ names.bearers.isOrganisation($0) || names.bearers.isAgency($0) })
    {
      return [parts[0]]
    }
    return parts
  }

  /// Whether a line is a day without its year, and nothing else: `Jun 9`.
  private func isDayWithoutYear(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count < 16,
      let date = DateScanner.dates(in: line, language: names.language, year: Self.leapYear).first
    else { return false }
    return date.length + 1 >= line.count
  }

  /// Whether a line stands straight under the title, before the text.
  private func isUnderTitle(_ index: Int) -> Bool {
    surroundings.heading.map { index > $0 && index < $0 + 4 } == true
      && surroundings.firstOfText.map { index < $0 } == true
  }

  /// The name behind the place and a colon, in scripts without capitals: `الرياض: سارة المنصور`.
  private func behindPlace(_ line: String) -> String? {
    let sides = line.pieces(partedBy: ": ")
    guard sides.count == 2, source.mayBeWritten(sides[1]), !names.labels.announcesHelper(line),
      !DateLabels.speakOfDate(Array(line.utf8)[...])
    else { return nil }
    return sides[1]
  }

  /// Whether commas part a line: behind a name there stands a place as well.
  private func isParted(_ text: String) -> Bool { text.contains { $0 == "," || $0 == "،" } }

  /// Whether a short line tells what someone is: `Redakteurin`, `Journaliste au Courrier`.
  private func isOffice(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index) else { return false }
    let block = analysis.list.blocks[index]
    return block.weight < 40 && block.links == 0
      && (names.bearers.isRole(analysis.list.text(of: block))
        || names.bearers.isPlaceholder(analysis.list.text(of: block)))
  }

  /// Whether a line tells how long the story takes to read: `Temps de lecture : 3 min`.
  private func isReadingTime(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index), case let block = analysis.list.blocks[index], block.weight < 40,
      block.links == 0, case let bytes = analysis.list.bytes(of: block)
    else { return false }
    return bytes.contains { $0.isDigit } && ByteText.contains(bytes, "min")
  }

  /// Whether an element is named as a row of the story's tags.
  private func isRowOfTags(_ node: Int) -> Bool {
    analysis.page.attribute(.classes, of: node).map { TagFinder.namesTags($0) } ?? false
  }

  private func opensWithWeekday(_ block: Block) -> Bool {
    let line = analysis.list.text(of: block)
    let word = line.prefix { $0 != " " && $0 != "," }
    // "Sam Smith", "Anna Vogt": what is short names a day only where a date or a sign follows.
    guard word.utf8.count >= 5 || line.contains(",") || line.contains(where: \.isNumber) else { return false }
    return DateVocabulary.isWeekday(word)
  }
}
