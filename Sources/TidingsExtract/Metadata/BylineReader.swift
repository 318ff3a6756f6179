internal import TidingsModel
internal import TidingsParse

/// Reads who wrote an article from what its page shows.
struct BylineReader {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let names: PersonNames
  /// What the site is called, folded.
  let sites: Set<[UInt8]>

  /// The authors that the page names near the title, else below the text: the first place that tells of any.
  func find() -> [Author] {
    let near = surroundings.afterTitle + surroundings.beforeTitle
    let eastAsian = EastAsianBylines(language: names.language)
    let places: [() -> [Author]] = [
      { eastAsian.map { told(near, by: $0) } ?? [] },
      { marked(among: near) },
      { withoutPlaceholders(labelled(near)) },
      { marked(among: surroundings.afterBody) },
      { eastAsian.map(inStory) ?? [] },
      { pictured(among: near) },
      signature,
      { labelled(surroundings.afterBody) },
      { labelled(lastLine) },
      { labelled(boxAtEnd) },
      { profiled(among: near) },
      { openingStory(near) },
      { besideDate(near) },
      { sharingLineWithDate(near) },
      { withMailbox },
      { inAttributes.map { Author(name: $0) } },
      { described(near) },
      { weighed(near) },
      { sharingLineWithDate(surroundings.afterBody.prefix(3).filter(surroundings.isDateline)) },
      { boxBehindText },
      { nameBehindText },
      { onlyProfile },
      { onlyDeclared },
      { labelledAnywhere },
    ]
    return places.lazy.map { $0() }.first { !$0.isEmpty } ?? []
  }

  /// Where the system signs, the writer may do so below.
  func withoutPlaceholders(_ authors: [Author]) -> [Author] {
    authors.filter { author in
      author.name.map { names.isPlaceholder($0) || DateLabels.speakOfDate(Array($0.utf8)[...]) } != true
    }
  }

