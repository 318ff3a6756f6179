internal import TidingsModel

/// Finds the rows of elements that ``Cards`` are made of.
struct CardRows {
  private let analysis: PageAnalysis
  /// The title's line, where the page shows it.
  private let heading: Int?
  private let links: SiteLinks
  /// Where the story's paragraphs have become an article.
  private let proseEnd: Int?

  /// Of sections with as much prose as this each, a linked heading is the title.
  private static let maximumProse = 280
  /// Teasers have no more than this each, on the average.
  private static let teaserProse = 200

  /// Nor do those of which title and picture, or another link, lead to the same page, or in a box named so, in an element of
  /// their own.
  private static let certainProse = 500

  /// So many cards with a date each are teasers wherever they stand, and whatever little text is beside them.
  private static let datedCards = 5

  /// Cards that stand side by side.
  struct Row {
    /// In page order.
    var cards: [Int]
    /// Whether they are teasers however much text they have.
    var isCertain: Bool
  }

  private let titles: LinkedTitles

  private var page: Page { analysis.page }
  private var blocks: [Block] { analysis.list.blocks }

  /// - Parameter isStory: whether the page says that it is one story, which may be told in a paragraph.
  init(analysis: PageAnalysis, heading: Int?, links: SiteLinks, isStory: Bool) {
    self.analysis = analysis
    self.heading = heading
    self.links = links
    proseEnd = heading.flatMap { Self.proseEnd(behind: $0, in: analysis, isStory: isStory) }
    titles = LinkedTitles(analysis: analysis, links: links)
  }

  /// Rows of elements with a linked heading each.
  func headed() -> [Row] {
    rows(of: titles.inHeadings).compactMap(row)
  }

  /// Rows of elements with a linked title each that is no heading.
  func titled() -> [Row] {
    rows(of: titles.elsewhere).compactMap { cards in
      row(
        cards.filter {
          (page.nodes[$0.node].tag != .tr || isPicturedRow($0.node)) && opens($0.node, with: $0.title)
            && (page.nodes[$0.node].tag == .tr || hasPicture($0) || isOfClass($0.node, of: cards[0].node)
              || isCut($0.node) || isDated($0)
              || isPair($0, among: cards))
        })
    }
  }

  /// Rows of elements whose title and text are one line, with a picture that leads where the title does.
  func pictured() -> [Row] {
    rows(of: titles.openingLines).compactMap { row($0.filter(hasPicture)) }
  }

  /// Rows of elements beside the article that each end with a link in the same words, to read on.
  func called() -> [Row] {
    var calls: [UInt64: [Int]] = [:]
    for (index, block) in blocks.enumerated() where titles.isLinked(block, from: 4) && block.weight <= Self.longestCall
    {
      calls[FNV1a.hash(of: analysis.list.bytes(of: block)), default: []].append(index)
    }
    let repeated = calls.values.filter { $0.count >= 3 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    guard !repeated.isEmpty else { return [] }
    let proseAbove = proseAboveLines()
    return repeated.prefix(Self.mostCalls).flatMap { rows(of: $0) }.compactMap { cards in
      let cards = cards.filter { card in
        page.nodes[card.node].tag == page.nodes[cards[0].node].tag && analysis.mass[card.node].blocks >= 2
          && lastLine(in: card.node) == card.title
      }
      let nodes = cards.map(\.node)
      let addresses = Set(
        cards.compactMap { titles.link(of: blocks[$0.title]).flatMap { page.attribute(.href, of: $0) } })
      let prose = nodes.reduce(0) { $0 + Int(analysis.mass[$1].prose) }
      guard nodes.count >= 3, addresses.count == nodes.count,
        prose < nodes.count * Self.certainProse,
        standBesideArticle(nodes)
      else { return nil }
      // Things that an article tells of one by one are most of it.
      let rest = Int(analysis.mass[Int(page.nodes[nodes[0]].parent)].prose) - prose
      return rest < 60 && prose <= proseAbove[firstLine(from: nodes[0])] ? Row(cards: nodes, isCertain: true) : nil
    }
  }

  /// Lists of other stories beside the article that have no element around each.
  func flat() -> [Row] {
    FlatRows(analysis: analysis, titles: titles.elsewhere).find().compactMap { nodes in
      let prose = nodes.reduce(0) { $0 + Int(analysis.mass[$1].prose) }
      guard standsBeside(nodes), prose < nodes.count * Self.teaserProse,
        nodes.contains(where: hasInnerLink)
      else { return nil }
      return Row(cards: nodes, isCertain: true)
    }
  }

  /// For each line the text in paragraphs between the title and it.
  private func proseAboveLines() -> [Int] {
    var prose = 0
    return blocks.enumerated().map { index, block in
      defer {
        if block.isProse, index > heading ?? .max, !analysis.unlikely[Int(block.node)] { prose += Int(block.weight) }
      }
      return prose
    }
  }

  private static let longestCall: Int32 = 30
  /// More wordings are not looked at.
  private static let mostCalls = 6

  private typealias Card = (node: Int, title: Int)

  /// The widest element around each of some lines that holds no other of them, by the elements they stand in.
  private func rows(of lines: [Int]) -> [[Card]] {
    guard lines.count >= 3 else { return [] }
    var titles = [Int32](repeating: 0, count: page.nodes.count)
    for line in lines { titles[Int(blocks[line].node)] += 1 }
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      titles[max(0, Int(page.nodes[index].parent))] += titles[index]
    }
    var cards: [Int: [Card]] = [:]
    for line in lines {
      var node = Int(blocks[line].node)
      var steps = 0
      while steps < 64, page.nodes[node].parent > 0, titles[Int(page.nodes[node].parent)] == 1 {
        node = Int(page.nodes[node].parent)
        steps += 1
      }
      let parent = Int(page.nodes[node].parent)
      let mass = analysis.mass[node]
      guard parent >= 0, mass.weight < 900, mass.paragraphs <= 3 else { continue }
      // Headings that stand right in the article's body are sections, however linked; paragraphs are its own as well.
      switch page.nodes[node].tag {
      case .p, .h2, .h3, .h4: continue
      default: cards[parent, default: []].append((node, line))
      }
    }
    return cards.sorted { $0.key < $1.key }.map(\.value)
  }

