/// Finds the article's title among what the page and the feed call it.
struct TitleFinder {
  let analysis: PageAnalysis
  let meta: MetaTags
  let linkedTitle: String?
  let feedTitle: String?
  let siteNames: [String]

  struct Found: Sendable {
    var title: String?
    /// The heading on the page that shows it.
    var heading: Block?
    /// Its index among the page's lines.
    var headingIndex: Int?
    var folded: [UInt8] = []
  }

  func find() -> Found {
    let documentTitle = meta.title.map(withoutSiteName)
    let socialTitle = meta.first("og:title", "twitter:title").map(withoutSiteName)
    let itemTitle = meta.first("itemprop:headline")
    let votes = [feedTitle, linkedTitle, socialTitle, documentTitle, itemTitle].compactMap { $0 }.map(WordFold.fold)
      .filter { !$0.isEmpty }
    var best: (index: Int, score: Double)?
    for (index, block) in analysis.list.blocks.enumerated() {
      guard block.weight >= 2, block.weight < 400, let level = headingLevel(of: block) else { continue }
      let folded = WordFold.fold(analysis.list.bytes(of: block))
      guard !folded.isEmpty else { continue }
      var agreement = 0.0
      for vote in votes {
        var similarity = WordFold.similarity(folded, vote)
        // The title element often says more: the section, the site.
        if similarity < 0.9, folded.count > 12, Self.contains(vote, folded) { similarity = 0.9 }
        agreement = max(agreement, similarity)
      }
      var score = agreement * 2
      switch level {
      case 1: score += 1
      case 2: score += 0.35
      default: break
      }
      let hints = analysis.hints[Int(block.node)]
      if hints.contains(.headline) { score += 0.4 }
      if block.linkShare > 0.8 { score -= 0.3 }
      if analysis.unlikely[Int(block.node)] { score -= 0.4 }
      if siteNames.contains(where: { WordFold.fold($0) == folded }) { score -= 1.5 }
      if level != 1 && agreement < 0.6 { continue }
      if score > (best?.score ?? 0.9) + 0.05 { best = (index, score) }
    }
    if let best {
      let block = analysis.list.blocks[best.index]
      let text = ByteText.folded(analysis.list.bytes(of: block))
      let folded = WordFold.fold(text)
      let agreement = votes.map { max(WordFold.similarity(folded, $0), Self.contains($0, folded) ? 0.9 : 0) }.max() ?? 1
      if agreement >= 0.35 || votes.isEmpty || (linkedTitle == nil && feedTitle == nil && block.weight > 15) {
        return Found(title: text, heading: block, headingIndex: best.index, folded: folded)
      }
    }
    let title = linkedTitle ?? socialTitle ?? itemTitle ?? documentTitle ?? feedTitle
    return Found(title: title, heading: nil, headingIndex: nil, folded: title.map(WordFold.fold) ?? [])
  }

  static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, text.count >= part.count, text.count < 2000 else { return false }
    let last = text.count - part.count
    var index = 0
    while index <= last {
      if text[index] == part[0], text[index..<index + part.count].elementsEqual(part) { return true }
      index += 1
    }
    return false
  }

  /// 1 ... 6 for headings, 7 for other elements that are named as the headline.
  private func headingLevel(of block: Block) -> Int? {
    var node = Int(block.node)
    for _ in 0..<3 {
      let tag = analysis.page.nodes[node].tag
      if tag.isHeading { return Int(tag.rawValue - Tag.h1.rawValue) + 1 }
      if analysis.hints[node].contains(.headline) { return 7 }
      let parent = Int(analysis.page.nodes[node].parent)
      guard parent >= 0 else { return nil }
      node = parent
    }
    return nil
  }

  /// The title without the site's name at its end or start, where that name is known.
  private func withoutSiteName(_ title: String) -> String {
    let separators: [String] = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ", " / ", " ─ ", " ｜ ", "｜", "_"]
    let names = siteNames.map(WordFold.fold).filter { !$0.isEmpty }
    var rest = title
    var changed = true
    while changed {
      changed = false
      for separator in separators {
        if let range = lastRange(of: separator, in: rest) {
          let tail = WordFold.fold(String(rest[range.upperBound...]))
          if names.contains(where: { matches($0, tail) }) {
            rest = String(rest[..<range.lowerBound])
            changed = true
          }
        }
        if let range = rest.firstRange(of: separator) {
          let head = WordFold.fold(String(rest[..<range.lowerBound]))
          if names.contains(where: { $0 == head }) {
            rest = String(rest[range.upperBound...])
            changed = true
          }
        }
      }
    }
    return rest.isEmpty ? title : rest
  }

  private func matches(_ name: [UInt8], _ tail: [UInt8]) -> Bool {
    if name == tail { return true }
    let squeezedName = name.filter { $0 != 0x20 }
    let squeezedTail = tail.filter { $0 != 0x20 }
    return squeezedName == squeezedTail
  }

  private func lastRange(of separator: String, in text: String) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var rest = text[...]
    while let range = rest.firstRange(of: separator) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }
}
