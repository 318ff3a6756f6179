internal import TidingsModel
internal import TidingsParse

/// Reads the title out of its heading: without a kicker, a subtitle, a date, a count, which stand in it as well.
struct HeadingText {
  let analysis: PageAnalysis
  let titles: DeclaredTitles

  /// The title that a heading shows.
  /// - Parameter shown: what the heading shows.
  func title(of block: Block, shown: String) -> String {
    let runs = HeadingRuns(block, of: analysis.page)
    let bare =
      withoutKicker(shown, runs) ?? withoutOtherKicker(of: block, shown, runs) ?? withoutNamedKicker(of: block, runs)
      ?? withoutSubtitle(WordFold.fold(shown), runs) ?? withoutDecoration(shown, runs)
    return titles.withWrittenMarks(
      DeclaredTitles.withoutTail(titles.sites.removed(from: titles.withoutCapitals(bare))))
  }

  /// What a heading shows. Where its elements touch, as `Stadtplanung` and `Die neue Brücke` may that stand on lines of
  /// their own, the page's titles tell what parts them.
  func shown(_ block: Block) -> String {
    let whole = ByteText.folded(analysis.list.bytes(of: block))
    let page = analysis.page
    let runs = HeadingRuns(block, of: page).nodes
    guard runs.count > 1 else { return whole }
    var parted: [UInt8] = []
    var touches = false
    for run in runs {
      let text = page.text[Int(page.nodes[run].textStart)..<Int(page.nodes[run].textEnd)]
      if isOwnElement(run, of: block), opensWord(text, behind: parted) {
        parted.append(0x20)
        touches = true
      }
      ByteText.appendFolded(text, to: &parted, from: parted.count)
    }
    guard touches else { return whole }
    let folded = WordFold.fold(parted[...])
    return titles.written.first { WordFold.fold($0) == folded } ?? ByteText.folded(parted)
  }

  private func isOwnElement(_ run: Int, of block: Block) -> Bool { analysis.page.nodes[run].parent != block.node }

  /// Whether a text begins with a capital straight behind a word of four letters or more that ends with a small one.
  private func opensWord(_ text: ArraySlice<UInt8>, behind before: [UInt8]) -> Bool {
    guard let first = String(decoding: text.prefix(4), as: UTF8.self).first, first.isUppercase,
      let last = String(decoding: before.suffix(4), as: UTF8.self).last, last.isLowercase
    else { return false }
    return String(decoding: before.suffix(64), as: UTF8.self).reversed().prefix { $0.isLetter }.count >= 4
  }

  /// A heading without the section before the title, where the page's own title has no such thing.
  private func withoutKicker(_ heading: String, _ runs: HeadingRuns) -> String? {
    let folded = WordFold.fold(heading)
    for segment in titles.segments
    where segment.folded.count < folded.count && folded.reversed().starts(with: segment.folded.reversed()) {
      let surplus = WordFold.words(folded).count - WordFold.words(segment.folded).count
      guard surplus <= 3, segment.folded.count * 2 > folded.count, runs.standApart(segment.folded) else {
        continue
      }
      return runs.text(closing: segment.folded)
    }
    return nil
  }

  /// A heading without the words before the title where the page's titles have others there, and a colon:
  /// `On the harbour` and `A pier stays` for `Harbour: A pier stays`.
  private func withoutOtherKicker(of block: Block, _ heading: String, _ runs: HeadingRuns) -> String? {
    // Each has an element of its own, which is there for no emphasis.
    guard let first = runs.nodes.first, let last = runs.nodes.last,
      [first, last].allSatisfy({ isOwnElement($0, of: block) && isBox(Int(analysis.page.nodes[$0].parent)) })
    else { return nil }
    let folded = WordFold.fold(heading)
    for title in titles.written {
      guard let colon = title.range(ofBytes: ": "), case let tail = WordFold.fold(String(title[colon.upperBound...])),
        WordFold.words(tail).count >= 4, tail.count * 2 > folded.count, folded.count > tail.count,
        folded.reversed().starts(with: tail.reversed()), WordFold.fold(title) != folded, runs.standApart(tail)
      else { continue }
      guard let title = runs.text(closing: tail), let sign = title.first, !sign.isLowercase,
        case let kicker = heading.dropLast(title.count).spacedWords, kicker.count >= 2,
        kicker.last?.last.map({ $0.isLetter || $0.isNumber }) == true
      else { continue }
      return title
    }
    return nil
  }

