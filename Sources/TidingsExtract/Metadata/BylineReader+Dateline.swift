internal import TidingsModel
internal import TidingsParse

/// The name that stands beside the date, without a word that says whose it is.
extension BylineReader {
  /// The name that shares a line with the date: `Hạ Giang - 14/06/2025 09:15`, `Ann Bell | Senior Writer | July 2, 2025`.
  func sharingLineWithDate(_ lines: [Int]) -> [Author] {
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 14, block.weight < 90, block.linkWeight == 0 || mayLinkToAuthor(index)
      else { continue }
      let line = Array(parted(block).utf8)[...]
      let date =
        DateScanner.dates(in: line, language: names.language).first
        ?? (names.language == "en"
          ? nil
          : DateScanner.dates(in: line, language: names.language, year: Self.leapYear).first { $0.hasTime })
      guard date != nil || holdsTime(block) else { continue }
      var runs = self.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      if runs.count == 1, let date, runs[0].contains(where: \.isNumber) {
        let before = line[..<(line.startIndex + date.start)]
        var after = line[(line.startIndex + date.start + date.length)...]
        after = Self.behindTime(after)
        runs = [Self.withoutDateLabel(ByteText.folded(before)), ByteText.folded(after)]
      }
      if let eastAsian = EastAsianBylines(language: names.language) {
        let pieces = runs.flatMap(names.segments(of:))
        // "차민재 박수연 2025-10-07 16:45"
        let several = runs.map { $0.split(separator: " ").map(String.init) }.first { words in
          (2...4).contains(words.count) && words.allSatisfy { eastAsian.isName($0) && !isLinkText($0) }
        }
        if let several, names.language == "ko" { return several.map { Author(name: $0) } }
        if let name = (runs + pieces).first(where: { eastAsian.isName($0) && !isLinkText($0) }) {
          return [Author(name: name)]
        }
      }
      // In scripts without capitals a name is known by what parts it from the date.
      let isApart = runs.count > 1 || line.contains(0x7C) || line.contains { $0 == 0xC2 || $0 == 0xE2 }
      for piece in runs.flatMap(names.segments(of:)) {
        for part in [piece] + piece.pieces(partedBy: " - ") {
          let people = names.split(part).map(names.withoutLabel)
          if people.count > 1, people.allSatisfy(isAuthor) { return people.map { Author(name: $0) } }
        }
        for part in [piece] + [" - ", ", ", " / "].flatMap({ piece.pieces(partedBy: $0) }) {
          // "Minh Hạ (Ban Thời sự)"
          let name = names.withoutNote(names.withoutDeeds(names.withoutLabel(Self.withoutPreposition(part))))
          if isAuthor(name), !name.contains(",") { return [Author(name: name)] }
          if isApart, mayBeWritten(name), isNoOther(name) { return [Author(name: name)] }
        }
      }
    }
    return []
  }

  /// What stands before a date, without the word that says what it dates: `Ali Khan Published`.
  private static func withoutDateLabel(_ text: String) -> String {
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
    guard let digit = time.lastIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return text }
    var rest = text[(digit + 1)...]
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x2E || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }
      let word = rest.prefix { $0 != 0x20 && $0 != 0x2E && $0 != 0x2C && $0 != 0x29 }
      guard !word.isEmpty, case let text = String(decoding: word, as: UTF8.self).lowercased(),
        DateScanner.isPartOfTime(text) || DateScanner.namesPlaceOfClock(text)
      else { return rest }
      rest = rest[word.endIndex...]
    }
  }

  /// Whether a line's link may lead to its author: English papers write the names of their sections as names are.
  private func mayLinkToAuthor(_ index: Int) -> Bool {
    names.language != "en" && analysis.list.blocks[index].links <= 2 && !surroundings.isAmongTeasers(index)
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
    func isDate(_ index: Int) -> Bool {
      guard analysis.list.blocks.indices.contains(index) else { return false }
      let block = analysis.list.blocks[index]
      let bytes = analysis.list.bytes(of: block)
      return block.weight < 70
        && (holdsTime(block)
          || (DateLabels.speakOfDate(bytes) && bytes.contains { $0 >= 0x30 && $0 <= 0x39 })
          || !DateScanner.dates(in: bytes, language: names.language).isEmpty)
    }
    func isAddress(_ index: Int) -> Bool {
      analysis.list.blocks.indices.contains(index)
        && analysis.list.bytes(of: analysis.list.blocks[index]).contains(0x40)
    }
    func isClock(_ index: Int) -> Bool {
      guard analysis.list.blocks.indices.contains(index) else { return false }
      let block = analysis.list.blocks[index]
      let bytes = analysis.list.bytes(of: block)
      return block.weight < 30 && bytes.contains(0x3A) && bytes.count { $0 >= 0x30 && $0 <= 0x39 } >= 3
    }
    for index in lines
    where isDate(index - 1) || isDate(index + 1)
      || (isDate(index - 2)
        && (isOffice(index - 1) || (isReadingTime(index - 1) && analysis.list.blocks[index].links == 0)))
      || (isDate(index + 2) && (isAddress(index + 1) || isOffice(index + 1) || isClock(index + 1)))
    {
      let block = analysis.list.blocks[index]
      let bytes = analysis.list.bytes(of: block)
      let isLong = block.weight < 80 && names.openingSignature(String(decoding: bytes, as: UTF8.self)) != nil
      let isFullName = names.isVietnameseFullName(String(decoding: bytes, as: UTF8.self))
      guard block.weight >= 4, block.weight < 40 || isLong,
        block.linkWeight <= 2 || leadsNowhere(index) || isFullName,
        !isUpperHeading(Int(block.node)), !opensWithWeekday(block), !names.isPlaceholder(analysis.list.text(of: block)),
        analysis.hints[Int(block.node)].isDisjoint(with: [.tags, .keywords]), !isRowOfTags(Int(block.node))
      else { continue }
      // "Petr Novák, Jana Dvořáková", "Budi Santoso - Harian Muara"
      // A name and an address in elements of their own touch each other.
      let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      let whole = names.withoutSymbols(bytes.contains(0x40) ? runs.joined(separator: "\n") : parted(block))
      if let name = names.behindOutlet(whole) { return [Author(name: name)] }
      // "Hạnh Nguyên", "Phóng viên mảng Giáo dục", in elements of their own
      if runs.count == 2, isAuthor(runs[0]), names.isRole(runs[1]), !names.announcesHelper(runs[1]) {
        return [Author(name: runs[0])]
      }
      let lines = whole.split(separator: "\n").map { ByteText.folded(Array($0.utf8)) }
      let line = lines.count > 1 && !lines.allSatisfy(isWritten) ? lines[0] : lines.joined(separator: ", ")
      let head = names.isVietnamese ? line : line.pieces(partedBy: " - ").first ?? line
      var all = names.split(head).filter { !sites.contains(WordFold.fold($0)) && !isLinkText($0, except: index) }
      // "नई दिल्ली, सुनीता शर्मा"
      if all.count > 1, names.isPlace(all[0]), !names.isVietnamese { all.removeFirst() }
      // "Ann Bell, Associated Press"
      if all.count > 1, isAuthor(all[0]), all.dropFirst().allSatisfy({ names.isOrganisation($0) || names.isAgency($0) })
      {
        all = [all[0]]
      }
      if let eastAsian = EastAsianBylines(language: names.language), eastAsian.isName(line), isUnderTitle(index),
        !isLinkText(line, except: index)
      {
        return [Author(name: line)]
      }
      var people =
        all.count > 1 && (all.allSatisfy(isWritten) || (all.allSatisfy(mayBeWritten) && !isParted(head))) ? all : []
      if people.isEmpty { people = names.shown(in: all.count == 1 ? all[0] : head).filter(isWritten) }
      if people.isEmpty, isUnderTitle(index) {
        // "Port - Ann Bell", behind the place
        let pieces = [" - ", " – ", " — ", " / "].flatMap { line.pieces(partedBy: $0) }
          .map { $0.hasPrefix("من ") ? String($0.dropFirst(3)) : $0 }
        people = Array((pieces + all.prefix(1)).filter { isWritten($0) || mayBeWritten($0) }.prefix(1))
        if people.isEmpty, let name = behindPlace(line) { people = [name] }
      }
      guard !people.isEmpty, people.count <= 4,
        people.allSatisfy({ !isLinkText($0, except: index) && !names.isPlace($0) })
      else {
        continue
      }
      return alike(before: index) + people.map { Author(name: $0) } + alike(behind: index)
    }
    return []
  }

  /// A line's text, with breaks between its elements where these stand side by side without a space between their words.
  func parted(_ block: Block) -> String {
    let line = analysis.list.text(of: block)
    let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
    let touch = zip(runs, runs.dropFirst()).contains { run, next in
      run.last?.isPunctuation == false && next.first?.isPunctuation == false && line.range(ofBytes: run + next) != nil
    }
    return touch ? runs.joined(separator: "\n") : line
  }

  /// Whether a line stands straight under the title, before the text.
  private func isUnderTitle(_ index: Int) -> Bool {
    surroundings.heading.map { index > $0 && index < $0 + 4 } == true
      && surroundings.firstOfText.map { index < $0 } == true
  }

  /// The name behind the place and a colon, in scripts without capitals: `الرياض: سارة المنصور`.
  private func behindPlace(_ line: String) -> String? {
    let sides = line.pieces(partedBy: ": ")
    guard sides.count == 2, mayBeWritten(sides[1]), !names.announcesHelper(line),
      !DateLabels.speakOfDate(Array(line.utf8)[...])
    else { return nil }
    return sides[1]
  }

  /// Whether commas part a line: behind a name there stands a place as well.
  private func isParted(_ text: String) -> Bool { text.contains { $0 == "," || $0 == "،" } }

  /// The names in lines that follow one in elements like its own.
  func alike(behind index: Int) -> [Author] {
    let last = min(index + 6, analysis.list.blocks.count)
    return people(on: index + 1..<max(index + 1, last), like: index)
  }

  /// The names in the lines straight before one, in elements like its own.
  private func alike(before index: Int) -> [Author] {
    let first = max(index - 4, (surroundings.heading ?? -1) + 1)
    return people(on: (first..<max(first, index)).reversed(), like: index).reversed()
  }

  private func people(on lines: some Sequence<Int>, like index: Int) -> [Author] {
    let blocks = analysis.list.blocks
    let first = Int(blocks[index].node)
    var found: [Author] = []
    for other in lines {
      let node = Int(blocks[other].node)
      let isPlain = blocks[other].linkWeight == 0 || leadsNowhere(other)
      guard isAlike(node, first) || isAlikeInBox(node, first), isPlain || blocks[index].linkWeight > 0,
        case let text = names.withoutAddress(analysis.list.text(of: blocks[other])), text.utf8.count < 60,
        isPlain ? isAuthor(text) : isWritten(text) && !names.isOrganisation(text) && !names.isPlace(text),
        !names.isRole(text)
      else { break }
      found.append(Author(name: text))
    }
    return found
  }

  /// Whether two elements are of one kind and stand side by side.
  private func isAlike(_ node: Int, _ other: Int) -> Bool {
    let page = analysis.page
    return page.nodes[node].tag == page.nodes[other].tag && page.nodes[node].parent == page.nodes[other].parent
      && page.attributeText(.classes, of: node) == page.attributeText(.classes, of: other)
  }

  /// Whether two elements are of one kind, each the only line of a box like the other's.
  private func isAlikeInBox(_ node: Int, _ other: Int) -> Bool {
    let page = analysis.page
    let (box, otherBox) = (Int(page.nodes[node].parent), Int(page.nodes[other].parent))
    return box > 0 && otherBox > 0 && box != otherBox && page.nodes[node].tag == page.nodes[other].tag
      && analysis.mass[box].blocks == 1 && analysis.mass[otherBox].blocks == 1 && isAlike(box, otherBox)
      && page.attribute(.classes, of: box) != nil
  }

  /// Whether a short line tells what someone is: `Redakteurin`, `Journaliste au Courrier`.
  private func isOffice(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index) else { return false }
    let block = analysis.list.blocks[index]
    return block.weight < 40 && block.links == 0
      && (names.isRole(analysis.list.text(of: block)) || names.isPlaceholder(analysis.list.text(of: block)))
  }

  /// Whether a line tells how long the story takes to read: `Temps de lecture : 3 min`.
  private func isReadingTime(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index), case let block = analysis.list.blocks[index], block.weight < 40,
      block.links == 0, case let bytes = analysis.list.bytes(of: block)
    else { return false }
    return bytes.contains { $0 >= 0x30 && $0 <= 0x39 } && ByteText.contains(bytes, "min")
  }

  /// Whether a line's links are none to other pages: names that open a box, addresses for letters.
  private func leadsNowhere(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    let links = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).compactMap(\.link)
    return links.allSatisfy { link in
      link.isEmpty || link.hasPrefix("#") || link.hasPrefix("javascript:") || link.hasPrefix("mailto:")
    }
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
