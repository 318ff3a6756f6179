internal import TidingsHTML
internal import TidingsModel

/// Takes the article in several ways and keeps the best.
///
/// What else tells the article's text (JSON-LD `articleBody`, the feed's content and summary, the page's description)
/// decides between them, and mends the edges of the one that is taken.
struct CandidateChooser {
  let analysis: PageAnalysis
  let title: TitleFinder.Found
  let cards: Cards
  let description: [UInt8]
  let linked: LinkedData
  let hints: FeedHints
  /// Those whom the page's data name as authors, folded.
  let authors: [[UInt8]]
  let links: SiteLinks
  let isSiteChrome: (Int) -> Bool
  let isSiteContainer: (Int) -> Bool
  /// Whether the explanation is to tell of each line.
  let explains: Bool

  /// Below this a text given elsewhere is a teaser rather than the article.
  private static let wholeArticle: Int32 = 700
  /// On a page without any text of its own it may be as brief as this.
  private static let onlyArticle: Int32 = 200

  func choose(explaining explanation: inout [String]) -> BodyCandidate? {
    var references = references()
    let sureTeasers = cards.sureTeasers(in: analysis)
    var candidates = [fromPage(strict: true, sureTeasers)].compactMap { $0 }
    if let relaxed = fromPage(strict: false, sureTeasers, besides: candidates.first) { candidates.append(relaxed) }
    if !references.contains(where: \.isWhole), candidates.allSatisfy({ weight(of: $0) < Self.wholeArticle }) {
      let titles = [title.title, linked.headline, hints.title].compactMap { $0 }
      let state = EmbeddedState(titles: titles).body(in: analysis.page.scripts)
      let least = candidates.isEmpty ? Self.onlyArticle : Self.wholeArticle
      let elsewhere = [reference("state", state, least: least), field(least: least)]
      references += elsewhere.compactMap { $0 }.filter(\.isWhole)
    }
    if let whole = references.first(where: \.isWhole) {
      for index in candidates.indices { mendEdges(&candidates[index], whole) }
      candidates.append(BodyCandidate(method: whole.method, container: 0, lines: [], text: whole.text))
    }
    let folded = foldedLines(of: candidates)
    for index in candidates.indices { candidates[index].score = score(candidates[index], references, folded) }
    var best: BodyCandidate?
    for candidate in candidates {
      explanation.append(
        "candidate \(candidate.method): score \((candidate.score * 1000).rounded() / 1000), \(candidate.lines.count) lines, "
          + "element \(candidate.container)")
      if candidate.score > (best?.score ?? -1) { best = candidate }
    }
    if let best {
      explanation.append("chosen: \(best.method)")
      if explains, best.text == nil { explanation += lines(of: best) }
    }
    return best
  }

  /// Every line of the page, with what dropped those that are not the article's.
  private func lines(of candidate: BodyCandidate) -> [String] {
    let kept = Set(candidate.lines)
    return analysis.list.blocks.enumerated().map { index, block in
      let opening = ByteText.folded(analysis.list.bytes(of: block), limit: 80)
      guard !kept.contains(index) else { return "+ \(opening)" }
      let isInside = analysis.page.contains(candidate.container, Int(block.node))
      let rule = candidate.dropped[index] ?? (isInside ? .reference : .outside)
      return "- [\(rule.rawValue)] \(opening)"
    }
  }

