internal import TidingsModel

/// `news:publication` of Google News sitemaps: its name is that of the source, and of the feed.
enum NewsPublication {
  static func openChild(_ tag: StartTag) -> Opened {
    tag.element == .name || tag.element == .dcLanguage ? .text(tag.element) : .ignored
  }

  static func closeChild(_ frame: Frame, _ text: String, _ drafts: inout Drafts) {
    let text = text.collapsedSpace
    guard !text.isEmpty else { return }
    switch frame.element {
    case .name:
      let title = ParsedText(.unknown, text)
      if drafts.item.parsed.source == nil {
        var source = ParsedSource()
        source.title = title
        drafts.item.parsed.source = source
      }
      drafts.feed.title.offer(title, from: .media)
    case .dcLanguage:
      drafts.item.parsed.language.fill(text)
      drafts.feed.language.offer(text, from: .channel)
    default: break
    }
  }
}