  private func row(_ cards: [Card]) -> Row? {
    guard cards.count >= 3 else { return nil }
    let nodes = cards.map(\.node)
    let prose = nodes.reduce(0) { $0 + Int(analysis.mass[$1].prose) }
    guard prose < cards.count * Self.certainProse else { return nil }
    // Beside a brief article its teasers are most of the page.
    let isBeside = standBesideArticle(nodes)
    let rest = Int(analysis.mass[Int(page.nodes[nodes[0]].parent)].prose) - prose
    let isCertain =
      (isBeside && rest < 60 && (cards.allSatisfy { hasPicture($0) || leadsTwice($0) } || isNamedRelated(nodes[0])))
      || areDated(cards)
    let isMinor = prose < cards.count * Self.maximumProse && prose * 10 <= Int(analysis.total.prose) * 3
    guard isCertain || isMinor || (isBeside && prose <= cards.count * Self.teaserProse) else { return nil }
    return Row(cards: nodes, isCertain: isCertain)
  }

  /// Whether cards lead to other pages of the site and bear a date each, as the stories of lists do.
  private func areDated(_ cards: [Card]) -> Bool {
    guard let heading, cards.count >= Self.datedCards, !cards.contains(where: { $0.title == heading }) else {
      return false
    }
    let prose = cards.reduce(0) { $0 + Int(analysis.mass[$1.node].prose) }
    return prose < cards.count * Self.maximumProse && cards.allSatisfy { isDated($0) && hasInnerLink($0.node) }
  }

  /// Whether a date stands in a card, in a line of its own.
  private func isDated(_ card: Card) -> Bool {
    (firstLine(from: card.node)..<firstLine(from: Int(page.nodes[card.node].end))).contains { index in
      index == card.title
        ? titles.isDatedLink(blocks[index])
        : blocks[index].weight < 40 && !blocks[index].isProse
          && !DateScanner.dates(in: analysis.list.bytes(of: blocks[index]), language: nil, year: 2000).isEmpty
    }
  }

  /// Whether an element close around a card bears the name of related stories.
  private func isNamedRelated(_ card: Int) -> Bool {
    var node = Int(page.nodes[card].parent)
    for _ in 0..<3 where node > 0 {
      if analysis.hints[node].contains(.related) { return true }
      node = Int(page.nodes[node].parent)
    }
    return false
  }

  /// Whether the paragraphs of an article stand between its title and the first of the cards, or behind the last of
  /// them; the cards lead to pages of the same site.
  private func standBesideArticle(_ nodes: [Int]) -> Bool { standsBeside(nodes) && nodes.allSatisfy(hasInnerLink) }

