/// Finds the elements whose names or tags say that they are no part of an article, unless what they hold says otherwise.
struct NamedChrome {
  let page: Page
  let list: BlockList
  let hints: [Hints]
  let mass: [PageAnalysis.Mass]
  /// The mass of the page.
  let total: PageAnalysis.Mass

  /// - Returns: which nodes are no part of an article, and the captions with paragraphs among them.
  func find() -> (unlikely: [Bool], captions: [Int]) {
    var captions: [Int] = []
    let misleading = misleadingNames()
    let panels = FoldedPanels.find(in: page, hints, mass)
    let holdsBody = Self.bodyHolders(page, hints)
    let headings = page.nodes.indices.filter { page.nodes[$0].tag == .h1 }
    let lastNode = list.blocks.last?.node ?? 0
    // Tables tell something, too.
    let textBelow = list.blocks.reduce(0) { text, block in
      Int(block.node) > headings.first ?? .max ? text &+ block.weight &- block.linkWeight : text
    }
    var text = TextSoFar()
    var unlikely = [Bool](repeating: false, count: page.nodes.count)
    for index in page.nodes.indices {
      let parent = Int(page.nodes[index].parent)
      if parent >= 0, unlikely[parent] {
        unlikely[index] = true
        continue
      }
      let tag = page.nodes[index].tag
      var reasons = reasons(at: index, holdsBody: holdsBody[index], headings).subtracting(misleading)
      if panels.contains(index) { reasons.remove(.hidden) }
      guard Self.isUnlikely(tag, reasons), !Self.isSection(tag, reasons, mass[index]) else { continue }
      // Nothing that holds a third of the page's paragraphs is dropped for its name.
      var share = reasons.isDisjoint(with: .chrome) && reasons.contains(.byline) ? 10 : 40
      if reasons.contains(.consent) { share = 95 }
      // Beside a brief text what is said of its author, or of the site, is much of the page's.
      if (reasons.contains(.legal) && mass[index].paragraphs <= 6)
        || (reasons.contains(.authorBox) && mass[index].paragraphs <= 2 && mass[index].weight < 700)
      {
        text.advance(to: index, from: headings.first, list, unlikely)
        if text.weight >= Self.leastText { share = 90 }
      }
      // Beside an article a column of the site's own may be longer.
      if tag == .aside || tag == .nav || reasons.contains(.navigation), !hasHeading(index, headings) {
        text.advance(to: index, from: headings.first, list, unlikely)
        let isAbove = tag == .nav && Int(page.nodes[index].end) <= headings.first ?? 0
        let own = mass[index].weight &- mass[index].linkWeight
        if text.weight >= Self.leastArticle || (isAbove && textBelow >= max(Self.leastArticle, own)) { share = 90 }
      }
      // Beside a brief article the page's footer is much of the text.
      if tag == .footer, page.nodes[index].end >= lastNode, mass[index].weight &- mass[index].linkWeight < 1200 {
        share = 90
      }
      unlikely[index] =
        Int(mass[index].prose) * 100 <= Int(total.prose) * share
        || (reasons.contains(.hidden) && Self.isStuffing(mass[index], total))
      if unlikely[index], mass[index].prose > 0, reasons == .caption || (reasons.isEmpty && tag == .figcaption) {
        captions.append(index)
      }
    }
    return (unlikely, captions)
  }

  /// Names that so many of the page's paragraphs bear that they are those of the article's sections.
  private func misleadingNames() -> Hints {
    var named = [Int](repeating: 0, count: 32)
    var covered: Int32 = 0
    var position = 0
    for index in page.nodes.indices where index >= covered && mass[index].prose > 0 {
      while position < list.blocks.count, list.blocks[position].nodes.lowerBound < index { position += 1 }
      // Sections have headings, rows of offers have none.
      let isSection =
        position < list.blocks.count && page.nodes[Int(list.blocks[position].node)].tag.isHeading
      let reasons = hints[index].intersection(isSection ? [.contents, .meta, .promotion] : [.contents, .meta])
      guard !reasons.isEmpty, Int(mass[index].prose) * 100 <= Int(total.prose) * 30 else { continue }
      covered = page.nodes[index].end
      for bit in 0..<32 where reasons.rawValue & (1 << UInt32(bit)) != 0 { named[bit] += Int(mass[index].prose) }
    }
    var misleading: Hints = []
    for bit in 0..<32 where named[bit] * 100 > Int(total.prose) * 45 {
      misleading.insert(Hints(rawValue: 1 << UInt32(bit)))
    }
    return misleading
  }