  private func isBox(_ node: Int) -> Bool {
    switch analysis.page.nodes[node].tag {
    case .span, .div, .p, .small: true
    default: false
    }
  }

  /// A heading without the section that it opens with in an element named so, where none of the page's titles opens with
  /// it.
  private func withoutNamedKicker(of block: Block, _ runs: HeadingRuns) -> String? {
    let page = analysis.page
    guard let first = runs.nodes.first else { return nil }
    var element = Int(page.nodes[first].parent)
    while element > Int(block.node), !isNamedKicker(element) { element = Int(page.nodes[element].parent) }
    guard element > Int(block.node) else { return nil }
    let kicker = WordFold.fold(page.foldedText(of: element, limit: 80))
    let rest = runs.nodes.filter { !page.contains(element, $0) }
    guard !kicker.isEmpty, let start = rest.first, start >= Int(page.nodes[element].end),
      !titles.ofPage.contains(where: { WordFold.fold($0).starts(with: kicker) })
    else { return nil }
    var written: [UInt8] = []
    for run in rest { written += page.text[Int(page.nodes[run].textStart)..<Int(page.nodes[run].textEnd)] }
    return WordFold.words(WordFold.fold(written[...])).count >= 3 ? ByteText.folded(written) : nil
  }

  private func isNamedKicker(_ node: Int) -> Bool {
    guard let names = analysis.page.attribute(.classes, of: node) else { return false }
    return Self.kickers.contains { ByteText.contains(names, $0) }
  }

  private static let kickers: [StaticString] = [
    "kicker", "category", "overline", "topline", "dachzeile", "eyebrow", "spitzmarke", "roofline", "catchline",
  ]

  /// A heading without the line behind the title that has an element of its own, where all of the page's titles end
  /// before it.
  private func withoutSubtitle(_ heading: [UInt8], _ runs: HeadingRuns) -> String? {
    let whole = titles.ofPage.map(WordFold.fold)
    for title in whole + titles.segments.map(\.folded) where title.count >= 16 && title.count + 8 < heading.count {
      guard heading.starts(with: title), !whole.contains(where: { $0.count > title.count && $0.starts(with: heading) }),
        runs.standApart(title)
      else { continue }
      return runs.text(opening: title)
    }
    return nil
  }

  /// A heading without a date, a count or a kicker around the title that the page otherwise has.
  private func withoutDecoration(_ heading: String, _ runs: HeadingRuns) -> String {
    let titles = titles.written
    let folded = WordFold.fold(heading)
    for (index, title) in titles.enumerated() {
      let bare = WordFold.fold(title)
      guard bare.count > 12, bare.count < folded.count, bare.count * 2 > folded.count,
        TitleFinder.contains(folded, bare)
      else { continue }
      let surplus = WordFold.words(folded).count - WordFold.words(bare).count
      if surplus <= 4, Self.restIsDateOrCount(folded, without: bare) { return title }
      let isConfirmed =
        titles.allSatisfy { WordFold.fold($0) == bare } || titles[(index + 1)...].contains { WordFold.fold($0) == bare }
      if surplus <= (isConfirmed ? 6 : 1), runs.standApart(bare) { return title }
    }
    return heading
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
    func isNumber(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { $0.isDigit } }
    if words.count == 1, words[0].count == 4 { return false }
    return words.contains(where: isNumber)
      && words.allSatisfy { isNumber($0) || DateVocabulary.isMonth(String(decoding: $0, as: UTF8.self)) }
  }
}
