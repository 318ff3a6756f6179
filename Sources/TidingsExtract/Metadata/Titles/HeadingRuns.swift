/// The texts of a heading, element by element, and the parts of it that have elements of their own.
struct HeadingRuns {
  /// The nodes of the texts that readers see.
  let nodes: [Int]
  private let texts: [ArraySlice<UInt8>]
  /// The texts folded as one, once: a heading may hold a hundred thousand of them that say nothing.
  private let folded: [UInt8]
  /// Where in ``folded`` each of the texts ends.
  private let ends: [Int]

  init(_ block: Block, of page: Page) {
    nodes = Self.nodes(of: block, in: page)
    texts = nodes.map { page.text[Int(page.nodes[$0].textStart)..<Int(page.nodes[$0].textEnd)] }
    (folded, ends) = WordFold.fold(texts)
  }

  private static func nodes(of block: Block, in page: Page) -> [Int] {
    var nodes: [Int] = []
    var index = Int(block.nodes.lowerBound)
    while index < Int(block.nodes.upperBound) {
      let node = page.nodes[index]
      if node.tag == .text { nodes.append(index) }
      index = node.tag.isInvisible ? Int(node.end) : index + 1
    }
    return nodes
  }

  /// Whether a part of the heading, folded, has elements of its own.
  func standApart(_ part: [UInt8]) -> Bool {
    let ends = Set(ends)
    var last: Int?
    for index in texts.indices {
      let start = start(of: index)
      guard start != last else { continue }
      last = start
      let opening = isSpace(start) ? start + 1 : start
      let end = opening + part.count
      guard folded[min(opening, folded.count)...].starts(with: part) else { continue }
      if ends.contains(end) || (isSpace(end) && ends.contains(end + 1)) { return true }
    }
    return false
  }

  /// How the first texts are written that make up a part of the heading.
  func text(opening part: [UInt8]) -> String? {
    guard folded.starts(with: part),
      let last = ends.firstIndex(where: { $0 == part.count || ($0 == part.count + 1 && isSpace(part.count)) })
    else { return nil }
    return written(texts[...last])
  }

  /// How the last texts are written that make up a part of the heading.
  func text(closing part: [UInt8]) -> String? {
    let length = folded.last == 0x20 ? folded.count - 1 : folded.count
    let opening = length - part.count
    guard opening >= 0, folded[opening..<length].elementsEqual(part),
      let first = texts.indices.last(where: { index in
        start(of: index) == opening || (start(of: index) == opening - 1 && isSpace(opening - 1))
      })
    else { return nil }
    return written(texts[first...])
  }

  private func written(_ texts: ArraySlice<ArraySlice<UInt8>>) -> String { ByteText.folded(Array(texts.joined())) }

  /// Where in ``folded`` a text begins, or the space before it.
  private func start(of index: Int) -> Int { index > 0 ? ends[index - 1] : 0 }

  private func isSpace(_ index: Int) -> Bool { index < folded.count && folded[index] == 0x20 }
}
