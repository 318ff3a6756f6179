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
      let shown = ByteText.folded(analysis.list.bytes(of: block))
      // A heading that shares few words with what the page calls itself is the site's or a section's.
      let folded = WordFold.fold(shown)
      let isConfirmed =
        votes.contains { agreement(folded, $0) >= 0.35 } || (index == soleHeading && sharesWord(folded, votes))
        || (pageTitles.count == 1 && feedTitle == nil && saysMore(folded, block, than: votes[0]))
      if votes.isEmpty || isConfirmed {
        let isVague = !votes.isEmpty && !votes.contains { agreement(folded, $0) >= 0.35 }
        if let line = isVague ? line(of: segments, beside: nil, mayFollow: 120) : line(of: segments, beside: folded) {
          return line
        }
        let bare =
          withoutKicker(shown, of: block, segments)
          ?? withoutSubtitle(folded, of: block, titles: pageTitles, segments)
          ?? withoutDecoration(shown, of: block, titles: pageTitles + segments.compactMap(\.text))
        let text = withoutTail(withoutSiteName(withoutCapitals(bare)))
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

  /// Whether a main heading reads like a headline, and the page's only title like the name of its site.
  private func saysMore(_ heading: [UInt8], _ block: Block, than title: [UInt8]) -> Bool {
    heading.count >= 24 && heading.count > title.count * 2 && title.count < 48 && headingLevel(of: block) == 1
      && block.linkShare < 0.8 && !analysis.unlikely[Int(block.node)]
  }

  /// A piece of one of the page's titles, between marks that part it from its section and its site.
  private struct Segment {
    var folded: [UInt8]
    /// As it is written, where no mark stands in it.
    var text: String?
    /// The others of its title.
    var others: [[UInt8]]
  }

  private static let marks = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " ‹ ", " >> ", " // ", " ~ ", " · ", " • ", "｜", "_", "|",
  ]

  /// What may be the story's title within the page's titles, the longest first.
  private var segments: [Segment] {
    var found: [Segment] = []
    for title in [meta.title, meta.first("og:title", "twitter:title")].compactMap({ $0 }) {
      var pieces = [title]
      for mark in Self.marks { pieces = pieces.flatMap { $0.pieces(partedBy: mark) } }
      let written = pieces.filter { !WordFold.fold($0).isEmpty }
      let folded = written.map(WordFold.fold)
      guard folded.count > 1, folded.count < 8 else { continue }
      let whole = folded.reduce(0) { $0 + $1.count }
      for start in folded.indices {
        for end in start..<folded.count where end - start < folded.count - 1 {
          let joined = Array(folded[start...end].joined(separator: [0x20]))
          guard joined.count >= 16, joined.count * 5 >= whole * 2 else { continue }
          found.append(
            Segment(
              folded: joined, text: start == end ? written[start] : nil,
              others: Array(folded[..<start] + folded[(end + 1)...])))
        }
      }
    }
    return found.sorted { $0.folded.count > $1.folded.count }
  }

  /// The line that says what a title of the page says beside its section and its site, where no heading does.
  /// - Parameters:
  ///   - heading: a heading that may be the site's; another line is then taken only if the title says so.
  ///   - limit: how much prose may stand before the line.
  private func line(of segments: [Segment], beside heading: [UInt8]?, mayFollow limit: Int32 = .max) -> Found? {
    var wanted = segments
    if let heading {
      guard heading.count < 60 else { return nil }
      wanted = wanted.filter { $0.others.contains(heading) && $0.folded.count > heading.count }
    }
    guard let longest = wanted.first?.folded.count, let shortest = wanted.last?.folded.count else { return nil }
    var best: (index: Int, segment: [UInt8])?
    var prose: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated() {
      if block.isProse, !analysis.unlikely[Int(block.node)] { prose &+= block.weight }
      if prose > limit { break }
      if Int(prose) * 2 > Int(analysis.total.prose), best != nil || prose > 1200 { break }
      // Folding takes signs away, and adds a few at most.
      guard block.text.count + 8 >= shortest, block.text.count <= longest + 40, block.linkShare < 0.8,
        !analysis.unlikely[Int(block.node)]
      else { continue }
      let folded = WordFold.fold(analysis.list.bytes(of: block))
      guard folded.count > best?.segment.count ?? 0, wanted.contains(where: { $0.folded == folded }) else { continue }
      best = (index, folded)
    }
    guard let best else { return nil }
    let block = analysis.list.blocks[best.index]
    return Found(
      title: ByteText.folded(analysis.list.bytes(of: block)), heading: block, headingIndex: best.index,
      folded: best.segment)
  }

  /// The line above the story that says what a title of the page says, or what the page's title opens or ends with,
  /// where no heading does.
  private func line(saying titles: [[UInt8]]) -> Found? {
    let whole = meta.title.map(WordFold.fold) ?? []
    let longest = (titles.map(\.count) + [whole.count]).max() ?? 0
    var best: (index: Int, folded: [UInt8])?
    var prose: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated() {
      if prose > (best == nil ? max(1200, analysis.total.prose / 2) : 120) { break }
      let isLikely = !analysis.unlikely[Int(block.node)]
      // Folding takes signs away, and adds a few at most.
      if isLikely, block.weight >= 14, block.text.count <= longest + 40, block.linkShare < 0.8 {
        let folded = WordFold.fold(analysis.list.bytes(of: block))
        if folded.count >= best?.folded.count ?? 16, titles.contains(folded) || says(whole, atAnEnd: folded) {
          best = (index, folded)
          prose = 0
          continue
        }
      }
      if isLikely, block.isProse { prose &+= block.weight }
    }
    return best.map { found(at: $0.index) }
  }

  /// Whether a title opens or ends with words that are much of it.
  private func says(_ title: [UInt8], atAnEnd words: [UInt8]) -> Bool {
    title.count > words.count && words.count * 5 >= title.count * 2
      && (title.starts(with: words + [0x20]) || title.reversed().starts(with: ([0x20] + words).reversed()))
  }

  /// The page's one heading beside which the date stands and below which the story begins, where the page's titles name
  /// only its section and its site.
  private var headingOverDate: Found? {
    let blocks = analysis.list.blocks
    var only: Int?
    func begins(within count: Int, of index: Int) -> Bool {
      blocks[(index + 1)..<min(index + 1 + count, blocks.count)].contains(where: \.isProse)
    }
    for (index, block) in blocks.enumerated() where index + 2 < blocks.count {
      let last = analysis.list.text(of: block).unicodeScalars.last
      guard mayHead(index), last != ".", last != "。", last != "।",
        (isShortAndDated(index + 1) && begins(within: 4, of: index))
          || (index > 0 && isShortAndDated(index - 1) && begins(within: 2, of: index))
      else { continue }
      guard only == nil else { return nil }
      only = index
    }
    return only.map { found(at: $0) }
  }

  /// Whether a line is a heading that is no link, no standfirst and not the site's name.
  private func mayHead(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    return block.weight >= 16 && block.weight < 400 && block.links == 0 && headingLevel(of: block) != nil
      && !analysis.unlikely[Int(block.node)] && !analysis.hints[Int(block.node)].contains(.lead)
      && !isSiteName(analysis.list.text(of: block))
  }

  private func isShortAndDated(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    return block.weight < 120 && headingLevel(of: block) ?? 7 > 6
      && !DateScanner.dates(in: analysis.list.bytes(of: block).prefix(200), language: nil).isEmpty
  }

  /// Whether a line may name the site rather than the story that another one heads: one below most of the page's
  /// paragraphs, one that links to the front page, or one that is parted by links from the other and stands at either end
  /// of the page's title.
  private func mayNameSite(_ index: Int, beside other: Int) -> Bool {
    let blocks = analysis.list.blocks
    let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
    if let feedTitle, agreement(folded, WordFold.fold(feedTitle)) >= 0.85 { return false }
    if linksHome(blocks[index]) { return true }
    let prose = blocks[..<index].reduce(0) {
      $0 + ($1.isProse && !analysis.unlikely[Int($1.node)] ? Int($1.weight) : 0)
    }
    if prose * 2 > Int(analysis.total.prose) { return true }
    guard other > index, blocks[index..<other].contains(where: { $0.links > 0 }),
      !blocks[index..<other].contains(where: \.isProse)
    else { return false }
    let title = WordFold.fold(meta.title ?? "")
    return title.count > folded.count
      && (title.starts(with: folded + [0x20]) || title.reversed().starts(with: ([0x20] + folded).reversed()))
  }

  /// The first line above the story under which the publication's date stands, where the page has no heading that could be
  /// its title.
  private var lineOverDate: Found? {
    let blocks = analysis.list.blocks
    for index in blocks.indices.dropLast(2) {
      let block = blocks[index]
      if block.isProse, !analysis.unlikely[Int(block.node)] { return nil }
      guard block.weight >= 20, block.weight < 300, block.links == 0, !block.endsSentence,
        !analysis.unlikely[Int(block.node)], !isSiteName(analysis.list.text(of: block))
      else { continue }
      let next = blocks[index + 1]
      let line = analysis.list.bytes(of: next).prefix(200)
      guard next.weight < 100, blocks[(index + 2)..<min(index + 5, blocks.count)].contains(where: \.isProse),
        DateScanner.dates(in: analysis.list.bytes(of: block), language: nil).isEmpty,
        DateLabels.open(line) || DateScanner.dates(in: line, language: nil).contains(where: \.hasTime)
      else { continue }
      return found(at: index)
    }
    return nil
  }

  /// A title in capitals as the page writes it elsewhere.
  private func withoutCapitals(_ shown: String) -> String {
    guard !shown.contains(where: \.isLowercase), shown.contains(where: \.isUppercase) else { return shown }
    let folded = WordFold.fold(shown)
    let written = [feedTitle, linkedTitle, meta.first("og:title", "twitter:title"), meta.title].compactMap { $0 }
    return written.map(withoutSiteName).first { WordFold.fold($0) == folded } ?? shown
  }

  private func found(at index: Int) -> Found {
    let block = analysis.list.blocks[index]
    let shown = ByteText.folded(analysis.list.bytes(of: block))
    return Found(title: withoutCapitals(shown), heading: block, headingIndex: index, folded: WordFold.fold(shown))
  }

  /// A heading without the section before the title, where the page's own title has no such thing.
  private func withoutKicker(_ heading: String, of block: Block, _ segments: [Segment]) -> String? {
    let folded = WordFold.fold(heading)
    for segment in segments
    where segment.folded.count < folded.count && folded.reversed().starts(with: segment.folded.reversed()) {
      let surplus = WordFold.words(folded).count - WordFold.words(segment.folded).count
      guard surplus <= 3, segment.folded.count * 2 > folded.count, standsApart(segment.folded, in: block) else {
        continue
      }
      return text(of: segment.folded, in: block)
    }
    return nil
  }

  /// A heading without the line behind the title that has an element of its own, where all of the page's titles end
  /// before it.
  private func withoutSubtitle(_ heading: [UInt8], of block: Block, titles: [String], _ segments: [Segment]) -> String?
  {
    let whole = titles.map(WordFold.fold)
    for title in whole + segments.map(\.folded) where title.count >= 16 && title.count + 8 < heading.count {
      guard heading.starts(with: title), !whole.contains(where: { $0.count > title.count && $0.starts(with: heading) }),
        standsApart(title, in: block)
      else { continue }
      return text(opening: title, in: block)
    }
    return nil
  }

  /// How the first runs of a heading are written that make up a title.
  private func text(opening part: [UInt8], in block: Block) -> String? {
    let page = analysis.page
    var written: [UInt8] = []
    for run in Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) where page.nodes[run].tag == .text {
      written += page.text[Int(page.nodes[run].textStart)..<Int(page.nodes[run].textEnd)]
      let folded = WordFold.fold(written[...])
      if folded == part { return ByteText.folded(written) }
      if folded.count > part.count { break }
    }
    return nil
  }

  /// How the part of a heading that has elements of its own is written.
  private func text(of part: [UInt8], in block: Block) -> String? {
    let page = analysis.page
    var written: [UInt8] = []
    for run in (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).reversed() where page.nodes[run].tag == .text
    {
      written = Array(page.text[Int(page.nodes[run].textStart)..<Int(page.nodes[run].textEnd)]) + written
      let folded = WordFold.fold(written[...])
      if folded == part { return ByteText.folded(written) }
      if folded.count > part.count { break }
    }
    return nil
  }

  /// How far a heading says what a title says.
  private func agreement(_ heading: [UInt8], _ title: [UInt8]) -> Double {
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

  /// The page's only heading of the first level, where it reads like a title and stands above the story: whatever the
  /// page calls itself for search engines, and whatever its sections are called, this is what readers see as the title.
  private var soleHeading: Int? {
    var found: Int?
    var prose: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated() {
      if block.isProse, !analysis.unlikely[Int(block.node)] { prose &+= block.weight }
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
      if block.isProse, !analysis.unlikely[Int(block.node)] {
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
  private func linksHome(_ block: Block) -> Bool {
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

  private func isSiteName(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    return siteNames.contains(folded)
  }

  /// A heading without a date, a count or a kicker around the title that the page otherwise has.
  private func withoutDecoration(_ heading: String, of block: Block, titles: [String]) -> String {
    let folded = WordFold.fold(heading)
    for (index, title) in titles.enumerated() {
      let bare = WordFold.fold(title)
      guard bare.count > 12, bare.count < folded.count, bare.count * 2 > folded.count, Self.contains(folded, bare)
      else { continue }
      let surplus = WordFold.words(folded).count - WordFold.words(bare).count
      if surplus <= 4, Self.restIsDateOrCount(folded, without: bare) { return title }
      let isConfirmed =
        titles.allSatisfy { WordFold.fold($0) == bare } || titles[(index + 1)...].contains { WordFold.fold($0) == bare }
      if surplus <= (isConfirmed ? 3 : 1), standsApart(bare, in: block) { return title }
    }
    return heading
  }

  /// Whether a part of a heading has elements of its own.
  private func standsApart(_ part: [UInt8], in block: Block) -> Bool {
    let page = analysis.page
    let runs = (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).filter { page.nodes[$0].tag == .text }
    for position in runs.indices {
      var text: [UInt8] = []
      for run in runs[position...] {
        text.append(contentsOf: page.text[Int(page.nodes[run].textStart)..<Int(page.nodes[run].textEnd)])
        let folded = WordFold.fold(text[...])
        if folded == part { return true }
        if folded.count > part.count { break }
      }
    }
    return false
  }

  /// Whether nothing but numbers and the names of months stands around a part of a text. A year alone belongs to the
  /// title.
  private static func restIsDateOrCount(_ text: [UInt8], without part: [UInt8]) -> Bool {
    var rest = text
    var index = 0
    while index + part.count <= rest.count {
      if rest[index..<index + part.count].elementsEqual(part) {
        rest.replaceSubrange(index..<index + part.count, with: [0x20])
        break
      }
      index += 1
    }
    let words = WordFold.words(rest)
    func isNumber(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    if words.count == 1, words[0].count == 4 { return false }
    return words.contains(where: isNumber)
      && words.allSatisfy { isNumber($0) || DateVocabulary.month(named: String(decoding: $0, as: UTF8.self)) != nil }
  }

  /// A title without what stands behind a bar: the section, the site. A bar is no part of a headline, as a colon is.
  private func withoutTail(_ title: String) -> String {
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
  private func headingLevel(of block: Block) -> Int? {
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

  /// The title without the site's name at its end or start, where that name is known.
  private func withoutSiteName(_ title: String) -> String {
    let names = siteNames.filter { !$0.isEmpty }
    var rest = title
    var changed = true
    while changed {
      changed = false
      for separator in Self.separators {
        if let range = rest.lastRange(ofBytes: separator) {
          let tail = WordFold.fold(String(rest[range.upperBound...]))
          if names.contains(where: { matches($0, tail) }) {
            rest = String(rest[..<range.lowerBound])
            changed = true
          }
        }
        if let range = rest.range(ofBytes: separator) {
          let head = WordFold.fold(String(rest[..<range.lowerBound]))
          if names.contains(where: { $0 == head }) {
            rest = String(rest[range.upperBound...])
            changed = true
          }
        }
      }
    }
    // Marks that may stand within words and titles part the site only by its own full name.
    for mark in Self.looseMarks {
      if let range = rest.lastRange(ofBytes: mark), range.lowerBound > rest.startIndex,
        isNamedSite(String(rest[range.upperBound...]))
      {
        return String(rest[..<range.lowerBound])
      }
    }
    for mark in Self.closings {
      if let range = rest.range(ofBytes: mark), range.upperBound < rest.endIndex,
        isNamedSite(String(rest[..<range.lowerBound]))
      {
        return ByteText.folded(Array(rest[range.upperBound...].utf8))
      }
    }
    return rest.isEmpty ? title : rest
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " › ", " ‹ ", " >> ", " // ", " ~ ", " • ", " / ", " ─ ",
    " ｜ ", "｜", "_",
  ]
  private static let looseMarks = ["|", "-", "－", " (", "（", " [", "【"]
  /// What stands behind the site's name at the start: `[The Courier] ...`
  private static let closings = ["|", "]", "】"]

  /// Whether a text is what the page itself calls its site.
  private func isNamedSite(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    return folded.count >= 4
      && [meta.first("og:site_name"), meta.first("application-name")].contains {
        $0.map { WordFold.fold($0) == folded } ?? false
      }
  }

  /// The names by which the page's own title calls the site: what follows the story's title.
  func siteNames(behind title: Found) -> [String] {
    guard !title.folded.isEmpty, var rest = meta.title else { return [] }
    var names: [String] = []
    while let range = Self.marks.compactMap({ rest.lastRange(ofBytes: $0) }).max(by: { $0.lowerBound < $1.lowerBound })
    {
      names.append(String(rest[range.upperBound...]))
      rest = String(rest[..<range.lowerBound])
      if WordFold.fold(rest) == title.folded { return Array(names.prefix(1)) }
    }
    return []
  }

  private func matches(_ name: [UInt8], _ tail: [UInt8]) -> Bool {
    if name == tail { return true }
    let squeezedName = name.filter { $0 != 0x20 }
    let squeezedTail = tail.filter { $0 != 0x20 }
    if squeezedName == squeezedTail { return true }
    // "Bridgestone Tires" of tires.bridgestone.com, "Newegg.com" of promotions.newegg.com.
    if squeezedName.count >= 5, squeezedTail.starts(with: squeezedName), tail.count < 40 { return true }
    return isWritten(squeezedName, in: tail)
  }

  /// Whether a host's label is what remains of a site's name without its marks and spaces, or its initials: `songcai` of
  /// "Báo Sông Cái", `nld` of "Người Lao Động".
  private func isWritten(_ label: [UInt8], in name: [UInt8]) -> Bool {
    guard label.count >= 3, label.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return false }
    let words = WordFold.words(name).map(WordFold.withoutMarks)
    guard words.count >= 2, words.count <= 7 else { return false }
    if label.count >= 5, Self.contains(words.flatMap { $0 }, label) { return true }
    return words.compactMap(\.first).suffix(label.count).elementsEqual(label)
  }
}
