internal import TidingsModel
internal import TidingsParse

/// The offset from UTC by which a page dates what is on it.
enum PageOffset {
  /// The one offset that the page's dates bear, whatever they date; `nil` where they differ.
  static func find(
    analysis: PageAnalysis, meta: MetaTags, linked: LinkedData, shown: [DateCandidate]
  ) -> Int32? {
    var offsets: Set<Int32> = Set(shown.compactMap(\.date.offset))
    for text in [linked.modified, linked.pagePublished, meta.first("article:modified_time", "og:updated_time")] {
      if let text { offsets.formUnion(Self.offset(endOf: Array(text.utf8)[...])) }
    }
    for (index, node) in analysis.page.nodes.enumerated() where node.tag == .time && offsets.count < 4 {
      if let value = analysis.page.attribute(.datetime, of: index) { offsets.formUnion(Self.offset(endOf: value)) }
    }
    offsets.remove(0)
    return offsets.count == 1 ? offsets.first : nil
  }

  /// `+07:00` or `+0700` at the end of a time.
  private static func offset(endOf text: ArraySlice<UInt8>) -> [Int32] {
    guard text.count > 16, let sign = text.lastIndex(where: { $0 == 0x2B || $0 == 0x2D }), sign > text.startIndex + 10
    else { return [] }
    let digits = text[(sign + 1)...].filter { $0 != 0x3A }
    guard digits.count == 4, digits.allSatisfy({ $0.isDigit }) else { return [] }
    let value = digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
    let seconds = value / 100 * 3600 + value % 100 * 60
    guard seconds <= 14 * 3600 else { return [] }
    return [text[sign] == 0x2D ? -seconds : seconds]
  }
}
