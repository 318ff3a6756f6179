internal import TidingsModel

/// Finds boxes inside the text that are no part of it, whatever their names: rows of buttons and labels, and teasers of
/// other stories.
struct Boxes {
  private let analysis: PageAnalysis
  private let container: Int

  init(analysis: PageAnalysis, container: Int) {
    self.analysis = analysis
    self.container = container
  }

  struct Found {
    var lines: [Int] = []
    /// The elements that hold them, pictures included.
    var elements: [Int] = []
  }

  /// - Parameter kept: the article's lines so far, in page order.
  func find(in kept: [Int]) -> Found {
    var labels = Found()
    var teasers = Found()
    var pitches = Found()
    var labelled = Found()
    var clicks = Found()
    var labelledTeasers = 0
    var teaserProse = 0
    var prose = 0
    for index in kept where analysis.list.blocks[index].isProse { prose += Int(analysis.list.blocks[index].weight) }
    var position = 0
    var paragraphs = 0
    while position < kept.count {
      if analysis.list.blocks[kept[position]].isProse { paragraphs += 1 }
      let table = teaserTable(at: kept[position])
      guard let box = table ?? box(at: kept[position]) else {
        position += 1
        continue
      }
      let lines = kept[position...].prefix { analysis.page.contains(box, Int(analysis.list.blocks[$0].node)) }
      if table == nil, isRowOfLabels(lines, isAtStart: paragraphs <= 1) {
        labels.lines += lines
        labels.elements.append(box)
      } else if paragraphs > 1, pitches.elements.count < Self.mostPitches,
        isPitch(lines, in: box)
      {
        pitches.lines += lines
        pitches.elements.append(box)
      } else if paragraphs > 1, clicks.elements.count <= Self.mostClicks, asksForClick(lines, in: box) {
        clicks.lines += lines
        clicks.elements.append(box)
      } else if lines.count == 3, let label = lines.first, isLabel(label), isTeaser(lines.dropFirst()) {
        labelled.lines += lines
        labelled.elements.append(box)
        labelledTeasers += 1
      } else if isTeaser(lines) {
        teasers.lines += lines
        teasers.elements.append(box)
        teaserProse += lines.reduce(0) { $0 + Int(analysis.list.blocks[$1].weight) }
      } else {
        position += 1
        continue
      }
      position += lines.count
    }
    labels.lines += pitches.lines
    labels.elements += pitches.elements
    // More are a list of things, with a button each.
    if clicks.elements.count <= Self.mostClicks {
      labels.lines += clicks.lines
      labels.elements += clicks.elements
    }
    // More than two are a list of things.
    if labelledTeasers <= 2 {
      labels.lines += labelled.lines
      labels.elements += labelled.elements
    }
    // Where much of the article looks like teasers it is a list of things, each with a link.
    guard teaserProse * 10 <= prose * 4 else { return labels }
    return Found(lines: labels.lines + teasers.lines, elements: labels.elements + teasers.elements)
  }

  /// The widest element with little text that opens with a line; `nil` where the line is part of the running text.
  private func box(at index: Int) -> Int? {
    let nodes = analysis.page.nodes
    let block = analysis.list.blocks[index]
    var node = Int(block.node)
    var box: Int?
    while node > container {
      let mass = analysis.mass[node]
      guard mass.weight < 500, mass.paragraphs <= 2, mass.blocks <= 12 else { break }
      switch nodes[node].tag {
      case .div, .section, .article, .aside, .figure: box = node
      case .p, .span, .h2, .h3, .h4, .h5, .h6, .a, .header: break
      default: return nil
      }
      let parent = Int(nodes[node].parent)
      // The line is the first of what its parent holds.
      guard parent > container, index == 0 || !analysis.page.contains(parent, Int(analysis.list.blocks[index - 1].node))
      else { break }
      node = parent
    }
    return box
  }

  /// The table with a picture and three lines at most whose first one a line is.
  private func teaserTable(at index: Int) -> Int? {
    let page = analysis.page
    var node = Int(analysis.list.blocks[index].node)
    while node > container, page.nodes[node].tag != .table { node = Int(page.nodes[node].parent) }
    guard node > container, case let mass = analysis.mass[node], mass.blocks <= 3, mass.weight < 500,
      index == 0 || !page.contains(node, Int(analysis.list.blocks[index - 1].node))
    else { return nil }
    return (node..<Int(page.nodes[node].end)).contains { page.nodes[$0].tag == .img } ? node : nil
  }

  /// Short lines without a sentence among them. Without links they may be figures, but not before the text begins.
  private func isRowOfLabels(_ lines: ArraySlice<Int>, isAtStart: Bool) -> Bool {
    guard lines.count >= 2 else {
      guard let only = lines.first else { return false }
      let block = analysis.list.blocks[only]
      return block.weight < 60 && !block.endsSentence && block.linkShare > 0.25 && !isHeading(only)
    }
    var links: Int32 = 0
    var weight: Int32 = 0
    for index in lines {
      let block = analysis.list.blocks[index]
      guard block.weight < 40, !block.endsSentence, block.boldWeight * 2 < block.weight + 1, !isHeading(index) else {
        return false
      }
      links &+= block.linkWeight
      weight &+= block.weight
    }
    return links * 4 > weight || (isAtStart && weight < 24 * Int32(lines.count))
  }

