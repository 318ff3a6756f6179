/// Finds what readers wrote below an article, however much it is: what is marked or named as comments, and what stands
/// under their label, provided that it has several parts of one kind.
struct ReaderComments {
  private let page: Page
  private let list: BlockList
  private let hints: [Hints]
  private let mass: [PageAnalysis.Mass]
  /// Whether the page is one question with what readers answered, by schema.org's terms.
  private let isQuestion: Bool

  /// As much text, in paragraphs, must stand before comments: an article, if a brief one.
  private static let leastBefore: Int32 = 80
  private static let longestLabel: Int32 = 60
  /// No page has more; what follows each of them is looked through.
  private static let mostLabels = 50

  init(page: Page, list: BlockList, hints: [Hints], mass: [PageAnalysis.Mass]) {
    self.page = page
    self.list = list
    self.hints = hints
    self.mass = mass
    isQuestion = page.attributes.contains { attribute in
      attribute.name == .itemtype
        && ByteText.contains(page.values[Int(attribute.start)..<Int(attribute.end)], "schema.org/qapage")
    }
  }

  /// - Parameter unlikely: nodes already known to be no part of an article.
  /// - Returns: the comments' nodes, in page order.
  func find(unlikely: [Bool]) -> [Int] {
    var found: [Int] = []
    var before: Int32 = 0
    var position = 0
    var labels = 0
    var node = 0
    let heading = page.nodes.firstIndex { $0.tag == .h1 } ?? 0
    while node < page.nodes.count {
      while position < list.blocks.count, list.blocks[position].nodes.lowerBound < node {
        let block = list.blocks[position]
        if block.isProse, block.node > heading, !unlikely[Int(block.node)] { before &+= block.weight }
        position += 1
      }
      guard before >= Self.leastBefore, !unlikely[node], mass[node].blocks > 0 else {
        node += 1
        continue
      }
      if isMarked(node) || (hints[node].contains(.comments) && parts(of: node).count >= 2) {
        found.append(node)
        node = Int(page.nodes[node].end)
      } else if labels < Self.mostLabels, position < list.blocks.count,
        isLabelled(node, list.blocks[position]), parts(of: node).count >= 2
      {
        labels += 1
        found.append(node)
        node = Int(page.nodes[node].end)
      } else if labels < Self.mostLabels, position < list.blocks.count,
        let label = label(node, list.blocks[position])
      {
        labels += 1
        let section = section(labelledBy: node, isSure: label == .sure)
        found += section
        node = section.last.map { Int(page.nodes[$0].end) } ?? node + 1
      } else {
        node += 1
      }
    }
    return found
  }

  /// Whether an element is a comment by what schema.org's terms say of it.
  private func isMarked(_ node: Int) -> Bool {
    if let property = page.attribute(.itemprop, of: node), ByteText.equals(property, "comment") { return true }
    guard let type = page.attribute(.itemtype, of: node) else { return false }
    // Of a question's page the question is the article; of a list of questions the answers are.
    if isQuestion, ByteText.contains(type, "schema.org/answer") { return true }
    return ByteText.contains(type, "schema.org/comment") || ByteText.contains(type, "schema.org/usercomments")
  }

  /// Whether an element is the label of comments, and no more.
  /// - Parameter block: the first line that begins in it, or behind it.
  private func label(_ node: Int, _ block: Block) -> CommentLabel? {
    guard mass[node].blocks == 1, mass[node].weight <= Self.longestLabel, page.nodes[node].tag.isBlock,
      page.nodes[node].parent >= 0, mass[Int(page.nodes[node].parent)].blocks > 1,
      block.nodes.lowerBound < page.nodes[node].end
    else { return nil }
    return CommentLabel.read(WordFold.fold(list.bytes(of: block)))
  }

  /// Whether an element begins with the label of comments as a line of its own text: `<b>24 comments</b>`.
  /// - Parameter block: the first line that begins in it, or behind it.
  private func isLabelled(_ node: Int, _ block: Block) -> Bool {
    Int(block.node) == node && block.weight <= Self.longestLabel && mass[node].blocks >= 3
      && CommentLabel.read(WordFold.fold(list.bytes(of: block))) == .sure
  }

  /// A label and the elements that follow it beside it, where they have several parts of one kind; else none.
  /// - Parameter isSure: whether no section of an article is called so; else each part has to begin with a name.
  private func section(labelledBy label: Int, isSure: Bool) -> [Int] {
    let nodes = page.nodes
    var section: [Int] = []
    var next = Int(nodes[label].end)
    let end = Int(nodes[Int(nodes[label].parent)].end)
    while next < end, !(nodes[next].tag.isHeading && nodes[next].tag.rawValue <= nodes[label].tag.rawValue) {
      if mass[next].blocks > 0 { section.append(next) }
      next = Int(nodes[next].end)
    }
    let parts = section.count == 1 ? parts(of: section[0]) : alike(section)
    return parts.count >= 2 && (isSure || parts.allSatisfy(opensWithName)) ? [label] + section : []
  }

  /// Whether an element begins with a brief line that is no heading: who wrote it.
  private func opensWithName(_ part: Int) -> Bool {
    guard mass[part].blocks >= 2,
      let block = list.blocks.dropFirst(firstBlock(from: part)).first, block.weight <= Self.longestLabel
    else { return false }
    var node = Int(block.node)
    while node > part {
      if page.nodes[node].tag.isHeading { return false }
      node = Int(page.nodes[node].parent)
    }
    return true
  }

  /// The index of the first line that begins in an element, or behind it.
  private func firstBlock(from node: Int) -> Int {
    var (low, high) = (0, list.blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if list.blocks[middle].nodes.lowerBound < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The elements of one kind that an element consists of, be it by way of others that hold nothing else.
  private func parts(of node: Int) -> [Int] {
    var node = node
    for _ in 0..<4 {
      let children = children(of: node)
      let parts = alike(children)
      if parts.count >= 2 { return parts }
      guard let widest = children.max(by: { mass[$0].weight < mass[$1].weight }),
        mass[widest].weight * 10 >= mass[node].weight * 7
      else { return [] }
      node = widest
    }
    return []
  }

  private func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < Int(page.nodes[node].end) {
      if mass[child].blocks > 0 { children.append(child) }
      child = Int(page.nodes[child].end)
    }
    return children
  }

  /// Of some elements those of one kind, where they hold most of the text; paragraphs are none.
  private func alike(_ elements: [Int]) -> [Int] {
    var kinds: [UInt64: (elements: [Int], weight: Int32)] = [:]
    var total: Int32 = 0
    for element in elements {
      total &+= mass[element].weight
      switch page.nodes[element].tag {
      case .div, .article, .section, .li, .dd, .tr, .table, .blockquote: break
      default: continue
      }
      var key = HintNames.Key()
      key.append(page.nodes[element].tag.rawValue)
      // The first class: others tell odd from even, authors from readers.
      for byte in (page.attribute(.classes, of: element) ?? []).prefix(while: { $0 != 0x20 })
      where byte < 0x30 || byte > 0x39 { key.append(byte) }
      kinds[key.hash, default: ([], 0)].elements.append(element)
      kinds[key.hash, default: ([], 0)].weight &+= mass[element].weight
    }
    return kinds.values.first { $0.weight * 10 >= total * 6 }?.elements ?? []
  }
}
