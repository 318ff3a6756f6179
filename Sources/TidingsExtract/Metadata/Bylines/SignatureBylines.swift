internal import TidingsModel
internal import TidingsParse

/// The writer's name in the last line of a story, without a word that says whose it is.
struct SignatureBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }
  private var sites: Set<[UInt8]> { source.sites }

  /// The last line of the story, in many Vietnamese papers, is its writer.
  func signature() -> [Author] {
    let eastAsian = EastAsianBylines(language: names.language)
    for index in surroundings.afterBody.prefix(4) {
      let block = analysis.list.blocks[index]
      // Under a heading of their own stand those to be asked, not those who wrote.
      if analysis.page.nodes[Int(block.node)].tag.isHeading,
        !names.labels.startsWithLabel(analysis.list.text(of: block))
      {
        break
      }
      guard block.weight >= 3, block.weight < 60, !analysis.page.nodes[Int(block.node)].tag.isHeading,
        !leadsElsewhere(index) || analysis.hints[Int(block.node)].contains(.byline)
      else { continue }
      // "-- Ann Bell, Port, June 14, 2001"
      let line = String(names.trimming.withoutDate(bylines.parted(block)).drop { "-–— ".contains($0) })
      let text = names.trimming.withoutDeeds(
        names.trimming.withoutRank(
          names.trimming.withoutAddress(names.trimming.withoutOutlet(firstRow(of: line)))))
      if text.first == "#" || namesPicture(text) { continue }
      if isSetAsSignature(index), !names.labels.announcesHelper(text) {
        // "Minh Hạ – Bảo Lâm (Đài TT huyện)"
        if let people = names.parts.betweenDashes(text), people.count > 1,
          people.allSatisfy(isPersonOfPair)
        {
          return people.map { Author(name: $0) }
        }
        if let name = signed(text) { return [Author(name: name)] }
      }
      if let name = names.told.bracketed(text) ?? names.told.cited(text) { return [Author(name: name)] }
      if surroundings.places.isToTheRight(Int(block.node)), let name = eastAsian?.signature(text) {
        return [Author(name: name)]
      }
      if surroundings.places.isToTheRight(Int(block.node)), names.bearers.isVietnameseBody(text) {
        return [Author(name: text)]
      }
      if text == line, let name = penName(text, of: block) { return [Author(name: name)] }
      guard
        names.labels.startsWithLabel(text) || names.labels.endsWithLabel(text)
          || (looksLikeSignature(index, text) && isSetAsSignature(index))
      else { continue }
      let found = names.shown(in: text).filter { !names.bearers.isPlace($0) }
      if !found.isEmpty { return found.map { Author(name: $0) } }
    }
    return []
  }

  /// What stands before a line break, without the comma that leads to what the writer is below:
  /// `В. Н. СОРОКИН,`, `наш корреспондент`.
  private func firstRow(of line: String) -> String {
    guard let end = line.firstIndex(of: "\n") else { return line }
    let row = line[..<end].drop { $0 == " " }
    return row.last == "," && names.bearers.isRole(String(line[end...])) ? String(row.dropLast()) : String(row)
  }

  /// Whether a name beside another behind a dash is a person's: no place's, paper's or school's.
  private func isPersonOfPair(_ name: String) -> Bool {
    names.shape.isWritten(name) && !NameShape.holdsAcronym(name) && !names.bearers.isPlace(name)
      && !names.bearers.isOrganisation(name) && !names.bearers.isAgency(name)
      && !NameWords.vietnamesePapers.contains(WordFold.fold(name))
  }

  /// Whether a line says whose picture stands above it, in a language that writes no capitals: a caption.
  private func namesPicture(_ text: String) -> Bool {
    text.utf8.contains(0x3A) && !text.contains { $0.isUppercase || $0.isLowercase }
      && text.spacedWords.contains { $0.last == ":" && names.labels.isHelperLabel(String($0)) }
  }

  /// The one word that many Vietnamese writers sign with, set in bold to the right: `Mộc`.
  private func penName(_ text: String, of block: Block) -> String? {
    guard names.isVietnamese, surroundings.places.isToTheRight(Int(block.node)), block.boldWeight * 2 > block.weight,
      (2...8).contains(text.count), text.first?.isUppercase == true, text.allSatisfy(\.isLetter),
      !names.bearers.isPlaceholder(text), !names.bearers.isPlace(text), !names.bearers.isOrganisation(text),
      !names.bearers.isAgency(text),
      !names.bearers.isRole(text), !NameShape.holdsAcronym(text) || text.utf8.count > text.count
    else { return nil }
    return text
  }

  /// The name that a signature opens with, before what its bearer is or the site.
  private func signed(_ text: String) -> String? {
    if let name = names.told.openingSignature(text), !names.bearers.isPlace(name), !names.bearers.isOrganisation(name) {
      return name
    }
    guard let comma = text.range(ofBytes: ", "), sites.contains(WordFold.fold(String(text[comma.upperBound...]))),
      case let name = String(text[..<comma.lowerBound]), names.shape.isWritten(name)
    else { return nil }
    return name
  }

  /// The text's last line where it is short and opens as a byline does.
  var lastLine: [Int] {
    guard let last = surroundings.body.last, case let block = analysis.list.blocks[last], block.weight < 80,
      case let text = analysis.list.text(of: block), names.labels.startsWithLabel(text),
      EastAsianBylines(language: names.language) == nil,
      !block.isProse || PersonNames.announcesAuthor(text) || text.prefix(12).contains("/")
        || BylineLabel.rest(of: text).map({ source.isWritten(String($0)) }) == true
    else { return [] }
    return [last]
  }

  /// The text's last lines where one of them says no more than that the author follows, and those behind the text.
  var boxAtEnd: [Int] {
    let lines = surroundings.body.suffix(5)
    let label = lines.firstIndex { index in
      let block = analysis.list.blocks[index]
      return block.weight < 40 && surroundings.isLabelAlone(index)
    }
    return label.map { Array(lines[$0...]) } ?? []
  }

  /// Whether a line goes on where the text's last one stood, or is set apart as signatures are: in bold, in italics, to
  /// the right, in an element that is named so. Rows of subjects, headings and buttons below a text are neither.
  private func isSetAsSignature(_ index: Int) -> Bool {
    let blocks = analysis.list.blocks
    let block = blocks[index]
    let node = Int(block.node)
    if (0..<3).contains(where: { analysis.hints[ancestor($0, of: node)].contains(.byline) }) { return true }
    for other in [index - 1, index + 1] where blocks.indices.contains(other) && surroundings.body.last != other {
      let next = blocks[other]
      guard isAlike(next, block), next.weight < 40, next.node != block.node else { continue }
      let text = analysis.list.text(of: next)
      if looksLikeSignature(other, text), names.shape.isName(text), text.first != "#" { return false }
    }
    if block.boldWeight * 2 > block.weight || block.italicWeight * 2 > block.weight { return true }
    if surroundings.places.isToTheRight(node) { return true }
    let lastOfBody = surroundings.body.last { blocks[$0].isProse } ?? surroundings.body.last
    guard let last = lastOfBody.map({ Int(blocks[$0].node) }) else { return false }
    return ancestor(1, of: node) == ancestor(1, of: last) || node == last || ancestor(1, of: node) == last
      || ancestor(2, of: node) == ancestor(1, of: last)
      || (index == surroundings.body.last.map { $0 + 1 } && sharesBox(node, last))
  }

  /// Whether two lines lie in one box of the page whose paragraphs have elements of their own: sections, cells, items.
  private func sharesBox(_ node: Int, _ last: Int) -> Bool {
    let pairs = [(1, 2), (1, 3), (1, 4), (2, 2)]
    return pairs.contains { steps, stepsOfLast in
      let box = ancestor(steps, of: node)
      guard box == ancestor(stepsOfLast, of: last) else { return false }
      let tag = analysis.page.nodes[box].tag
      return tag != .body && tag != .html && tag != .main
    }
  }

  private func ancestor(_ steps: Int, of node: Int) -> Int {
    var node = node
    for _ in 0..<steps { node = max(0, Int(analysis.page.nodes[node].parent)) }
    return node
  }

  /// Whether two lines have elements of one kind in one place.
  private func isAlike(_ block: Block, _ other: Block) -> Bool {
    let page = analysis.page
    return page.nodes[Int(block.node)].parent == page.nodes[Int(other.node)].parent
      && page.nodes[Int(block.node)].tag == page.nodes[Int(other.node)].tag
      && page.attributeText(.classes, of: Int(block.node)) == page.attributeText(.classes, of: Int(other.node))
  }

  /// Two to five capitalised words.
  private func looksLikeSignature(_ index: Int, _ text: String) -> Bool {
    if names.labels.announcesHelper(text) || names.bearers.isRole(names.trimming.withoutNotes(text))
      || text.utf8.contains(where: { $0.isDigit })
    {
      return false
    }
    // "M.A", "N.V.T.", "T.Hạ", "H.NAM"
    let initials = String(text.prefix { $0 != "(" }).pieces(partedBy: " - ")
    if !initials.isEmpty, initials.allSatisfy(names.shape.isAbbreviated) { return true }
    guard !analysis.list.blocks[index].endsSentence else { return false }
    // "Minh Hạ (tổng hợp)", "Minh Hạ (PV) / Trần Bảo Lâm (CTV)"
    var people = [names.trimming.withoutNotes(text)]
    for mark in [" - ", " – ", " / ", ", ", " và "] { people = people.flatMap { $0.pieces(partedBy: mark) } }
    if people.count > 1 { people.removeAll { names.bearers.isAgency($0) || names.bearers.isVietnameseBody($0) } }
    guard people.contains(where: { !$0.isEmpty }) else { return false }
    guard
      people.allSatisfy({ person in
        let words = person.split(separator: " ")
        return words.count >= 2 && words.count <= 5
          && words.allSatisfy {
            NameWords.particles.contains($0) || NameShape.opensName($0)
          }
      })
    else { return false }
    return !leadsElsewhere(index)
  }

  /// Whether most of a line is links, though not to the writer's mailbox.
  private func leadsElsewhere(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    guard block.linkShare >= 0.5 else { return false }
    let page = analysis.page
    let links = (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).filter { page.nodes[$0].tag == .a }
    return links.isEmpty || isBelowLabel(index)
      || !links.allSatisfy { page.attribute(.href, of: $0).map(Self.isPersonalMailbox) == true }
  }

  private static func isPersonalMailbox(_ link: ArraySlice<UInt8>) -> Bool {
    guard link.starts(with: "mailto:".utf8) else { return false }
    let name = link.dropFirst(7)
    return !offices.contains { name.starts(with: $0.utf8) }
  }

  /// What mailboxes are called that are no person's.
  private static let offices = [
    "info", "press", "presse", "contact", "kontakt", "redak", "redac", "redaz", "letter", "mail", "news",
  ]

  /// Whether the line before names those who are to be asked, as its colon or its words say.
  private func isBelowLabel(_ index: Int) -> Bool {
    guard index > 0, case let before = analysis.list.blocks[index - 1], before.weight < 60 else { return false }
    let text = analysis.list.text(of: before)
    return text.hasSuffix(":") || names.labels.announcesHelper(text)
  }
}
