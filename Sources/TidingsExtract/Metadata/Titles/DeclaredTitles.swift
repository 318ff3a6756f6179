internal import TidingsHTML
internal import TidingsParse

/// What the page's data and the feed call the story, beside what its headings say.
struct DeclaredTitles {
  let meta: MetaTags
  let linked: String?
  let feed: String?
  let sites: SiteNames

  /// What may be the story's title within the page's titles, the longest first.
  let segments: [TitleSegment]

  /// What the page's title element, its data for networks and its item's data call the story.
  private let document: String?
  private let social: String?
  private let item: String?

  /// What the page calls the story, its site's name aside.
  let ofPage: [String]

  /// All of it, that of the feed first, folded.
  let votes: [[UInt8]]

  /// The words of each of them.
  private let wordsOfVotes: [WordFold.Pieces]

  /// Openings of titles that the page cuts short: `A long headline that...`
  private let cutTitles: [[UInt8]]

  init(meta: MetaTags, linked: String?, feed: String?, sites: SiteNames) {
    self.meta = meta
    self.linked = linked
    self.feed = feed
    self.sites = sites
    segments = TitleSegment.all(in: meta)
    document = meta.title.map(sites.removed(from:))
    social = meta.first("og:title", "twitter:title").map(sites.removed(from:))
    item = meta.first("itemprop:headline", "articletitle", "citation_title", "parsely-title", "sailthru.title")
    ofPage = [linked, social, document, item].compactMap { $0 }.filter { !sites.isName($0) }
    votes = ([feed].compactMap { $0 } + ofPage).map(WordFold.fold).filter { !$0.isEmpty }
    wordsOfVotes = votes.map(WordFold.Pieces.init)
    cutTitles = [meta.title, meta.first("og:title", "twitter:title")].compactMap { $0 }.compactMap { title in
      guard let mark = title.range(ofBytes: "…") ?? title.range(ofBytes: "...") else { return nil }
      let opening = WordFold.fold(String(title[..<mark.lowerBound]))
      return opening.count >= 16 ? opening : nil
    }
  }

  /// What the page calls the story, and pieces of it.
  var written: [String] { ofPage + segments.compactMap(\.text) }

  /// The one to take where the page shows no title.
  var declared: String? { declaredByPage ?? feed }

  /// The same, where the page's data have one.
  var declaredByPage: String? { linked ?? social ?? item ?? document }

  /// How far a heading says what a title says.
  func agreement(_ heading: [UInt8], _ title: [UInt8]) -> Double {
    agreement(heading, title, similarity: WordFold.similarity(heading, title))
  }

  /// How far a heading says what those of ``votes`` say, one after the other.
  func agreements(_ heading: [UInt8]) -> [Double] {
    guard !votes.isEmpty, !heading.isEmpty else { return votes.map { agreement(heading, $0) } }
    let words = WordFold.Pieces(heading)
    return zip(votes, wordsOfVotes).map { vote, wordsOfVote in
      agreement(heading, vote, similarity: heading == vote ? 1 : WordFold.similarity(words, wordsOfVote))
    }
  }

  private func agreement(_ heading: [UInt8], _ title: [UInt8], similarity: Double) -> Double {
    guard similarity < 0.9 else { return similarity }
    // The title element often says more: the section, the site. A heading may say more: the count of comments.
    if heading.count > 12, heading.count * 4 > title.count, TitleFinder.contains(title, heading) { return 0.9 }
    if title.count > 12, title.count * 2 > heading.count, TitleFinder.contains(heading, title) { return 0.85 }
    // A heading may hold the standfirst as well.
    if title.count >= 24, heading.starts(with: title) { return 0.85 }
    if cutTitles.contains(where: { heading.starts(with: $0) }) { return 0.85 }
    return similarity
  }

  /// A title in capitals as the page writes it elsewhere.
  func withoutCapitals(_ shown: String) -> String {
    guard !shown.contains(where: \.isLowercase), shown.contains(where: \.isUppercase) else { return shown }
    let folded = WordFold.fold(shown)
    let written = [feed, linked, meta.first("og:title", "twitter:title"), meta.title].compactMap { $0 }
    return (written.map(sites.removed(from:)) + segments.compactMap(\.text)).first { WordFold.fold($0) == folded }
      ?? shown
  }

  /// A title with the marks it was typed with: programs set curved ones where they show it, and not where they declare it.
  func withWrittenMarks(_ shown: String) -> String {
    let titles = written
    // "Stadtplanung : Die neue Brücke", where a style parts the kicker from the title.
    if shown.range(ofBytes: " : ") != nil,
      case let closed = shown.pieces(partedBy: " : ").joined(separator: ": "), titles.contains(closed)
    {
      return closed
    }
    guard shown.utf8.contains(0xE2) else { return shown }
    let typed = String(
      String.UnicodeScalarView(
        shown.unicodeScalars.map { scalar in
          switch scalar {
          case "\u{2018}", "\u{2019}": "'"
          case "\u{201C}", "\u{201D}": "\""
          default: scalar
          }
        }))
    return titles.contains(typed) ? typed : shown
  }

  /// A title without what stands behind a bar: the section, the site. A bar is no part of a headline, as a colon is.
  static func withoutTail(_ title: String) -> String {
    // Written twice: "&amp;amp;".
    var rest = title.contains("&") ? HTMLEntities.decode(title) : title
    while let range = rest.lastRange(ofBytes: " | ") {
      let head = String(rest[..<range.lowerBound])
      let tail = rest[range.upperBound...]
      let folded = WordFold.fold(head)
      guard WordFold.words(folded).count >= 4 || (folded.count >= 36 && folded[0] >= 0xE0),
        tail.split(separator: " ").count <= 5
      else { break }
      rest = head
    }
    // Underscores part the title from the section and the site: 标题_栏目_站名.
    if let mark = rest.range(ofBytes: "_"), rest[mark.upperBound...].contains("_"),
      case let folded = WordFold.fold(String(rest[..<mark.lowerBound])), folded.count >= 24
    {
      rest = String(rest[..<mark.lowerBound])
    }
    return rest
  }

  /// The names by which the page's own title calls the site: what follows the story's title.
  func siteNames(behind title: TitleFinder.Found) -> [String] {
    guard !title.folded.isEmpty, var rest = meta.title else { return [] }
    var names: [String] = []
    while let range = TitleSegment.marks.compactMap({ rest.lastRange(ofBytes: $0) }).max(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      names.append(String(rest[range.upperBound...]))
      rest = String(rest[..<range.lowerBound])
      if WordFold.fold(rest) == title.folded { return Array(names.prefix(1)) }
    }
    return []
  }
}
