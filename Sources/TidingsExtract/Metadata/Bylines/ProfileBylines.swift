internal import TidingsModel
internal import TidingsParse

/// Names that lead to the page of an author, or stand beside the picture of one.
struct ProfileBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }

  /// The names that link to pages about authors, among some lines.
  func profiled(among lines: [Int]) -> [Author] {
    var found: [Author] = []
    for index in lines where analysis.list.blocks[index].weight < 80 {
      let block = analysis.list.blocks[index]
      for run in bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)) {
        guard let link = run.link, BylineReader.isProfile(link) else { continue }
        found += names.shown(in: run.text).filter { !names.bearers.isRole($0) }.map { Author(name: $0, url: link) }
      }
      if !found.isEmpty { break }
    }
    return found
  }

  /// The name that stands beside a picture which is called so.
  func pictured(among lines: [Int]) -> [Author] {
    let page = analysis.page
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight >= 5, block.weight < 60, !source.isUpperHeading(Int(block.node)),
        !surroundings.others.isAmongTeasers(index)
      else { continue }
      let own = Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)
      guard own.count < 40 else { continue }
      let runs = bylines.runs(of: own)
      for node in max(0, Int(min(block.node, block.nodes.lowerBound)) - 14)..<own.upperBound
      where page.nodes[node].tag == .img {
        guard let alt = page.attribute(.alt, of: node), alt.count < 100, case let name = WordFold.fold(alt),
          name.count >= 5
        else { continue }
        for run in runs {
          guard case let found = names.shown(in: run.text), found.count == 1,
            source.isAuthor(found[0]) || source.mayBeWritten(found[0]),
            name.starts(with: WordFold.fold(found[0])), name.count < found[0].utf8.count + 12
          else { continue }
          return [Author(name: found[0], url: run.link)]
        }
      }
    }
    return []
  }

  /// The one author whom the page's links name, teasers and comments aside; of several the one with whose name the page's
  /// title ends, as those of columns do.
  var onlyProfile: [Author] {
    let page = analysis.page
    var only: Author?
    var isShared = false
    for (index, node) in page.nodes.enumerated() where node.tag == .a {
      guard let link = page.attributeText(.href, of: index),
        page.attribute(.rel, of: index).map({ ByteText.contains($0, "author") }) ?? false
          || BylineReader.isProfile(link),
        !surroundings.cards[index], !source.isAmong([.related, .comments, .navigation, .hidden], index)
      else { continue }
      let found = names.shown(in: page.foldedText(of: index, limit: 60)).filter { !names.bearers.isRole($0) }
      guard found.count == 1 else { continue }
      if found[0].contains(" "), source.endsTitle(found[0]) { return [Author(name: found[0], url: link)] }
      if let only, only.name != found[0] { isShared = true }
      only = Author(name: found[0], url: link)
    }
    return isShared ? [] : only.map { [$0] } ?? []
  }

  /// The one name in the elements that systems make for those of authors, wherever they stand beside teasers and comments:
  /// a property of the item, a card of contact, a login.
  var onlyDeclared: [Author] {
    let page = analysis.page
    var only: String?
    for (index, node) in page.nodes.enumerated() where node.tag != .text {
      guard node.textEnd - node.textStart < 120, isMadeForAuthor(index), !surroundings.cards[index],
        !analysis.isComment(index), !source.isOfOtherItem(index),
        !source.isAmong([.related, .comments, .navigation], index)
      else { continue }
      let text = names.labels.withoutLabel(page.foldedText(of: index, limit: 60))
      let shown = names.shown(in: text)
      let isLogin =
        (3..<30).contains(text.utf8.count) && text.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        && text.contains(where: \.isLetter)
      guard let name = shown.count == 1 ? shown[0] : isLogin ? text : nil else { continue }
      if let only, only != name { return [] }
      only = name
    }
    return only.map { [Author(name: $0)] } ?? []
  }

  private func isMadeForAuthor(_ node: Int) -> Bool {
    let page = analysis.page
    if page.attribute(.itemprop, of: node).map({ ByteText.equals($0, "author") }) ?? false { return true }
    if page.attribute(.rel, of: node).map({ ByteText.equals($0, "author") }) ?? false { return true }
    guard let names = page.attribute(.classes, of: node) else { return false }
    return names.split(whereSeparator: ByteText.isSpace).contains {
      ByteText.equals($0, "fn") || ByteText.equals($0, "username") || ByteText.equals($0, "p-author")
    }
  }
}
