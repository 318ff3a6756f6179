/// What became of a page.
public enum ExtractionOutcome: Sendable {
  case article(Extraction)
  case noArticle(NoArticle)
}
