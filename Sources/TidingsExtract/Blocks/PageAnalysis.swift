/// A page measured: its lines, what its elements' names say, and how much of what each element holds.
struct PageAnalysis: Sendable {
  let page: Page
  let list: BlockList
  /// What each node's own names say.
  let hints: [Hints]
  /// What each node holds, its descendants included.
  let mass: [Mass]
  /// Nodes whose text is no part of an article, by their names or tags, their descendants included.
  let unlikely: [Bool]
  /// Nodes of readers' comments, their descendants included; empty where there are none.
  let comments: [Bool]
  /// The mass of the page.
  let total: Mass
  /// Whether the article is told by the captions of its pictures.
  let isGallery: Bool
  /// The boxes that ask for a reader's address or vote.
  let writingBoxes: [Int]
  /// The lines in which the site speaks for itself.
  let notices: Set<Int>

  struct Mass: Sendable {
    var weight: Int32 = 0
    var linkWeight: Int32 = 0
    /// Text in paragraphs.
    var prose: Int32 = 0
    var paragraphs: Int32 = 0
    var blocks: Int32 = 0

    static func += (sum: inout Mass, part: Mass) {
      sum.weight &+= part.weight
      sum.linkWeight &+= part.linkWeight
      sum.prose &+= part.prose
      sum.paragraphs &+= part.paragraphs
      sum.blocks &+= part.blocks
    }
  }

  /// - Parameter address: where the page was retrieved from.
  init(page: Page, address: String? = nil) {
    var page = page
    var reader = HintReader()
    var hints = [Hints](repeating: [], count: page.nodes.count)
    for index in page.nodes.indices
    where page.nodes[index].attributeEnd > page.nodes[index].attributeStart && page.nodes[index].tag != .body
      && page.nodes[index].tag != .html
    {
      hints[index] = reader.hints(of: index, in: page)
    }
    self.hints = hints
    UnseenText.remove(from: &page, hints)
    self.page = page
    list = BlockBuilder.blocks(of: page)
    notices = Notices.find(in: list)
    mass = Self.masses(page, list)
    total = mass.first ?? Mass()
    var (unlikely, captions) = Self.unlikelyNodes(page, list, hints, mass, total: total)
    isGallery = Self.isGallery(captions, list, mass, unlikely)
    if isGallery {
      for caption in captions { for node in caption..<Int(page.nodes[caption].end) { unlikely[node] = false } }
    }
    for box in LabelledBoxes(page: page, list: list, mass: mass).find(unlikely: unlikely) {
      for node in box..<Int(page.nodes[box].end) { unlikely[node] = true }
    }
    let found = ReaderComments(page: page, list: list, hints: hints, mass: mass).find(unlikely: unlikely)
    var comments = found.isEmpty ? [] : [Bool](repeating: false, count: page.nodes.count)
    for part in found {
      for node in part..<Int(page.nodes[part].end) {
        unlikely[node] = true
        comments[node] = true
      }
    }
    self.comments = comments
    writingBoxes = WritingBoxes.find(in: page, list, mass, total: total)
    for box in writingBoxes {
      for node in box..<Int(page.nodes[box].end) { unlikely[node] = true }
    }
    for part in Imprint.parts(of: page, list, unlikely: unlikely) {
      for node in part..<Int(page.nodes[part].end) { unlikely[node] = true }
    }
    for reply in ForumReplies(page: page, mass: mass, address: address).find() {
      for node in reply..<Int(page.nodes[reply].end) { unlikely[node] = true }
    }
    self.unlikely = unlikely
  }

  /// Whether an element is readers' comments, or stands in them.
  func isComment(_ node: Int) -> Bool { !comments.isEmpty && comments[node] }

  /// Whether one of an element's classes says that it is a story of its own.
  func isNamedStory(_ node: Int) -> Bool {
    (page.attribute(.classes, of: node) ?? []).split(separator: 0x20).contains { name in
      Self.storyNames.contains { $0.utf8CodeUnitCount == name.count && ByteText.equals(name, $0) }
    }
  }

  private static let storyNames: [StaticString] = [
    "post", "hentry", "article", "story", "entry", "blog-post", "news-item", "article-item", "post-item",
  ]

