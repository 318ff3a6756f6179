/// What a name without a prefix is in most feeds: enough to see which elements were never closed.
enum ElementKind {
  case other
  /// HTML's elements without an end tag.
  case void
  /// `item`, `entry`
  case item
  /// Elements that hold text alone.
  case leaf
  /// `description` and its kin, which hold text and, wrongly, HTML.
  case description
  /// Elements of an item or a channel that occur in no HTML.
  case structural
  /// `rss`, `channel`, `feed`
  case container

  var belongsToFeed: Bool { self == .item || self == .container }

  init(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    guard name.count <= 14 else {
      self = .other
      return
    }
    self =
      switch String(decoding: name.map(\.lowered), as: UTF8.self) {
      case "br", "hr", "img", "input", "wbr", "area", "embed": .void
      case "item", "entry": .item
      case "title", "link", "category", "comments", "language", "copyright", "docs", "ttl", "generator", "webmaster",
        "managingeditor":
        .leaf
      case "description": .description
      case "pubdate", "guid", "lastbuilddate": .structural
      case "rss", "channel", "feed", "rdf:rdf": .container
      default: .other
      }
  }
}
