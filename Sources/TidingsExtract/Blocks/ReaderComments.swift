internal import TidingsModel

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
  /// Without a label and without a name more must stand before them.
  private static let leastBeforeUnlabelled: Int32 = 400
  private static let longestLabel: Int32 = 60
  /// A label may repeat the article's title: `15 replies to “…”`.
  private static let longestTitledLabel: Int32 = 260
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
        let isLink = list.blocks[position].linkShare > 0.5
        let section = section(labelledBy: node, isSure: label == .sure, mayBeDeep: label == .sure && !isLink)
        found += section
        node = section.last.map { Int(page.nodes[$0].end) } ?? node + 1
      } else if before >= Self.leastBeforeUnlabelled, isRowOfEntries(node) {
        found.append(node)
        node = Int(page.nodes[node].end)
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
    guard mass[node].blocks == 1, mass[node].weight <= Self.longestTitledLabel, page.nodes[node].tag.isBlock,
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
  /// - Parameters:
  ///   - isSure: whether no section of an article is called so; else each part has to begin with a name.
  ///   - mayBeDeep: whether label and parts may stand in boxes of their own; a button to comment stands in the text.
  private func section(labelledBy label: Int, isSure: Bool, mayBeDeep: Bool) -> [Int] {
    let nodes = page.nodes
    var section: [Int] = []
    var parts: [Int] = []
    var head = label
    // The label may share a box with ways to sort the comments; they stand beside that.
    for _ in 0..<4 where parts.count < 2 {
      let rest = rest(behind: head, upTo: nodes[label].tag)
      section += rest
      parts = mayBeDeep || rest.count == 1 ? self.parts(ofSection: rest) : alike(rest)
      head = Int(nodes[head].parent)
      guard parts.count < 2, mayBeDeep, head > 0,
        rest.allSatisfy({ mass[$0].paragraphs == 0 && mass[$0].weight < 200 }),
        mayBeHead(head)
      else { break }
    }
    return parts.count >= 2 && (isSure || parts.allSatisfy(opensWithName)) ? [label] + section : []
  }

  /// What follows an element beside it, up to a heading of its label's rank.
  private func rest(behind element: Int, upTo label: Tag) -> [Int] {
    let nodes = page.nodes
    var rest: [Int] = []
    var next = Int(nodes[element].end)
    let end = Int(nodes[Int(nodes[element].parent)].end)
    while next < end, !(nodes[next].tag.isHeading && nodes[next].tag.rawValue <= label.rawValue) {
      if mass[next].blocks > 0 { rest.append(next) }
      next = Int(nodes[next].end)
    }
    return rest
  }

  /// Whether an element is a box such as hold a label alone.
  private func mayBeHead(_ node: Int) -> Bool {
    switch page.nodes[node].tag {
    case .div, .header, .section: mass[node].paragraphs == 0 && page.nodes[node].parent > 0
    default: false
    }
  }

  /// The elements of one kind that stand under a label, or in the widest element that does.
  private func parts(ofSection section: [Int]) -> [Int] {
    if section.count == 1 { return parts(of: section[0]) }
    let own = alike(section)
    guard own.count < 2, let widest = section.max(by: { mass[$0].weight < mass[$1].weight }),
      mass[widest].weight * 10 >= section.reduce(0, { $0 &+ mass[$1].weight }) * 7
    else { return own }
    return parts(of: widest)
  }

  /// Whether an element holds little else than three or more entries, each under a name and the time it was written.
  private func isRowOfEntries(_ node: Int) -> Bool {
    guard mass[node].paragraphs >= 2, mass[node].blocks >= 9 else { return false }
    switch page.nodes[node].tag {
    case .ol, .ul, .div, .section: break
    default: return false
    }
    let children = children(of: node)
    guard children.count >= 3, case let entries = alike(children), entries.count >= 3 else { return false }
    return entries.count(where: isSigned) * 4 >= entries.count * 3
  }

  /// Whether a name and the day with the time open an element, on lines of their own or on one, before its text.
  private func isSigned(_ entry: Int) -> Bool {
    var hasName = false
    for block in list.blocks.dropFirst(firstBlock(from: entry)).prefix(4) {
      guard block.nodes.lowerBound < page.nodes[entry].end, !block.isProse, block.weight <= Self.longestLabel,
        !page.nodes[Int(block.node)].tag.isHeading
      else { return false }
      let bytes = list.bytes(of: block)
      guard let stamp = DateScanner.dates(in: bytes, language: nil).first(where: \.hasTime) else {
        hasName = hasName || block.weight <= Self.longestName
        continue
      }
      return hasName || bytes.count - stamp.length >= Self.shortestName + "10:45".utf8.count
    }
    return false
  }

  private static let longestName: Int32 = 30
  /// In bytes.
  private static let shortestName = 4

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
      var key = FNV1a()
      key.add(page.nodes[element].tag.rawValue)
      // The first class: others tell odd from even, authors from readers.
      for byte in (page.attribute(.classes, of: element) ?? []).prefix(while: { $0 != 0x20 })
      where byte < 0x30 || byte > 0x39 { key.add(byte) }
      kinds[key.value, default: ([], 0)].elements.append(element)
      kinds[key.value, default: ([], 0)].weight &+= mass[element].weight
    }
    return kinds.values.first { $0.weight * 10 >= total * 6 }?.elements ?? []
  }
}
