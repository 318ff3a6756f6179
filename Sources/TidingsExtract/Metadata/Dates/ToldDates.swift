internal import TidingsModel
internal import TidingsParse

/// The day of publication that a page tells in passing: in the story's first words, in a sentence below it, or by giving no
/// other.
struct ToldDates {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let reader: DateReader

  private var lines: DateLines { DateLines(analysis: analysis) }

  /// The day that all dates below the title give, teasers and comments aside, where nothing else tells it.
  var onlyDate: DateCandidate? {
    guard let heading = surroundings.heading else { return nil }
    var found: DateCandidate?
    for index in heading + 1..<max(heading + 1, analysis.list.blocks.count) {
      let block = analysis.list.blocks[index]
      guard block.weight < 60, lines.isDateElement(block) || holdsTime(block), !surroundings.cards[Int(block.node)],
        !isAmongOthers(Int(block.node))
      else { continue }
      let bytes = analysis.list.bytes(of: block)
      for date in reader.dates(in: bytes) {
        if let found, found.date.civil.dateText != date.civil.dateText { return nil }
        found = found ?? DateCandidate(date: date, source: "text", isUpdate: DateLabels.speakOfUpdate(bytes))
      }
    }
    return found.flatMap { $0.isUpdate ? nil : $0 }
  }

  /// The date behind a word for that of publication, in its line or in those before, where all such on the page agree:
  /// `Published`, `15 November 2018`.
  var labelledDate: DateCandidate? {
    var found: DateCandidate?
    let body = Set(surroundings.body)
    for (index, block) in analysis.list.blocks.enumerated() where block.weight < 90 && !body.contains(index) {
      let line = lines.parted(block)
      guard let date = reader.dates(in: line).first, !surroundings.cards[Int(block.node)],
        !isOfOthers(Int(block.node)), !surroundings.others.isAmongTeasers(index),
        !surroundings.others.isInListOfLinks(Int(block.node)),
        isLabelled(line.prefix(date.start), on: index)
      else { continue }
      if let found, found.date.civil.dateText != date.civil.dateText { return nil }
      found = found ?? DateCandidate(date: date, source: "text", line: index)
    }
    return found
  }

  /// Whether the text before a date, or one of the two lines before its own where nothing stands before it, is a word for
  /// that of publication.
  private func isLabelled(_ before: ArraySlice<UInt8>, on index: Int) -> Bool {
    if before.contains(where: { $0 >= 0x41 }) { return isLabel(before) }
    for line in [index - 1, index - 2] where analysis.list.blocks.indices.contains(line) {
      let block = analysis.list.blocks[line]
      guard block.weight < 24, block.links == 0, case let text = analysis.list.bytes(of: block),
        !text.contains(where: { $0.isDigit })
      else { return false }
      if isLabel(text) { return true }
    }
    return false
  }

