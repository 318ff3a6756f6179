/// Finds the element that holds the article.
struct ContainerFinder {
  let analysis: PageAnalysis
  /// The title's line, where the page shows it.
  let heading: Int?
  /// Whether articles of this site were found at this element's place before.
  var isSiteContainer: (Int) -> Bool = { _ in false }
  /// Nodes of teasers of other stories.
  var teasers: [Bool] = []

  struct Choice: Sendable {
    var node: Int
    var score: Double
  }

  /// - Parameter strict: whether lines in elements with the names of chrome count for nothing.
  func best(strict: Bool) -> Choice? {
    let page = analysis.page
    var good = [Double](repeating: 0, count: page.nodes.count)
    var all = [Double](repeating: 0, count: page.nodes.count)
    for (index, block) in analysis.list.blocks.enumerated() {
      let node = Int(block.node)
      if analysis.isComment(node) { continue }
      if (strict && analysis.unlikely[node]) || (!teasers.isEmpty && teasers[node]) || analysis.notices.contains(index)
      {
        all[node] += Double(block.weight) * 0.3
        continue
      }
      all[node] += Double(block.weight)
      if block.isProse {
        good[node] += Double(block.weight - block.linkWeight)
      } else if block.endsSentence, block.links == 0 {
        // Brief answers in an interview.
        good[node] += Double(block.weight) / 2
      }
    }
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      let parent = max(0, Int(page.nodes[index].parent))
      good[parent] += good[index]
      all[parent] += all[index]
    }
    var best: Choice?
    let place = heading.map { analysis.list.blocks[$0].node }
    let column = column
    for index in page.nodes.indices where good[index] > 0 && page.nodes[index].tag.isBlock {
      let share = good[index] / max(1, all[index])
      var score = good[index] * share * share.squareRoot()
      let hints = analysis.hints[index]
      if hints.contains(.articleBody) { score *= 1.3 } else if hints.contains(.body) { score *= 1.15 }
      switch page.nodes[index].tag {
      case .article, .main: score *= 1.1
      case .html, .body: score *= 0.9
      case .p, .blockquote, .li, .pre: score *= 0.8
      default: break
      }
      if isSiteContainer(index) { score *= 1.25 }
      // An article stands below its title.
      if let place, page.nodes[index].end <= place { score *= 0.5 }
      // The columns beside the title's are the site's.
      if let column, page.nodes[column].parent < index, index < page.nodes[Int(page.nodes[column].parent)].end,
        !page.contains(column, index)
      {
        score *= 0.4
      }
      // Of equals the inner one.
      if score >= (best?.score ?? 0) { best = Choice(node: index, score: score) }
    }
    return best.map { choice in
      if let own = titled(besides: choice, good: good) { return own }
      let whole = withOpening(expanded(choice, good: good, all: all), good: good)
      return withIngredients(within(column, whole, good: good))
    }
  }

  /// The innermost cell or box in which title and article stand beside columns many of whose lines are links. What has few
  /// of them may be a text in two columns; where more text stands beside a box than in it, the article goes on there.
  private var column: Int? {
    guard let heading, case let nodes = analysis.page.nodes else { return nil }
    var node = Int(analysis.list.blocks[heading].node)
    while node > 0 {
      let row = Int(nodes[node].parent)
      if row > 0, isColumn(node), analysis.mass[node].paragraphs >= 2,
        analysis.mass[row].weight > analysis.mass[node].weight, isBesideLinks(node, in: row)
      {
        return node
      }
      node = row
    }
    return nil
  }

  private func isColumn(_ node: Int) -> Bool {
    switch analysis.page.nodes[node].tag {
    case .td, .div: true
    default: false
    }
  }

  private func isBesideLinks(_ column: Int, in row: Int) -> Bool {
    let isCell = analysis.page.nodes[column].tag == .td
    var lines = (all: 0, linked: 0)
    for block in analysis.list.blocks where analysis.page.contains(row, Int(block.node)) {
      guard !analysis.page.contains(column, Int(block.node)) else { continue }
      lines.all += 1
      if isCell ? block.links > 0 : block.linkShare > 0.6 { lines.linked += 1 }
    }
    guard lines.all >= Self.leastBeside else { return false }
    if isCell { return lines.linked * 3 > lines.all }
    return lines.linked * 2 > lines.all && analysis.mass[row].prose < analysis.mass[column].prose * 2
  }

  /// A column has so many lines.
  private static let leastBeside = 6

  /// The column of the page that holds the title, where the chosen element holds others as well.
  private func within(_ column: Int?, _ choice: Choice, good: [Double]) -> Choice {
    guard let column, column != choice.node, analysis.page.contains(choice.node, column),
      good[column] >= good[choice.node] * 0.25
    else { return choice }
    return Choice(node: column, score: choice.score)
  }

  /// As little text as this in a story's element with the page's title is the page's, whatever else follows.
  private static let leastTitled = 100.0

  /// The story's element that holds the title's line, where the one chosen stands below it under a heading of its own: pages
  /// that go on scrolling hold the next story as well.
  private func titled(besides choice: Choice, good: [Double]) -> Choice? {
    guard let heading else { return nil }
    let nodes = analysis.page.nodes
    var own = Int(analysis.list.blocks[heading].node)
    var other = choice.node
    while Int(nodes[own].parent) > 0, !analysis.page.contains(Int(nodes[own].parent), other) {
      own = Int(nodes[own].parent)
    }
    while Int(nodes[other].parent) > 0, !analysis.page.contains(Int(nodes[other].parent), own) {
      other = Int(nodes[other].parent)
    }
    let isNamed = analysis.isNamedStory(own) && analysis.isNamedStory(other)
    guard own < other, nodes[own].parent == nodes[other].parent, nodes[own].tag == nodes[other].tag,
      nodes[own].tag == .article || isNamed, good[own] >= Self.leastTitled,
      (other..<Int(nodes[other].end)).contains(where: { nodes[$0].tag == .h1 || (isNamed && nodes[$0].tag == .h2) })
    else { return nil }
    return Choice(node: own, score: choice.score)
  }

  /// Articles in several elements, one a section, are held whole by an ancestor.
  private func expanded(_ choice: Choice, good: [Double], all: [Double]) -> Choice {
    var choice = choice
    // One paragraph with forced breaks, one list, or one table may hold all the prose; others stand beside it.
    while isPart(choice.node), analysis.page.nodes[choice.node].parent > 0 {
      choice.node = Int(analysis.page.nodes[choice.node].parent)
    }
    var ancestor = Int(analysis.page.nodes[choice.node].parent)
    while ancestor >= 0, analysis.page.nodes[ancestor].tag != .html {
      let added = good[ancestor] - good[choice.node]
      let addedAll = all[ancestor] - all[choice.node]
      if added >= good[choice.node] * 0.25, added >= addedAll * 0.7 {
        choice.node = ancestor
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return choice
  }

  /// Whether an element is such as stand among an article's paragraphs, which a table that lays out the page is not.
  private func isPart(_ node: Int) -> Bool {
    switch analysis.page.nodes[node].tag {
    case .p, .blockquote, .li, .pre, .ul, .ol, .dl: true
    case .table, .tbody:
      !(node..<Int(analysis.page.nodes[node].end)).contains { cell in
        analysis.page.nodes[cell].tag == .td && analysis.mass[cell].paragraphs > 1
      }
    default: false
    }
  }

  /// How a dish is made tells little without what it is made of, which may stand in an element beside that.
  private func withIngredients(_ choice: Choice) -> Choice {
    let parent = Int(analysis.page.nodes[choice.node].parent)
    guard parent > 0, analysis.page.nodes[parent].tag != .body else { return choice }
    func holdsIngredients(_ node: Int) -> Bool {
      analysis.hints[node..<Int(analysis.page.nodes[node].end)].contains { $0.contains(.ingredients) }
    }
    guard !holdsIngredients(choice.node) else { return choice }
    var child = parent + 1
    while child < Int(analysis.page.nodes[parent].end) {
      if child != choice.node, holdsIngredients(child), !analysis.unlikely[child],
        analysis.mass[child].linkWeight * 4 < analysis.mass[child].weight
      {
        return Choice(node: parent, score: choice.score)
      }
      child = Int(analysis.page.nodes[child].end)
    }
    return choice
  }

  /// Page builders put each section of an article in boxes of its own, of which the chosen element is the longest: several
  /// paragraphs with few links between the title and that element belong to the article as well.
  private func withOpening(_ choice: Choice, good: [Double]) -> Choice {
    guard let heading else { return choice }
    let blocks = analysis.list.blocks
    var first: Int?
    var weight: Int32 = 0
    var linkWeight: Int32 = 0
    var prose: Int32 = 0
    var paragraphs = 0
    for block in blocks[(heading + 1)...] {
      let node = Int(block.node)
      guard node < choice.node else { break }
      if analysis.unlikely[node] { continue }
      if first == nil { first = node }
      weight &+= block.weight
      linkWeight &+= block.linkWeight
      if block.isProse {
        prose &+= block.weight &- block.linkWeight
        paragraphs += 1
      }
    }
    guard let first, paragraphs >= 3, linkWeight * 20 < weight * 3, Double(prose) >= good[choice.node] * 0.2 else {
      return choice
    }
    var choice = choice
    while choice.node > 0, !analysis.page.contains(choice.node, first) {
      choice.node = Int(analysis.page.nodes[choice.node].parent)
    }
    return choice
  }
}