  private static func masses(_ page: Page, _ list: BlockList) -> [Mass] {
    var mass = [Mass](repeating: Mass(), count: page.nodes.count)
    for block in list.blocks {
      let isProse = block.isProse
      mass[Int(block.node)] += Mass(
        weight: block.weight, linkWeight: block.linkWeight, prose: isProse ? block.weight - block.linkWeight : 0,
        paragraphs: isProse ? 1 : 0, blocks: 1)
    }
    // Without an html element around everything the first node stands for the page.
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      mass[max(0, Int(page.nodes[index].parent))] += mass[index]
    }
    return mass
  }

  /// - Returns: which nodes are no part of an article, and the captions with paragraphs among them.
  private static func unlikelyNodes(_ page: Page, _ list: BlockList, _ hints: [Hints], _ mass: [Mass], total: Mass)
    -> (unlikely: [Bool], captions: [Int])
  {
    var captions: [Int] = []
    // A name that many elements bear may be that of the article's sections.
    var named = [Int](repeating: 0, count: 32)
    var covered: Int32 = 0
    for index in page.nodes.indices where index >= covered && mass[index].prose > 0 {
      let reasons = hints[index].intersection([.contents, .meta])
      guard !reasons.isEmpty, Int(mass[index].prose) * 100 <= Int(total.prose) * 30 else { continue }
      covered = page.nodes[index].end
      for bit in 0..<32 where reasons.rawValue & (1 << UInt32(bit)) != 0 { named[bit] += Int(mass[index].prose) }
    }
    var misleading: Hints = []
    for bit in 0..<32 where named[bit] * 100 > Int(total.prose) * 45 {
      misleading.insert(Hints(rawValue: 1 << UInt32(bit)))
    }
    let holdsBody = bodyHolders(page, hints)
    let headings = page.nodes.indices.filter { page.nodes[$0].tag == .h1 }
    let lastNode = list.blocks.last?.node ?? 0
    var text = TextSoFar()
    var unlikely = [Bool](repeating: false, count: page.nodes.count)
    for index in page.nodes.indices {
      let parent = Int(page.nodes[index].parent)
      if parent >= 0, unlikely[parent] {
        unlikely[index] = true
        continue
      }
      var reasons = hints[index].subtracting(misleading)
      if parent >= 0, hints[parent].contains(.collapsible) { reasons.remove(.hidden) }
      if holdsBody[index], mass[index].paragraphs >= 3 { reasons.subtract(.aroundBody) }
      let tag = page.nodes[index].tag
      // A list of contents has no paragraphs: sections are named for their place in it, `toc_markets`.
      if reasons.contains(.contents), mass[index].prose * 2 > mass[index].weight,
        mass[index].prose >= 100 * mass[index].paragraphs
      {
        reasons.remove(.contents)
      }
      // A "disclosure" is also what readers open and close.
      if reasons.contains(.collapsible) { reasons.remove(.legal) }
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
      guard isUnlikely(tag, reasons), !isSection(tag, reasons, mass[index]) else { continue }
      // Nothing that holds a third of the page's paragraphs is dropped for its name.
      var share = reasons.isDisjoint(with: .chrome) && reasons.contains(.byline) ? 10 : 40
      if reasons.contains(.consent) { share = 95 }
      // Beside a brief text what is said of its author, or of the site, is much of the page's.
      if (reasons.contains(.legal) && mass[index].paragraphs <= 6)
        || (reasons.contains(.authorBox) && mass[index].paragraphs <= 2 && mass[index].weight < 700)
      {
        text.advance(to: index, from: headings.first, list, unlikely)
        if text.weight >= leastText { share = 90 }
      }
      // Beside a brief article the page's footer is much of the text.
      if tag == .footer, page.nodes[index].end >= lastNode, mass[index].weight < 1200 { share = 90 }
      unlikely[index] =
        Int(mass[index].prose) * 100 <= Int(total.prose) * share
        || (reasons.contains(.hidden) && isStuffing(mass[index], total))
      if unlikely[index], mass[index].prose > 0, reasons == .caption || (reasons.isEmpty && tag == .figcaption) {
        captions.append(index)
      }
    }
    return (unlikely, captions)
  }

  /// Text in paragraphs that is an article's, if a brief one.
  private static let leastText: Int32 = 80

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

  /// Whether captions hold twice as much as all other paragraphs, are as long as paragraphs, and are no mere two or three.
  private static func isGallery(_ captions: [Int], _ list: BlockList, _ mass: [Mass], _ unlikely: [Bool]) -> Bool {
    guard captions.count >= 4 else { return false }
    let inside = captions.reduce(0) { $0 + Int(mass[$1].prose) }
    var others = 0
    for block in list.blocks where block.isProse && !unlikely[Int(block.node)] { others += Int(block.weight) }
    // Beside a paragraph that tells the story, brief ones say what the pictures show.
    return inside >= 300 && inside > others * 2 && (others < leastStory || inside >= 100 * captions.count)
  }

  /// What is shorter is no story by itself.
  private static let leastStory = 140

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
  private static func isStuffing(_ mass: Mass, _ total: Mass) -> Bool {
    mass.paragraphs == 1 && mass.prose > 1000 && total.paragraphs > 3 && total.prose - mass.prose >= 300
  }

  /// Whether an element reads like part of an article whatever it is called: several long paragraphs with few links.
  /// Teasers, notices and link lists have short ones; comments and notes on authors can be as long, so those names count.
  private static func isSection(_ tag: Tag, _ hints: Hints, _ mass: Mass) -> Bool {
    switch tag {
    case .nav, .footer, .dialog, .menu, .figcaption, .form: return false
    default: break
    }
    guard hints.intersection(.unlikely).isSubset(of: .misnaming) else { return false }
    return mass.paragraphs >= 4 && mass.prose >= 150 * mass.paragraphs
      && Int(mass.linkWeight) * 100 <= Int(mass.weight) * 15
  }
}