  private func isTeaser(_ lines: ArraySlice<Int>) -> Bool {
    guard let first = lines.first, lines.count <= 4 else { return false }
    let title = analysis.list.blocks[first]
    if isCovered(lines) || isPicturedLink(lines) { return true }
    guard title.linkShare > 0.8, title.weight >= 15, title.weight < 200 else { return false }
    let rest = lines.dropFirst().reduce(0) { $0 + Int(analysis.list.blocks[$1].weight) }
    return rest <= 300
  }

  /// Whether a line may stand over a link and what it leads to: "Background".
  private func isLabel(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    return block.links == 0 && block.weight >= 4 && block.weight <= 20 && !block.endsSentence && !isHeading(index)
      && !analysis.list.bytes(of: block).contains { $0.isDigit }
  }

  /// Whether a box of a name of its own is a heading and some sentences by which the site offers something of its own.
  private func isPitch(_ lines: ArraySlice<Int>, in box: Int) -> Bool {
    guard (2...5).contains(lines.count), let first = lines.first,
      analysis.page.attribute(.classes, of: box)?.isEmpty == false,
      case let heading = analysis.list.blocks[first], heading.weight < 90,
      !heading.endsSentence || analysis.list.bytes(of: heading).last == 0x3F
    else { return false }
    return lines.contains { SitePitches.offer(WordFold.fold(analysis.list.bytes(of: analysis.list.blocks[$0]))) }
      && !analysis.page.hasLike(box)
  }

  /// Whether a box of a name of its own is a sentence or two over a field to write in, or one question over several buttons.
  private func asksForClick(_ lines: ArraySlice<Int>, in box: Int) -> Bool {
    let page = analysis.page
    guard lines.count <= 3, let first = lines.first, analysis.mass[box].weight < 320, page.nodes[box].tag != .figure,
      page.attribute(.classes, of: box)?.isEmpty == false,
      case let controls = controls(in: box),
      controls.fields > 0 || (lines.count == 1 && controls.buttons > 1 && isQuestion(first))
    else { return false }
    return !page.hasLike(box)
  }

  private func isQuestion(_ index: Int) -> Bool {
    let line = analysis.list.bytes(of: analysis.list.blocks[index])
    return line.last == 0x3F || line.suffix(3).elementsEqual("？".utf8) || line.suffix(2).elementsEqual("؟".utf8)
  }

  /// How many fields to write in and how many buttons with a text (``PageScanner`` leaves no more of these) a box has.
  private func controls(in box: Int) -> (fields: Int, buttons: Int) {
    let page = analysis.page
    var count = (fields: 0, buttons: 0)
    for node in box..<Int(page.nodes[box].end) where page.nodes[node].tag == .input {
      guard let type = page.attribute(.type, of: node) else {
        count.fields += 1
        continue
      }
      if ByteText.equals(type, "text") || ByteText.equals(type, "email") { count.fields += 1 }
      if ByteText.equals(type, "button") || ByteText.equals(type, "submit") { count.buttons += 1 }
    }
    return count
  }

  private static let mostClicks = 3

  /// A site makes no more offers in an article; what is looked at beside each is bounded by that.
  private static let mostPitches = 6

  /// Whether a box is one line that opens with a link round a picture and a title: `<a><img>Title</a><span>Teaser</span>`.
  private func isPicturedLink(_ lines: ArraySlice<Int>) -> Bool {
    let page = analysis.page
    guard lines.count == 1, let only = lines.first, case let block = analysis.list.blocks[only],
      block.linkWeight >= 15, block.weight < 400, page.nodes[Int(block.node)].tag == .div
    else { return false }
    var link = Int(page.nodes[Int(block.nodes.lowerBound)].parent)
    while link > Int(block.node), page.nodes[link].tag != .a { link = Int(page.nodes[link].parent) }
    return link > Int(block.node)
      && (link..<Int(block.nodes.lowerBound)).contains { page.nodes[$0].tag == .img || page.nodes[$0].tag == .picture }
  }

  /// Whether a link without text of its own covers a box of a few words, as in cards that lead to another page as a whole.
  private func isCovered(_ lines: ArraySlice<Int>) -> Bool {
    let blocks = analysis.list.blocks
    guard let first = lines.first, lines.allSatisfy({ blocks[$0].links == 0 && !blocks[$0].isProse }) else {
      return false
    }
    var node = Int(blocks[first].node)
    for _ in 0..<4 where node > container {
      let mass = analysis.mass[node]
      guard mass.weight < 250, mass.linkWeight == 0, mass.blocks <= 6 else { return false }
      if holdsEmptyLink(node) { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }

  private func holdsEmptyLink(_ box: Int) -> Bool {
    let page = analysis.page
    return (box..<Int(page.nodes[box].end)).contains { node in
      guard page.nodes[node].tag == .a, page.nodes[node].end == Int32(node + 1),
        let address = page.attribute(.href, of: node)
      else { return false }
      return address.first.map { $0 != 0x23 } ?? false
    }
  }

  private func isHeading(_ index: Int) -> Bool {
    var node = Int(analysis.list.blocks[index].node)
    for _ in 0..<3 where node > container {
      if analysis.page.nodes[node].tag.isHeading { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }
}
