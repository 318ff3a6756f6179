/// The lines of a page in document order.
struct BlockList: Sendable {
  var blocks: [Block] = []
  /// The text of the lines, white space folded; forced line breaks are kept as LF.
  var lines: [UInt8] = []

  func bytes(of block: Block) -> ArraySlice<UInt8> { lines[Int(block.text.lowerBound)..<Int(block.text.upperBound)] }
  func text(of block: Block) -> String { String(decoding: bytes(of: block), as: UTF8.self) }
}
