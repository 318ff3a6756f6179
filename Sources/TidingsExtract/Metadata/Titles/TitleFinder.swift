internal import TidingsModel
internal import TidingsParse

/// Finds the article's title among what the page and the feed call it.
struct TitleFinder {
  /// What the page's data and the feed call the story.
  let titles: DeclaredTitles
  private let analysis: PageAnalysis
  private let headings: Headings
  private let lines: TitleLines
  /// The words of the page's address, as systems take them from the title.
  private let addressWords: Set<[UInt8]>
  private var sites: SiteNames { titles.sites }

  /// - Parameters:
  ///   - linkedTitle: the headline in the page's JSON-LD.
  ///   - feedTitle: what the feed calls the story, as plain text.
  ///   - siteNames: what the page's site is called, folded.
  ///   - addressWords: the words of the page's address, folded.
  init(
    analysis: PageAnalysis, meta: MetaTags, linkedTitle: String?, feedTitle: String?, siteNames: [[UInt8]],
    addressWords: Set<[UInt8]>
  ) {
    titles = DeclaredTitles(
      meta: meta, linked: linkedTitle, feed: feedTitle, sites: SiteNames(names: siteNames, meta: meta))
    self.analysis = analysis
    self.addressWords = addressWords
    headings = Headings(analysis: analysis)
    lines = TitleLines(analysis: analysis, titles: titles)
  }

  struct Found: Sendable {
    var title: String?
    /// The heading on the page that shows it.
    var heading: Block?
    /// Its index among the page's lines.
    var headingIndex: Int?
    var folded: [UInt8] = []
    /// Whether the page calls the story so, and not the feed alone.
    var isOfPage = true
  }

  func find() -> Found {
    if let index = bestHeading, let found = found(inHeading: index) { return found }
    let dated = lines.headingOverDate
    let line = lines.line(of: titles.segments, beside: nil) ?? lines.line(saying: titles.votes)
    if let line, let index = line.headingIndex {
      guard let dated, let other = dated.headingIndex, lines.mayNameSite(index, beside: other) else { return line }
      return dated
    }
    if let found = dated ?? lines.lineOverDate ?? (titles.feed == nil ? lines.lineInLargeType : nil) { return found }
    let title = titles.declared
    return Found(
      title: title.map(DeclaredTitles.withoutTail), heading: nil, headingIndex: nil,
      folded: title.map(WordFold.fold) ?? [], isOfPage: titles.declaredByPage != nil)
  }

  /// The title in a heading, or in the line that the heading of the site or the section stands above.
  /// - Returns: `nil` where the heading says nothing of what the page calls itself.
  private func found(inHeading index: Int) -> Found? {
    if let dated = lines.headingOverDate, let other = dated.headingIndex, other != index,
      lines.mayNameSite(index, beside: other)
    {
      return dated
    }
    let votes = titles.votes
    let block = analysis.list.blocks[index]
    let text = HeadingText(analysis: analysis, titles: titles)
    let shown = text.shown(block)
    // A heading that shares few words with what the page calls itself is the site's or a section's.
    let folded = WordFold.fold(shown)
    let agrees = votes.contains { titles.agreement(folded, $0) >= 0.35 }
    guard
      votes.isEmpty || agrees || (index == soleHeading && (sharesWord(folded, votes) || isSpelledByAddress(folded)))
        || (titles.feed == nil && nameOneSite(votes) && votes.allSatisfy { saysMore(folded, block, than: $0) })
    else { return nil }
    let isVague = !votes.isEmpty && !agrees
    let line =
      isVague
      ? lines.line(of: titles.segments, beside: nil, mayFollow: 120)
      : lines.line(of: titles.segments, beside: folded)
    if let line { return line }
    return Found(
      title: text.title(of: block, shown: shown), heading: block, headingIndex: index, folded: folded)
  }

  /// Whether titles are one, some perhaps with an addition: as a page is called that bears its site's or section's name.
  private func nameOneSite(_ titles: [[UInt8]]) -> Bool {
    guard let shortest = titles.min(by: { $0.count < $1.count }) else { return false }
    return titles.allSatisfy { Self.contains($0, shortest) }
  }

  /// Whether a main heading reads like a headline, and a title of the page like the name of its site.
  private func saysMore(_ heading: [UInt8], _ block: Block, than title: [UInt8]) -> Bool {
    heading.count >= 24 && heading.count > title.count * 2 && title.count < 48 && headings.level(of: block) == 1
      && block.linkShare < 0.8 && !analysis.unlikely[Int(block.node)]
  }

