/// Addresses that an article gives its readers in writing.
struct ToldAddresses {
  let element: ArticleElement

  private var analysis: PageAnalysis { element.analysis }
  private var blocks: [Block] { element.blocks }

  /// Whether a line is an address to type or to follow, as a colon before it announces: `Pictures: https://…`.
  func contains(_ index: Int, _ keep: [Bool]) -> Bool {
    let block = blocks[index]
    guard block.links == 1, element.tag(index) == .p || element.tag(index) == .div else { return false }
    let bytes = analysis.list.bytes(of: block)
    if Self.opensAddress(bytes) {
      guard let before = keep[..<index].lastIndex(of: true), blocks[before].weight >= 40 else { return false }
      return analysis.list.bytes(of: blocks[before]).last == 0x3A && !bytes.contains(0x20)
    }
    let words = bytes.split(separator: 0x20)
    return (2...6).contains(words.count) && words.dropLast().last?.last == 0x3A
      && Self.opensAddress(words[words.count - 1])
  }

  /// Lines below the text that are nothing but addresses without being links, three or more in a row: where an article's
  /// figures come from.
  func bare(_ keep: [Bool], _ range: Range<Int>) -> Set<Int> {
    var found: Set<Int> = []
    var run: [Int] = []
    var addresses = 0
    let lastText = range.last { keep[$0] && blocks[$0].isProse && count(in: $0) == 0 } ?? range.lowerBound
    for index in lastText..<range.upperBound where keep[index] {
      let count = count(in: index)
      if count > 0 {
        run.append(index)
        addresses += count
        if addresses >= 3 {
          found.formUnion(run)
          run.removeAll(keepingCapacity: true)
        }
      } else {
        run.removeAll(keepingCapacity: true)
        addresses = 0
      }
    }
    return found
  }

  /// How many addresses a line consists of, one on each of its own lines; none where it has anything else.
  private func count(in index: Int) -> Int {
    let bytes = analysis.list.bytes(of: blocks[index])
    guard Self.opensAddress(bytes), !bytes.contains(0x20), element.tag(index) == .p || element.tag(index) == .div else {
      return 0
    }
    let lines = bytes.split(separator: 0x0A)
    return lines.allSatisfy(Self.opensAddress) ? lines.count : 0
  }

  private static func opensAddress(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "http".utf8) || line.starts(with: "www.".utf8)
  }
}
