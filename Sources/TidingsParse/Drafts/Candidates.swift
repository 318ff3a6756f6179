internal import TidingsModel

/// The best of several values that say the same thing; among equals the first.
struct Ranked<Value: Sendable>: Sendable {
  private(set) var value: Value?
  private(set) var rank = UInt8.max

  init() {}

  /// The value, which is of no more use here: handed over rather than copied.
  mutating func take() -> Value? { value.take() }

  /// - Parameter rank: 0 is the best.
  mutating func offer(_ value: Value?, rank: UInt8 = 0) {
    guard let value, rank < self.rank else { return }
    self.value = value
    self.rank = rank
  }
}

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
  /// A second `description`, which some programs write the whole text in.
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

/// The texts found, one for each source.
struct TextCandidates {
  private var texts: [(source: TextSource, text: ParsedText)] = []

  mutating func offer(_ text: ParsedText?, _ source: TextSource) {
    guard let text, !HollowText.isHollow(text) else { return }
    guard let index = texts.firstIndex(where: { $0.source == source }) else {
      return texts.append((source, text))
    }
    if source == .description {
      return offer(text, .secondDescription)
    }
    // Atom 0.3 alternatives of one content: markup rather than text.
    if source == .content, texts[index].text.kind == .plain, text.kind != .plain { texts[index].text = text }
  }

  var isEmpty: Bool { texts.isEmpty }

  func text(_ source: TextSource) -> ParsedText? { texts.first { $0.source == source }?.text }

  /// Where the content and the summary stand.
  private func choice() -> (content: TextSource?, summary: TextSource?) {
    if texts.count == 1 { return (texts[0].source, texts[0].source.isSummary ? texts[0].source : nil) }
    let sorted = texts.sorted { $0.source.rawValue < $1.source.rawValue }
    guard let first = sorted.first else { return (nil, nil) }
    let others = sorted.dropFirst()
    if first.source.isContent {
      return (first.source, others.first { !$0.source.isContent && $0.source.maySummarise }?.source)
    }
    // The description outranks the podcast's summary as content, and then the latter remains a summary.
    let main = sorted.first { $0.source == .description } ?? first
    let rest = sorted.first { $0.source != main.source && $0.source.maySummarise && $0.text.bytes != main.text.bytes }
    if main.source.isSummary { return (main.source, main.source) }
    return (main.source, rest?.source)
  }

  /// The content and the summary, and what the other texts say that neither of these does.
  func resolved() -> (content: ParsedText?, summary: ParsedText?, outranked: [ExtensionElement]) {
    let choice = choice()
    let content = choice.content.flatMap { text($0) }
    let summary = choice.summary.flatMap { text($0) }
    guard texts.count > 1 else { return (content, summary, []) }
    let chosen = [content, summary].compactMap(\.self)
    let outranked = texts.compactMap { source, text in
      source == choice.content || source == choice.summary
        ? nil : source.name.flatMap { Outranked.element($0, text, beside: chosen) }
    }
    return (content, summary, outranked)
  }
}

/// Dates by what they were called, the first of each kind.
struct DateCandidates {
  enum Kind { case published, date, modified, created, expires }

  /// `pubDate`, `published`, `issued`, `dcterms:issued`
  var published: ParsedDate?
  /// `dc:date`, `prism:publicationDate`
  var date: ParsedDate?
  /// `updated`, `modified`, `dcterms:modified`, `lastBuildDate`
  var modified: ParsedDate?
  var created: ParsedDate?
  var expires: ParsedDate?

  subscript(kind: Kind) -> ParsedDate? {
    get {
      switch kind {
      case .published: published
      case .date: date
      case .modified: modified
      case .created: created
      case .expires: expires
      }
    }
    set {
      switch kind {
      case .published: published = newValue
      case .date: date = newValue
      case .modified: modified = newValue
      case .created: created = newValue
      case .expires: expires = newValue
      }
    }
  }

  /// The last date of a kind counts, as it does for every other reader, unless only an earlier one can be read.
  ///
  /// - Parameters:
  ///   - language: the feed's, for a date that has none of its own.
  ///   - warnings: told of the one that is left out.
  mutating func offer(_ date: ParsedDate?, to kind: Kind, language: String?, warnings: inout WarningList) {
    guard let date else { return }
    guard let known = self[kind] else {
      self[kind] = date
      return
    }
    guard known.text != date.text else { return }
    if !Self.isReadable(date, language: language) { return Self.refuse(date, warnings: &warnings) }
    if !Self.isReadable(known, language: language) { Self.refuse(known, warnings: &warnings) }
    self[kind] = date
  }

  /// A dc:date stands in for a publication date that cannot be read.
  mutating func replaceUnreadable(language: String?, warnings: inout WarningList) {
    guard let published, let date, published.text != date.text, !Self.isReadable(published, language: language),
      Self.isReadable(date, language: language)
    else { return }
    Self.refuse(published, warnings: &warnings)
    self.published = nil
  }

  private static func isReadable(_ date: ParsedDate, language: String?) -> Bool {
    if case .success = FeedDate.read(date.text, language: date.language ?? language) { return true }
    return false
  }

  private static func refuse(_ date: ParsedDate, warnings: inout WarningList) {
    warnings.add("a date that cannot be read, beside one that can", line: date.line, column: date.column)
  }

  /// Takes them to be in the item's own language, which may stand behind them.
  mutating func setLanguage(_ language: String) {
    for kind in [Kind.published, .date, .modified, .created, .expires] { self[kind]?.language = language }
  }

  var isEmpty: Bool { published == nil && date == nil && modified == nil && created == nil && expires == nil }
}
