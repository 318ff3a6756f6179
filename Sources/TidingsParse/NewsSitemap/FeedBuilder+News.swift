internal import TidingsModel

/// Google News sitemaps: a publication's name is that of the source, and of the feed.
extension FeedBuilder {
  mutating func openNewsPublication(_ entry: Vocabulary.Entry) -> Opened {
    Opened(element: .newsPublication, scope: .publication, capture: .none)
  }

  mutating func closePublicationChild(_ frame: Frame) {
    let text = string(frame).collapsedSpace
    guard !text.isEmpty else { return }
    switch frame.element {
    case .name:
      let title = ParsedText(.unknown, text)
      if item.parsed.source == nil {
        var source = ParsedSource()
        source.title = title
        item.parsed.source = source
      }
      feed.title.offer(title, rank: 3)
    case .dcLanguage:
      item.parsed.language.fill(text)
      feed.language.offer(text, rank: 3)
    default: break
    }
  }
}