  /// - Parameters:
  ///   - strict: whether elements with the names of chrome, and teasers, are left out.
  ///   - other: a candidate that is not to be given once more.
  private func fromPage(strict: Bool, _ sureTeasers: [Bool], besides other: BodyCandidate? = nil) -> BodyCandidate? {
    let finder = ContainerFinder(
      analysis: analysis, heading: title.headingIndex, isSiteContainer: isSiteContainer, teasers: sureTeasers)
    guard let choice = finder.best(strict: strict) else { return nil }
    if let other, other.container == choice.node, !hasObjections(choice.node) { return nil }
    let chapters = strict ? cards.chapters(of: choice.node, in: analysis) : []
    let teasers =
      strict
      ? cards.teasers(except: chapters, in: analysis.page)
      : sureTeasers.isEmpty ? [Bool](repeating: false, count: analysis.page.nodes.count) : sureTeasers
    let selector = BodySelector(
      analysis: analysis, container: choice.node, cards: teasers, title: title, description: description,
      isSiteChrome: siteChrome(within: choice.node), authors: authors,
      links: links)
    let selection = selector.select(strict: strict, explains: explains)
    guard !selection.lines.isEmpty else { return nil }
    return BodyCandidate(
      method: strict ? "strict" : "relaxed", container: choice.node, lines: selection.lines,
      captions: selection.captions,
      boxes: selection.boxes, chapters: chapters, dropped: selection.dropped)
  }

  /// Which lines of an element the site's other articles have as well. Paragraphs that make up much of it are a story told
  /// again, a forecast or a live report, and no chrome.
  private func siteChrome(within container: Int) -> (Int) -> Bool {
    var all: Int32 = 0
    var known: Int32 = 0
    for (index, block) in analysis.list.blocks.enumerated()
    where block.isProse && analysis.page.contains(container, Int(block.node)) {
      all &+= block.weight
      if isSiteChrome(index) { known &+= block.weight }
    }
    guard Double(known) > Self.mostSiteChrome * Double(all) else { return isSiteChrome }
    let blocks = analysis.list.blocks
    return { [isSiteChrome] index in !blocks[index].isProse && isSiteChrome(index) }
  }

  /// The share of an article's paragraphs that may be its site's.
  private static let mostSiteChrome = 0.5

  /// Whether an element holds a line that only a strict choice leaves out.
  private func hasObjections(_ container: Int) -> Bool {
    analysis.list.blocks.contains { block in
      let node = Int(block.node)
      return (analysis.unlikely[node] || cards.isCard[node]) && analysis.page.contains(container, node)
    }
  }

  /// A text that tells what the article says, or how it begins.
  private struct Reference {
    var method: String
    var text: String
    var shingles: ShingleSet
    /// The text as ``WordFold`` makes it, with a space at either end.
    var folded: String
    var isWhole: Bool
    /// Whether it comes from the feed, which may carry no more than a beginning.
    var isOfFeed: Bool { method == "feed" || method == "summary" }
  }

  private func references() -> [Reference] {
    [
      reference("json-ld", linked.body), reference("feed", hints.contentHTML), reference("summary", hints.summary),
    ].compactMap { $0 }
  }

  /// - Parameter least: how much text is an article rather than a teaser.
  private func reference(_ method: String, _ html: String?, least: Int32 = wholeArticle) -> Reference? {
    guard let whole = html, !whole.isEmpty, whole.utf8.count < 2_000_000 else { return nil }
    let html = Self.withoutCaptions(whole)
    let text =
      PlainText.looksLikeHTML(html)
      ? HTMLSanitiser().sanitise(html, base: nil).text : Self.paragraphs(HTMLEntities.decode(html))
    let weight = BlockBuilder.weight(text.utf8)
    guard weight >= 40 else { return nil }
    let folded = WordFold.fold(text)
    return Reference(
      method: method, text: text, shingles: ShingleSet(folded),
      folded: " " + String(decoding: folded, as: UTF8.self) + " ",
      isWhole: weight >= least && !PlainText.breaksOff(text))
  }

  /// The longest of the texts that the page holds as escaped markup in fields.
  private func field(least: Int32) -> Reference? {
    let fields = analysis.page.scripts.filter { $0.kind == .field }
    guard let longest = fields.max(by: { $0.bytes.count < $1.bytes.count }) else { return nil }
    return reference("field", HTMLEntities.decode(String(decoding: longest.bytes, as: UTF8.self)), least: least)
  }

