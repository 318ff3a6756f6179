internal import TidingsParse

/// Which of a page's lines may be the article's own: its byline, its date, not those of other stories, of comments, of the
/// page's head.
struct OwnLines {
  let analysis: PageAnalysis
  let places: LinePlaces

  /// The article's lines.
  let body: [Int]

  /// The element that holds the text.
  let container: Int

  let cards: [Bool]

  /// The article's first paragraph.
  let firstOfBody: Int

  /// Where the third paragraph begins: bylines may stand behind the standfirst.
  let endOfOpening: Int

  init(analysis: PageAnalysis, places: LinePlaces, body: [Int], container: Int, cards: [Bool]) {
    self.analysis = analysis
    self.places = places
    self.body = body
    self.container = container
    self.cards = cards
    let blocks = analysis.list.blocks
    let paragraphs = body.filter { blocks[$0].isProse }.prefix(3)
    firstOfBody = paragraphs.first ?? body.first ?? blocks.count
    endOfOpening = paragraphs.count == 3 ? paragraphs[2] : firstOfBody
  }

  private var blocks: [Block] { analysis.list.blocks }

  private var heading: Int? { places.heading }

  func isNear(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    // What looks like a teaser straight under the title, but links to no other story, is the byline.
    let isUnderTitle = heading.map { index == $0 + 1 } ?? false
    if cards[node], !isUnderTitle || (blocks[index].linkWeight >= OtherStories.shortestTitle && !linksToAuthor(index)) {
      return false
    }
    // Between title and text stand the article's own lines, whatever their elements are called; just before the title,
    // what is named as a date.
    let isBetween =
      heading.map { heading in
        (index > heading && index < endOfOpening)
          || (index < heading && index + 4 >= heading && blocks[index].links == 0
            && (places.isNamed(node, .date) || isDateline(index)))
          || (index < heading && index + 4 >= heading && opensTimed(index) && places.sharesSection(index, heading)
            && (index + 2 >= heading || isListBetween(index, heading)))
      } ?? false
    var ancestor = node
    var steps = 0
    while ancestor >= 0, steps < 30 {
      let element = analysis.page.nodes[ancestor]
      let hints = analysis.hints[ancestor]
      // Some systems put a whole page into one form.
      let holdsArticle =
        analysis.page.contains(ancestor, container)
        || heading.map { analysis.page.contains(ancestor, Int(blocks[$0].node)) } ?? false
      switch element.tag {
      case .nav, .form, .menu, .figcaption: if !holdsArticle { return false }
      case .footer where index > (body.last ?? 0) && !holdsArticle && !places.isOfArticle(ancestor): return false
      default: break
      }
      if !holdsArticle {
        // A date or a byline of the page's own story, `comment-header-date` or `teaser-author`: systems name it by its style.
        let isOwn = isBetween && !hints.isDisjoint(with: [.date, .byline])
        if hints.contains(.hidden) || (hints.contains(.related) && !isOwn) { return false }
        if (hints.contains(.comments) && !isOwn) || hints.contains(.caption), !isBetween || !isSmallPrint(index) {
          return false
        }
        if !hints.isDisjoint(with: [.navigation, .promotion]),
          !isBetween || (blocks[index].linkShare > 0.8 && !isSmallPrint(index))
        {
          return false
        }
      }
      ancestor = Int(element.parent)
      steps += 1
    }
    return true
  }

  /// Whether a line is little more than a date, or a byline: systems name the style of small print so, in which captions
  /// are set as well.
  private func isSmallPrint(_ index: Int) -> Bool {
    guard blocks[index].weight < 60, case let bytes = analysis.list.bytes(of: blocks[index]) else { return false }
    let dates = DateScanner.dates(in: bytes, language: nil)
    let dated = dates.reduce(0) { $0 + $1.length }
    // "14 June 2025 | 5 min read"
    let opensDated = dates.first?.start == 0 && dated * 3 > bytes.count
    return dated * 2 > bytes.count || opensDated || Self.opensAsByline(analysis.list.text(of: blocks[index]))
  }

  /// Whether a line opens by saying that its date is that of the publication.
  func isDateline(_ index: Int) -> Bool {
    blocks[index].weight < 100 && blocks[index].linkShare < 0.5
      && DateLabels.open(analysis.list.bytes(of: blocks[index]))
  }

  /// Whether a line says no more than that the author follows: `この記事を書いた人`.
  func isLabelAlone(_ index: Int) -> Bool {
    let text = analysis.list.text(of: blocks[index]).lowercased()
    return NameWords.labels(opening: text).contains(text)
  }

  /// Whether a line above the title and all between are points of lists without links: what systems tell of a story.
  private func isListBetween(_ index: Int, _ heading: Int) -> Bool {
    blocks[index..<heading].allSatisfy { $0.links == 0 && analysis.page.nodes[Int($0.node)].tag == .li }
  }

  /// Whether a line above the title shows little more than a day and a time.
  func opensTimed(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 50, block.links == 0 || (block.links == 1 && block.linkShare < 0.4), block.text.count < 120
    else { return false }
    let bytes = analysis.list.bytes(of: block)
    return bytes.contains(0x3A) && OtherStories.digits(in: bytes) >= 8
  }

  /// Whether a line's links lead to the pages of authors, or to their mailboxes.
  private func linksToAuthor(_ index: Int) -> Bool {
    guard (1...4).contains(blocks[index].links), blocks[index].weight < 90 else { return false }
    let nodes = Int(min(blocks[index].node, blocks[index].nodes.lowerBound))..<Int(blocks[index].nodes.upperBound)
    let links = nodes.filter { analysis.page.nodes[$0].tag == .a }
      .compactMap { analysis.page.attributeText(.href, of: $0) }
    return links.contains(where: BylineReader.isProfile)
      && links.allSatisfy { BylineReader.isProfile($0) || $0.hasPrefix("mailto:") }
  }

  /// Whether a text is a label and two to four words written as a name: `Von Ann Bell`.
  static func opensAsByline(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return NameWords.labels(opening: lowered).contains { label in
      guard lowered.utf8.starts(with: label.utf8), case let rest = text.dropFirst(label.count),
        label.hasSuffix(" ") || rest.first == " "
      else { return false }
      let words = rest.split(separator: " ")
      return (2...4).contains(words.count)
        && words.allSatisfy { word in
          NameWords.particles.contains(word)
            || (word.first?.isUppercase == true && word.last?.isLetter == true && word.allSatisfy { !$0.isNumber })
        }
    }
  }
}
