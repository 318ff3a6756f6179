/// Where a tag without an attribute stands in a text that may be HTML or speak of it. Who writes of markup sets a tag
/// apart, like a word: "what is <div> for?". Markup stands close to what it marks: "<div>Some text".
struct TagPlace {
  private let before: UInt8?
  private let after: UInt8?
  private let endsText: Bool

  /// - Parameter tag: from its `<` to behind its `>`.
  init(_ source: UnsafePointer<UInt8>, _ tag: Range<Int>, _ count: Int) {
    before = tag.lowerBound > 0 ? source[tag.lowerBound - 1] : nil
    after = tag.upperBound < count ? source[tag.upperBound] : nil
    var rest = tag.upperBound
    // More than a few are no end.
    while rest < count, rest < tag.upperBound + 8, ByteScan.isSpace(source[rest]) { rest += 1 }
    endsText = rest == count
  }

  /// Whether the tag marks what stands beside it.
  func isMarkup(_ tag: HTMLTag, isEnd: Bool) -> Bool {
    guard Self.marks.contains(tag) else { return false }
    return isEnd ? closes(tag) : opens
  }

  /// Behind a word, a bracket is one of a language's types: `List<p>x`.
  private var opens: Bool {
    guard let after else { return false }
    guard let before else { return !ByteScan.isSpace(after) || after == 0x0A || after == 0x0D }
    if Self.quotes.contains(after) || after == 0x28 { return ByteScan.isSpace(before) || before == 0x3E }
    return (ByteScan.isLetterOrDigit(after) || after >= 0x80) && !ByteScan.isLetterOrDigit(before)
  }

  private func closes(_ tag: HTMLTag) -> Bool {
    guard let before else { return after.map { !ByteScan.isSpace($0) } ?? false }
    if endsText, tag == .p || tag == .div { return true }
    // `</s>` ends what was said in jest.
    guard tag != .s, !ByteScan.isSpace(before), !Self.openers.contains(before) else { return false }
    return Self.quotes.contains(before) ? before != after : true
  }

  private static let openers: Set<UInt8> = Set("([{/=<".utf8)
  private static let quotes: Set<UInt8> = Set("\"'`".utf8)

  /// Elements that mark text, none of them a word that commands and types have in brackets.
  private static let marks: Set<HTMLTag> = [
    .article, .b, .big, .blockquote, .caption, .center, .code, .dd, .del, .div, .dl, .dt, .em, .figcaption, .figure,
    .font, .h1, .h2, .h3, .h4, .h5, .h6, .i, .ins, .li, .ol, .p, .pre, .s, .section, .small, .span, .strike, .strong,
    .sub, .sup, .table, .tbody, .td, .th, .thead, .tr, .tt, .u, .ul,
  ]
}