  private func standsBeside(_ nodes: [Int]) -> Bool {
    guard let heading, let proseEnd, let first = nodes.first, let last = nodes.last else { return false }
    return last < Int(blocks[heading].node) || proseEnd < first
  }

  /// The element by which the paragraphs behind a title are an article, however brief.
  private static func proseEnd(behind heading: Int, in analysis: PageAnalysis, isStory: Bool) -> Int? {
    var prose: Int32 = 0
    var paragraphs = 0
    for block in analysis.list.blocks[heading...] where block.isProse && !analysis.unlikely[Int(block.node)] {
      prose &+= block.weight
      paragraphs += 1
      if (paragraphs >= (isStory ? 1 : 2) && prose >= 150) || prose >= 300 { return Int(block.node) }
    }
    return nil
  }

  /// Whether a card links to a page of the same site.
  private func hasInnerLink(_ node: Int) -> Bool {
    (node..<Int(page.nodes[node].end)).contains { index in
      page.nodes[index].tag == .a && page.attribute(.href, of: index).map { links.isInner($0) } ?? false
    }
  }

  /// Whether a card ends with a text that is broken off.
  private func isCut(_ card: Int) -> Bool {
    guard let last = lastLine(in: card), blocks[last].links == 0 else { return false }
    let bytes = analysis.list.bytes(of: blocks[last])
    return bytes.suffix(3).elementsEqual("...".utf8) || bytes.suffix(3).elementsEqual("…".utf8)
  }

  private func lastLine(in card: Int) -> Int? {
    let next = firstLine(from: Int(page.nodes[card].end))
    return next > 0 && page.contains(card, Int(blocks[next - 1].node)) ? next - 1 : nil
  }

  /// The index of the first line that begins in a node, or behind it.
  private func firstLine(from node: Int) -> Int {
    // Lines stand in the order of their text.
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].nodes.lowerBound < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether no more than one line of a card stands before its title.
  private func opens(_ card: Int, with title: Int) -> Bool {
    title < 2 || !page.contains(card, Int(blocks[title - 2].node))
  }

  /// Whether a card without a class is a linked title and a sentence, as at least three others beside it.
  private func isPair(_ card: Card, among cards: [Card]) -> Bool {
    func isPair(_ card: Card) -> Bool {
      page.nodes[card.node].tag == .div && page.attribute(.classes, of: card.node) == nil
        && analysis.mass[card.node].blocks == 2 && lastLine(in: card.node) == card.title + 1
        && blocks[card.title + 1].links == 0
    }
    return isPair(card) && cards.count >= 4 && cards.count(where: isPair) >= 4
  }

  /// Whether a picture in a card leads where its title does.
  private func hasPicture(_ card: Card) -> Bool {
    guard let link = titles.link(of: blocks[card.title]), let address = page.attribute(.href, of: link) else {
      return false
    }
    return (card.node..<Int(page.nodes[card.node].end)).contains { node in
      guard page.nodes[node].tag == .a, page.attribute(.href, of: node) == address else { return false }
      return (node..<Int(page.nodes[node].end)).contains {
        page.nodes[$0].tag == .img || page.nodes[$0].tag == .picture || page.nodes[$0].tag == .ampImg
      }
    }
  }

  /// Whether a table's row is one cell with a picture, a title and a sentence.
  private func isPicturedRow(_ row: Int) -> Bool {
    let cells = (row..<Int(page.nodes[row].end)).filter { page.nodes[$0].tag == .td }
    guard cells.count == 1, analysis.mass[row].blocks == 2 else { return false }
    return (row..<Int(page.nodes[row].end)).contains { page.nodes[$0].tag == .img }
  }

  /// Whether another link in a card leads where its title does: to read on.
  private func leadsTwice(_ card: Card) -> Bool {
    guard let link = titles.link(of: blocks[card.title]), let address = page.attribute(.href, of: link) else {
      return false
    }
    return (card.node..<Int(page.nodes[card.node].end)).contains { node in
      node != link && page.nodes[node].tag == .a && page.attribute(.href, of: node) == address
        && page.nodes[node].textStart < page.nodes[node].textEnd
    }
  }

  /// Whether two elements are of one class, the first they name: others tell pictures from films, or odd from even.
  private func isOfClass(_ card: Int, of other: Int) -> Bool {
    func name(_ node: Int) -> ArraySlice<UInt8>? {
      page.attribute(.classes, of: node)?.split(separator: 0x20, maxSplits: 1).first
    }
    guard let own = name(card) else { return false }
    return page.nodes[card].tag == page.nodes[other].tag && name(other) == own
  }
}