  private func weight(of candidate: BodyCandidate) -> Int32 {
    candidate.lines.reduce(0) { $0 &+ analysis.list.blocks[$1].weight }
  }

  /// Plain text with its line ends as paragraphs.
  private static func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline }).map { ByteText.folded(Array($0.utf8)) }.filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// The lines of the candidates, which have most of them in common, as ``WordFold`` makes them.
  private func foldedLines(of candidates: [BodyCandidate]) -> [Int: [UInt8]] {
    var folded: [Int: [UInt8]] = [:]
    for candidate in candidates {
      for index in candidate.lines where folded[index] == nil {
        folded[index] = WordFold.fold(analysis.list.bytes(of: analysis.list.blocks[index]))
      }
    }
    return folded
  }

  private func score(_ candidate: BodyCandidate, _ references: [Reference], _ folded: [Int: [UInt8]]) -> Double {
    var text: [UInt8] = []
    var weight: Int32 = 0
    var linkWeight: Int32 = 0
    var sentences: Int32 = 0
    if let given = candidate.text {
      text = WordFold.fold(given)
      weight = BlockBuilder.weight(given.utf8)
      sentences = weight / 80
    } else {
      for index in candidate.lines {
        let block = analysis.list.blocks[index]
        weight &+= block.weight
        linkWeight &+= block.linkWeight
        sentences &+= block.sentences
        guard let line = folded[index], !line.isEmpty else { continue }
        if !text.isEmpty { text.append(0x20) }
        text.append(contentsOf: line)
      }
    }
    guard weight > 0 else { return 0 }
    let length = Double(weight)
    var score = 0.3 * min(1, length / 1500)
    score += 0.2 * (1 - min(1, 2 * Double(linkWeight) / length))
    score += 0.15 * min(1, Double(sentences) * 120 / length)
    let shingles = ShingleSet(text)
    if description.count > 40, shingles.coverage(of: ShingleSet(description)) > 0.5 { score += 0.15 }
    for reference in references {
      if reference.isWhole {
        score += 0.5 * shingles.agreement(with: reference.shingles)
        // The page's elements lack most of it: they hold something else.
        if shingles.coverage(of: reference.shingles) < 0.5 { score -= 0.5 }
      } else if shingles.coverage(of: reference.shingles) > 0.5 {
        score += 0.2
      }
    }
    // The page's own elements keep links, headings and pictures; names of chrome are mostly right.
    switch candidate.method {
    case "strict": score += 0.2
    case "relaxed": score -= 0.3 * commentShare(of: candidate)
    default: score -= 0.3
    }
    return score
  }

  /// The part of a text, from 0 to 1, that stands in elements named as readers' comments.
  private func commentShare(of candidate: BodyCandidate) -> Double {
    var comments: Int32 = 0
    var all: Int32 = 0
    for index in candidate.lines {
      let block = analysis.list.blocks[index]
      all &+= block.weight
      var node = Int(block.node)
      while node > candidate.container, !analysis.hints[node].contains(.comments) {
        node = Int(analysis.page.nodes[node].parent)
      }
      if node > candidate.container { comments &+= block.weight }
    }
    return Double(comments) / Double(max(1, all))
  }

  /// With the article's text known from elsewhere, lines at the edges that it lacks go, and those it has come back.
  private func mendEdges(_ candidate: inout BodyCandidate, _ reference: Reference) {
    let blocks = analysis.list.blocks
    guard let first = candidate.lines.first, let last = candidate.lines.last else { return }
    func coverage(_ index: Int) -> Double {
      let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
      let share = reference.shingles.coverage(of: ShingleSet(folded))
      // An item of two or three words makes no run of four: the text has them among others.
      guard share == 0, (2...3).contains(WordFold.words(folded).count) else { return share }
      return reference.folded.range(ofBytes: " " + String(decoding: folded, as: UTF8.self) + " ") == nil ? 0 : 1
    }
    let prose = candidate.lines.filter { blocks[$0].isProse }
    guard prose.count >= 3 else { return }
    let covered = prose.filter { coverage($0) > 0.6 }.count
    guard covered * 10 >= prose.count * 6 else { return }
    var lines = candidate.lines
    // What follows the feed's text may be the rest of the article.
    while let index = lines.last, lines.count > 2, coverage(index) < 0.2, blocks[index].weight >= 12,
      !reference.isOfFeed || !blocks[index].isProse
    {
      lines.removeLast()
    }
    lines = withoutStrangers(lines, isOpenEnded: reference.isOfFeed, coverage)
    // Missing paragraphs, inside and for a few lines on either side.
    let known = Set(candidate.lines + candidate.captions)
    let heading = title.headingIndex ?? -1
    let missing = (max(heading + 1, first - 12)..<min(blocks.count, last + 40)).filter { index in
      !known.contains(index) && blocks[index].isProse && !isCaption(index) && coverage(index) > 0.8
        && !analysis.writingBoxes.contains { analysis.page.contains($0, Int(blocks[index].node)) }
    }
    let told = reference.isOfFeed ? [] : linesWithin(lines + missing, of: candidate, coverage)
    candidate.lines = (lines + missing + told).sorted()
  }

  /// The lines between those of the article that the page's own text of it has word for word, though they are no
  /// paragraphs: items, questions, the line that announces a list.
  private func linesWithin(_ lines: [Int], of candidate: BodyCandidate, _ coverage: (Int) -> Double) -> [Int] {
    guard let first = lines.min(), let last = lines.max() else { return [] }
    let blocks = analysis.list.blocks
    let known = Set(candidate.lines + candidate.captions)
    let boxes = candidate.boxes + analysis.writingBoxes
    return (first...last).filter { index in
      let node = Int(blocks[index].node)
      return !known.contains(index) && !blocks[index].isProse && blocks[index].linkShare < 0.3 && !isCaption(index)
        && !analysis.unlikely[node] && !boxes.contains { analysis.page.contains($0, node) }
        && WordFold.words(WordFold.fold(analysis.list.bytes(of: blocks[index]))).count >= 4 && coverage(index) == 1
    }
  }

  /// Without the paragraphs that a text lacks which has nearly all the others: offers and teasers between them.
  /// - Parameter isOpenEnded: whether those behind all others may stay.
  private func withoutStrangers(_ lines: [Int], isOpenEnded: Bool, _ coverage: (Int) -> Double) -> [Int] {
    let blocks = analysis.list.blocks
    // The standfirst is often a field of its own.
    let prose = lines.filter { blocks[$0].isProse }.dropFirst()
    let strangers = prose.filter { index in
      switch analysis.page.nodes[Int(blocks[index].node)].tag {
      case .p, .div, .section: coverage(index) < 0.1
      default: false
      }
    }
    guard strangers.count * 5 <= prose.count else { return lines }
    let known = prose.filter { coverage($0) > 0.6 }
    guard (known.count + strangers.count) * 20 >= prose.count * 19 else { return lines }
    let end = isOpenEnded ? known.last ?? 0 : .max
    let dropped = Set(strangers.filter { $0 < end })
    return lines.filter { !dropped.contains($0) }
  }

  /// HTML without what stands in `figcaption` elements.
  private static func withoutCaptions(_ html: String) -> String {
    var rest = html[...]
    var kept = ""
    while let start = rest.range(ofBytes: "<figcaption"),
      let end = rest[start.upperBound...].range(ofBytes: "</figcaption>")
    {
      kept += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return kept.isEmpty ? html : kept + rest
  }

  private func isCaption(_ index: Int) -> Bool {
    var node = Int(analysis.list.blocks[index].node)
    for _ in 0..<4 where node > 0 {
      if analysis.page.nodes[node].tag == .figcaption || analysis.hints[node].contains(.caption) { return true }
      node = Int(analysis.page.nodes[node].parent)
    }
    return false
  }
}