  /// The names in lines that say what their bearers did, without spaces round them.
  private func told(_ near: [Int], by bylines: EastAsianBylines) -> [Author] {
    for index in near {
      let block = analysis.list.blocks[index]
      if block.endsSentence { continue }
      let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
      for text in [parted(block)] + runs {
        let found = bylines.names(inLine: text)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
    }
    return []
  }

  /// The reporters whom the story itself names, behind its place or in brackets at its end.
  private func inStory(_ bylines: EastAsianBylines) -> [Author] {
    let list = analysis.list
    for index in surroundings.body.prefix(3) {
      let text = list.text(of: list.blocks[index])
      for found in [bylines.names(opening: text), bylines.names(inLine: text)] where !found.isEmpty {
        return found.map { Author(name: $0) }
      }
    }
    let behind = surroundings.afterBody.prefix(3) + [surroundings.lineBehindText].compactMap { $0 }
    for index in surroundings.body.suffix(3).reversed() + behind {
      let text = list.text(of: list.blocks[index])
      for found in [bylines.names(closing: text), bylines.names(inLine: text)] where !found.isEmpty {
        return found.map { Author(name: $0) }
      }
    }
    return []
  }

  /// Whether a piece of a dateline is a person's name, not the place's or the section's.
  func isAuthor(_ name: String) -> Bool {
    isWritten(name) && !PersonNames.isIdeographic(name) && isNoOther(name)
  }

  /// Whether a name is not known to be a place's, a publisher's, the site's or a section's.
  func isNoOther(_ name: String) -> Bool {
    !names.isPlace(name) && !names.isOrganisation(name) && !sites.contains(WordFold.fold(name)) && !isLinkText(name)
      && !DateLabels.speakOfDate(Array(name.utf8)[...])
  }

  /// Whether a text is written as a person's name is.
  func isWritten(_ name: String) -> Bool { names.isWritten(name) }

  /// Whether a text may be a name in a script without capitals: two or three short words.
  func mayBeWritten(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return (2...3).contains(words.count) && names.isPersonalName(name)
      && !words.contains(where: DateVocabulary.isWeekday)
      && words.allSatisfy { word in
        word.count >= 2 && word.count < 14
          && word.unicodeScalars.allSatisfy {
            ($0.value >= 0x590 && $0.value < 0x2E80 && $0.value != 0x60C) || $0 == "-" || $0 == "'"
          } && word.unicodeScalars.contains { $0.value >= 0x590 }
      }
  }

  /// Whether a text is that of a link of the page, as the names of its sections are.
  /// - Parameter own: a line that does not count.
  func isLinkText(_ text: String, except own: Int? = nil) -> Bool {
    let bytes = Array(text.utf8)
    return analysis.list.blocks.enumerated().contains { index, block in
      index != own && block.text.count == bytes.count && block.linkShare > 0.9
        && analysis.list.bytes(of: block).elementsEqual(bytes)
    }
  }

  /// Whether an element is a heading that may head a story: names stand in small ones.
  func isUpperHeading(_ node: Int) -> Bool {
    switch analysis.page.nodes[node].tag {
    case .h1, .h2, .h3, .h4: true
    default: false
    }
  }

  /// The runs from the one that says who wrote: `Guide`, `by`, `Ann Bell`.
  func afterLabel(_ runs: [Run]) -> [Run] {
    guard let label = runs.prefix(3).firstIndex(where: { names.startsWithLabel($0.text) }),
      !runs[..<label].contains(where: { names.isPersonalName($0.text) }), !creditsPicture(runs, at: label)
    else { return runs }
    return Array(runs[label...])
  }

  /// Whether a run names who took the picture that the one before it speaks of: `Photo`, a link, and ` by Ann Bell`.
  private func creditsPicture(_ runs: [Run], at index: Int) -> Bool {
    guard index > 0, let word = runs[index - 1].text.split(separator: " ").last else { return false }
    return BylineLabel.isPicture(word) && names.startsWithLabel(runs[index].text)
  }

  /// The names in lines such as `By Ann Bell`, or under a line that says no more than `Written by`.
  func labelled(_ lines: [Int]) -> [Author] {
    for (position, index) in lines.enumerated() {
      let block = analysis.list.blocks[index]
      guard block.weight < 120 else { continue }
      let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound))
      let text = names.withoutAddress(runs.map(\.text).joined(separator: " "))
      // "PV: Thưa ông, vì sao làng đổi lò?", the first question of an interview
      if text.last == "?" || names.opensSpeech(text) { continue }
      if let start = runs.firstIndex(where: { names.startsWithLabel($0.text) }), !creditsPicture(runs, at: start),
        start == 0 || !isAuthor(runs[start - 1].text) || PersonNames.announcesAuthor(runs[start].text)
      {
        let found = authors(in: Array(runs[start...]))
        if !found.isEmpty { return found }
      }
      // "14/06/2025 09:15. Tác giả:", "Posted on June 14, 2025 by", with the name in an element of its own
      if let label = runs.dropLast().firstIndex(where: { closesWithLabel($0.text) || closesWithDateAndBy($0.text) }) {
        let found = authors(in: Array(runs[(label + 1)...]))
        if !found.isEmpty { return found }
      }
      if let run = runs.first(where: { names.endsWithLabel($0.text) }) {
        let found = names.shown(in: run.text)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      let segments = names.segments(of: text)
      for segment in segments where names.startsWithLabel(segment) || names.endsWithLabel(segment) {
        // "Bogna Wilk | oprac. Jerzy Lis"
        if segments[0] != segment, isAuthor(segments[0]), !PersonNames.announcesAuthor(segment) { continue }
        let found = names.shown(in: segment)
        if !found.isEmpty { return found.map { Author(name: $0) } }
      }
      if let name = names.nameByDeed(in: text) ?? names.nameBehindDate(in: text) { return [Author(name: name)] }
      guard names.withoutLabel(text).isEmpty, position + 1 < lines.count, lines[position + 1] <= index + 2 else {
        continue
      }
      let next = analysis.list.blocks[lines[position + 1]]
      guard next.weight < 60 else { continue }
      let below = authors(in: Int(next.nodes.lowerBound)..<Int(next.nodes.upperBound))
      if below.count == 1, lines[position + 1] == index + 1 { return below + alike(behind: index + 1) }
      if !below.isEmpty { return below }
    }
    return []
  }

  /// Whether a text that says something else first ends with a label and its colon.
  private func closesWithLabel(_ text: String) -> Bool {
    guard text.hasSuffix(":"), text.utf8.count < 120,
      let last = names.segments(of: text).last(where: names.startsWithLabel)
    else { return false }
    return names.withoutLabel(last).isEmpty
  }

  /// Whether a text that tells when something was published ends with the word that leads to its writer.
  private func closesWithDateAndBy(_ text: String) -> Bool {
    guard text.utf8.count < 80, text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      let space = text.lastIndex(of: " "), NameWords.prepositions.contains(text[space...].dropFirst())
    else { return false }
    return !DateScanner.dates(in: Array(text.utf8)[...], language: names.language).isEmpty
  }

  /// A run of a byline's text, from one element to the next.
  struct Run {
    var text: String
    /// The address that it links to.
    var link: String?
  }

  func authors(in nodes: Range<Int>) -> [Author] { authors(in: runs(of: nodes)) }

