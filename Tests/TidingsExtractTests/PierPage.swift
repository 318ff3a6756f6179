import Testing
import TidingsExtract
import TidingsModel

/// The page of a story about a pier, of which each test writes what it is about.
enum PierPage {
  private static let paragraphs = [
    "The vote ended on Thursday with 812 in favour and 203 against, the council clerk said, the highest turnout for years.",
    "Engineers had warned that the piles would not last another decade. A second report found that half could be saved.",
    "Work begins when the summer boats have gone, and will take two winters. The bill comes to three million.",
  ]

  /// The story in paragraphs.
  static let text = paragraphs.map { "<p>\($0)</p>" }.joined()

  /// What the extractor makes of a page.
  static func item(_ page: String, url: String = "https://port.example/pier") throws -> Item {
    let outcome = ArticleExtractor.extract(Array(page.utf8), url: url)
    guard case .article(let found) = outcome else { throw NothingFound() }
    return found.item
  }

  struct NothingFound: Error {}
}
