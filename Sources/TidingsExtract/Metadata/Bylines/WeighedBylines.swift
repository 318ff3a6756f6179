internal import TidingsModel
internal import TidingsParse

/// Names that nothing announces: what stands around them is weighed, and the best is taken where enough speaks for it.
struct WeighedBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }

  /// The names near the title that most speaks for: their place, what their bearers are, the outlet that they write for,
  /// a date, an address, a link to their page.
  func weighed(_ lines: [Int]) -> [Author] {
    var best: (authors: [Author], weight: Int)?
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 4, block.weight < 100, !block.endsSentence || block.weight < 40,
        !source.isUpperHeading(Int(block.node)), !surroundings.others.isAmongTeasers(index),
        analysis.hints[Int(block.node)].isDisjoint(with: [.tags, .keywords, .related, .comments])
      else { continue }
      let pieces = pieces(of: block)
      guard pieces.count <= 8 else { continue }
      for position in pieces.indices {
        let people = people(in: pieces[position].text)
        guard !people.isEmpty else { continue }
        let weight = weight(of: pieces[position], at: position, of: pieces, on: index)
        guard weight >= Self.enough, weight > best?.weight ?? 0,
          people.allSatisfy({ !source.isLinkText($0, except: index) })
        else { continue }
        best = (people.map { Author(name: $0, url: pieces[position].link.flatMap(Self.address)) }, weight)
      }
    }
    return best?.authors ?? []
  }

  /// What must speak for a name at least.
  private static let enough = 6

  private static func address(_ link: String) -> String? { BylineReader.isProfile(link) ? link : nil }

  /// A line's runs, parted by the signs that stand between its parts.
  private func pieces(of block: Block) -> [BylineRun] {
    bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).flatMap { run in
      run.text.split { Self.partingSigns.contains($0) }.flatMap { String($0).pieces(partedBy: " - ") }
        .flatMap { $0.pieces(partedBy: " : ") }.flatMap(beforeAgency)
        .map { BylineRun(text: names.trimming.withoutSymbols(ByteText.folded(Array($0.utf8))), link: run.link) }
        .filter { !$0.text.isEmpty }
    }
  }

  /// `M.-A. D. avec AFP` in two.
  private func beforeAgency(_ text: String) -> [String] {
    for mark in [" avec ", " mit ", " con ", " com ", " with ", ", "] {
      guard let cut = text.range(ofBytes: mark), case let agency = text[cut.upperBound...],
        (2...8).contains(agency.count),
        agency.allSatisfy(\.isUppercase)
      else { continue }
      return [String(text[..<cut.lowerBound]), String(agency)]
    }
    return [text]
  }

  private static let partingSigns: Set<Character> = ["|", "•", "·", "–", "—", "\n", "/", "(", ")"]

  /// The names that a piece of a line consists of.
  private func people(in piece: String) -> [String] {
    guard !names.labels.announcesHelper(piece), !names.bearers.isPlaceholder(piece) else { return [] }
    let whole = names.labels.withoutLabel(piece)
    let bare = names.told.openingSignature(whole) ?? names.trimming.withoutOfficeBehind(whole)
    let all = names.split(bare)
    guard (1...4).contains(all.count) else { return [] }
    if let eastAsian = EastAsianBylines(language: names.language) {
      return all.allSatisfy { eastAsian.isName($0) || eastAsian.signature($0) != nil } ? all : []
    }
    if all.allSatisfy({
      source.isWritten($0) && source.isNoOther($0) && !names.bearers.isRole($0) && !NameShape.isIdeographic($0)
    }) {
      return all
    }
    return all.count == 1 && source.mayBeWritten(bare) && source.isNoOther(bare) && !names.bearers.isRole(bare)
      ? all : []
  }

  private func weight(of piece: BylineRun, at position: Int, of pieces: [BylineRun], on index: Int) -> Int {
    var weight = 0
    if let heading = surroundings.heading, index > heading, surroundings.firstOfText.map({ index < $0 }) == true {
      weight += index - heading <= 4 ? 2 : 1
    }
    let beside = pieces.indices.filter { $0 != position && abs($0 - position) <= 2 }.map { pieces[$0].text }
    let below = neighbour(index + 1)
    if beside.contains(where: isOffice) || below.map(isOffice) == true
      || names.told.openingSignature(names.labels.withoutLabel(piece.text)) != nil
    {
      weight += 3
    }
    if (beside + [below].compactMap { $0 }).contains(where: source.namesOutlet) { weight += 2 }
    if (index - 2...index + 2).contains(where: isDated) { weight += 2 }
    if (beside + [below].compactMap { $0 }).contains(where: { $0.contains("@") }) { weight += 2 }
    // In English the names of sections are written as persons' are; in Chinese they are as long.
    if weight <= 4, names.language == "en" || names.language == "zh" { return 0 }
    if let link = piece.link, !link.isEmpty {
      if BylineReader.isProfile(link) || link.hasPrefix("mailto:") { weight += 3 } else { weight -= 1 }
    }
    if holdsInitial(piece.text) { weight += 2 }
    if source.isBesidePortrait(index) { weight += 1 }
    return weight
  }

  /// The text of a short line.
  private func neighbour(_ index: Int) -> String? {
    guard analysis.list.blocks.indices.contains(index), analysis.list.blocks[index].weight < 60,
      !source.isUpperHeading(Int(analysis.list.blocks[index].node))
    else { return nil }
    return analysis.list.text(of: analysis.list.blocks[index])
  }

  private func isOffice(_ text: String) -> Bool {
    guard text.utf8.count < 80, !text.contains(where: \.isNumber) else { return false }
    if let eastAsian = EastAsianBylines(language: names.language) { return eastAsian.isOffice(text) }
    return names.bearers.isRole(text) || names.bearers.isPlaceholder(text)
  }

  /// Whether a word of a name is cut to its first letter: `J. L. Cano`.
  private func holdsInitial(_ name: String) -> Bool {
    name.split { $0 == " " || $0 == "-" }.contains { $0.count == 2 && $0.last == "." && $0.first?.isUppercase == true }
  }

  private func isDated(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index), case let block = analysis.list.blocks[index], block.weight < 90
    else { return false }
    return (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains { analysis.page.nodes[$0].tag == .time }
      || !DateScanner.dates(in: analysis.list.bytes(of: block), language: names.language).isEmpty
  }
}
