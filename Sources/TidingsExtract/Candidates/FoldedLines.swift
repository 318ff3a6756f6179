/// The page's lines as ``WordFold`` makes them, each folded once: many rules look at the same ones.
///
/// A class, as it fills while it is read.
final class FoldedLines {
  private let list: BlockList
  private var folded: [[UInt8]?]

  init(_ list: BlockList) {
    self.list = list
    folded = [[UInt8]?](repeating: nil, count: list.blocks.count)
  }

  subscript(_ index: Int) -> [UInt8] {
    if let line = folded[index] { return line }
    let line = WordFold.fold(list.bytes(of: list.blocks[index]))
    folded[index] = line
    return line
  }
}
