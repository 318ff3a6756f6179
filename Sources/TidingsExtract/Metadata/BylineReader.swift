internal import TidingsModel
internal import TidingsParse

/// Reads who wrote an article from what its page shows.
struct BylineReader {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let names: PersonNames

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
    for authors in [signature(), labelled(surroundings.afterBody), labelled(lastLine), profiled(among: near)]
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
      let date = DateScanner.dates(in: line, language: names.language).first
      guard date != nil || holdsTime(block) else { continue }
      var runs = self.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      if runs.count == 1, let date {
        let before = line[..<(line.startIndex + date.start)]
        var after = line[(line.startIndex + date.start + date.length)...]
        after = Self.behindTime(after)
        runs = [before, after].map { String(decoding: $0, as: UTF8.self) }
      }
      if let eastAsian = EastAsianBylines(language: names.language), let name = runs.first(where: eastAsian.isName) {
        return [Author(name: name)]
      }
      for piece in runs.flatMap(names.segments(of:)) {
        for part in [piece] + piece.pieces(partedBy: " - ") {
          let people = names.split(part).map(names.withoutLabel)
          if people.count > 1, people.allSatisfy(isAuthor) { return people.map { Author(name: $0) } }
        }
        for part in [piece] + piece.pieces(partedBy: " - ") + piece.pieces(partedBy: ", ") {
          let name = names.withoutLabel(part)
          if isAuthor(name) { return [Author(name: name)] }
        }
      }
    }
    return []
  }

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
    isWritten(name) && !PersonNames.isIdeographic(name) && !names.isPlace(name) && !names.isOrganisation(name)
      && !isLinkText(name)
      && !DateLabels.speakOfDate(Array(name.utf8)[...])
  }

  private func holdsTime(_ block: Block) -> Bool {
    (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains { analysis.page.nodes[$0].tag == .time }
  }

  /// Whether a text is written as a person's name is.
  private func isWritten(_ name: String) -> Bool {
    names.isPersonalName(name) && name.split(separator: " ").allSatisfy(isNamePart)
  }

  private func isNamePart(_ word: Substring) -> Bool {
    word.first?.isUppercase == true || NameWords.particles.contains(word)
  }

  /// Whether a text may be a name in a script without capitals: two or three short words.
  private func mayBeWritten(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return (2...3).contains(words.count) && names.isPersonalName(name) && !DateVocabulary.isWeekday(words[0])
      && words.allSatisfy { word in
        word.count >= 2 && word.count < 14
          && word.unicodeScalars.allSatisfy { $0.value >= 0x590 && $0.value < 0x2E80 && $0.value != 0x60C }
      }
  }

  /// Whether a text is that of a link of the page, as the names of its sections are.
  private func isLinkText(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return analysis.list.blocks.contains { block in
      block.text.count == bytes.count && block.linkShare > 0.9 && analysis.list.bytes(of: block).elementsEqual(bytes)
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
    where isDate(index - 1) || isDate(index + 1) || (isAddress(index + 1) && isDate(index + 2)) {
      let block = analysis.list.blocks[index]
      guard block.weight >= 5, block.weight < 40, block.linkWeight == 0,
        !analysis.page.nodes[Int(block.node)].tag.isHeading, !opensWithWeekday(block),
        analysis.hints[Int(block.node)].isDisjoint(with: [.tags, .keywords]), !isRowOfTags(Int(block.node))
      else { continue }
      // "Petr Novák, Jana Dvořáková", "Budi Santoso - Harian Muara"
      let line = analysis.list.text(of: block)
      let text = names.isVietnamese ? line : line.pieces(partedBy: " - ").first ?? line
      let all = names.split(text)
      var people = all.count > 1 && all.allSatisfy(isWritten) ? all : names.shown(in: text).filter(isWritten)
      if people.isEmpty, surroundings.heading.map({ index > $0 && index < $0 + 4 }) == true,
        surroundings.body.first.map({ index < $0 }) == true
      {
        // "Port - Ann Bell", behind the place
        people = (line.pieces(partedBy: " - ") + names.split(line).prefix(1)).filter {
          isWritten($0) || mayBeWritten($0)
        }
      }
      guard !people.isEmpty, people.count <= 4, people.allSatisfy({ !isLinkText($0) && !names.isPlace($0) }) else {
        continue
      }
      return people.map { Author(name: $0) }
    }
    return []
  }

  /// Whether an element is named as a row of the story's tags.
  private func isRowOfTags(_ node: Int) -> Bool {
    analysis.page.attribute(.classes, of: node).map { TagFinder.namesTags($0) } ?? false
  }

  private func opensWithWeekday(_ block: Block) -> Bool {
    let line = analysis.list.text(of: block)
    return DateVocabulary.isWeekday(line.prefix { $0 != " " && $0 != "," })
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
  private static func isProfile(_ link: String) -> Bool {
    let parts = link.utf8.prefix { $0 != 0x3F && $0 != 0x23 }.split(separator: 0x2F)
    return parts.count <= 7
      && parts.dropLast().contains { profileFolders.contains(PagePaths.hash($0.lazy.map(ByteText.lowered))) }
  }

  /// The names in elements that are named as the author's.
  private func marked(among lines: [Int]) -> [Author] {
    let page = analysis.page
    let near = Set(lines.map { analysis.list.blocks[$0].node })
    let eastAsian = EastAsianBylines(language: names.language)
    var found: [Author] = []
    var covered: Int32 = 0
    for (index, node) in page.nodes.enumerated() where node.tag != .text && Int32(index) >= covered {
      let isDeclared =
        page.attribute(.rel, of: index).map { ByteText.contains($0, "author") } ?? false
        || page.attribute(.itemprop, of: index).map { ByteText.equals($0, "author") } ?? false
      guard isDeclared || (analysis.hints[index].contains(.byline) && analysis.mass[index].weight < 200),
        node.textEnd - node.textStart < 300, isWithin(index, near)
      else { continue }
      if isOfOtherItem(index) { continue }
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

  /// Whether a node belongs to an article that is described apart from the page's own.
  private func isOfOtherItem(_ node: Int) -> Bool {
    guard let heading = surroundings.heading.map({ Int(analysis.list.blocks[$0].node) }) else { return false }
    let page = analysis.page
    var scope = Int(page.nodes[node].parent)
    while scope > 0, !(page.attribute(.itemtype, of: scope).map { ByteText.contains($0, "article") } ?? false) {
      scope = Int(page.nodes[scope].parent)
    }
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
      if let start = runs.firstIndex(where: { names.startsWithLabel($0.text) }) {
        let found = authors(in: Array(runs[start...]))
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
    for (index, run) in runs.enumerated() {
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
        if !authors.isEmpty, names.isRole($0) || $0.hasPrefix("(") { return false }
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

  private func runs(of nodes: Range<Int>) -> [Run] {
    let page = analysis.page
    var runs: [Run] = []
    var link: String?
    var linkEnd = 0
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
