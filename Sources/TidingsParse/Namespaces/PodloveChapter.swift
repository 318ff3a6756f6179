/// Podlove Simple Chapters 1.2
enum PodloveChapter {
  static func chapter(_ tag: StartTag) -> ParsedChapter? {
    guard let start = tag.trimmed("start").flatMap(Numbers.duration) else { return nil }
    return ParsedChapter(
      start: start, title: tag.trimmed("title"), url: tag.reference("href"), image: tag.reference("image"))
  }
}
