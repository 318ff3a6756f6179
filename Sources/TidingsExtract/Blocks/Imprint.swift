internal import TidingsModel

/// Finds the imprint at the end of a page: who publishes the site, by what licence, where. Beside a brief article it is
/// much of the page's prose.
enum Imprint {
  /// The imprint is among so many last lines.
  private static let mostLines = 24
  private static let heaviestLine: Int32 = 600

  /// - Parameter unlikely: nodes already known to be no part of an article.
  /// - Returns: the elements that open with a line of an imprint, in page order.
  static func parts(of page: Page, _ list: BlockList, unlikely: [Bool]) -> [Int] {
    let blocks = list.blocks
    var parts: [Int] = []
    var end = 0
    for index in blocks.indices.suffix(min(mostLines, blocks.count / 2)) where index > 0 {
      let block = blocks[index]
      let node = Int(block.node)
      guard node >= end, !unlikely[node], block.weight < heaviestLine,
        let part = element(openedBy: node, after: Int(blocks[index - 1].node), page)
      else { continue }
      let bytes = list.bytes(of: block)
      guard
        isCopyright(bytes) || (opensWithSign(bytes) && block.isProse && followsText(index, blocks, unlikely))
          || ImprintPhrases.open(WordFold.fold(bytes))
      else { continue }
      parts.append(part)
      end = Int(page.nodes[part].end)
    }
    return parts
  }

  /// Whether a line opens with the sign: a paragraph that does says who holds the rights, and what readers may not do.
  private static func opensWithSign(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: [0xC2, 0xA9]) }

  /// Whether paragraphs stand before a line that are an article, if a brief one.
  private static func followsText(_ index: Int, _ blocks: [Block], _ unlikely: [Bool]) -> Bool {
    var weight: Int32 = 0
    return blocks[..<index].contains { block in
      if block.isProse, !unlikely[Int(block.node)] { weight &+= block.weight }
      return weight >= leastText
    }
  }

  private static let leastText: Int32 = 100

  /// The sign and a year, on a line of its own where breaks part several: agencies' pictures bear the sign and a name.
  private static func isCopyright(_ line: ArraySlice<UInt8>) -> Bool {
    line.split(separator: 0x0A).contains { line in
      line.starts(with: [0xC2, 0xA9])
        && line.dropFirst(2).first { $0 != 0x20 }.map { $0.isDigit } ?? false
    }
  }

  /// The widest element that opens with a line; `nil` where the line's own element holds the one before as well.
  private static func element(openedBy node: Int, after previous: Int, _ page: Page) -> Int? {
    guard !page.contains(node, previous) else { return nil }
    var node = node
    while page.nodes[node].parent > 0, !page.contains(Int(page.nodes[node].parent), previous) {
      node = Int(page.nodes[node].parent)
    }
    return node
  }
}
