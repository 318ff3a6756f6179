/// Where the story begins and ends on a page that holds more: above its title, and below it the next article.
struct StoryBounds {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var container: Int { element.container }
  private var blocks: [Block] { element.blocks }

  func dropBeforeTitle(_ keep: inout [Bool], _ range: Range<Int>) {
    guard let heading = element.title.headingIndex, range.contains(heading) else { return }
    let before = element.prose(range.lowerBound..<heading, keep)
    guard
      before * 5 < element.prose(heading..<range.upperBound, keep) || asksForConsent(range.lowerBound..<heading, keep)
    else {
      keep[heading] = false
      return
    }
    for index in range.lowerBound...heading { keep[index] = false }
  }

  /// Whether what stands above the title asks to accept cookies.
  private func asksForConsent(_ lines: Range<Int>, _ keep: [Bool]) -> Bool {
    let text = lines.lazy.filter { keep[$0] && blocks[$0].isProse }.map { analysis.list.text(of: blocks[$0]) }
    return ConsentNotice.isAsked(in: text.joined(separator: "\n"))
  }

  /// Pages that go on scrolling hold the next article as well, in an element like the first one's, under its own title.
  func dropNextArticle(_ keep: inout [Bool], _ range: Range<Int>) {
    guard let heading = element.title.headingIndex, range.contains(heading) else { return }
    let page = analysis.page
    let own = Int(blocks[heading].node)
    for index in heading + 1..<range.upperBound where element.tag(index) == .h1 || element.tag(index) == .h2 {
      var branch = Int(blocks[index].node)
      while Int(page.nodes[branch].parent) > container, !page.contains(Int(page.nodes[branch].parent), own) {
        branch = Int(page.nodes[branch].parent)
      }
      let parent = Int(page.nodes[branch].parent)
      guard parent >= container, page.nodes[branch].tag.isBlock, !page.nodes[branch].tag.isHeading,
        analysis.mass[branch].paragraphs >= 2
      else { continue }
      var first = own
      while Int(page.nodes[first].parent) > parent { first = Int(page.nodes[first].parent) }
      // A lesser heading may be a section's, but no section of an article is an article beside it.
      let isAlike =
        (element.tag(index) == .h1 || page.nodes[branch].tag == .article || analysis.isNamedStory(branch)
          || (isOverDateline(heading, in: first) && isOverDateline(index, in: branch)))
        && page.nodes[first].tag == page.nodes[branch].tag
        && page.attribute(.classes, of: first) == page.attribute(.classes, of: branch)
      guard Int(page.nodes[first].parent) == parent, first != branch, isAlike else { continue }
      // Below a title with a sentence or two, as of a recipe, a lesser heading begins the story's next part.
      guard
        element.tag(index) == element.tag(heading) || blocks[index].links > 0 || analysis.mass[first].paragraphs >= 2
      else { continue }
      for later in index..<range.upperBound { keep[later] = false }
      let opening = (heading + 1..<index).first { page.contains(branch, Int(blocks[$0].node)) }
      for later in (opening ?? index)..<index { keep[later] = false }
      return
    }
  }

  /// Pages written by hand hold what else the site has in the element of the story, below the line to the right in which its
  /// writer signs with the date.
  func dropBehindSignature(_ keep: inout [Bool], _ range: Range<Int>) {
    let signatures = range.filter { keep[$0] && isDatedSignature($0) }
    guard signatures.count == 1, let line = signatures.first, line + 1 < range.upperBound else { return }
    let before = element.prose(range.lowerBound..<line, keep)
    guard before >= Self.leastSigned, element.prose(line + 1..<range.upperBound, keep) * 2 < before else { return }
    for index in line..<range.upperBound { keep[index] = false }
  }

  private static let leastSigned = 200

  /// Whether a brief line to the right opens as a byline or with a dash, and ends with a day.
  private func isDatedSignature(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 90, block.links == 0, isAlignedRight(Int(block.node)), isOverRule(index),
      case let bytes = analysis.list.bytes(of: block), let date = DateScanner.dates(in: bytes, language: nil).last,
      date.start + date.length + 3 >= bytes.count
    else { return false }
    let text = analysis.list.text(of: block)
    return BylineLabel.rest(of: text) != nil || ["--", "—", "–", "- "].contains(where: text.hasPrefix)
  }

  /// Whether an element is set to the right the way of HTML 3.2.
  private func isAlignedRight(_ node: Int) -> Bool {
    analysis.page.attribute(.align, of: node).map { ByteText.equals($0, "right") } ?? false
  }

  /// Whether a rule is drawn within the next lines.
  private func isOverRule(_ index: Int) -> Bool {
    let end = index + 3 < blocks.count ? Int(blocks[index + 3].nodes.lowerBound) : analysis.page.nodes.count
    let start = Int(blocks[index].nodes.upperBound)
    return start < end && (start..<end).contains { analysis.page.nodes[$0].tag == .hr }
  }

  /// Whether a date of publication stands close below a heading, before the text.
  private func isOverDateline(_ heading: Int, in branch: Int) -> Bool {
    for index in heading + 1..<min(heading + 4, blocks.count)
    where analysis.page.contains(branch, Int(blocks[index].node)) {
      if blocks[index].isProse { return false }
      if blocks[index].weight < 80, Datelines(element: element).contains(index) { return true }
    }
    return false
  }
}