  /// Whether a heading and one of the titles have a word in common that is long enough to be a subject.
  private func sharesWord(_ heading: [UInt8], _ titles: [[UInt8]]) -> Bool {
    let words = Set(WordFold.words(heading).filter { $0.count >= 4 && $0.contains { $0 > 0x39 } })
    return titles.contains { title in WordFold.words(title).contains { words.contains($0) } }
  }

  /// Whether the page's address has a heading's words and hardly any other.
  private func isSpelledByAddress(_ heading: [UInt8]) -> Bool {
    let words = Set(WordFold.words(heading).map(Array.init))
    let common = words.intersection(addressWords).count
    return common >= 4 && common * 5 >= words.count * 4 && common * 5 >= addressWords.count * 4
  }

  /// Whether a line may be part of a story.
  private func isText(_ index: Int) -> Bool {
    !analysis.unlikely[Int(analysis.list.blocks[index].node)] && !analysis.notices.contains(index)
  }

  /// The page's only heading of the first level, where it reads like a title and stands above the story: whatever the
  /// page calls itself for search engines, and whatever its sections are called, this is what readers see as the title.
  private var soleHeading: Int? {
    var found: Int?
    var prose: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated() {
      if block.isProse, isText(index) { prose &+= block.weight }
      guard headings.level(of: block) == 1 else { continue }
      // Some pages have it once for wide screens and once for narrow ones.
      if let found, analysis.list.bytes(of: analysis.list.blocks[found]).elementsEqual(analysis.list.bytes(of: block)) {
        continue
      }
      guard found == nil, Int(prose) * 5 <= Int(analysis.total.prose) else { return nil }
      found = index
    }
    guard let found else { return nil }
    let block = analysis.list.blocks[found]
    let folded = WordFold.fold(analysis.list.bytes(of: block))
    guard block.weight < 200, WordFold.words(folded).count >= 4, block.linkShare < 0.8,
      !analysis.unlikely[Int(block.node)], !sites.isName(analysis.list.text(of: block))
    else { return nil }
    return found
  }

  /// The heading that most speaks for: its level, its place, its words.
  private var bestHeading: Int? {
    let votes = titles.votes
    var best: (index: Int, score: Double, isFirstLevel: Bool)?
    var prose: Int32 = 0
    let sole = soleHeading
    var isBelowSole = false
    for (index, block) in analysis.list.blocks.enumerated() {
      let proseBefore = prose
      if block.isProse, isText(index) {
        prose &+= block.weight
        if let sole, index > sole, best?.index == sole { isBelowSole = true }
      }
      guard block.weight >= 2, block.weight < 400, let level = headings.level(of: block) else { continue }
      let shown = analysis.list.text(of: block)
      let folded = WordFold.fold(shown)
      guard !folded.isEmpty else { continue }
      let agreements = titles.agreements(folded)
      let agreement = agreements.max() ?? 0
      // A title stands above its story.
      let isLate = Int(proseBefore) * 2 > Int(analysis.total.prose)
      let isWithin = Int(proseBefore) * 5 > Int(analysis.total.prose)
      if level != 1 && agreement < (isWithin ? 0.85 : 0.6) { continue }
      // A heading within the story is a section's; one below it that says a small part of a title is the site's.
      if isBelowSole { continue }
      if isLate, level > 1,
        !zip(votes, agreements).contains(where: { folded.count * 2 > $0.count && $1 > 0.6 })
      {
        continue
      }
      // One that says half of what the page calls itself does not outdo the main heading above it.
      if level > 1, agreement < 0.85, best?.isFirstLevel == true { continue }
      var score = agreement * 2
      if index == sole, sharesWord(folded, votes) || isSpelledByAddress(folded) { score = max(score, 1.2) }
      switch level {
      case 1: score += 1
      case 2: score += 0.35
      default: break
      }
      if analysis.hints[Int(block.node)].contains(.headline) { score += 0.4 }
      if block.linkShare > 0.8 { score -= headings.linksHome(block) ? 1.5 : 0.3 }
      if analysis.unlikely[Int(block.node)] { score -= 0.4 }
      if sites.isName(shown) { score -= 1.5 }
      if isLate { score -= 0.8 }
      if score > (best?.score ?? 0.9) + 0.05 { best = (index, score, level == 1) }
    }
    return best?.index
  }

  static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, text.count >= part.count, text.count < 2000 else { return false }
    let last = text.count - part.count
    var index = 0
    while index <= last {
      if text[index] == part[0], text[index..<index + part.count].elementsEqual(part) { return true }
      index += 1
    }
    return false
  }
}