  /// What an element's names say, without those that what it holds belies.
  /// - Parameter headings: the page's main headings.
  private func reasons(at index: Int, holdsBody: Bool, _ headings: [Int]) -> Hints {
    let parent = Int(page.nodes[index].parent)
    let tag = page.nodes[index].tag
    var reasons = hints[index]
    if parent >= 0, hints[parent].contains(.collapsible) { reasons.remove(.hidden) }
    if holdsBody, mass[index].paragraphs >= 3 { reasons.subtract(.aroundBody) }
    // A list of contents has no paragraphs: sections are named for their place in it, `toc_markets`.
    if reasons.contains(.contents), mass[index].prose * 2 > mass[index].weight,
      mass[index].prose >= 100 * mass[index].paragraphs
    {
      reasons.remove(.contents)
    }
    // A "disclosure" is also what readers open and close.
    if reasons.contains(.collapsible) { reasons.remove(.legal) }
    // Vietnamese editors set a quotation between paragraphs in the style of captions.
    if reasons.contains(.caption), let name = page.attribute(.classes, of: index),
      name.split(separator: 0x20).contains(where: { ByteText.equals($0, "quote") })
    {
      reasons.remove(.caption)
    }
    // A table of figures under such a name is more than a caption.
    if tag == .table, mass[index].blocks > 3 { reasons.remove(.caption) }
    // Offers have headings, but no offer is one: page builders call theirs `adv-heading`.
    if tag.isHeading { reasons.remove(.promotion) }
    // Classes of the article's own element tell what it has beside its text: `has-related`, `comments-open`.
    if headings.count == 1, mass[index].paragraphs >= 2, page.contains(index, headings[0]) {
      reasons.formIntersection(.aroundTitle)
    }
    // A quotation with the one who said it is no byline.
    if reasons.contains(.byline), mass[index].prose > 0,
      (index..<Int(page.nodes[index].end)).contains(where: { page.nodes[$0].tag == .blockquote })
    {
      reasons.remove(.byline)
    }
    // Nor is the banner with the story's own title.
    if reasons.contains(.promotion), headings.contains(where: { page.contains(index, $0) }) {
      reasons.remove(.promotion)
    }
    return reasons
  }

  /// Whether one of the page's main headings stands in an element.
  private func hasHeading(_ node: Int, _ headings: [Int]) -> Bool {
    var (low, high) = (0, headings.count)
    while low < high {
      let middle = (low + high) / 2
      if headings[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < headings.count && headings[low] < Int(page.nodes[node].end)
  }

  /// Text in paragraphs that is an article's, if a brief one.
  private static let leastText: Int32 = 80
  /// Text in paragraphs that is a whole article, if a brief one.
  private static let leastArticle: Int32 = 600

  /// Counts what stands in paragraphs below the page's heading, chrome aside, as far as the page has been looked at.
  private struct TextSoFar {
    private var position = 0
    private(set) var weight: Int32 = 0

    mutating func advance(to node: Int, from heading: Int?, _ list: BlockList, _ unlikely: [Bool]) {
      while position < list.blocks.count, list.blocks[position].node < node {
        let block = list.blocks[position]
        if block.isProse, !unlikely[Int(block.node)], heading.map({ block.node > $0 }) ?? false {
          weight &+= block.weight &- block.linkWeight
        }
        position += 1
      }
    }
  }

  /// The nodes that bear the name of an article's body, and those around them.
  private static func bodyHolders(_ page: Page, _ hints: [Hints]) -> [Bool] {
    var holds = [Bool](repeating: false, count: page.nodes.count)
    for index in page.nodes.indices.reversed() {
      if hints[index].contains(.body) { holds[index] = true }
      let parent = Int(page.nodes[index].parent)
      if holds[index], parent >= 0 { holds[parent] = true }
    }
    return holds
  }

  private static func isUnlikely(_ tag: Tag, _ hints: Hints) -> Bool {
    switch tag {
    case .aside where hints.contains(.ingredients): !hints.isDisjoint(with: .unlikely)
    case .nav, .aside, .footer, .dialog, .menu, .figcaption, .form: true
    case .text: false
    default: !hints.isDisjoint(with: .unlikely)
    }
  }

  /// Whether what is hidden is one endless line beside an article: words for search engines, as on hijacked sites.
  private static func isStuffing(_ mass: PageAnalysis.Mass, _ total: PageAnalysis.Mass) -> Bool {
    mass.paragraphs == 1 && mass.prose > 1000 && total.paragraphs > 3 && total.prose - mass.prose >= 300
  }

  /// Whether an element reads like part of an article whatever it is called: several long paragraphs with few links.
  /// Teasers, notices and link lists have short ones; comments and notes on authors can be as long, so those names count.
  private static func isSection(_ tag: Tag, _ hints: Hints, _ mass: PageAnalysis.Mass) -> Bool {
    switch tag {
    case .nav, .footer, .dialog, .menu, .figcaption, .form: return false
    default: break
    }
    guard hints.intersection(.unlikely).isSubset(of: .misnaming) else { return false }
    return mass.paragraphs >= 4 && mass.prose >= 150 * mass.paragraphs
      && Int(mass.linkWeight) * 100 <= Int(mass.weight) * 15
  }
}
