/// Lines that are no text of anyone's: settings of programs, counters, rules, what the page asks its reader's consent to.
extension BodySelector {
  func isNoText(_ index: Int) -> Bool {
    let block = blocks[index]
    return isData(block) || isPlaceholder(block) || isCounter(index) || isRule(block) || asksConsent(block)
  }

  /// Settings of the page's programs that ended up as text.
  private func isData(_ block: Block) -> Bool {
    let bytes = analysis.list.bytes(of: block)
    guard bytes.first == 0x7B || bytes.first == 0x5B, analysis.page.nodes[Int(block.node)].tag != .pre else {
      return false
    }
    return bytes.prefix(400).reduce(0) { $0 + ($1 == 0x22 ? 1 : 0) } > 8
  }

  /// A line drawn with signs: `___`.
  private func isRule(_ block: Block) -> Bool {
    block.text.count < 80 && analysis.list.bytes(of: block).allSatisfy { $0 == 0x5F || $0 == 0x20 }
  }

  /// A notice on cookies in an element without a name, beside more text than it has.
  private func asksConsent(_ block: Block) -> Bool {
    guard block.isProse, block.weight < 1200, block.weight * 2 < analysis.total.prose,
      case let bytes = analysis.list.bytes(of: block), ByteText.contains(bytes, "cookie")
    else { return false }
    return ConsentNotice.isAsked(in: String(decoding: bytes, as: UTF8.self))
  }

  private func isInFigure(_ node: Int) -> Bool {
    var ancestor = node
    for _ in 0..<4 where ancestor > 0 {
      if analysis.page.nodes[ancestor].tag == .figure { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// The words that page builders fill a template with.
  private func isPlaceholder(_ block: Block) -> Bool {
    analysis.list.bytes(of: block).starts(with: "Lorem ipsum dolor sit amet".utf8)
  }

  /// Whether a line is no more than a picture's place in its row: `2/14`.
  private func isCounter(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.text.count < 12, block.text.count >= 3, isInFigure(Int(block.node)) else { return false }
    switch tag(index) {
    case .td, .th, .li, .dd, .dt, .pre: return false
    default: break
    }
    let parts = analysis.list.bytes(of: block).split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        let digits = part.filter { $0 != 0x20 }
        return (1...3).contains(digits.count) && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      }
  }
}
