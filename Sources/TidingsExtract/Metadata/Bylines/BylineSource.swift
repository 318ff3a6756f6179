internal import TidingsModel
internal import TidingsParse

/// A page as those need it who look for its byline: its lines, its language's names, and which names are no author's.
struct BylineSource {
  let analysis: PageAnalysis
  let surroundings: Surroundings
  let names: PersonNames

  /// What the site is called, folded.
  let sites: Set<[UInt8]>

  /// What the story is called, folded.
  let title: [UInt8]

  /// What the page calls itself.
  let pageTitle: String

  /// Whether the page's title ends with a name behind a dash or a bar.
  func endsTitle(_ name: String) -> Bool {
    guard pageTitle.hasSuffix(name), case let rest = pageTitle.dropLast(name.count), rest.last == " " else {
      return false
    }
    return rest.dropLast().last.map { "-–—|".contains($0) } ?? false
  }

  /// Whether a piece of a dateline is a person's name, not the place's or the section's.
  func isAuthor(_ name: String) -> Bool {
    isWritten(name) && !NameShape.isIdeographic(name) && isNoOther(name)
  }

  /// Whether a name is not known to be a place's, a publisher's, the site's or a section's.
  func isNoOther(_ name: String) -> Bool {
    !names.bearers.isPlace(name) && !names.bearers.isOrganisation(name) && !sites.contains(WordFold.fold(name))
      && !isLinkText(name)
      && !DateLabels.speakOfDate(Array(name.utf8)[...]) && !DateLabels.isWordForDate(Array(name.utf8)[...])
  }

  /// Whether a text is the story's title, which may be written as a name is.
  func isTitle(_ text: String) -> Bool { WordFold.fold(text) == title }

  /// Whether a text is written as a person's name is.
  func isWritten(_ name: String) -> Bool { names.shape.isWritten(name) }

  /// Whether a text may be a name in a script without capitals: two or three short words.
  func mayBeWritten(_ name: String) -> Bool {
    let words = name.spacedWords
    return (2...3).contains(words.count) && names.shape.isPersonalName(name)
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

  /// Whether a node lies in an element, not one that holds the article, which is named as something else.
  func isAmong(_ others: Hints, _ node: Int) -> Bool {
    var ancestor = node
    while ancestor >= 0, !analysis.page.contains(ancestor, surroundings.container) {
      if !analysis.hints[ancestor].isDisjoint(with: others) || analysis.page.nodes[ancestor].tag == .nav { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Whether a node belongs to an article that is described apart from the page's own.
  func isOfOtherItem(_ node: Int) -> Bool {
    guard let heading = surroundings.heading.map({ Int(analysis.list.blocks[$0].node) }) else { return false }
    let page = analysis.page
    var scope = Int(page.nodes[node].parent)
    while scope > 0, !isItem(scope) { scope = Int(page.nodes[scope].parent) }
    return scope > 0 && !page.contains(scope, heading) && !page.contains(scope, surroundings.container)
  }

  /// Whether an element describes an article.
  func isItem(_ node: Int) -> Bool {
    analysis.page.attribute(.itemtype, of: node).map { ByteText.contains($0, "article") } ?? false
  }

  /// Whether a text names the site, or an agency: `Do Jornal do Porto, em São Luís`, `avec AFP`.
  func namesOutlet(_ text: String) -> Bool {
    let folded = WordFold.fold(text)
    guard folded.count < 400 else { return false }
    return sites.contains { $0.count >= 4 && TitleFinder.contains(folded, $0) }
      || text.split { !$0.isLetter }.contains { names.bearers.isAgency(String($0)) && $0.allSatisfy(\.isUppercase) }
  }

  /// Whether a picture stands just before a line.
  func isBesidePortrait(_ index: Int) -> Bool {
    guard analysis.list.blocks.indices.contains(index) else { return false }
    let node = Int(analysis.list.blocks[index].nodes.lowerBound)
    return (max(0, node - 5)..<node).contains { analysis.page.nodes[$0].tag == .img }
  }

  /// Where the system signs, the writer may do so below.
  func withoutPlaceholders(_ authors: [Author]) -> [Author] {
    authors.filter { author in
      author.name.map {
        names.bearers.isPlaceholder($0) || DateLabels.speakOfDate(Array($0.utf8)[...])
          || DateLabels.isWordForDate(Array($0.utf8)[...])
      } != true
    }
  }
}
