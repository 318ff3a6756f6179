internal import TidingsModel
internal import TidingsParse

/// Names that a word announces: `By Ann Bell`, `Tác giả: Minh Hạ`, and those below such a word.
struct LabelledBylines {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }
  private var lists: BylineLists { BylineLists(source: source) }

  /// The names in lines such as `By Ann Bell`, or under a line that says no more than `Written by`.
  func labelled(_ lines: [Int]) -> [Author] {
    for (position, index) in lines.enumerated() {
      let block = analysis.list.blocks[index]
      guard block.weight < 120 else { continue }
      let runs = bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound))
      let text = names.trimming.withoutAddress(runs.map(\.text).joined(separator: " "))
      // "PV: Thưa ông, vì sao làng đổi lò?", the first question of an interview
      if text.last == "?" || names.labels.opensSpeech(text) { continue }
      if let start = firstLabel(in: runs),
        !bylines.creditsPicture(runs, at: start),
        start == 0 || !source.isAuthor(runs[start - 1].text) || PersonNames.announcesAuthor(runs[start].text)
      {
        let found = bylines.authors(in: Array(runs[start...]))
        if !found.isEmpty { return found }
      }
      // "14/06/2025 09:15. Tác giả:", "Posted on June 14, 2025 by", with the name in an element of its own
      if let label = runs.dropLast().firstIndex(where: { closesWithLabel($0.text) || closesWithDateAndBy($0.text) }) {
        let found = bylines.authors(in: Array(runs[(label + 1)...]))
        if !found.isEmpty { return found }
      }
      if let run = runs.first(where: { names.labels.endsWithLabel($0.text) }) {
        let found = names.shown(in: run.text)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      let segments = names.segments(of: text)
      for segment in segments where names.labels.startsWithLabel(segment) || names.labels.endsWithLabel(segment) {
        // "Bogna Wilk | oprac. Jerzy Lis"
        if segments[0] != segment, source.isAuthor(segments[0]), !PersonNames.announcesAuthor(segment) { continue }
        let found = names.shown(in: segment)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      if let name = names.told.nameByDeed(in: text) ?? names.told.nameBehindDate(in: text) {
        return [Author(name: name)]
      }
      guard names.labels.withoutLabel(text).isEmpty, position + 1 < lines.count, lines[position + 1] <= index + 2 else {
        continue
      }
      let next = analysis.list.blocks[lines[position + 1]]
      guard next.weight < 60 else { continue }
      let below = bylines.authors(in: Int(next.nodes.lowerBound)..<Int(next.nodes.upperBound))
      if below.count == 1, lines[position + 1] == index + 1 { return below + lists.alike(behind: index + 1) }
      if !below.isEmpty { return below }
    }
    return []
  }

  /// The first run that says whose the story is, and does not end what someone else did: `Medically reviewed`, `by`.
  private func firstLabel(in runs: [BylineRun]) -> Int? {
    runs.indices.first { index in
      names.labels.startsWithLabel(runs[index].text)
        && (index == 0 || !names.labels.announcesHelper(runs[index - 1].text + " " + runs[index].text))
    }
  }

  /// Whether a text that says something else first ends with a label and its colon.
  private func closesWithLabel(_ text: String) -> Bool {
    guard text.hasSuffix(":"), text.utf8.count < 120,
      let last = names.segments(of: text).last(where: names.labels.startsWithLabel)
    else { return false }
    return names.labels.withoutLabel(last).isEmpty
  }

  /// Whether a text that tells when something was published ends with the word that leads to its writer.
  private func closesWithDateAndBy(_ text: String) -> Bool {
    guard text.utf8.count < 80, text.utf8.contains(where: { $0.isDigit }),
      let space = text.lastIndex(of: " "), NameWords.prepositions.contains(text[space...].dropFirst())
    else { return false }
    return !DateScanner.dates(in: Array(text.utf8)[...], language: names.language).isEmpty
  }

  /// The name behind the only label of a writer on the page, wherever it stands beside teasers and comments.
  var labelledAnywhere: [Author] {
    let blocks = analysis.list.blocks
    let body = Set(surroundings.body)
    var only: [Author] = []
    for index in blocks.indices
    where blocks[index].weight >= 3 && blocks[index].weight < 80 && blocks[index].linkShare < 0.95
      && !body.contains(index)
    {
      guard case let text = analysis.list.text(of: blocks[index]), opensWithLabel(text),
        !surroundings.cards[Int(blocks[index].node)], !surroundings.others.isAmongTeasers(index),
        !source.isAmong([.related, .comments, .navigation, .hidden, .promotion], Int(blocks[index].node))
      else { continue }
      let found = labelled([index, index + 1].filter(blocks.indices.contains)).filter {
        $0.name.map { source.isWritten($0) || source.mayBeWritten($0) } == true
      }
      if found.isEmpty { continue }
      if !only.isEmpty, found.map(\.name) != only.map(\.name) { return [] }
      only = found
    }
    return only
  }

  private func opensWithLabel(_ text: String) -> Bool {
    BylineLabel.rest(of: text) != nil || (text.utf8.contains(0x3A) && PersonNames.announcesAuthor(text))
  }
}
