/// A page measured: its lines, what its elements' names say, and how much of what each element holds.
///
/// A class, as every step of reading the page has it at hand.
final class PageAnalysis: Sendable {
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
    var (unlikely, captions) = NamedChrome(page: page, list: list, hints: hints, mass: mass, total: total).find()
    isGallery = Self.isGallery(captions, list, mass, unlikely)
    if isGallery {
      for caption in captions { for node in caption..<Int(page.nodes[caption].end) { unlikely[node] = false } }
    }
    let found = ReaderComments(page: page, list: list, hints: hints, mass: mass).find(unlikely: unlikely)
    let answers = Answers.find(in: page, mass)
    var comments = found.isEmpty && answers.isEmpty ? [] : [Bool](repeating: false, count: page.nodes.count)
    for part in found + answers {
      for node in part..<Int(page.nodes[part].end) {
        unlikely[node] = true
        comments[node] = true
      }
    }
    self.comments = comments
    for box in LabelledBoxes(page: page, list: list, mass: mass).find(unlikely: unlikely) {
      for node in box..<Int(page.nodes[box].end) { unlikely[node] = true }
    }
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
    var named: [Int] = []
    for node in page.nodes.indices where hints[node].contains(.comments) && unlikely[node] {
      if mass[node].paragraphs >= Self.fewestComments { named.append(node) }
    }
    if let start = BelowComments(page: page, list: list, unlikely: unlikely).start(comments: found, named: named) {
      for node in start..<page.nodes.count { unlikely[node] = true }
    }
    self.unlikely = unlikely
  }

  /// What is named as comments and has as many paragraphs holds some: less may tell how many there are, or ask for one.
  private static let fewestComments = 2

  /// Whether an element is readers' comments, or stands in them.
  func isComment(_ node: Int) -> Bool { !comments.isEmpty && comments[node] }

  /// The link in which a line begins.
  func link(of block: Block) -> Int? {
    guard let text = block.nodes.first(where: { page.nodes[Int($0)].tag == .text }) else { return nil }
    var node = Int(page.nodes[Int(text)].parent)
    for _ in 0..<8 where node > 0 {
      if page.nodes[node].tag == .a { return node }
      node = Int(page.nodes[node].parent)
    }
    return nil
  }

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
}
