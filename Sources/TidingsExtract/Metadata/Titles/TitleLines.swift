internal import TidingsParse

/// The title where no heading of the page says it: lines that say what the page calls itself, or that stand over its date.
struct TitleLines {
  let analysis: PageAnalysis
  let titles: DeclaredTitles

  private var headings: Headings { Headings(analysis: analysis) }

  /// The line that says what a title of the page says beside its section and its site, where no heading does.
  /// - Parameters:
  ///   - heading: a heading that may be the site's; another line is then taken only if the title says so.
  ///   - limit: how much prose may stand before the line.
  func line(of segments: [TitleSegment], beside heading: [UInt8]?, mayFollow limit: Int32 = .max) -> TitleFinder.Found?
  {
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
      // The date may stand behind a line break. Folding takes signs away, and adds a few at most.
      let opening = analysis.list.bytes(of: block).prefix { $0 != 0x0A }
      guard opening.count + 8 >= shortest, opening.count <= longest + 40, block.linkShare < 0.8,
        !analysis.unlikely[Int(block.node)], opening.count == block.text.count || !block.isProse
      else { continue }
      let folded = WordFold.fold(opening)
      guard folded.count > best?.segment.count ?? 0, wanted.contains(where: { $0.folded == folded }) else { continue }
      best = (index, folded)
    }
    guard let best else { return nil }
    let block = analysis.list.blocks[best.index]
    return TitleFinder.Found(
      title: ByteText.folded(analysis.list.bytes(of: block).prefix { $0 != 0x0A }), heading: block,
      headingIndex: best.index,
      folded: best.segment)
  }

  /// The line above the story that says what a title of the page says, or what the page's title opens or ends with,
  /// where no heading does.
  func line(saying votes: [[UInt8]]) -> TitleFinder.Found? {
    let whole = titles.meta.title.map(WordFold.fold) ?? []
    let longest = (votes.map(\.count) + [whole.count]).max() ?? 0
    var best: (index: Int, folded: [UInt8])?
    var prose: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated() {
      if prose > (best == nil ? max(1200, analysis.total.prose / 2) : 120) { break }
      let isLikely = !analysis.unlikely[Int(block.node)]
      // Folding takes signs away, and adds a few at most.
      if isLikely, block.weight >= 14, block.text.count <= longest + 40, block.linkShare < 0.8 {
        let folded = WordFold.fold(analysis.list.bytes(of: block))
        if folded.count >= best?.folded.count ?? 16, votes.contains(folded) || says(whole, atAnEnd: folded) {
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
  var headingOverDate: TitleFinder.Found? { heading(over: isShortAndDated) ?? heading(over: isShortAndTimed) }

  private func heading(over isDated: (Int) -> Bool) -> TitleFinder.Found? {
    let blocks = analysis.list.blocks
    var only: Int?
    func begins(within count: Int, of index: Int) -> Bool {
      blocks[(index + 1)..<min(index + 1 + count, blocks.count)].contains(where: \.isProse)
    }
    for (index, block) in blocks.enumerated() where index + 2 < blocks.count {
      let last = analysis.list.text(of: block).unicodeScalars.last
      guard mayHead(index), last != ".", last != "。", last != "।",
        (isDated(index + 1) && begins(within: 4, of: index))
          || (index > 0 && isDated(index - 1) && begins(within: 2, of: index))
      else { continue }
      guard only == nil else { return nil }
      only = index
    }
    return only.map { found(at: $0) }
  }

  /// Whether a line is a heading that is no link, no standfirst and not the site's name.
  private func mayHead(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    return block.weight >= 16 && block.weight < 400 && block.links == 0 && headings.level(of: block) != nil
      && !analysis.unlikely[Int(block.node)] && !analysis.hints[Int(block.node)].contains(.lead)
      && !titles.sites.isName(analysis.list.text(of: block))
  }

  /// One in which each day that is written without its year may be.
  private static let leapYear = 2024

  private func isShortAndDated(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    guard block.weight < 120, headings.level(of: block) ?? 7 > 6 else { return false }
    let line = analysis.list.bytes(of: block).prefix(200)
    return !DateScanner.dates(in: line, language: nil).isEmpty
  }

  /// Whether a line is short and has a day, without its year, and a time.
  private func isShortAndTimed(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    guard block.weight < 120, headings.level(of: block) ?? 7 > 6 else { return false }
    let line = analysis.list.bytes(of: block).prefix(200)
    return DateScanner.dates(in: line, language: nil, year: Self.leapYear).contains(where: \.hasTime)
  }

  /// Whether a line may name the site rather than the story that another one heads: one below most of the page's
  /// paragraphs, one that links to the front page, or one that is parted by links from the other and stands at either end
  /// of the page's title.
  func mayNameSite(_ index: Int, beside other: Int) -> Bool {
    let blocks = analysis.list.blocks
    let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
    if let feed = titles.feed, titles.agreement(folded, WordFold.fold(feed)) >= 0.85 { return false }
    if headings.linksHome(blocks[index]) { return true }
    let prose = blocks[..<index].reduce(0) {
      $0 + ($1.isProse && !analysis.unlikely[Int($1.node)] ? Int($1.weight) : 0)
    }
    if prose * 2 > Int(analysis.total.prose) { return true }
    guard other > index, blocks[index..<other].contains(where: { $0.links > 0 }),
      !blocks[index..<other].contains(where: \.isProse)
    else { return false }
    // Those who wrote may stand in a lesser heading.
    let words = analysis.list.text(of: blocks[other]).split(separator: " ")
    if words.count <= 6, words.allSatisfy({ $0.first?.isUppercase == true }),
      headings.level(of: blocks[other]) ?? 7 > headings.level(of: blocks[index]) ?? 7
    {
      return false
    }
    let title = WordFold.fold(titles.meta.title ?? "")
    return title.count > folded.count
      && (title.starts(with: folded + [0x20]) || title.reversed().starts(with: ([0x20] + folded).reversed()))
  }

  /// The first line above the story under which the publication's date stands, where the page has no heading that could be
  /// its title.
  var lineOverDate: TitleFinder.Found? {
    let blocks = analysis.list.blocks
    for index in blocks.indices.dropLast(2) {
      let block = blocks[index]
      let mayHead =
        block.weight >= 20 && block.weight < 300 && block.links == 0 && !block.endsSentence
        && !analysis.unlikely[Int(block.node)] && !titles.sites.isName(analysis.list.text(of: block))
      if mayHead, let found = lineBeforeOwnDate(index) { return found }
      if block.isProse, !analysis.unlikely[Int(block.node)] { return nil }
      guard mayHead else { continue }
      if let found = lineOverOwnDate(index) { return found }
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

  /// A line that is broken in two, the title and the date of publication.
  private func lineOverOwnDate(_ index: Int) -> TitleFinder.Found? {
    let bytes = analysis.list.bytes(of: analysis.list.blocks[index])
    guard bytes.count < 500, let end = bytes.firstIndex(of: 0x0A), end - bytes.startIndex >= 20 else { return nil }
    let date = bytes[(end + 1)...]
    guard date.count < 100, DateScanner.dates(in: bytes[..<end], language: nil).isEmpty,
      DateLabels.open(date) || DateScanner.dates(in: date, language: nil).contains(where: \.hasTime)
    else { return nil }
    return found(at: index, opening: bytes[..<end])
  }

  /// A line that is the title and, in brackets, when it was published: `The Ferry Sails Again (11/12/2012 08:15)`.
  private func lineBeforeOwnDate(_ index: Int) -> TitleFinder.Found? {
    let bytes = analysis.list.bytes(of: analysis.list.blocks[index])
    guard bytes.last == 0x29, let bracket = bytes.lastIndex(of: 0x28), bracket - bytes.startIndex >= 20,
      case let dates = DateScanner.dates(in: bytes[bracket...], language: nil), dates.count == 1, dates[0].hasTime,
      bytes.endIndex - bracket < 30
    else { return nil }
    return found(at: index, opening: bytes[..<bracket])
  }

  /// What a line opens with, as the title.
  private func found(at index: Int, opening: ArraySlice<UInt8>) -> TitleFinder.Found {
    var found = found(at: index)
    let title = ByteText.folded(opening)
    found.title = titles.withoutCapitals(title)
    found.folded = WordFold.fold(title)
    return found
  }

  /// The one line above the story in the type of headings, of the age when these had no elements of their own.
  var lineInLargeType: TitleFinder.Found? {
    let blocks = analysis.list.blocks
    var best: (found: TitleFinder.Found, size: Int)?
    var prose: Int32 = 0
    for (index, block) in blocks.enumerated() {
      if block.isProse, block.linkShare < 0.5 { prose &+= block.weight }
      if prose >= 200 { break }
      let opening = analysis.list.bytes(of: block).prefix { $0 != 0x0A }
      guard block.weight >= 14, block.weight < 300, block.links == 0, (14..<300).contains(opening.count),
        case let text = ByteText.folded(opening), let size = size(of: block, opening: text),
        size > best?.size ?? 3, !titles.sites.isName(text)
      else { continue }
      best = (found(at: index, opening: opening), size)
    }
    return best?.found
  }

  /// How large the type is in which a line opens, of 1 to 7 (HTML 3.2), where the page says so.
  private func size(of block: Block, opening: String) -> Int? {
    let page = analysis.page
    var node = Int(page.nodes[Int(block.nodes.lowerBound)].parent)
    for _ in 0..<4 where node > 0 {
      if page.nodes[node].tag == .font, let size = page.attributeText(.size, of: node), let number = Int(size),
        page.foldedText(of: node, limit: 400) == opening
      {
        return size.first == "+" || number < 0 ? 3 + number : number
      }
      node = Int(page.nodes[node].parent)
    }
    return nil
  }

  /// What a line shows, as the title.
  func found(at index: Int) -> TitleFinder.Found {
    let block = analysis.list.blocks[index]
    let shown = ByteText.folded(analysis.list.bytes(of: block))
    return TitleFinder.Found(
      title: titles.withoutCapitals(shown), heading: block, headingIndex: index, folded: WordFold.fold(shown))
  }
}