  /// The names in a byline: the first run that bears one, and those that are joined to it.
  func authors(in runs: [Run]) -> [Author] {
    var authors: [Author] = []
    var previous: Run?
    var isJoined = false
    let runs = joinedNames(runs)
    for (index, run) in runs.enumerated() where !creditsPicture(runs, at: index) {
      if names.announcesHelper(run.text) {
        if authors.isEmpty, index == 0 { return [] }
        break
      }
      if !authors.isEmpty, names.joins(run.text) {
        isJoined = true
        continue
      }
      if names.withoutLabel(run.text).isEmpty { continue }
      // The mailbox of the one before, whose name is a link.
      if previous?.link != nil, run.text.contains("@"), !run.text.contains(" ") { continue }
      // "Data publicării:"
      if run.text.hasSuffix(":"), DateLabels.speakOfDate(Array(run.text.utf8)[...]), !names.startsWithLabel(run.text) {
        continue
      }
      if opensOnDate(run.text) { continue }
      // "Theo", the name in an element of its own
      if names.isVietnamese, run.text.lowercased() == "theo" { continue }
      // ", Kiel, und": where the one before lives, between names that are links.
      if previous?.link != nil, run.link == nil, run.text.hasPrefix(","),
        !names.split(run.text).contains(where: isAuthor)
      {
        isJoined = names.endsJoined(run.text)
        continue
      }
      if let previous {
        guard isJoined || names.opensJoined(run.text) || Self.isSibling(run.link, previous.link) else { break }
      }
      let found = names.shown(in: run.text).filter {
        if !authors.isEmpty, names.isRole($0) || $0.hasPrefix("(") || !PersonNames.opensName($0) { return false }
        if !authors.isEmpty, names.isAgency($0) { return false }
        return names.isPersonalName($0) || names.isOrganisation($0) || !$0.contains(" ") || run.link != nil
      }
      guard !found.isEmpty else {
        if !authors.isEmpty { break }
        continue
      }
      authors.append(contentsOf: found.map { Author(name: $0, url: run.link) })
      previous = run
      isJoined = names.endsJoined(run.text)
    }
    return authors
  }

  /// Whether a run tells when the story appeared, and names nobody before: `| Mis en ligne le 14/03/2026`.
  private func opensOnDate(_ run: String) -> Bool {
    let text = Array(run.drop { !$0.isLetter }.utf8)
    return text.count < 80 && text.contains { $0 >= 0x30 && $0 <= 0x39 } && DateLabels.speakOfDate(text.prefix(16))
      && !names.startsWithLabel(run)
  }

  /// The runs with two that hold a word of a name each, behind a label, made one: `Par`, `Claire`, `Moreau`.
  private func joinedNames(_ runs: [Run]) -> [Run] {
    guard runs.count >= 3, names.startsWithLabel(runs[0].text), names.withoutLabel(runs[0].text).isEmpty,
      runs[1...2].allSatisfy({ run in
        run.link == runs[1].link && run.text.first?.isUppercase == true
          && run.text.allSatisfy { $0.isLetter || $0 == "-" }
      })
    else { return runs }
    return [runs[0], Run(text: "\(runs[1].text) \(runs[2].text)", link: runs[1].link)] + runs[3...]
  }

  func runs(of nodes: Range<Int>) -> [Run] {
    let page = analysis.page
    var runs: [Run] = []
    var (link, linkEnd) = enclosingLink(of: nodes.lowerBound)
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = page.nodes[index]
      if index >= linkEnd { link = nil }
      if node.tag == .text {
        let text = ByteText.folded(page.text[Int(node.textStart)..<Int(node.textEnd)])
        if !text.isEmpty { runs.append(Run(text: text, link: link)) }
      } else if node.tag == .time || node.tag.isInvisible
        || (index > nodes.lowerBound
          && ((analysis.hints[index].contains(.date) && !analysis.hints[index].contains(.byline))
            || namesSection(index)))
      {
        index = Int(node.end) - 1
      } else if node.tag == .a {
        link = page.attributeText(.href, of: index)
        linkEnd = Int(node.end)
      }
      index += 1
    }
    return runs
  }

  /// Whether an element is named as the section that a story stands in.
  private func namesSection(_ node: Int) -> Bool {
    guard let name = analysis.page.attribute(.classes, of: node), !name.isEmpty else { return false }
    if ByteText.contains(name, "cat") {
      return ByteText.equals(name, "cate") || ByteText.equals(name, "cat") || ByteText.contains(name, "categor")
    }
    return ByteText.contains(name, "chuyenmuc") || ByteText.contains(name, "chuyen-muc")
  }

  /// Where the link leads in which a node stands, and where it ends.
  private func enclosingLink(of node: Int) -> (String?, Int) {
    guard analysis.page.nodes.indices.contains(node) else { return (nil, 0) }
    var ancestor = Int(analysis.page.nodes[node].parent)
    for _ in 0..<4 where ancestor >= 0 {
      if analysis.page.nodes[ancestor].tag == .a {
        return (analysis.page.attributeText(.href, of: ancestor), Int(analysis.page.nodes[ancestor].end))
      }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return (nil, 0)
  }

  /// Whether two links lead into one folder, as those of a site's authors do.
  private static func isSibling(_ link: String?, _ other: String?) -> Bool {
    guard let link, let other, let slash = link.lastIndex(of: "/") else { return false }
    return slash > link.startIndex && other.hasPrefix(link[..<slash])
  }
}
