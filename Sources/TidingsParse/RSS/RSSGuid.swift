/// RSS `guid`.
enum RSSGuid {
  /// What the start tag says; `nil` where it says nothing.
  static func isPermalink(_ tag: StartTag) -> Bool? {
    switch tag.lowercased("ispermalink") {
    case nil: nil
    case "false", "0", "no": false
    default: true
    }
  }

  /// - Parameter isPermalink: what its start tag says of it.
  static func read(_ text: String, isPermalink: Bool?, base: String?, into item: inout ItemDraft) {
    guard item.parsed.guid == nil else { return }
    item.parsed.guid = text
    // Without the attribute a guid is a permalink (RSS 2.0), as far as it can be one.
    item.parsed.guidIsPermalink = isPermalink ?? References.isWebPage(text)
    item.guidBase = base
  }
}
