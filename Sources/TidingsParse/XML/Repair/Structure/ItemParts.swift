internal import TidingsModel

/// What of an item cannot be there twice; whether it is tells items without tags between them apart.
struct ItemParts: OptionSet {
  let rawValue: UInt8
  static let title = ItemParts(rawValue: 1)
  static let identifier = ItemParts(rawValue: 2)
  static let date = ItemParts(rawValue: 4)
  static let text = ItemParts(rawValue: 8)
  static let link = ItemParts(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What an element of that name is.
  init(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    switch String(decoding: name.prefix(12).map(\.lowered), as: UTF8.self) {
    case "title", "news:title": self = .title
    case "guid", "id", "loc": self = .identifier
    case "pubdate", "published": self = .date
    case "description", "summary": self = .text
    case "link": self = .link
    default: self = []
    }
  }
}
