internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// Finds the article's title among what the page and the feed call it.
struct TitleFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linkedTitle: String?
  let feedTitle: String?
  /// Folded.
  let siteNames: [[UInt8]]
  /// Openings of titles that the page cuts short: `A long headline that...`
  private let cutTitles: [[UInt8]]

  init(
    analysis: PageAnalysis, meta: MetaTags, linkedTitle: String?, feedTitle: String?, siteNames: [[UInt8]]
  ) {
    self.analysis = analysis
    self.meta = meta
    self.linkedTitle = linkedTitle
    self.feedTitle = feedTitle
    self.siteNames = siteNames
    cutTitles = [meta.title, meta.first("og:title", "twitter:title")].compactMap { $0 }.compactMap { title in
      guard let mark = title.range(ofBytes: "…") ?? title.range(ofBytes: "...") else { return nil }
      let opening = WordFold.fold(String(title[..<mark.lowerBound]))
      return opening.count >= 16 ? opening : nil
    }
  }

  struct Found: Sendable {
    var title: String?
    /// The heading on the page that shows it.
    var heading: Block?
    /// Its index among the page's lines.
    var headingIndex: Int?
    var folded: [UInt8] = []
  }

  func find() -> Found {
    let segments = self.segments
    let documentTitle = meta.title.map(withoutSiteName)
    let socialTitle = meta.first("og:title", "twitter:title").map(withoutSiteName)
    let itemTitle = meta.first(
      "itemprop:headline", "articletitle", "citation_title", "parsely-title", "sailthru.title")
    let pageTitles = [linkedTitle, socialTitle, documentTitle, itemTitle].compactMap { $0 }.filter { !isSiteName($0) }
    let votes = ([feedTitle].compactMap { $0 } + pageTitles).map(WordFold.fold).filter { !$0.isEmpty }
    if let index = bestHeading(votes) {
      if let dated = headingOverDate, let other = dated.headingIndex, other != index, mayNameSite(index, beside: other)
      {
        return dated
      }
      let block = analysis.list.blocks[index]
      let shown = shown(block, as: pageTitles + segments.compactMap(\.text))
      // A heading that shares few words with what the page calls itself is the site's or a section's.
      let folded = WordFold.fold(shown)
      let isConfirmed =
        votes.contains { agreement(folded, $0) >= 0.35 } || (index == soleHeading && sharesWord(folded, votes))
        || (feedTitle == nil && nameOneSite(votes) && votes.allSatisfy { saysMore(folded, block, than: $0) })
      if votes.isEmpty || isConfirmed {
        let isVague = !votes.isEmpty && !votes.contains { agreement(folded, $0) >= 0.35 }
        if let line = isVague ? line(of: segments, beside: nil, mayFollow: 120) : line(of: segments, beside: folded) {
          return line
        }
        let bare =
          withoutKicker(shown, of: block, segments) ?? withoutNamedKicker(of: block, titles: pageTitles)
          ?? withoutSubtitle(folded, of: block, titles: pageTitles, segments)
          ?? withoutDecoration(shown, of: block, titles: pageTitles + segments.compactMap(\.text))
        let text = withWrittenMarks(
          withoutTail(withoutSiteName(withoutCapitals(bare))), as: pageTitles + segments.compactMap(\.text))
        return Found(title: text, heading: block, headingIndex: index, folded: WordFold.fold(shown))
      }
    }
    let dated = headingOverDate
    if let line = line(of: segments, beside: nil) ?? line(saying: votes), let index = line.headingIndex {
      guard let dated, let other = dated.headingIndex, mayNameSite(index, beside: other) else { return line }
      return dated
    }
    if let found = dated ?? lineOverDate { return found }
    let title = linkedTitle ?? socialTitle ?? itemTitle ?? documentTitle ?? feedTitle
    return Found(
      title: title.map(withoutTail), heading: nil, headingIndex: nil, folded: title.map(WordFold.fold) ?? [])
  }

  /// Whether titles are one, some perhaps with an addition: as a page is called that bears its site's or section's name.
  private func nameOneSite(_ titles: [[UInt8]]) -> Bool {
    guard let shortest = titles.min(by: { $0.count < $1.count }) else { return false }
    return titles.allSatisfy { Self.contains($0, shortest) }
  }

  /// Whether a main heading reads like a headline, and a title of the page like the name of its site.
  private func saysMore(_ heading: [UInt8], _ block: Block, than title: [UInt8]) -> Bool {
    heading.count >= 24 && heading.count > title.count * 2 && title.count < 48 && headingLevel(of: block) == 1
      && block.linkShare < 0.8 && !analysis.unlikely[Int(block.node)]
  }

  func found(at index: Int) -> Found {
    let block = analysis.list.blocks[index]
    let shown = ByteText.folded(analysis.list.bytes(of: block))
    return Found(title: withoutCapitals(shown), heading: block, headingIndex: index, folded: WordFold.fold(shown))
  }

  /// How far a heading says what a title says.
  func agreement(_ heading: [UInt8], _ title: [UInt8]) -> Double {
    let similarity = WordFold.similarity(heading, title)
    guard similarity < 0.9 else { return similarity }
    // The title element often says more: the section, the site. A heading may say more: the count of comments.
    if heading.count > 12, heading.count * 4 > title.count, Self.contains(title, heading) { return 0.9 }
    if title.count > 12, title.count * 2 > heading.count, Self.contains(heading, title) { return 0.85 }
    // A heading may hold the standfirst as well.
    if title.count >= 24, heading.starts(with: title) { return 0.85 }
    if cutTitles.contains(where: { heading.starts(with: $0) }) { return 0.85 }
    return similarity
  }

  /// Whether a heading and one of the titles have a word in common that is long enough to be a subject.
  private func sharesWord(_ heading: [UInt8], _ titles: [[UInt8]]) -> Bool {
    let words = Set(WordFold.words(heading).filter { $0.count >= 4 && $0.contains { $0 > 0x39 } })
    return titles.contains { title in WordFold.words(title).contains { words.contains($0) } }
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
      guard headingLevel(of: block) == 1 else { continue }
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
      !analysis.unlikely[Int(block.node)], !isSiteName(analysis.list.text(of: block))
    else { return nil }
    return found
  }

  private func bestHeading(_ votes: [[UInt8]]) -> Int? {
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
      guard block.weight >= 2, block.weight < 400, let level = headingLevel(of: block) else { continue }
      let shown = analysis.list.text(of: block)
      let folded = WordFold.fold(shown)
      guard !folded.isEmpty else { continue }
      let agreement = votes.map { self.agreement(folded, $0) }.max() ?? 0
      // A title stands above its story.
      let isLate = Int(proseBefore) * 2 > Int(analysis.total.prose)
      let isWithin = Int(proseBefore) * 5 > Int(analysis.total.prose)
      if level != 1 && agreement < (isWithin ? 0.85 : 0.6) { continue }
      // A heading within the story is a section's; one below it that says a small part of a title is the site's.
      if isBelowSole { continue }
      if isLate, level > 1, !votes.contains(where: { folded.count * 2 > $0.count && self.agreement(folded, $0) > 0.6 })
      {
        continue
      }
      // One that says half of what the page calls itself does not outdo the main heading above it.
      if level > 1, agreement < 0.85, best?.isFirstLevel == true { continue }
      var score = agreement * 2
      if index == sole, sharesWord(folded, votes) { score = max(score, 1.2) }
      switch level {
      case 1: score += 1
      case 2: score += 0.35
      default: break
      }
      if analysis.hints[Int(block.node)].contains(.headline) { score += 0.4 }
      if block.linkShare > 0.8 { score -= linksHome(block) ? 1.5 : 0.3 }
      if analysis.unlikely[Int(block.node)] { score -= 0.4 }
      if isSiteName(shown) { score -= 1.5 }
      if isLate { score -= 0.8 }
      if score > (best?.score ?? 0.9) + 0.05 { best = (index, score, level == 1) }
    }
    return best?.index
  }

  /// Whether a heading is a link to the site's front page.
  func linksHome(_ block: Block) -> Bool {
    let page = analysis.page
    var node = Int(block.nodes.lowerBound)
    for _ in 0..<4 {
      if page.nodes[node].tag == .a, let target = page.attributeText(.href, of: node) {
        return target == "/" || target == "./" || WebURL(target).map { $0.path == "/" || $0.path.isEmpty } ?? false
      }
      let parent = Int(page.nodes[node].parent)
      guard parent >= 0 else { return false }
      node = parent
    }
    return false
  }

  func isSiteName(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    return siteNames.contains(folded)
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

  /// 1 ... 6 for headings, 7 for other elements that are named as the headline.
  func headingLevel(of block: Block) -> Int? {
    var node = Int(block.node)
    var inline = Int(analysis.page.nodes[Int(block.nodes.lowerBound)].parent)
    while inline > node {
      if analysis.hints[inline].contains(.headline), analysis.page.nodes[inline].end >= block.nodes.upperBound {
        return 7
      }
      inline = Int(analysis.page.nodes[inline].parent)
    }
    for _ in 0..<3 {
      let tag = analysis.page.nodes[node].tag
      if tag.isHeading { return Int(tag.rawValue - Tag.h1.rawValue) + 1 }
      if analysis.hints[node].contains(.headline) { return 7 }
      let parent = Int(analysis.page.nodes[node].parent)
      guard parent >= 0 else { return nil }
      node = parent
    }
    return nil
  }

  static let separators = [
    " | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " › ", " ‹ ", " >> ", " // ", " ~ ", " • ", " / ", " ─ ",
    " ｜ ", "｜", "_",
  ]
  static let looseMarks = ["|", "-", "－", " (", "（", " [", "【"]
  /// What stands behind the site's name at the start: `[The Courier] ...`
  static let closings = ["|", "]", "】"]
}
