/// Walks a page once and gathers its lines.
struct BlockBuilder {
  private let page: Page
  private var list = BlockList()
  /// The innermost block-level element and its ancestors, innermost last.
  private var open: [Int32] = []
  private var current: Block?
  private var linkEnd: Int32 = 0
  private var boldEnd: Int32 = 0
  private var italicEnd: Int32 = 0
  private var preformattedEnd: Int32 = 0
  /// Whether a heading of the first levels has been passed.
  private var hasHeading = false
  /// Elements in which a story has begun.
  private var tellers: Set<Int32> = []

  static func blocks(of page: Page) -> BlockList {
    var builder = BlockBuilder(page: page)
    builder.walk()
    return builder.list
  }

  private init(page: Page) {
    self.page = page
    list.lines.reserveCapacity(page.text.count)
  }

  private mutating func walk() {
    var index: Int32 = 0
    let count = Int32(page.nodes.count)
    while index < count {
      while let last = open.last, page.nodes[Int(last)].end <= index {
        finishBlock()
        open.removeLast()
      }
      let node = page.nodes[Int(index)]
      if node.tag == .text {
        append(index, node)
        index += 1
        continue
      }
      if node.tag.isInvisible {
        index = node.end
        continue
      }
      switch node.tag {
      case .br: isBeforeSignature(index) || isWithinHead(index) ? finishBlock() : breakLine()
      case .a:
        if page.attribute(.href, of: Int(index)) != nil, index < linkEnd || !isLeftOpen(index) {
          linkEnd = max(linkEnd, node.end)
          current?.links += 1
        }
      case .b, .strong: boldEnd = max(boldEnd, node.end)
      case .i, .em: italicEnd = max(italicEnd, node.end)
      case .pre: preformattedEnd = max(preformattedEnd, node.end)
      case .h1, .h2, .h3: hasHeading = true
      default: break
      }
      if node.tag.isBlock {
        finishBlock()
        if node.end > index + 1 { open.append(index) }
      }
      index += 1
    }
    finishBlock()
  }

  /// Whether a break parts the lines at the head of a story on a page without headings.
  private func isWithinHead(_ index: Int32) -> Bool {
    guard !hasHeading, let parent = open.last, !tellers.contains(parent), current?.weight ?? 0 < Self.shortestTold
    else {
      return false
    }
    return StyledLines.part(at: index, in: page)
  }

  /// As much text is part of a story's own.
  private static let shortestTold: Int32 = 140

  /// Whether a link holds several long paragraphs: its end tag is missing, and the article that follows is none.
  private func isLeftOpen(_ link: Int32) -> Bool {
    var paragraphs = 0
    for index in Int(link)..<Int(page.nodes[Int(link)].end) where page.nodes[index].tag == .text {
      let node = page.nodes[index]
      guard node.textEnd - node.textStart >= 80, page.nodes[Int(node.parent)].tag == .p else { continue }
      paragraphs += 1
      if paragraphs == 3 { return true }
    }
    return false
  }

  private mutating func append(_ index: Int32, _ node: Page.Node) {
    let bytes = page.text[Int(node.textStart)..<Int(node.textEnd)]
    if current == nil {
      guard bytes.contains(where: { !ByteText.isSpace($0) }) else { return }
      let start = Int32(list.lines.count)
      current = Block(node: open.last ?? 0, nodes: index..<index + 1, text: start..<start)
      if index < linkEnd { current?.links = 1 }
    }
    guard var block = current else { return }
    if list.lines.count > Int(block.text.lowerBound), isBehindPlace(index, node, bytes) {
      list.lines.append(0x20)
    }
    let before = list.lines.count
    if index < preformattedEnd {
      list.lines.append(contentsOf: bytes)
    } else {
      ByteText.appendFolded(bytes, to: &list.lines, from: Int(block.text.lowerBound))
    }
    let weight = Self.weight(list.lines[before...])
    block.weight &+= weight
    if index < linkEnd { block.linkWeight &+= weight }
    if index < boldEnd { block.boldWeight &+= weight }
    if index < italicEnd { block.italicWeight &+= weight }
    block.nodes = block.nodes.lowerBound..<index + 1
    current = block
  }