  private func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    text.count < 40 && !DateLabels.speakOfUpdate(text)
      && (DateLabels.speakOfPublication(text) || DateLabels.isWordForDate(text))
  }

  /// Whether a node lies in what is named as comments, other stories or promotion.
  private func isOfOthers(_ node: Int) -> Bool {
    var ancestor = node
    while ancestor >= 0 {
      if !analysis.hints[ancestor].isDisjoint(with: [.related, .comments, .promotion, .hidden]) { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// The day with which the page's title ends, behind a mark: `A new bridge | News | 19.01.2020`.
  func dateInTitle(_ titles: [String]) -> DateCandidate? {
    for title in titles {
      let text = Array(title.utf8)
      guard let date = reader.dates(in: text[...]).first, date.start + date.length == text.count,
        case let before = text[..<date.start].reversed().drop(while: { $0 == 0x20 }), before.count >= 12,
        Self.titleMarks.contains(where: { before.starts(with: $0.reversed()) })
      else { continue }
      return DateCandidate(date: date, source: "text")
    }
    return nil
  }

  private static let titleMarks = ["|", " -", "–", "—", "·", "•", "｜"].map { Array($0.utf8) }

  /// The day of publication that a sentence below the text tells, wherever it stands before the comments:
  /// `This entry was posted on 14 June 2025 at 09:15 by Ann Bell and filed under Harbour`.
  var dateInColophon: DateCandidate? {
    guard let last = surroundings.body.last else { return nil }
    for index in last + 1..<max(last + 1, analysis.list.blocks.count) {
      let block = analysis.list.blocks[index]
      guard block.weight < 400, !analysis.isComment(Int(block.node)), !surroundings.cards[Int(block.node)],
        case let bytes = lines.parted(block),
        case let folded = WordFold.fold(bytes.prefix(40)),
        Self.colophons.contains(where: { folded.starts(with: $0) })
      else { continue }
      let dates = reader.dates(in: bytes)
      guard let date = dates.first, !DateLabels.tellUpdate(of: 0, among: dates, in: bytes) else { continue }
      return DateCandidate(date: date, source: "text", line: index)
    }
    return nil
  }

  /// How systems begin the sentence that tells of a post itself.
  private static let colophons = ChromePhrases.split(
    """
    this entry was|this post was|this article was|this story was|dieser eintrag wurde|dieser beitrag wurde
    dieser artikel wurde|der beitrag wurde|der artikel wurde|cette entrée a été|cet article a été|ce billet a été
    cette publication a été|esta entrada fue|esta entrada se publicó|este artículo fue|questo articolo è stato
    questa voce è stata|questo post è stato|este artigo foi|esta entrada foi|este post foi|dit bericht is
    dit bericht werd|dit artikel is|ten wpis został|wpis został|tento příspěvek byl|detta inlägg|dette innlegget
    dette indlæg|tämä artikkeli|aquesta entrada|эта запись была|запись опубликована|цей запис|bu yazı
    """)

  /// The day that the story itself opens with, behind its place and before a dash: `PORTVILLE, March 9, 2026 — …`.
  var datelineOfStory: DateCandidate? {
    for index in surroundings.body.prefix(3) {
      let bytes = analysis.list.bytes(of: analysis.list.blocks[index])
      let opening = bytes.prefix(Self.longestDateline)
      guard let date = reader.dates(in: opening).first,
        case let behind = opening.dropFirst(date.start + date.length).drop(while: { $0 == 0x20 || $0 == 0x29 }),
        Self.dashes.contains(where: { behind.starts(with: $0) }),
        isPlace(opening.prefix(date.start))
      else { continue }
      return DateCandidate(date: date, source: "text")
    }
    return nil
  }

  /// Whether a text is a place before a date: brief, with the comma that parts the two, be it before a brief word of the
  /// date's: `Hà Nội, ngày`.
  private func isPlace(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count < 60, let comma = text.lastIndex(of: 0x2C) else { return false }
    return text.endIndex - comma <= 8 && !text.contains(0x3A)
  }

  /// In bytes.
  private static let longestDateline = 120

  private static let dashes = ["—", "–", "- ", "--", "/"].map { Array($0.utf8) }

  /// Whether a node lies in what is named as comments, other stories, promotion or navigation.
  private func isAmongOthers(_ node: Int) -> Bool {
    var ancestor = node
    while ancestor >= 0 {
      if !analysis.hints[ancestor].isDisjoint(with: [.related, .comments, .navigation, .promotion, .hidden])
        || analysis.page.nodes[ancestor].tag == .nav
        || (analysis.page.nodes[ancestor].tag == .footer && !isOfArticle(ancestor))
      {
        return true
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  private func holdsTime(_ block: Block) -> Bool {
    (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains { analysis.page.nodes[$0].tag == .time }
  }

  /// Whether an element lies in an article that holds the title.
  private func isOfArticle(_ node: Int) -> Bool {
    guard let heading = surroundings.heading.map({ Int(analysis.list.blocks[$0].node) }) else { return false }
    var ancestor = node
    while ancestor > 0 {
      if analysis.page.nodes[ancestor].tag == .article { return analysis.page.contains(ancestor, heading) }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }
}
