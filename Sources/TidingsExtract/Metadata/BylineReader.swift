internal import TidingsModel
internal import TidingsParse

/// Reads who wrote an article from what its page shows.
struct BylineReader {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let names: PersonNames
  /// What the site is called, folded.
  let sites: Set<[UInt8]>

  /// The authors that the page names near the title, else below the text.
  func find() -> [Author] {
    let near = surroundings.afterTitle + surroundings.beforeTitle
    let eastAsian = EastAsianBylines(language: names.language)
    if let eastAsian {
      for index in near {
        let block = analysis.list.blocks[index]
        if block.endsSentence { continue }
        let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
        for text in [analysis.list.text(of: block)] + runs {
          let found = eastAsian.names(inLine: text)
          if !found.isEmpty { return found.map { Author(name: $0) } }
        }
      }
    }
    for authors in [marked(among: near), labelled(near), marked(among: surroundings.afterBody)]
    where !authors.isEmpty {
      return authors
    }
    if let eastAsian, case let authors = inStory(eastAsian), !authors.isEmpty { return authors }
    for authors in [
      pictured(among: near), signature(), labelled(surroundings.afterBody), labelled(lastLine), profiled(among: near),
    ]
    where !authors.isEmpty {
      return authors
    }
    for authors in [besideDate(near), sharingLineWithDate(near)] where !authors.isEmpty { return authors }
    return onlyProfile
  }

  /// The reporters whom the story itself names, behind its place or in brackets at its end.
  private func inStory(_ bylines: EastAsianBylines) -> [Author] {
    let list = analysis.list
    for index in surroundings.body.prefix(3) {
      let text = list.text(of: list.blocks[index])
      for found in [bylines.names(opening: text), bylines.names(inLine: text)] where !found.isEmpty {
        return found.map { Author(name: $0) }
      }
    }
    for index in surroundings.body.suffix(3).reversed() + surroundings.afterBody.prefix(3) {
      let text = list.text(of: list.blocks[index])
      for found in [bylines.names(closing: text), bylines.names(inLine: text)] where !found.isEmpty {
        return found.map { Author(name: $0) }
      }
    }
    return []
  }