  /// Whether a text touches the place that a story is from, which the page's style sets apart from it:
  /// `<span class="location-stamp">Huế</span>Sáng nay …`.
  private func isBehindPlace(_ index: Int32, _ node: Page.Node, _ text: ArraySlice<UInt8>) -> Bool {
    guard index > 1, let first = text.first, !ByteText.isSpace(first), first >= 0x41, list.lines.last != 0x20,
      case let before = page.nodes[Int(index) - 1], before.tag == .text, before.parent != node.parent,
      let name = page.attribute(.classes, of: Int(before.parent))
    else { return false }
    return page.nodes[Int(before.parent)].end == index
      && (ByteText.contains(name, "location") || ByteText.contains(name, "dateline"))
  }

  /// Whether a forced line break parts the text of a paragraph from a last line in bold or italics, brief and without a
  /// digit or the end of a sentence: who wrote it.
  private func isBeforeSignature(_ index: Int32) -> Bool {
    guard let block = current, block.weight >= Self.signedText, let element = open.last else { return false }
    let end = page.nodes[Int(element)].end
    var next = index + 1
    while next < end, isBlank(next) { next += 1 }
    guard next < end else { return false }
    let signature = page.nodes[Int(next)]
    switch signature.tag {
    case .b, .strong, .i, .em: break
    default: return false
    }
    var rest = signature.end
    while rest < end, isBlank(rest) { rest += 1 }
    guard rest == end else { return false }
    let name = page.foldedText(of: Int(next), limit: Self.longestSignature + 1).utf8
    return name.count >= 4 && name.count <= Self.longestSignature
      && !name.contains { $0 >= 0x30 && $0 <= 0x3A || $0 == 0x21 || $0 == 0x2E || $0 == 0x3F }
  }

  /// A break, or characters of white space alone.
  private func isBlank(_ index: Int32) -> Bool { page.nodes[Int(index)].tag == .br || page.isBlankText(index) }

  private static let signedText: Int32 = 80
  /// In bytes.
  private static let longestSignature = 60

  private mutating func breakLine() {
    guard let block = current else { return }
    while list.lines.count > Int(block.text.lowerBound), list.lines.last == 0x20 { list.lines.removeLast() }
    if list.lines.last == 0x0A || list.lines.count == Int(block.text.lowerBound) {
      finishBlock()
    } else {
      list.lines.append(0x0A)
    }
  }

  private mutating func finishBlock() {
    guard var block = current else { return }
    current = nil
    while list.lines.count > Int(block.text.lowerBound), let last = list.lines.last, ByteText.isSpace(last) {
      list.lines.removeLast()
    }
    block.text = block.text.lowerBound..<Int32(list.lines.count)
    guard !block.text.isEmpty else { return }
    let ends = Sentences.count(list.bytes(of: block))
    block.sentences = ends.count
    block.endsSentence = ends.atEnd
    if !hasHeading, block.weight >= Self.shortestTold { tellers.insert(block.node) }
    list.blocks.append(block)
  }

  static func weight(_ bytes: some Sequence<UInt8>) -> Int32 {
    bytes.withContiguousStorageIfAvailable { weight($0) } ?? Array(bytes).withUnsafeBufferPointer { weight($0) }
  }

  /// Without branches and in pieces whose weight one byte holds, so that the compiler takes many bytes at a time.
  private static func weight(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    var weight: Int32 = 0
    var previous: UInt8 = 0
    for start in stride(from: 0, to: bytes.count, by: 64) {
      var piece: UInt8 = 0
      for byte in UnsafeBufferPointer(rebasing: bytes[start..<min(start + 64, bytes.count)]) {
        piece &+= (byte & 0xC0 != 0x80) && (byte != 0x20) ? 1 : 0
        piece &+= (byte >= 0xE3) && (byte <= 0xED) ? 1 : 0
        // Each sign of the Ethiopic script is a consonant and a vowel.
        piece &+= (previous == 0xE1) && (byte >= 0x88) && (byte <= 0x8D) ? 1 : 0
        previous = byte
      }
      weight &+= Int32(piece)
    }
    return weight
  }
}
