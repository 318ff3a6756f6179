/// Who wrote the story, and when: lines of that between standfirst and body, and paragraphs about the author.
extension BodySelector {
  /// A byline or date between the standfirst and the body.
  func dropInnerByline(_ keep: inout [Bool], _ range: Range<Int>) {
    var run: [Int] = []
    var prose = 0
    for index in range where keep[index] {
      let block = blocks[index]
      let isShort =
        block.weight < 60 && !block.isProse && !tag(index).isHeading && tag(index) != .li && tag(index) != .td
      if isShort || (!tag(index).isHeading && isDateline(index)) {
        run.append(index)
        continue
      }
      if prose > 0, run.count <= 4, run.contains(where: isByline) {
        for dropped in run where isByline(dropped) || !blocks[dropped].endsSentence {
          keep[dropped] = isOneOfMany(dropped, keep, range)
        }
      }
      run.removeAll(keepingCapacity: true)
      if block.isProse { prose += 1 }
      if prose > 2 { return }
    }
  }

  /// Whether several lines are named like this one: the times in a running report.
  private func isOneOfMany(_ index: Int, _ keep: [Bool], _ range: Range<Int>) -> Bool {
    let page = analysis.page
    guard let name = page.attribute(.classes, of: Int(blocks[index].node)), !name.isEmpty else { return false }
    let alike = range.lazy.filter {
      keep[$0] && !blocks[$0].isProse && page.attribute(.classes, of: Int(blocks[$0].node)) == name
    }
    return alike.prefix(4).count == 4
  }

  /// Whether a line that has full stops and the length of a sentence dates the article.
  func isDateline(_ index: Int) -> Bool {
    let bytes = analysis.list.bytes(of: blocks[index])
    return blocks[index].weight < 120 && bytes.prefix(200).contains { $0 >= 0x30 && $0 <= 0x39 }
      && (isMostlyDate(bytes) || DateLabels.open(bytes, timed: blocks[index].endsSentence)
        || DateLabels.openOnRelativeDay(bytes) || isCreditRow(bytes))
  }

  /// Whether a line, cut at its breaks and bars, consists of who wrote and took the pictures, each behind a label, and of
  /// when: `Írta: Kelemen Judit | Fotó: Rácz Ottó | 2026. 03. 13. 07:30`.
  private func isCreditRow(_ line: ArraySlice<UInt8>) -> Bool {
    let parts = line.split { $0 == 0x0A || $0 == 0x7C }
    guard (2...5).contains(parts.count) else { return false }
    var labels = 0
    for part in parts {
      let text = ByteText.folded(part)
      if text.isEmpty { continue }
      let word = text.prefix { $0.isLetter || $0 == "-" }
      if BylineLabel.isAnnounced(text)
        || (BylineLabel.isPicture(word)
          && text[word.endIndex...].first { $0 != " " }.map { ":.=＝：".contains($0) } == true)
      {
        labels += 1
      } else if !isMostlyDate(part), !(part.count < 40 && text.first?.isNumber == true) {
        return false
      }
    }
    return labels > 0
  }

  private func isMostlyDate(_ line: ArraySlice<UInt8>) -> Bool {
    DateScanner.dates(in: line, language: "en").reduce(0) { $0 + $1.length } * 4 > line.count
  }

  private func isByline(_ index: Int) -> Bool {
    let bytes = analysis.list.bytes(of: blocks[index])
    if isMostlyDate(bytes) || isDateline(index) || isBareByline(index) { return true }
    let folded = WordFold.fold(bytes)
    return authors.contains { !$0.isEmpty && TitleFinder.contains(folded, $0) }
  }

  /// Whether a line is `By` and a name, and a date at most: no sentence, each of its other words with a capital or a digit.
  private func isBareByline(_ index: Int) -> Bool {
    let block = blocks[index]
    guard !block.endsSentence, block.weight < 60 else { return false }
    let line = analysis.list.text(of: block)
    guard let label = Self.byWords.first(where: { line.hasPrefix($0) }) else { return false }
    let words = line.dropFirst(label.count).split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard let first = words.first?.first, first.isUppercase, words.count <= 12 else { return false }
    return words.count <= 5 && words.allSatisfy { $0.first?.isUppercase ?? false }
      || !DateScanner.dates(in: analysis.list.bytes(of: block), language: "").isEmpty
  }

  private static let byWords = [
    "By ", "by ", "Von ", "von ", "Par ", "par ", "Por ", "por ", "Di ", "di ", "A cura di ", "a cura di ", "De ",
    "Door ",
    "door ", "Av ", "av ", "Af ", "af ", "Oleh ", "oleh ", "Bởi ", "bởi ", "Автор: ", "Текст: ", "Opracował ",
    "Autor: ",
  ]

  /// Who the author is: a paragraph at either end that opens with the author's name.
  func dropAuthorNotes(_ keep: inout [Bool], _ range: Range<Int>) {
    let prose = range.filter { keep[$0] && blocks[$0].isProse }
    guard prose.count > 3 else { return }
    if let last = prose.last, opensOnWriter(last, before: prose[2]) { keep[last] = false }
    guard !authors.isEmpty else { return }
    for index in prose.prefix(2) + prose.suffix(4) {
      if isAuthorNote(WordFold.fold(analysis.list.bytes(of: blocks[index]))) { keep[index] = false }
    }
  }

  /// Whether a paragraph opens with a name in bold that stands between title and text as well: the byline's.
  private func opensOnWriter(_ index: Int, before third: Int) -> Bool {
    let page = analysis.page
    let block = blocks[index]
    let opening = Int(block.nodes.lowerBound)
    guard block.boldWeight > 0, block.boldWeight < 40, let heading = title.headingIndex, heading < third,
      case let parent = page.nodes[Int(page.nodes[opening].parent)], parent.tag == .b || parent.tag == .strong,
      case let name = ByteText.folded(page.text[Int(page.nodes[opening].textStart)..<Int(page.nodes[opening].textEnd)]),
      (2...4).contains(name.split(separator: " ").count), name.last != ":",
      name.split(separator: " ").allSatisfy({ $0.first?.isUppercase == true })
    else { return false }
    return blocks[heading + 1..<third].contains { line in
      !line.isProse && line.weight < 160
        && TitleFinder.contains(WordFold.fold(analysis.list.bytes(of: line)), WordFold.fold(name))
    }
  }

  /// Whether a line opens with the name of an author, or the first of an author's names and what that one is.
  func isAuthorNote(_ folded: [UInt8]) -> Bool {
    authors.contains { author in
      let first = author.prefix { $0 != 0x20 }
      return (folded.starts(with: author) && folded.count > author.count && folded[author.count] == 0x20)
        || (first.count > 2
          && Self.notes.contains { note in
            folded.starts(with: first) && folded.dropFirst(first.count).starts(with: note)
          })
    }
  }

  private static let notes: [[UInt8]] = [" is a ", " is an ", " is the ", " has been ", " writes ", " covers "].map {
    Array($0.utf8)
  }
}
