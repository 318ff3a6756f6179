/// Finds the article's tags, in the order in which the page shows them.
struct TagFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linked: LinkedData
  let container: Int
  let cards: [Bool]

  func find() -> [String] {
    for list in [shown(), meta.all("article:tag"), linked.keywords, keywords()] {
      let tags = Self.clean(list)
      if !tags.isEmpty { return tags }
    }
    return []
  }

  /// Links that are marked as tags, or stand in an element that is.
  private func shown() -> [String] {
    let page = analysis.page
    var marked: [String] = []
    var named: [String] = []
    var tagsEnd: Int32 = 0
    for (index, node) in page.nodes.enumerated() {
      if node.tag == .text { continue }
      if analysis.hints[index].contains(.tags), analysis.mass[index].weight < 400, analysis.mass[index].prose == 0,
        isBesideArticle(index)
      {
        tagsEnd = max(tagsEnd, node.end)
      }
      guard node.tag == .a, !cards[index] else { continue }
      let isTag =
        page.attribute(.rel, of: index).map { $0.split(separator: 0x20).contains { ByteText.equals($0, "tag") } }
        ?? false
      guard isTag || Int32(index) < tagsEnd, isBesideArticle(index) else { continue }
      let text = page.foldedText(of: index, limit: 100)
      if isTag { marked.append(text) }
      if Int32(index) < tagsEnd { named.append(text) }
    }
    return named.count >= marked.count ? named : marked
  }

  /// Tags of the page's side columns and footers are not the article's.
  private func isBesideArticle(_ node: Int) -> Bool {
    if analysis.page.contains(container, node) { return true }
    var ancestor = node
    var inFooter = false
    while ancestor >= 0 {
      switch analysis.page.nodes[ancestor].tag {
      case .aside, .nav: return false
      // An article's own footer holds its tags, the page's does not.
      case .footer: inFooter = true
      case .article where inFooter && analysis.page.contains(ancestor, container): return true
      case .body, .html: return !inFooter
      default: break
      }
      if !analysis.hints[ancestor].isDisjoint(with: [.related, .navigation]) { return false }
      if analysis.hints[ancestor].contains(.footer) { inFooter = true }
      if !inFooter, analysis.page.contains(ancestor, container) { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return true
  }

  private func keywords() -> [String] {
    guard let line = meta.first("news_keywords", "keywords", "parsely-tags", "sailthru.tags") else { return [] }
    let words = line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "，" || $0 == "、" }).map(String.init)
    return words.count <= 20 ? words : []
  }

  private static func clean(_ tags: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    var result: [String] = []
    for tag in tags.prefix(64) {
      var text = ByteText.folded(Array(tag.utf8))
      while text.hasPrefix("#") { text.removeFirst() }
      while let last = text.last, last == "," || last == ";" || last == " " { text.removeLast() }
      guard !text.isEmpty, text.utf8.count < 100, seen.insert(WordFold.fold(text)).inserted else { continue }
      if ChromePhrases.announces(WordFold.fold(text)) { continue }
      result.append(text)
    }
    return result
  }
}