  /// The name that shares a line with the date: `Hạ Giang - 14/06/2025 09:15`, `Ann Bell | Senior Writer | July 2, 2025`.
  private func sharingLineWithDate(_ lines: [Int]) -> [Author] {
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 14, block.weight < 90, block.linkWeight == 0 || mayLinkToAuthor(index)
      else { continue }
      let line = analysis.list.bytes(of: block)
      let date =
        DateScanner.dates(in: line, language: names.language).first
        ?? (names.language == "en"
          ? nil
          : DateScanner.dates(in: line, language: names.language, year: Self.leapYear).first { $0.hasTime })
      guard date != nil || holdsTime(block) else { continue }
      var runs = self.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      if runs.count == 1, let date {
        let before = line[..<(line.startIndex + date.start)]
        var after = line[(line.startIndex + date.start + date.length)...]
        after = Self.behindTime(after)
        runs = [before, after].map { String(decoding: $0, as: UTF8.self) }
      }
      if let eastAsian = EastAsianBylines(language: names.language) {
        let pieces = runs.flatMap(names.segments(of:))
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
        for part in [piece] + piece.pieces(partedBy: " - ") + piece.pieces(partedBy: ", ") {
          let name = names.withoutDeeds(names.withoutLabel(part))
          if isAuthor(name), !name.contains(",") { return [Author(name: name)] }
          if isApart, mayBeWritten(name), isNoOther(name) { return [Author(name: name)] }
        }
      }
    }
    return []
  }

  /// Any year that has all days, for dates written without one.
  private static let leapYear = 2024

  /// What stands behind the time of day that follows a date.
  private static func behindTime(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let digit = text.lastIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return text }
    var rest = text[(digit + 1)...]
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x2E || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }
      let word = rest.prefix { $0 != 0x20 && $0 != 0x2E && $0 != 0x2C && $0 != 0x29 }
      guard !word.isEmpty, DateScanner.isPartOfTime(String(decoding: word, as: UTF8.self).lowercased()) else {
        return rest
      }
      rest = rest[word.endIndex...]
    }
  }

  /// Whether a line's link may lead to its author: English papers write the names of their sections as names are.
  private func mayLinkToAuthor(_ index: Int) -> Bool {
    names.language != "en" && analysis.list.blocks[index].links <= 2 && !surroundings.isAmongTeasers(index)
  }

  /// Whether a piece of a dateline is a person's name, not the place's or the section's.
  private func isAuthor(_ name: String) -> Bool {
    isWritten(name) && !PersonNames.isIdeographic(name) && isNoOther(name)
  }

  /// Whether a name is not known to be a place's, a publisher's, the site's or a section's.
  private func isNoOther(_ name: String) -> Bool {
    !names.isPlace(name) && !names.isOrganisation(name) && !sites.contains(WordFold.fold(name)) && !isLinkText(name)
      && !DateLabels.speakOfDate(Array(name.utf8)[...])
  }

  private func holdsTime(_ block: Block) -> Bool {
    (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains { analysis.page.nodes[$0].tag == .time }
  }

  /// Whether a text is written as a person's name is.
  private func isWritten(_ name: String) -> Bool { names.isWritten(name) }

  /// Whether a text may be a name in a script without capitals: two or three short words.
  private func mayBeWritten(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return (2...3).contains(words.count) && names.isPersonalName(name)
      && !words.contains(where: DateVocabulary.isWeekday)
      && words.allSatisfy { word in
        word.count >= 2 && word.count < 14
          && word.unicodeScalars.allSatisfy { $0.value >= 0x590 && $0.value < 0x2E80 && $0.value != 0x60C }
      }
  }

  /// Whether a text is that of a link of the page, as the names of its sections are.
  /// - Parameter own: a line that does not count.
  private func isLinkText(_ text: String, except own: Int? = nil) -> Bool {
    let bytes = Array(text.utf8)
    return analysis.list.blocks.enumerated().contains { index, block in
      index != own && block.text.count == bytes.count && block.linkShare > 0.9
        && analysis.list.bytes(of: block).elementsEqual(bytes)
    }
  }

  /// A name that has a line of its own, without a link to a section, next to the line of the date.
  private func besideDate(_ lines: [Int]) -> [Author] {
    func isDate(_ index: Int) -> Bool {
      guard analysis.list.blocks.indices.contains(index) else { return false }
      let block = analysis.list.blocks[index]
      return block.weight < 70
        && (holdsTime(block)
          || !DateScanner.dates(in: analysis.list.bytes(of: block), language: names.language).isEmpty)
    }
    func isAddress(_ index: Int) -> Bool {
      analysis.list.blocks.indices.contains(index)
        && analysis.list.bytes(of: analysis.list.blocks[index]).contains(0x40)
    }
    for index in lines
    where isDate(index - 1) || isDate(index + 1) || (isDate(index - 2) && isOffice(index - 1))
      || (isDate(index + 2) && (isAddress(index + 1) || isOffice(index + 1)))
    {
      let block = analysis.list.blocks[index]
      guard block.weight >= 4, block.weight < 40, block.linkWeight <= 2 || leadsNowhere(index),
        !isUpperHeading(Int(block.node)), !opensWithWeekday(block),
        analysis.hints[Int(block.node)].isDisjoint(with: [.tags, .keywords]), !isRowOfTags(Int(block.node))
      else { continue }
      // "Petr Novák, Jana Dvořáková", "Budi Santoso - Harian Muara"
      let whole = names.withoutSymbols(analysis.list.text(of: block))
      let lines = whole.split(separator: "\n").map { ByteText.folded(Array($0.utf8)) }
      let line = lines.count > 1 && !lines.allSatisfy(isWritten) ? lines[0] : lines.joined(separator: ", ")
      let text = names.isVietnamese ? line : line.pieces(partedBy: " - ").first ?? line
      let all = names.split(text).filter { !sites.contains(WordFold.fold($0)) && !isLinkText($0, except: index) }
      if let eastAsian = EastAsianBylines(language: names.language), eastAsian.isName(line), isUnderTitle(index),
        !isLinkText(line, except: index)
      {
        return [Author(name: line)]
      }
      var people =
        all.count > 1 && (all.allSatisfy(isWritten) || (all.allSatisfy(mayBeWritten) && !isParted(text))) ? all : []
      if people.isEmpty { people = names.shown(in: all.count == 1 ? all[0] : text).filter(isWritten) }
      if people.isEmpty, isUnderTitle(index) {
        // "Port - Ann Bell", behind the place
        let pieces = [" - ", " – ", " — "].flatMap { line.pieces(partedBy: $0) }
        people = Array((pieces + names.split(line).prefix(1)).filter { isWritten($0) || mayBeWritten($0) }.prefix(1))
        if people.isEmpty, let name = behindPlace(line) { people = [name] }
      }
      guard !people.isEmpty, people.count <= 4,
        people.allSatisfy({ !isLinkText($0, except: index) && !names.isPlace($0) })
      else {
        continue
      }
      return people.map { Author(name: $0) } + alike(behind: index)
    }
    return []
  }

  /// Whether a line stands straight under the title, before the text.
  private func isUnderTitle(_ index: Int) -> Bool {
    surroundings.heading.map { index > $0 && index < $0 + 4 } == true
      && surroundings.body.first.map { index < $0 } == true
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
  private func alike(behind index: Int) -> [Author] {
    let page = analysis.page
    let blocks = analysis.list.blocks
    let first = Int(blocks[index].node)
    var found: [Author] = []
    for other in index + 1..<min(index + 6, blocks.count) {
      let node = Int(blocks[other].node)
      guard page.nodes[node].tag == page.nodes[first].tag, page.nodes[node].parent == page.nodes[first].parent,
        blocks[other].weight < 40, blocks[other].linkWeight == 0,
        case let text = analysis.list.text(of: blocks[other]), isAuthor(text)
      else { break }
      found.append(Author(name: text))
    }
    return found
  }

  /// Whether an element is a heading that may head a story: names stand in small ones.
  private func isUpperHeading(_ node: Int) -> Bool {
    switch analysis.page.nodes[node].tag {
    case .h1, .h2, .h3, .h4: true
    default: false
    }
  }

  /// Whether a short line tells what someone is: `Redakteurin`, `Journaliste au Courrier`.
  private func isOffice(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index) else { return false }
    let block = analysis.list.blocks[index]
    return block.weight < 40 && block.links == 0
      && (names.isRole(analysis.list.text(of: block)) || names.isPlaceholder(analysis.list.text(of: block)))
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

  /// The names that link to pages about authors, among some lines.
  private func profiled(among lines: [Int]) -> [Author] {
    var found: [Author] = []
    for index in lines where analysis.list.blocks[index].weight < 80 {
      let block = analysis.list.blocks[index]
      for run in runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)) {
        guard let link = run.link, Self.isProfile(link) else { continue }
        found += names.shown(in: run.text).filter { !names.isRole($0) }.map { Author(name: $0, url: link) }
      }
      if !found.isEmpty { break }
    }
    return found
  }

  /// The name that stands beside a picture which is called so.
  private func pictured(among lines: [Int]) -> [Author] {
    let page = analysis.page
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 5, block.weight < 60, !isUpperHeading(Int(block.node)), !surroundings.isAmongTeasers(index)
      else { continue }
      let own = Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)
      guard own.count < 40 else { continue }
      let runs = runs(of: own)
      for node in max(0, Int(min(block.node, block.nodes.lowerBound)) - 14)..<own.upperBound
      where page.nodes[node].tag == .img {
        guard let alt = page.attribute(.alt, of: node), alt.count < 100, case let name = WordFold.fold(alt),
          name.count >= 5
        else { continue }
        for run in runs {
          guard case let found = names.shown(in: run.text), found.count == 1,
            isAuthor(found[0]) || mayBeWritten(found[0]),
            name.starts(with: WordFold.fold(found[0])), name.count < found[0].utf8.count + 12
          else { continue }
          return [Author(name: found[0], url: run.link)]
        }
      }
    }
    return []
  }

  /// The one author whom the page's links name, teasers and comments aside.
  private var onlyProfile: [Author] {
    let page = analysis.page
    var only: Author?
    for (index, node) in page.nodes.enumerated() where node.tag == .a {
      guard let link = page.attributeText(.href, of: index),
        page.attribute(.rel, of: index).map({ ByteText.contains($0, "author") }) ?? false || Self.isProfile(link),
        !surroundings.cards[index], !isAmongOthers(index)
      else { continue }
      let found = names.shown(in: page.foldedText(of: index, limit: 60)).filter { !names.isRole($0) }
      guard found.count == 1 else { continue }
      if let only, only.name != found[0] { return [] }
      only = Author(name: found[0], url: link)
    }
    return only.map { [$0] } ?? []
  }

  private func isAmongOthers(_ node: Int) -> Bool {
    var ancestor = node
    while ancestor >= 0 {
      if !analysis.hints[ancestor].isDisjoint(with: [.related, .comments, .navigation, .hidden])
        || analysis.page.nodes[ancestor].tag == .nav
      {
        return true
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Folders in which sites keep the pages of their authors.
  private static let profileFolders = Set(profileFolderNames.map { PagePaths.hash($0.utf8) })
  private static let profileFolderNames = [
    "author", "authors", "auteur", "auteurs", "autor", "autoren", "autores", "autore", "autori", "author-profile",
    "contributor", "contributors", "tac-gia", "yazar", "yazarlar", "penulis", "profile", "profiles", "people", "team",
    "staff", "writers", "writer", "redakteur", "journalist", "journalists", "byline", "reporter", "user", "users",
  ]

  /// Whether a link leads to the page of one author.
  static func isProfile(_ link: String) -> Bool {
    let parts = link.utf8.prefix { $0 != 0x3F && $0 != 0x23 }.split(separator: 0x2F)
    return parts.count <= 7
      && parts.dropLast().contains { profileFolders.contains(PagePaths.hash($0.lazy.map(ByteText.lowered))) }
  }

  /// The names in elements that are named as the author's.
  private func marked(among lines: [Int]) -> [Author] {
    let page = analysis.page
    let near = Set(lines.map { analysis.list.blocks[$0].node })
    let eastAsian = EastAsianBylines(language: names.language)
    // One article that is described beside title and text is the page's own.
    let isOnlyItem = page.nodes.indices.lazy.filter { self.isItem($0) }.prefix(2).count == 1
    var found: [Author] = []
    var covered: Int32 = 0
    for (index, node) in page.nodes.enumerated() where node.tag != .text && Int32(index) >= covered {
      let isDeclared =
        page.attribute(.rel, of: index).map { ByteText.contains($0, "author") } ?? false
        || page.attribute(.itemprop, of: index).map { ByteText.equals($0, "author") } ?? false
      if isDeclared, case let hidden = unseen(in: index), !hidden.isEmpty, !isOfOtherItem(index) {
        covered = node.end
        found += hidden
        continue
      }
      guard isDeclared || isNamed(index), node.textEnd - node.textStart < 300, isWithin(index, near) else { continue }
      if !isOnlyItem, isOfOtherItem(index) { continue }
      var authors = listed(in: index)
      if authors.isEmpty, let eastAsian {
        authors = eastAsian.names(inLine: page.foldedText(of: index, limit: 200)).map { Author(name: $0) }
      }
      if authors.isEmpty { authors = self.authors(in: afterLabel(runs(of: index..<Int(node.end)))) }
      if authors.isEmpty, isDeclared {
        authors = names.declared(page.foldedText(of: index, limit: 60)).filter { $0.utf8.count < 40 }
          .map { Author(name: $0, url: page.attributeText(.href, of: index)) }
      }
      guard !authors.isEmpty else { continue }
      covered = node.end
      found.append(contentsOf: authors)
      if found.count >= 6 { break }
    }
    return found
  }

  /// Whether an element is called the author's, by its class or as a card of contact.
  private func isNamed(_ node: Int) -> Bool {
    guard analysis.mass[node].weight < 200 else { return false }
    return analysis.hints[node].contains(.byline)
      || (analysis.page.attribute(.classes, of: node).map { ByteText.contains($0, "vcard") } ?? false
        && holdsFullName(node))
  }

  /// Whether an element holds one that is named as cards of contact name the full name.
  private func holdsFullName(_ node: Int) -> Bool {
    (node..<min(Int(analysis.page.nodes[node].end), node + 12)).contains { child in
      analysis.page.attribute(.classes, of: child).map { $0.elementsEqual("fn".utf8) || $0.starts(with: "fn ".utf8) }
        ?? false
    }
  }

  /// The name that an element declares without showing it: `<div itemprop="author"><meta itemprop="name" content="…">`.
  private func unseen(in node: Int) -> [Author] {
    let page = analysis.page
    guard page.nodes[node].textEnd - page.nodes[node].textStart < 8, !surroundings.cards[node] else { return [] }
    for child in node..<min(Int(page.nodes[node].end), node + 12) {
      guard page.nodes[child].tag == .meta,
        child == node || page.attribute(.itemprop, of: child).map({ ByteText.equals($0, "name") }) ?? false,
        let name = page.attributeText(.content, of: child)
      else { continue }
      return names.declared(name).filter(names.isPersonalName).map { Author(name: $0) }
    }
    return []
  }

  /// The names in an element whose children are alike and each hold one: `<span class="author">`, one after the other.
  private func listed(in node: Int) -> [Author] {
    let page = analysis.page
    var children: [Int] = []
    var index = node + 1
    while index < Int(page.nodes[node].end) {
      if page.nodes[index].tag != .text { children.append(index) }
      index = max(index + 1, Int(page.nodes[index].end))
    }
    guard (2...8).contains(children.count), let first = children.first else { return [] }
    let isPlural =
      page.attribute(.classes, of: node).map {
        ByteText.contains($0, "authors") || (ByteText.contains($0, "author") && ByteText.contains($0, "list"))
      } ?? false
    let names = children.compactMap { child -> Author? in
      let isAlike =
        page.nodes[child].tag == page.nodes[first].tag
        && page.attributeText(.classes, of: child) == page.attributeText(.classes, of: first)
      guard isAlike, isPlural || analysis.hints[child].contains(.byline) else { return nil }
      let found = self.names.shown(in: page.foldedText(of: child, limit: 60))
      guard found.count == 1, self.names.isPersonalName(found[0]), !self.names.isRole(found[0]) else { return nil }
      return Author(name: found[0], url: runs(of: child..<Int(page.nodes[child].end)).first?.link)
    }
    return names.count == children.count ? names : []
  }

  /// Whether an element describes an article.
  private func isItem(_ node: Int) -> Bool {
    analysis.page.attribute(.itemtype, of: node).map { ByteText.contains($0, "article") } ?? false
  }

  /// Whether a node belongs to an article that is described apart from the page's own.
  private func isOfOtherItem(_ node: Int) -> Bool {
    guard let heading = surroundings.heading.map({ Int(analysis.list.blocks[$0].node) }) else { return false }
    let page = analysis.page
    var scope = Int(page.nodes[node].parent)
    while scope > 0, !isItem(scope) { scope = Int(page.nodes[scope].parent) }
    return scope > 0 && !page.contains(scope, heading) && !page.contains(scope, surroundings.container)
  }

  /// The runs from the one that says who wrote: `Guide`, `by`, `Ann Bell`.
  private func afterLabel(_ runs: [Run]) -> [Run] {
    guard let label = runs.prefix(3).firstIndex(where: { names.startsWithLabel($0.text) }),
      !runs[..<label].contains(where: { names.isPersonalName($0.text) })
    else { return runs }
    return Array(runs[label...])
  }

  /// The names in lines such as `By Ann Bell`, or under a line that says no more than `Written by`.
  private func labelled(_ lines: [Int]) -> [Author] {
    for (position, index) in lines.enumerated() {
      let block = analysis.list.blocks[index]
      guard block.weight < 120 else { continue }
      let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound))
      let text = names.withoutAddress(runs.map(\.text).joined(separator: " "))
      if let start = runs.firstIndex(where: { names.startsWithLabel($0.text) }),
        start == 0 || !isAuthor(runs[start - 1].text) || PersonNames.announcesAuthor(runs[start].text)
      {
        let found = authors(in: Array(runs[start...]))
        if !found.isEmpty { return found }
      }
      // "14/06/2025 09:15. Tác giả:", with the name in an element of its own
      if let label = runs.dropLast().firstIndex(where: { closesWithLabel($0.text) }) {
        let found = authors(in: Array(runs[(label + 1)...]))
        if !found.isEmpty { return found }
      }
      if let run = runs.first(where: { names.endsWithLabel($0.text) }) {
        let found = names.shown(in: run.text)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      for segment in names.segments(of: text) where names.startsWithLabel(segment) || names.endsWithLabel(segment) {
        let found = names.shown(in: segment)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      guard names.withoutLabel(text).isEmpty, position + 1 < lines.count, lines[position + 1] <= index + 2 else {
        continue
      }
      let next = analysis.list.blocks[lines[position + 1]]
      guard next.weight < 60 else { continue }
      let below = authors(in: Int(next.nodes.lowerBound)..<Int(next.nodes.upperBound))
      if !below.isEmpty { return below }
    }
    return []
  }

  /// Whether a text that says something else first ends with a label and its colon.
  private func closesWithLabel(_ text: String) -> Bool {
    guard text.hasSuffix(":"), text.utf8.count < 120,
      let last = names.segments(of: text).last(where: names.startsWithLabel)
    else { return false }
    return names.withoutLabel(last).isEmpty
  }

  /// A run of a byline's text, from one element to the next.
  private struct Run {
    var text: String
    /// The address that it links to.
    var link: String?
  }

  private func authors(in nodes: Range<Int>) -> [Author] { authors(in: runs(of: nodes)) }

  /// The names in a byline: the first run that bears one, and those that are joined to it.
  private func authors(in runs: [Run]) -> [Author] {
    var authors: [Author] = []
    var previous: Run?
    var isJoined = false
    for (index, run) in joinedNames(runs).enumerated() {
      if names.announcesHelper(run.text) {
        if authors.isEmpty, index == 0 { return [] }
        break
      }
      if !authors.isEmpty, names.joins(run.text) {
        isJoined = true
        continue
      }
      if names.withoutLabel(run.text).isEmpty { continue }
      if let previous {
        guard isJoined || names.opensJoined(run.text) || Self.isSibling(run.link, previous.link) else { break }
      }
      let found = names.shown(in: run.text).filter {
        if !authors.isEmpty, names.isRole($0) || $0.hasPrefix("(") || !PersonNames.opensName($0) { return false }
        return names.isPersonalName($0) || names.isOrganisation($0) || !$0.contains(" ") || run.link != nil
      }
      guard !found.isEmpty else {
        if !authors.isEmpty { break }
        continue
      }
      authors.append(contentsOf: found.map { Author(name: $0, url: run.link) })
      previous = run
      isJoined = names.endsJoined(run.text)
    }
    return authors
  }

  /// The runs with two that hold a word of a name each, behind a label, made one: `Par`, `Claire`, `Moreau`.
  private func joinedNames(_ runs: [Run]) -> [Run] {
    guard runs.count >= 3, names.startsWithLabel(runs[0].text), names.withoutLabel(runs[0].text).isEmpty,
      runs[1...2].allSatisfy({ run in
        run.link == runs[1].link && run.text.first?.isUppercase == true
          && run.text.allSatisfy { $0.isLetter || $0 == "-" }
      })
    else { return runs }
    return [runs[0], Run(text: "\(runs[1].text) \(runs[2].text)", link: runs[1].link)] + runs[3...]
  }

  private func runs(of nodes: Range<Int>) -> [Run] {
    let page = analysis.page
    var runs: [Run] = []
    var (link, linkEnd) = enclosingLink(of: nodes.lowerBound)
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = page.nodes[index]
      if index >= linkEnd { link = nil }
      if node.tag == .text {
        let text = ByteText.folded(page.text[Int(node.textStart)..<Int(node.textEnd)])
        if !text.isEmpty { runs.append(Run(text: text, link: link)) }
      } else if node.tag == .time || node.tag.isInvisible
        || (index > nodes.lowerBound && analysis.hints[index].contains(.date)
          && !analysis.hints[index].contains(.byline))
      {
        index = Int(node.end) - 1
      } else if node.tag == .a {
        link = page.attributeText(.href, of: index)
        linkEnd = Int(node.end)
      }
      index += 1
    }
    return runs
  }

  /// Where the link leads in which a node stands, and where it ends.
  private func enclosingLink(of node: Int) -> (String?, Int) {
    guard analysis.page.nodes.indices.contains(node) else { return (nil, 0) }
    var ancestor = Int(analysis.page.nodes[node].parent)
    for _ in 0..<4 where ancestor >= 0 {
      if analysis.page.nodes[ancestor].tag == .a {
        return (analysis.page.attributeText(.href, of: ancestor), Int(analysis.page.nodes[ancestor].end))
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return (nil, 0)
  }

  /// Whether two links lead into one folder, as those of a site's authors do.
  private static func isSibling(_ link: String?, _ other: String?) -> Bool {
    guard let link, let other, let slash = link.lastIndex(of: "/") else { return false }
    return slash > link.startIndex && other.hasPrefix(link[..<slash])
  }

  private func isWithin(_ node: Int, _ near: Set<Int32>) -> Bool {
    let end = analysis.page.nodes[node].end
    if near.contains(where: { $0 >= Int32(node) && $0 < end }) { return true }
    var ancestor = node
    for _ in 0..<4 {
      if near.contains(Int32(ancestor)) { return true }
      let parent = Int(analysis.page.nodes[ancestor].parent)
      guard parent >= 0 else { return false }
      ancestor = parent
    }
    return false
  }
}
