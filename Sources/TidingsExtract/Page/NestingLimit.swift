/// Counts a page's open elements, as libxml2 searches its stack of them at every end tag.
struct NestingLimit {
  /// So many counted elements at most are open at a time.
  static let maximumDepth = 600
  private static let maximumFormattingDepth = 100

  private var depth = 0
  private var formattingDepth = 0

  /// False when one more element would nest too deep; else it counts as open.
  mutating func admits(_ tag: Tag) -> Bool {
    switch tag {
    case .p, .li, .dt, .dd, .option, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup: return true
    case _ where tag.isVoid: return true
    case _ where tag.isFormatting:
      guard formattingDepth < Self.maximumFormattingDepth else { return false }
      formattingDepth += 1
      return true
    default:
      guard depth < Self.maximumDepth else { return false }
      depth += 1
      return true
    }
  }

  /// Takes note of an end tag.
  mutating func close(_ tag: Tag) {
    switch tag {
    case .p, .li, .dt, .dd, .option, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup: break
    case _ where tag.isVoid: break
    case _ where tag.isFormatting: formattingDepth = max(0, formattingDepth - 1)
    default: depth = max(0, depth - 1)
    }
  }
}
