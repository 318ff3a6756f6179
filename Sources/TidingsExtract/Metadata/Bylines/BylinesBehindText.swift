internal import TidingsModel
internal import TidingsParse

/// Names in the line straight behind the text, which stands beside the text's element, and in lines further away.
struct BylinesBehindText {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }

  /// The name in a box straight behind the text that holds a portrait, the name and a line about its bearer.
  var boxBehindText: [Author] {
    let blocks = analysis.list.blocks
    guard let index = surroundings.lineBehindText, blocks.indices.contains(index + 1),
      case let about = blocks[index + 1], about.links == 0, (12..<260).contains(about.weight),
      !source.isUpperHeading(Int(about.node)), source.isBesidePortrait(index), !source.isBesidePortrait(index + 2),
      case let name = analysis.list.text(of: blocks[index]), (2...3).contains(name.spacedWords.count),
      source.isAuthor(name)
    else { return [] }
    return [Author(name: name)]
  }

  /// The name behind the text with what its bearer is behind a stroke, or alone in languages that write no other lines
  /// with capitals as names are written.
  var nameBehindText: [Author] {
    guard let index = surroundings.lineBehindText, case let text = analysis.list.text(of: analysis.list.blocks[index]),
      !names.labels.announcesHelper(text)
    else { return [] }
    for mark in [" / ", " : ", " | ", " – ", " — ", " - "] {
      guard let cut = text.range(ofBytes: mark), case let name = String(text[..<cut.lowerBound]),
        case let office = String(text[cut.upperBound...]),
        source.isAuthor(name) || (source.mayBeWritten(name) && source.isNoOther(name)),
        names.bearers.isRole(office) || names.labels.startsWithLabel(office) || source.namesOutlet(office)
          || NameWords.writers.contains(where: office.hasPrefix)
      else { continue }
      return [Author(name: name)]
    }
    if let name = vietnameseName(in: text, at: index) { return [Author(name: name)] }
    let next = index + 1
    guard !Self.languagesOfCapitals.contains(names.language), (2...3).contains(text.spacedWords.count),
      source.isAuthor(text), !names.bearers.isRole(text),
      !analysis.list.blocks.indices.contains(next) || analysis.list.blocks[next].linkShare < 0.5
    else { return [] }
    return [Author(name: text)]
  }

  /// A full name, its outlet behind a stroke at most, or two to four words in bold that are all written as names are.
  private func vietnameseName(in text: String, at index: Int) -> String? {
    let name = ByteText.folded(Array(text.prefix { $0 != "/" }.utf8))
    if names.shape.isVietnameseFullName(name), source.isAuthor(name) { return name }
    let block = analysis.list.blocks[index]
    guard names.isVietnamese, block.boldWeight * 10 > block.weight * 8,
      (2...4).contains(text.spacedWords.count),
      text.contains(where: \.isLowercase), source.isAuthor(text), !names.bearers.isRole(text),
      !ChromePhrases.announces(WordFold.fold(text))
    else { return nil }
    return text
  }

  /// The names in the article's element, around its text, that lead to their bearers' mailboxes.
  var withMailbox: [Author] {
    guard let first = surroundings.firstOfText, let last = surroundings.body.last, let heading = surroundings.heading
    else {
      return []
    }
    let blocks = analysis.list.blocks
    let lines = Array(heading + 1..<max(heading + 1, first)) + Array(last + 1..<min(last + 9, blocks.count))
    var found: [Author] = []
    for index in lines where blocks.indices.contains(index) && blocks[index].weight < 60 && isInArticle(index, heading)
    {
      let runs = bylines.runs(of: Int(blocks[index].nodes.lowerBound)..<Int(blocks[index].nodes.upperBound))
      found += runs.filter {
        $0.link?.hasPrefix("mailto:") == true && source.isWritten($0.text) && !names.bearers.isOrganisation($0.text)
          && !names.bearers.isPlace($0.text) && !names.labels.announcesHelper($0.text)
      }.map { Author(name: $0.text) }
    }
    return found.count <= 4 ? found : []
  }

  /// Whether an article's element holds a line and the title.
  private func isInArticle(_ index: Int, _ heading: Int) -> Bool {
    let page = analysis.page
    var node = Int(analysis.list.blocks[index].node)
    while node > 0, page.nodes[node].tag != .article { node = Int(page.nodes[node].parent) }
    return node > 0 && page.contains(node, Int(analysis.list.blocks[heading].node))
  }

  /// Languages that write the words of headings and labels with capitals, and Vietnamese, whose signatures are read by
  /// how they are set.
  private static let languagesOfCapitals: Set<String> = ["en", "de", "id", "ms", "tl", "vi"]
}
