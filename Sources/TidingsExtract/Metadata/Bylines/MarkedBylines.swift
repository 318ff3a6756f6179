internal import TidingsModel
internal import TidingsParse

/// Names in elements that are called the author's, by their class or as data.
struct MarkedBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }
  private var sites: Set<[UInt8]> { source.sites }

  /// The names in elements that are named as the author's.
  func marked(among lines: [Int]) -> [Author] {
    let page = analysis.page
    let near = Set(lines.map { analysis.list.blocks[$0].node })
    let eastAsian = EastAsianBylines(language: names.language)
    // One article that is described beside title and text is the page's own.
    let isOnlyItem = page.nodes.indices.lazy.filter { source.isItem($0) }.prefix(2).count == 1
    var found: [Author] = []
    var covered: Int32 = 0
    for (index, node) in page.nodes.enumerated() where node.tag != .text && Int32(index) >= covered {
      let isDeclared =
        page.attribute(.rel, of: index).map { ByteText.contains($0, "author") } ?? false
        || page.attribute(.itemprop, of: index).map { ByteText.equals($0, "author") } ?? false
      if isDeclared, case let hidden = unseen(in: index), !hidden.isEmpty, !source.isOfOtherItem(index) {
        covered = node.end
        found += hidden
        continue
      }
      guard isDeclared || isNamed(index), node.textEnd - node.textStart < 300, isWithin(index, near) else { continue }
      if !isOnlyItem, source.isOfOtherItem(index) { continue }
      if source.isAmong([.related, .comments], index) { continue }
      if isBehindHelperLabel(index) { continue }
      var authors = listed(in: index)
      if authors.isEmpty, isDeclared, let name = nameBesideFigures(in: index) { authors = [name] }
      if authors.isEmpty, let eastAsian {
        authors = eastAsian.names(inLine: page.foldedText(of: index, limit: 200)).map { Author(name: $0) }
      }
      if authors.isEmpty { authors = self.fullName(in: index) }
      if authors.isEmpty, let name = names.told.nameByDeed(in: page.foldedText(of: index, limit: 60)) {
        authors = [Author(name: name)]
      }
      if authors.isEmpty { authors = bylines.authors(in: bylines.afterLabel(bylines.runs(of: index..<Int(node.end)))) }
      if authors.isEmpty, let name = names.told.followed(page.foldedText(of: index, limit: 60)) {
        authors = [Author(name: name)]
      }
      if authors.isEmpty, isDeclared {
        authors = names.declared(page.foldedText(of: index, limit: 60)).filter { $0.utf8.count < 40 }
          .map { Author(name: $0, url: page.attributeText(.href, of: index)) }
      }
      authors = source.withoutPlaceholders(authors.map { withoutPredicate(withoutLead($0)) })
      guard !authors.isEmpty else { continue }
      covered = node.end
      found.append(contentsOf: authors)
      if found.count >= 6 { break }
    }
    return found
  }

  /// Whether the text straight before an element says that its bearer did not write: `Fact checked by`.
  private func isBehindHelperLabel(_ node: Int) -> Bool {
    let page = analysis.page
    for earlier in (max(0, node - 12)..<node).reversed() where page.nodes[earlier].tag == .text {
      let text = page.foldedText(of: earlier, limit: 60)
      if text.isEmpty { continue }
      return text.utf8.count < 40 && names.labels.isHelperLabel(text)
    }
    return false
  }

  /// `durch Stephan Markus` without the word that leads to the writer here, and elsewhere to much else.
  private func withoutLead(_ author: Author) -> Author {
    guard let name = author.name, let space = name.firstIndex(of: " "),
      Self.leads.contains(name[..<space].lowercased()),
      case let rest = String(name[space...].dropFirst()), source.isWritten(rest)
    else { return author }
    var author = author
    author.name = rest
    return author
  }

  private static let leads: Set<String> = ["durch"]

  /// `Ann Bell runs the harbour` without what a sentence says of its subject.
  private func withoutPredicate(_ author: Author) -> Author {
    guard let words = author.name?.spacedWords, words.count >= 4,
      case let name = words.prefix(while: { $0.first?.isUppercase == true }), (2...3).contains(name.count),
      case let rest = words[name.endIndex...], rest.count >= 2,
      rest.allSatisfy({ $0.first?.isLowercase == true && !NameWords.particles.contains($0) }),
      case let subject = name.joined(separator: " "), source.isWritten(subject)
    else { return author }
    var author = author
    author.name = subject
    return author
  }

  /// The names that the page's elements bear in an attribute, where all that are not of other stories bear the same.
  var inAttributes: [String] {
    let page = analysis.page
    var only: String?
    for (index, node) in page.nodes.enumerated() where node.tag != .text {
      guard let value = page.attributeText(.dataAuthor, of: index), !value.isEmpty, !surroundings.cards[index],
        !source.isOfOtherItem(index)
      else { continue }
      if let only, only != value { return [] }
      only = value
    }
    return only.map { names.declared($0).filter(names.shape.isPersonalName) } ?? []
  }

  /// Whether an element is called the author's, by its class or as a card of contact.
  private func isNamed(_ node: Int) -> Bool {
    guard analysis.mass[node].weight < 200 else { return false }
    let isCalled =
      analysis.hints[node].contains(.byline) || opensWithPersonIcon(node)
      || (analysis.page.attribute(.classes, of: node).map { ByteText.contains($0, "vcard") } ?? false
        && holdsFullName(node))
    return isCalled && !describesAuthor(node)
  }

  /// Whether an element is named as what tells of the author: `author-description`, `author-job`.
  private func describesAuthor(_ node: Int) -> Bool {
    guard let name = analysis.page.attribute(.classes, of: node) else { return false }
    return Self.descriptions.contains { ByteText.contains(name, $0) }
  }

  private static let descriptions: [StaticString] = [
    "description", "job-title", "jobtitle", "author-job", "author__job",
  ]

  /// Whether an element's first child is the picture of a person: `<span><i class="fa fa-user"></i> Minh Hạ</span>`.
  private func opensWithPersonIcon(_ node: Int) -> Bool {
    let page = analysis.page
    guard analysis.mass[node].weight < 60, page.nodes[node].tag != .a else { return false }
    for child in node + 1..<max(node + 1, min(node + 3, Int(page.nodes[node].end))) where page.nodes[child].tag != .text
    {
      guard page.nodes[child].textEnd == page.nodes[child].textStart, let name = page.attribute(.classes, of: child)
      else { return false }
      // Beside the site's own name the picture says nothing.
      guard !sites.contains(WordFold.fold(page.foldedText(of: node, limit: 60))) else { return false }
      return Self.personIcons.contains { ByteText.contains(name, $0) }
    }
    return false
  }

  private static let personIcons: [StaticString] = [
    "fa-user", "icon-user", "user-icon", "bi-person", "icon-author", "fa-pen",
  ]

  /// Whether an element holds one that is named as cards of contact name the full name.
  private func holdsFullName(_ node: Int) -> Bool { fullNameElement(in: node) != nil }

  private func fullNameElement(in node: Int) -> Int? {
    (node..<min(Int(analysis.page.nodes[node].end), node + 12)).first { child in
      analysis.page.attribute(.classes, of: child).map { $0.elementsEqual("fn".utf8) || $0.starts(with: "fn ".utf8) }
        ?? false
    }
  }

  /// The full name of the one card of contact in an element, whatever stands before it: `<span class="vcard">Pubblicato da
  /// <span class="fn">Minh H.</span></span>`.
  private func fullName(in node: Int) -> [Author] {
    guard let element = fullNameElement(in: node) else { return [] }
    let found = names.shown(in: analysis.page.foldedText(of: element, limit: 60))
    guard found.count == 1, names.shape.isPersonalName(found[0]) || found[0].split(separator: " ").count == 1 else {
      return []
    }
    return found.map {
      Author(name: $0, url: bylines.runs(of: element..<Int(analysis.page.nodes[element].end)).first?.link)
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
      return names.declared(name).filter(names.shape.isPersonalName).map { Author(name: $0) }
    }
    return []
  }

  /// The name that is marked as one in an element that holds only figures besides: a user's standing, how much there is of
  /// theirs.
  private func nameBesideFigures(in node: Int) -> Author? {
    let page = analysis.page
    for child in (node + 1)..<max(node + 1, min(Int(page.nodes[node].end), node + 12)) {
      guard page.attribute(.itemprop, of: child).map({ ByteText.equals($0, "name") }) ?? false,
        case let name = page.foldedText(of: child, limit: 60), !name.isEmpty
      else { continue }
      let all = page.foldedText(of: node, limit: 200)
      guard let range = all.range(ofBytes: name), all.count > name.count else { return nil }
      let rest = all[..<range.lowerBound] + all[range.upperBound...]
      return rest.contains(where: \.isLetter) ? nil : Author(name: name)
    }
    return nil
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
      let first = isPlural ? self.names.shown(in: firstLine(of: child)) : []
      let isWhole = first.count == 1 && first[0].contains(" ") && self.names.shape.isPersonalName(first[0])
      let found = isWhole ? first : self.names.shown(in: page.foldedText(of: child, limit: 60))
      guard found.count == 1, self.names.shape.isPersonalName(found[0]), !self.names.bearers.isRole(found[0]) else {
        return nil
      }
      return Author(name: found[0], url: bylines.runs(of: child..<Int(page.nodes[child].end)).first?.link)
    }
    return names.count == children.count ? names : []
  }

  /// What an element's first part says, where others follow that tell of whom it names.
  private func firstLine(of node: Int) -> String {
    let page = analysis.page
    var part = node + 1
    while part < Int(page.nodes[node].end) {
      let text = page.foldedText(of: part, limit: 60)
      if !text.isEmpty { return text }
      part = Int(page.nodes[part].end)
    }
    return ""
  }

  private func isWithin(_ node: Int, _ near: Set<Int32>) -> Bool {
    let end = analysis.page.nodes[node].end
    if near.contains(where: { $0 >= Int32(node) && $0 < end }) { return true }
    return analysis.page.isWithin(near, node, levels: 4)
  }
}
