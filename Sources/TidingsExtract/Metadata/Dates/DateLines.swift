/// A page's lines as those who look for dates in them need them.
struct DateLines {
  let analysis: PageAnalysis

  /// A line with its elements' texts kept apart, as their styles do: a time and the count behind it.
  func parted(_ block: Block) -> ArraySlice<UInt8> {
    let page = analysis.page
    let line = analysis.list.bytes(of: block)
    guard line.count < 400, block.nodes.count > 2 else { return line }
    var text: [UInt8] = []
    func append(_ node: Int) {
      if !text.isEmpty, text.last != 0x20 { text.append(0x20) }
      ByteText.appendFolded(
        page.text[Int(page.nodes[node].textStart)..<Int(page.nodes[node].textEnd)], to: &text, from: text.count)
    }
    // What is named as the time of a change goes behind the others: systems write it first, where no reader sees it.
    var changes: [Int] = []
    for index in Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) where page.nodes[index].tag == .text {
      let parent = Int(page.nodes[index].parent)
      if parent != Int(block.node), isNamedChange(parent) { changes.append(index) } else { append(index) }
    }
    for index in changes { append(index) }
    // What the line leaves out stays out.
    return text.count <= line.count + block.nodes.count ? text[...] : line
  }

  /// Whether a line has an element that is named as a date's or a byline's.
  func isDateElement(_ block: Block) -> Bool {
    let node = Int(block.node)
    return !analysis.hints[node].isDisjoint(with: [.date, .meta, .byline])
  }

  /// Whether an element is named as the time of a change, and not as the one date of a post: `entry-date updated`.
  func isNamedChange(_ node: Int) -> Bool {
    guard let names = analysis.page.attribute(.classes, of: node) else { return false }
    return (ByteText.contains(names, "updated") || ByteText.contains(names, "modified"))
      && !ByteText.contains(names, "published") && !ByteText.contains(names, "entry-date")
  }
}
