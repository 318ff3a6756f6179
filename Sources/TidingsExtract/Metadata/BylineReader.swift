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
    for authors in [marked(among: near), labelled(near), marked(among: surroundings.afterBody), signature()]
    where !authors.isEmpty {
      return authors
    }
    let below = labelled(surroundings.afterBody)
    if !below.isEmpty { return below }
    let profiled = profiled(among: near)
    if !profiled.isEmpty { return profiled }
    for authors in [besideDate(near), sharingLineWithDate(near)] where !authors.isEmpty { return authors }
    return onlyProfile
  }

  /// The name that shares a line with the date: `Hạ Giang - 14/06/2025 09:15`, `Ann Bell | Senior Writer | July 2, 2025`.
  private func sharingLineWithDate(_ lines: [Int]) -> [Author] {
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 14, block.weight < 90, block.linkWeight == 0 else { continue }
      let line = analysis.list.bytes(of: block)
      guard let date = DateScanner.dates(in: line, language: names.language).first else { continue }
      let before = line[..<(line.startIndex + date.start)]
      let after = line[(line.startIndex + date.start + date.length)...]
      var runs = self.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      if runs.count == 1 { runs = [before, after].map { String(decoding: $0, as: UTF8.self) } }
      for piece in runs.flatMap(names.segments(of:)) {
        for part in [piece] + piece.pieces(partedBy: " - ") + piece.pieces(partedBy: ", ") {
          let name = names.withoutLabel(part)
          guard isWritten(name), !PersonNames.isIdeographic(name), !names.isPlace(name), !isLinkText(name),
            !DateLabels.speakOfDate(Array(name.utf8)[...])
          else { continue }
          return [Author(name: name)]
        }
      }
    }
    return []
  }

  /// Whether a text is written as a person's name is.
  private func isWritten(_ name: String) -> Bool {
    names.isPersonalName(name) && name.split(separator: " ").allSatisfy(isNamePart)
  }

  private func isNamePart(_ word: Substring) -> Bool {
    word.first?.isUppercase == true || NameWords.particles.contains(word)
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
        && !DateScanner.dates(in: analysis.list.bytes(of: block), language: names.language).isEmpty
    }
    for index in lines where isDate(index - 1) || isDate(index + 1) {
      let block = analysis.list.blocks[index]
      guard block.weight >= 5, block.weight < 40, block.linkWeight == 0,
        !analysis.page.nodes[Int(block.node)].tag.isHeading, !opensWithWeekday(block)
      else { continue }
      // "Petr Novák, Jana Dvořáková", "Budi Santoso - Harian Muara"
      let line = analysis.list.text(of: block)
      let text = names.isVietnamese ? line : line.pieces(partedBy: " - ").first ?? line
      let all = names.split(text)
      let people = all.allSatisfy(isWritten) ? all : names.shown(in: text).filter(isWritten)
      guard !people.isEmpty, people.count <= 4 else { continue }
      return people.map { Author(name: $0) }
    }
    return []
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
    let isPlural = page.attribute(.classes, of: node).map { ByteText.contains($0, "authors") } ?? false
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

  /// The last line of the story, in many Vietnamese papers, is its writer.
  private func signature() -> [Author] {
    for index in surroundings.afterBody.prefix(4) {
      let block = analysis.list.blocks[index]
      guard block.weight >= 3, block.weight < 60, !analysis.page.nodes[Int(block.node)].tag.isHeading,
        block.linkShare < 0.5 || analysis.hints[Int(block.node)].contains(.byline)
      else { continue }
      let text = names.withoutAddress(analysis.list.text(of: block))
      if let name = names.bracketed(text) { return [Author(name: name)] }
      guard names.startsWithLabel(text) || names.endsWithLabel(text) || looksLikeSignature(block, text) else {
        continue
      }
      let found = names.shown(in: text)
      if !found.isEmpty { return found.map { Author(name: $0) } }
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
      if names.withoutLabel(run.text).isEmpty { continue }
      if names.joins(run.text) {
        isJoined = true
        continue
      }
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

  /// Two to five capitalised words, set apart in bold or italics or to the right.
  private func looksLikeSignature(_ block: Block, _ text: String) -> Bool {
    if names.announcesHelper(text) || text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return false }
    // "M.A", "N.V.T."
    let letters = text.split(separator: ".")
    if letters.count > 1, letters.allSatisfy({ $0.count == 1 && $0.allSatisfy(\.isUppercase) }) { return true }
    guard !block.endsSentence else { return false }
    // "Minh Hạ (tổng hợp)"
    let note = text.last == ")" ? text.lastIndex(of: "(") : nil
    guard note != text.startIndex else { return false }
    let people = text[..<(note ?? text.endIndex)].split(separator: " - ").flatMap { $0.split(separator: " – ") }
    guard
      people.allSatisfy({ person in
        let words = person.split(separator: " ")
        return words.count >= 2 && words.count <= 5
          && words.allSatisfy {
            NameWords.particles.contains($0) || PersonNames.opensName($0)
          }
      })
    else { return false }
    return block.linkShare < 0.5
  }
}
