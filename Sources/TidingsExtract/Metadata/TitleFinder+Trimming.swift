internal import TidingsHTML
internal import TidingsModel
internal import TidingsParse

/// What stands in a heading beside the title: the site's name, a kicker, a date, a count.
extension TitleFinder {
  /// A title in capitals as the page writes it elsewhere.
  func withoutCapitals(_ shown: String) -> String {
    guard !shown.contains(where: \.isLowercase), shown.contains(where: \.isUppercase) else { return shown }
    let folded = WordFold.fold(shown)
    let written = [feedTitle, linkedTitle, meta.first("og:title", "twitter:title"), meta.title].compactMap { $0 }
    return (written.map(withoutSiteName) + segments.compactMap(\.text)).first { WordFold.fold($0) == folded } ?? shown
  }

  /// A title with the marks it was typed with: programs set curved ones where they show it, and not where they declare it.
  func withWrittenMarks(_ shown: String, as titles: [String]) -> String {
    // "Stadtplanung : Die neue Brücke", where a style parts the kicker from the title.
    if shown.range(ofBytes: " : ") != nil,
      case let closed = shown.pieces(partedBy: " : ").joined(separator: ": "), titles.contains(closed)
    {
      return closed
    }
    guard shown.utf8.contains(0xE2) else { return shown }
    let typed = String(
      String.UnicodeScalarView(
        shown.unicodeScalars.map { scalar in
          switch scalar {
          case "\u{2018}", "\u{2019}": "'"
          case "\u{201C}", "\u{201D}": "\""
          default: scalar
          }
        }))
    return titles.contains(typed) ? typed : shown
  }

  /// What a heading shows. Where its elements touch, as `Stadtplanung` and `Die neue Brücke` may that stand on lines of
  /// their own, the page's titles tell what parts them.
  func shown(_ block: Block, as titles: [String]) -> String {
    let whole = ByteText.folded(analysis.list.bytes(of: block))
    let page = analysis.page
    let runs = (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).filter { page.nodes[$0].tag == .text }
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
    return titles.first { WordFold.fold($0) == folded } ?? ByteText.folded(parted)
  }

  private func isOwnElement(_ run: Int, of block: Block) -> Bool { analysis.page.nodes[run].parent != block.node }

  /// Whether a text begins with a capital straight behind a word of four letters or more that ends with a small one.
  private func opensWord(_ text: ArraySlice<UInt8>, behind before: [UInt8]) -> Bool {
    guard let first = String(decoding: text.prefix(4), as: UTF8.self).first, first.isUppercase,
      let last = String(decoding: before.suffix(4), as: UTF8.self).last, last.isLowercase
    else { return false }
    return String(decoding: before, as: UTF8.self).reversed().prefix { $0.isLetter }.count >= 4
  }

  /// A heading without the section before the title, where the page's own title has no such thing.
  func withoutKicker(_ heading: String, of block: Block, _ segments: [Segment]) -> String? {
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

  /// A heading without the section that it opens with in an element named so, where none of the page's titles opens with
  /// it.
  func withoutNamedKicker(of block: Block, titles: [String]) -> String? {
    let page = analysis.page
    let runs = (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).filter { page.nodes[$0].tag == .text }
    guard let first = runs.first else { return nil }
    var element = Int(page.nodes[first].parent)
    while element > Int(block.node), !isNamedKicker(element) { element = Int(page.nodes[element].parent) }
    guard element > Int(block.node) else { return nil }
    let kicker = WordFold.fold(page.foldedText(of: element, limit: 80))
    let rest = runs.filter { !page.contains(element, $0) }
    guard !kicker.isEmpty, let start = rest.first, start >= Int(page.nodes[element].end),
      !titles.contains(where: { WordFold.fold($0).starts(with: kicker) })
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
  func withoutSubtitle(_ heading: [UInt8], of block: Block, titles: [String], _ segments: [Segment]) -> String? {
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
  func text(opening part: [UInt8], in block: Block) -> String? {
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
  func text(of part: [UInt8], in block: Block) -> String? {
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

  /// A heading without a date, a count or a kicker around the title that the page otherwise has.
  func withoutDecoration(_ heading: String, of block: Block, titles: [String]) -> String {
    let folded = WordFold.fold(heading)
    for (index, title) in titles.enumerated() {
      let bare = WordFold.fold(title)
      guard bare.count > 12, bare.count < folded.count, bare.count * 2 > folded.count, Self.contains(folded, bare)
      else { continue }
      let surplus = WordFold.words(folded).count - WordFold.words(bare).count
      if surplus <= 4, Self.restIsDateOrCount(folded, without: bare) { return title }
      let isConfirmed =
        titles.allSatisfy { WordFold.fold($0) == bare } || titles[(index + 1)...].contains { WordFold.fold($0) == bare }
      if surplus <= (isConfirmed ? 6 : 1), standsApart(bare, in: block) { return title }
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
  func withoutTail(_ title: String) -> String {
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

  /// The title without the site's name at its end or start, where that name is known.
  func withoutSiteName(_ title: String) -> String {
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
