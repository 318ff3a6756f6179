internal import TidingsModel
internal import TidingsParse

/// Tells a page's lines about other stories from those about its own: links, and the dates and names that stand with them.
struct OtherStories {
  let analysis: PageAnalysis

  /// The element that holds the text.
  let container: Int

  private var blocks: [Block] { analysis.list.blocks }

  /// Whether a line is a link to another story, or stands with one in an element that holds little else.
  func isTeaser(_ index: Int) -> Bool {
    if isLinkedTitle(index) { return true }
    for other in [index - 1, index + 1] where blocks.indices.contains(other) && isLinkedTitle(other) {
      var ancestor = Int(blocks[index].node)
      while ancestor > 0, !analysis.page.contains(ancestor, Int(blocks[other].node)) {
        ancestor = Int(analysis.page.nodes[ancestor].parent)
      }
      if analysis.mass[ancestor].blocks <= 4, !analysis.page.contains(ancestor, container) { return true }
    }
    return false
  }

  /// Whether a line belongs to a row of other stories: it stands with a link in a small element, or between links, and
  /// another line near it does the same.
  func isAmongTeasers(_ index: Int) -> Bool {
    let near = max(0, index - 4)..<min(blocks.count, index + 5)
    if let own = teaser(index) {
      let page = analysis.page
      let hasSibling = near.contains { other in
        guard other != index, let teaser = teaser(other), teaser != own else { return false }
        return page.nodes[teaser].parent == page.nodes[own].parent && page.nodes[teaser].tag == page.nodes[own].tag
      }
      if hasSibling { return true }
    }
    // Link, date, link, date, each a line of its own.
    let before = isTitleOfOther(index - 1)
    let after = isTitleOfOther(index + 1)
    return (before && isTitleOfOther(index - 3) && isDateOfOther(index - 2))
      || (after && isTitleOfOther(index + 3) && isDateOfOther(index + 2))
      || (before && after && (isDateOfOther(index - 2) || isDateOfOther(index + 2)))
  }

  /// Whether a line between the titles of other stories may be one's date: a title may hold numbers as well.
  private func isDateOfOther(_ index: Int) -> Bool {
    holdsNumbers(index) && !isTitleOfOther(index) && !blocks[index].isProse
  }

  /// The small element that holds a line and a link which is most of it.
  private func teaser(_ index: Int) -> Int? {
    let block = blocks[index]
    if block.linkShare > 0.4, block.linkWeight >= Self.shortestTitle, block.links == 1, holdsNumbers(index) {
      return Int(block.node)
    }
    guard block.linkShare < 0.3 else { return nil }
    for other in [index - 1, index + 1] where isTitleOfOther(other) {
      var ancestor = Int(block.node)
      while ancestor > 0, !analysis.page.contains(ancestor, Int(blocks[other].node)) {
        ancestor = Int(analysis.page.nodes[ancestor].parent)
      }
      if ancestor > 0, analysis.mass[ancestor].blocks <= 3 { return ancestor }
    }
    return nil
  }

  private func isTitleOfOther(_ index: Int) -> Bool {
    blocks.indices.contains(index) && blocks[index].linkShare > 0.8 && blocks[index].linkWeight >= Self.shortestTitle
  }

  /// Whether a node lies in an item of a list that is mostly links, as lists of other stories with their dates are.
  func isInListOfLinks(_ node: Int) -> Bool {
    let page = analysis.page
    var item = node
    var steps = 0
    while item > 0, page.nodes[item].tag != .li {
      steps += 1
      guard steps < 5 else { return false }
      item = Int(page.nodes[item].parent)
    }
    guard item > 0, analysis.mass[item].linkWeight >= 14 else { return false }
    let list = Int(page.nodes[item].parent)
    guard list >= 0 else { return false }
    return analysis.mass[list].linkWeight * 5 > analysis.mass[list].weight * 2 && analysis.mass[list].blocks > 1
  }

  func isLinkedTitle(_ index: Int, weighing minimum: Int32 = 40) -> Bool {
    blocks[index].linkWeight >= minimum && blocks[index].linkShare > 0.5 && blocks[index].links <= 2
  }

  /// Whether a line is short and rich in digits, as a date is.
  func holdsNumbers(_ index: Int) -> Bool {
    guard blocks.indices.contains(index), blocks[index].text.count < 400 else { return false }
    return Self.digits(in: analysis.list.bytes(of: blocks[index])) >= 4
  }

  /// How many digits a text has, of whatever script.
  static func digits(in bytes: ArraySlice<UInt8>) -> Int {
    let count = bytes.count { $0.isDigit }
    // Digits of other scripts begin with one of these.
    guard bytes.contains(where: { $0 >= 0xD9 && $0 <= 0xE1 }) else { return count }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.count { DateVocabulary.digit($0) != nil }
  }

  /// What the title of another story weighs at least.
  static let shortestTitle: Int32 = 14
}
