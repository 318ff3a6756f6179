/// Where a text about an item or a feed was found.
///
/// Content is the first of `content` ... `markdown` that is there. Where there is none, a description is the content;
/// where there is one, the first description is the summary.
enum TextSource: UInt8 {
  // Whole texts, the best first
  /// Atom `content`
  case content
  /// `content:encoded`
  case encoded
  /// `xhtml:body`, `xhtml:div`
  case body
  /// `fullitem`, `full-text`
  case fullItem
  /// The fuller of two `description`, as some programs write the whole text in another one.
  case secondDescription
  // Summaries by their name, and descriptions, the best first
  /// Atom `summary`
  case summary
  /// RSS `description`
  case description
  /// CDF `abstract`
  case abstract
  /// `itunes:summary`, `googleplay:description`
  case podcastSummary
  /// `dc:description`, `dcterms:abstract`
  case dublinCore
  /// WordPress `excerpt:encoded`
  case excerpt
  /// `media:description`
  case media
  /// `itunes:subtitle`
  case podcastSubtitle
  /// `source:markdown`
  case markdown

  /// The element's name, where its text is kept though another one counts; `nil` where that has a place of its own.
  var name: String? {
    switch self {
    case .content, .media, .podcastSubtitle: nil
    case .encoded: "content:encoded"
    case .body: "xhtml:body"
    case .fullItem: "fullitem"
    case .secondDescription, .description: "description"
    case .summary: "summary"
    case .abstract: "abstract"
    case .podcastSummary: "itunes:summary"
    case .dublinCore: "dc:description"
    case .excerpt: "excerpt:encoded"
    case .markdown: "source:markdown"
    }
  }

  /// The same for one of which there is a fuller one, and the place taken.
  var nameOfLesser: String? {
    switch self {
    case .content: "content"
    case .podcastSubtitle: "itunes:subtitle"
    default: name
    }
  }

  var isContent: Bool { rawValue <= TextSource.secondDescription.rawValue }

  /// Whether it is a summary beside another text. What Media RSS describes is a picture then, and no article.
  var maySummarise: Bool { self != .markdown && self != .media }

  /// Named a summary by the publisher, so that it stays one even when it is all there is.
  var isSummary: Bool {
    switch self {
    case .summary, .podcastSummary, .excerpt, .podcastSubtitle: true
    default: false
    }
  }
}
