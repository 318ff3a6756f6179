internal import TidingsModel
internal import TidingsParse

/// Reads bylines from one element to the next: a label, a name, its link, and what follows.
struct BylineRuns {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var names: PersonNames { source.names }

  func authors(in nodes: Range<Int>) -> [Author] { authors(in: runs(of: nodes)) }

  /// The names in a byline: the first run that bears one, and those that are joined to it.
  func authors(in runs: [BylineRun]) -> [Author] {
    var authors: [Author] = []
    var previous: BylineRun?
    var isJoined = false
    let runs = joinedNames(runs)
    for (index, run) in runs.enumerated() where !creditsPicture(runs, at: index) {
      if names.labels.announcesHelper(run.text) {
        if authors.isEmpty, index == 0 { return [] }
        break
      }
      if !authors.isEmpty, names.labels.joins(run.text) {
        isJoined = true
        continue
      }
      if names.labels.withoutLabel(run.text).isEmpty { continue }
      // The mailbox of the one before, whose name is a link.
      if previous?.link != nil, run.text.contains("@"), !run.text.contains(" ") { continue }
      // "Data publicării:"
      if run.text.hasSuffix(":"), DateLabels.speakOfDate(Array(run.text.utf8)[...]),
        !names.labels.startsWithLabel(run.text)
      {
        continue
      }
      if opensOnDate(run.text) { continue }
      // "Theo", the name in an element of its own
      if names.isVietnamese, run.text.inLowerCase == "theo" { continue }
      // ", Kiel, und": where the one before lives, between names that have elements of their own.
      if previous?.link != nil || authors.last?.name?.contains(" ") == true, run.link == nil, run.text.hasPrefix(","),
        !names.split(run.text).contains(where: source.isAuthor)
      {
        isJoined = names.labels.endsJoined(run.text)
        continue
      }
      if let previous {
        guard isJoined || names.labels.opensJoined(run.text) || Self.isSibling(run.link, previous.link) else { break }
      }
      // "Ann Bell", "Social Media & Community Expert"
      if !authors.isEmpty, run.text.first != ",", !names.labels.opensJoined(run.text), names.bearers.isRole(run.text) {
        break
      }
      let found = names.shown(in: run.text).filter {
        if !authors.isEmpty, names.bearers.isRole($0) || $0.hasPrefix("(") || !NameShape.opensName($0) { return false }
        if !authors.isEmpty, names.bearers.isAgency($0) { return false }
        return names.shape.isPersonalName($0) || names.bearers.isOrganisation($0) || !$0.contains(" ")
          || run.link != nil
      }
      guard !found.isEmpty else {
        if !authors.isEmpty { break }
        continue
      }
      authors.append(contentsOf: found.map { Author(name: $0, url: run.link) })
      previous = run
      isJoined = names.labels.endsJoined(run.text)
    }
    return authors
  }

  /// Whether a run tells when the story appeared, and names nobody before: `| Mis en ligne le 14/03/2026`.
  private func opensOnDate(_ run: String) -> Bool {
    let text = Array(run.drop { !$0.isLetter }.utf8)
    return text.count < 80 && text.contains { $0.isDigit } && DateLabels.speakOfDate(text.prefix(16))
      && !names.labels.startsWithLabel(run)
  }

  /// The runs with two that hold a word of a name each, behind a label, made one: `Par`, `Claire`, `Moreau`.
  private func joinedNames(_ runs: [BylineRun]) -> [BylineRun] {
    guard runs.count >= 3, names.labels.startsWithLabel(runs[0].text), names.labels.withoutLabel(runs[0].text).isEmpty,
      runs[1...2].allSatisfy({ run in
        run.link == runs[1].link && run.text.first?.isUppercase == true
          && run.text.allSatisfy { $0.isLetter || $0 == "-" }
      })
    else { return runs }
    return [runs[0], BylineRun(text: "\(runs[1].text) \(runs[2].text)", link: runs[1].link)] + runs[3...]
  }

  /// The runs from the one that says who wrote: `Guide`, `by`, `Ann Bell`.
  func afterLabel(_ runs: [BylineRun]) -> [BylineRun] {
    guard let label = runs.prefix(3).firstIndex(where: { names.labels.startsWithLabel($0.text) }),
      !runs[..<label].contains(where: { names.shape.isPersonalName($0.text) }), !creditsPicture(runs, at: label)
    else { return runs }
    return Array(runs[label...])
  }

  /// Whether a run names who took the picture that the one before it speaks of: `Photo`, a link, and ` by Ann Bell`.
  func creditsPicture(_ runs: [BylineRun], at index: Int) -> Bool {
    guard index > 0, let word = runs[index - 1].text.spacedWords.last else { return false }
    return BylineLabel.isPicture(word) && names.labels.startsWithLabel(runs[index].text)
  }

  /// A line's text, with breaks between its elements where these stand side by side without a space between their words.
  func parted(_ block: Block) -> String {
    let line = analysis.list.text(of: block)
    let runs = runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).map(\.text)
    let touch = zip(runs, runs.dropFirst()).contains { run, next in
      run.last?.isPunctuation == false && next.first?.isPunctuation == false && line.range(ofBytes: run + next) != nil
    }
    return touch ? runs.joined(separator: "\n") : line
  }

  func runs(of nodes: Range<Int>) -> [BylineRun] {
    let page = analysis.page
    var runs: [BylineRun] = []
    var (link, linkEnd) = enclosingLink(of: nodes.lowerBound)
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = page.nodes[index]
      if index >= linkEnd { link = nil }
      if node.tag == .text {
        let text = ByteText.folded(page.text[Int(node.textStart)..<Int(node.textEnd)])
        if !text.isEmpty { runs.append(BylineRun(text: text, link: link)) }
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
