internal import TidingsModel

/// An item as a filter reads it; a reference, as each text is folded once, when a pattern first asks for it.
final class FilterReading {
  private let item: Item
  private let feedTags: [String]
  private var foldedTexts: [FilterRule.Field: [[UInt8]]] = [:]

  init(item: Item, feedTags: [String]) {
    self.item = item
    self.feedTags = feedTags
  }

  /// In NFC, as all text of an item is.
  func texts(of field: FilterRule.Field) -> [String] {
    switch field {
    case .title: [item.title].compactMap { $0 }
    case .text: [item.contentText, item.summary].compactMap { $0 }
    case .url: [item.url, item.externalURL].compactMap { $0 }
    case .author: item.authors.compactMap(\.name)
    case .tag: feedTags + item.tags
    }
  }

  /// The same without case, as UTF-8.
  func folded(_ field: FilterRule.Field) -> [[UInt8]] {
    if let known = foldedTexts[field] { return known }
    let folded = texts(of: field).map { Array($0.lowercased().utf8) }
    foldedTexts[field] = folded
    return folded
  }

  func bears(tag: String) -> Bool {
    let wanted = FilterPattern.folded(tag)
    return folded(.tag).contains { $0.elementsEqual(wanted.utf8) }
  }
}
