internal import TidingsParse

/// The lines of a page around its article: those near the title, and those that follow the text.
struct Surroundings {
  let analysis: PageAnalysis
  /// The title's line, where the page shows it.
  let heading: Int?
  /// The article's lines.
  let body: [Int]
  let container: Int
  let cards: [Bool]

  /// Lines after the title, among the first paragraphs: bylines, dates, sections.
  private(set) var afterTitle: [Int] = []
  /// Lines just before the title that share its element, not the page's head; the nearest first.
  private(set) var beforeTitle: [Int] = []
  /// Lines after the last of the article: inside its element, or behind it where they are named as a byline or date.
  private(set) var afterBody: [Int] = []

  /// The article's first paragraph.
  private let firstOfBody: Int
  /// Where the third paragraph begins: bylines may stand behind the standfirst.
  private let endOfOpening: Int

  init(analysis: PageAnalysis, heading: Int?, body: [Int], container: Int, cards: [Bool]) {
    self.analysis = analysis
    self.heading = heading
    self.body = body
    self.container = container
    self.cards = cards
    let blocks = analysis.list.blocks
    let paragraphs = body.filter { blocks[$0].isProse }.prefix(3)
    firstOfBody = paragraphs.first ?? body.first ?? blocks.count
    endOfOpening = paragraphs.count == 3 ? paragraphs[2] : firstOfBody
    afterTitle = linesAfterTitle()
    beforeTitle = linesBeforeTitle()
    afterBody = linesAfterBody()
  }

  private var blocks: [Block] { analysis.list.blocks }

  /// The line with which the text begins, a brief standfirst straight below the title aside.
  var firstOfText: Int? {
    guard let first = body.first, let heading, first == heading + 1, !blocks[first].isProse else { return body.first }
    return body.dropFirst().first ?? first
  }

  private func linesAfterTitle() -> [Int] {
    let first = firstOfBody
    let start = heading.map { $0 + 1 } ?? max(0, firstInContainer - 4)
    var lines: [Int] = []
    var paragraphs = 0
    var index = start
    let last = body.last ?? blocks.count
    while index < blocks.count, index <= last, index < start + 60, lines.count < 30 {
      if blocks[index].isProse, index >= first { paragraphs += 1 }
      if paragraphs > 3
        || (index > first && tag(index).isHeading && !announcesOthers(index) && !isDayInSmallPrint(index))
      {
        break
      }
      if isNear(index) { lines.append(index) }
      index += 1
    }
    return lines
  }

  /// Whether a heading of the lowest levels holds a day and little else: it is chosen for its small print, and heads no
  /// section.
  private func isDayInSmallPrint(_ index: Int) -> Bool {
    switch tag(index) {
    case .h4, .h5, .h6: break
    default: return false
    }
    let bytes = analysis.list.bytes(of: blocks[index])
    let dates = DateScanner.dates(in: bytes, language: nil)
    return blocks[index].weight < 40 && dates.reduce(0) { $0 + $1.length } * 2 > bytes.count
  }

  private func announcesOthers(_ index: Int) -> Bool {
    ChromePhrases.announces(WordFold.fold(analysis.list.bytes(of: blocks[index])))
  }

  private func tag(_ index: Int) -> Tag { analysis.page.nodes[Int(blocks[index].node)].tag }

  private func linesBeforeTitle() -> [Int] {
    guard let heading else { return [] }
    return (max(0, heading - 8)..<heading).filter { index in
      isNear(index)
        && (sharesSection(index, heading)
          || (index + 3 >= heading && (sharesColumn(index, heading) || opensStory(index)))
          || (index + 2 >= heading && opensTimed(index)))
    }.reversed()
  }

  /// Whether a line is named as a date and shows more than a day, on pages without an element round title and text.
  private func opensStory(_ index: Int) -> Bool {
    isNamed(Int(blocks[index].nodes.lowerBound), .date) && blocks[index].linkShare < 0.5
      && analysis.list.bytes(of: blocks[index]).contains(0x3A)
  }

  /// Whether a line straight above the title shows little more than a day and a time.
  private func opensTimed(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 50, block.links == 0 || (block.links == 1 && block.linkShare < 0.4), block.text.count < 120
    else { return false }
    let bytes = analysis.list.bytes(of: block)
    return bytes.contains(0x3A) && digits(in: bytes) >= 8
  }

  /// How many digits a text has, of whatever script.
  private func digits(in bytes: ArraySlice<UInt8>) -> Int {
    let count = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
    // Digits of other scripts begin with one of these.
    guard bytes.contains(where: { $0 >= 0xD9 && $0 <= 0xE1 }) else { return count }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.count { DateVocabulary.digit($0) != nil }
  }

  /// Whether two lines lie in one element that is not the whole page, and the first is no part of the site's head.
  private func sharesColumn(_ index: Int, _ other: Int) -> Bool {
    var ancestor = Int(blocks[index].node)
    while ancestor >= 0, !analysis.page.contains(ancestor, Int(blocks[other].node)) {
      let node = analysis.page.nodes[ancestor]
      if node.tag == .header || node.tag == .nav { return false }
      if analysis.hints[ancestor].contains(.navigation), !isNamed(Int(blocks[index].node), .date) { return false }
      ancestor = Int(node.parent)
    }
    return ancestor > 0 && analysis.page.nodes[ancestor].tag != .body && analysis.page.nodes[ancestor].tag != .html
  }

  /// Whether a node or one close around it is named so.
  private func isNamed(_ node: Int, _ names: Hints) -> Bool {
    var ancestor = node
    for step in 0..<7 where ancestor >= 0 {
      // Farther up only those that hold no more than a line.
      if step >= 4, analysis.mass[ancestor].blocks > 1 { break }
      if !analysis.hints[ancestor].isDisjoint(with: names) { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Those of them that no heading parts from the text.
  var belowText: [Int] {
    guard let last = body.last else { return afterBody }
    return afterBody.filter { line in
      line <= last || !(last + 1...line).contains { tag($0).isHeading && !isLabelAlone($0) }
    }
  }

  private func linesAfterBody() -> [Int] {
    guard let last = body.last else { return [] }
    var lines: [Int] = []
    var boxEnd: Int32 = 0
    for index in last + 1..<min(last + 16, blocks.count) where blocks[index].node >= boxEnd {
      let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
      // "Mời quý độc giả theo dõi báo trên …": the writer may sign behind it.
      if !tag(index).isHeading, analysis.page.contains(container, Int(blocks[index].node)),
        ChromePhrases.addresses(reader: folded)
      {
        continue
      }
      // What comes under such a heading are other stories and comments, with dates and names of their own.
      if ChromePhrases.announces(folded) || ChromePhrases.announcesProse(folded),
        !Self.passing.contains(where: { folded.starts(with: $0) }), !isLabelAlone(index)
      {
        // "Xem thêm: Cầu mới thông xe", one link and all of it.
        if isLinkedTitle(index, weighing: Self.shortestTitle),
          analysis.page.contains(container, Int(blocks[index].node))
        {
          continue
        }
        // An advert or a box of other stories may part the text from its last line.
        if let end = endOfInnerBox(headedBy: index, folded) {
          boxEnd = end
          continue
        }
        break
      }
      guard isNear(index), !isTeaser(index), !isAmongTeasers(index) else { continue }
      let node = Int(blocks[index].node)
      let isInside = analysis.page.contains(container, node) && index < last + 9
      let isBesideText = index < last + 6 && blocks[index].links == 0 && holdsNumbers(index)
      if isInside || isNamed(Int(blocks[index].nodes.lowerBound), [.date, .byline, .meta]) || isDateline(index)
        || isSignature(index) || isBesideText
      {
        lines.append(index)
      }
    }
    return lines
  }

  /// Where the small box ends that a label heads and that lies in the text's own element; that of an advert may show
  /// nothing else.
  private func endOfInnerBox(headedBy index: Int, _ label: [UInt8]) -> Int32? {
    let page = analysis.page
    var node = Int(blocks[index].node)
    var box: Int?
    while node > container, !page.contains(node, Int(blocks[index - 1].node)), analysis.mass[node].blocks <= 5 {
      box = node
      node = Int(page.nodes[node].parent)
    }
    guard let box, page.contains(container, box), body.last.map({ index <= $0 + 5 }) == true,
      analysis.mass[box].blocks > 1 || Self.adverts.contains(label)
    else { return nil }
    return page.nodes[box].end
  }

  private static let adverts = Set(
    ChromePhrases.split(
      """
      quảng cáo|advertisement|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama|реклама
      reklam|iklan|広告|광고|广告|廣告|إعلان|โฆษณา
      """))

  /// Whether a line says no more than that the author follows: `この記事を書いた人`.
  func isLabelAlone(_ index: Int) -> Bool {
    let text = analysis.list.text(of: blocks[index]).lowercased()
    return NameWords.labels(opening: text).contains(text)
  }

  /// Whether a line opens by saying that its date is that of the publication.
  func isDateline(_ index: Int) -> Bool {
    blocks[index].weight < 100 && blocks[index].linkShare < 0.5
      && DateLabels.open(analysis.list.bytes(of: blocks[index]))
  }

  /// Whether a line opens by saying that its name is the author's, or stands to the right straight under the text, as
  /// signatures do.
  private func isSignature(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 60, block.linkShare < 0.3 else { return false }
    let text = analysis.list.text(of: block)
    if block.links == 0, PersonNames.announcesAuthor(text) { return true }
    // "De notre envoyé spécial à Lorient, Erwan Briec", "Diposting oleh Budi Santoso di 10.22"
    if let last = body.last, index == last + 1, let rest = BylineLabel.rest(of: text)?.split(separator: " "),
      (2...4).contains(rest.prefix(while: { $0.first?.isUppercase == true }).count), rest.count < 7
    {
      return true
    }
    if block.links == 0, let last = body.last, index == last + 1, opensAsByline(text) { return true }
    guard block.links == 0, let last = body.last, index == last + 1, block.weight < 40, !block.endsSentence,
      !analysis.unlikely[Int(block.node)], sharesSection(index, last),
      text.contains(where: \.isUppercase)
    else { return false }
    return isToTheRight(Int(block.node)) || (block.boldWeight * 10 > block.weight * 8 && !precedesLinks(index))
  }

  /// Whether a text is a label and two to four words written as a name: `Von Ann Bell`.
  private func opensAsByline(_ text: String) -> Bool {
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

  /// Whether a line that is mostly a link follows: the first of a list of others.
  private func precedesLinks(_ index: Int) -> Bool {
    blocks.indices.contains(index + 1) && blocks[index + 1].linkShare > 0.5
  }

  /// The short line straight behind the text, in an element of the article though not in the text's own.
  var lineBehindText: Int? {
    guard let last = body.last, case let index = last + 1, blocks.indices.contains(index), blocks[index].links == 0,
      blocks[index].weight < 90, !blocks[index].endsSentence, !tag(index).isHeading,
      !analysis.unlikely[Int(blocks[index].node)],
      sharesSection(index, last), isNear(index)
    else { return nil }
    return index
  }

  /// Whether a style or the name of an element moves its text to the right.
  func isToTheRight(_ node: Int) -> Bool {
    let page = analysis.page
    return page.attribute(.align, of: node).map { ByteText.equals($0, "right") } ?? false
      || page.attribute(.style, of: node).map { ByteText.contains($0, "right") } ?? false
      || page.attribute(.classes, of: node).map { ByteText.contains($0, "right") } ?? false
  }

  /// Whether a line is a link to another story, or stands with one in an element that holds little else.
  private func isTeaser(_ index: Int) -> Bool {
    if isLinkedTitle(index) { return true }
    for other in [index - 1, index + 1] where blocks.indices.contains(other) && isLinkedTitle(other) {
      var ancestor = Int(blocks[index].node)
      while ancestor > 0, !analysis.page.contains(ancestor, Int(blocks[other].node)) {
        ancestor = Int(analysis.page.nodes[ancestor].parent)
      }
      if analysis.mass[ancestor].blocks <= 4, !analysis.page.contains(ancestor, container) { return true }
    }
    return false
  }

  /// Whether a line belongs to a row of other stories: it stands with a link in a small element, or between links, and
  /// another line near it does the same.
  func isAmongTeasers(_ index: Int) -> Bool {
    let near = max(0, index - 4)..<min(blocks.count, index + 5)
    if let own = teaser(index) {
      let page = analysis.page
      let hasSibling = near.contains { other in
        guard other != index, let teaser = teaser(other), teaser != own else { return false }
        return page.nodes[teaser].parent == page.nodes[own].parent && page.nodes[teaser].tag == page.nodes[own].tag
      }
      if hasSibling { return true }
    }
    // Link, date, link, date, each a line of its own.
    let before = isTitleOfOther(index - 1)
    let after = isTitleOfOther(index + 1)
    return (before && isTitleOfOther(index - 3) && isDateOfOther(index - 2))
      || (after && isTitleOfOther(index + 3) && isDateOfOther(index + 2))
      || (before && after && (isDateOfOther(index - 2) || isDateOfOther(index + 2)))
  }

  /// Whether a line between the titles of other stories may be one's date: a title may hold numbers as well.
  private func isDateOfOther(_ index: Int) -> Bool {
    holdsNumbers(index) && !isTitleOfOther(index) && !blocks[index].isProse
  }

  /// The small element that holds a line and a link which is most of it.
  private func teaser(_ index: Int) -> Int? {
    let block = blocks[index]
    if block.linkShare > 0.4, block.linkWeight >= Self.shortestTitle, block.links == 1, holdsNumbers(index) {
      return Int(block.node)
    }
    guard block.linkShare < 0.3 else { return nil }
    for other in [index - 1, index + 1] where isTitleOfOther(other) {
      var ancestor = Int(block.node)
      while ancestor > 0, !analysis.page.contains(ancestor, Int(blocks[other].node)) {
        ancestor = Int(analysis.page.nodes[ancestor].parent)
      }
      if ancestor > 0, analysis.mass[ancestor].blocks <= 3 { return ancestor }
    }
    return nil
  }

  /// What the title of another story weighs at least.
  private static let shortestTitle: Int32 = 14

  private func isTitleOfOther(_ index: Int) -> Bool {
    blocks.indices.contains(index) && blocks[index].linkShare > 0.8 && blocks[index].linkWeight >= Self.shortestTitle
  }

  /// Whether a line is short and rich in digits, as a date is.
  private func holdsNumbers(_ index: Int) -> Bool {
    guard blocks.indices.contains(index), blocks[index].text.count < 400 else { return false }
    return digits(in: analysis.list.bytes(of: blocks[index])) >= 4
  }

  /// Whether a node lies in an item of a list that is mostly links, as lists of other stories with their dates are.
  func isInListOfLinks(_ node: Int) -> Bool {
    let page = analysis.page
    var item = node
    var steps = 0
    while item > 0, page.nodes[item].tag != .li {
      steps += 1
      guard steps < 5 else { return false }
      item = Int(page.nodes[item].parent)
    }
    guard item > 0, analysis.mass[item].linkWeight >= 14 else { return false }
    let list = Int(page.nodes[item].parent)
    guard list >= 0 else { return false }
    return analysis.mass[list].linkWeight * 5 > analysis.mass[list].weight * 2 && analysis.mass[list].blocks > 1
  }

  private func isLinkedTitle(_ index: Int, weighing minimum: Int32 = 40) -> Bool {
    blocks[index].linkWeight >= minimum && blocks[index].linkShare > 0.5 && blocks[index].links <= 2
  }

  /// Openings of labels behind which the article's own lines may follow: its tags, its author, its source.
  private static let passing: [[UInt8]] = [
    "tác giả", "về tác giả", "từ khóa", "từ khoá", "thẻ", "tags", "tag", "chủ đề", "chia sẻ", "share", "teilen",
    "author",
    "about the author", "written by", "autor", "auteur", "topics", "themen", "schlagwörter", "mots clés",
  ].map(WordFold.fold)

  private var firstInContainer: Int {
    blocks.firstIndex { Int($0.node) >= container } ?? 0
  }

  private func isNear(_ index: Int) -> Bool {
    let node = Int(blocks[index].node)
    // What looks like a teaser straight under the title, but links to no other story, is the byline.
    let isUnderTitle = heading.map { index == $0 + 1 } ?? false
    if cards[node], !isUnderTitle || (blocks[index].linkWeight >= Self.shortestTitle && !linksToAuthor(index)) {
      return false
    }
    // Between title and text stand the article's own lines, whatever their elements are called; just before the title,
    // what is named as a date.
    let isBetween =
      heading.map { heading in
        (index > heading && index < endOfOpening)
          || (index < heading && index + 4 >= heading && blocks[index].links == 0
            && (isNamed(node, .date) || isDateline(index)))
          || (index < heading && index + 2 >= heading && opensTimed(index) && sharesSection(index, heading))
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
      case .footer where index > (body.last ?? 0) && !holdsArticle && !isOfArticle(ancestor): return false
      default: break
      }
      if !holdsArticle {
        // A date or a byline of the page's own story, `comment-header-date` or `teaser-author`: systems name it by its style.
        let isOwn = isBetween && !hints.isDisjoint(with: [.date, .byline])
        let others: Hints = isOwn ? [.hidden, .caption] : [.related, .comments, .hidden, .caption]
        if !hints.isDisjoint(with: others) { return false }
        if !hints.isDisjoint(with: [.navigation, .promotion]), !isBetween || blocks[index].linkShare > 0.8 {
          return false
        }
      }
      ancestor = Int(element.parent)
      steps += 1
    }
    return true
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

  /// Whether a footer lies in the `article` that holds the text.
  private func isOfArticle(_ footer: Int) -> Bool {
    guard let first = body.first else { return false }
    var ancestor = footer
    while ancestor > 0, analysis.page.nodes[ancestor].tag != .article {
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return ancestor > 0 && analysis.page.contains(ancestor, Int(blocks[first].node))
  }

  /// Whether a line stands in what is named as navigation and does not hold the title.
  func isInNavigation(_ index: Int) -> Bool {
    var ancestor = Int(blocks[index].node)
    while ancestor >= 0 {
      if heading.map({ analysis.page.contains(ancestor, Int(blocks[$0].node)) }) == true { return false }
      if analysis.hints[ancestor].contains(.navigation) { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return false
  }

  /// Whether a line stands in navigation or in the page's head, apart from the title.
  func isInPageHead(_ index: Int) -> Bool {
    var ancestor = Int(blocks[index].node)
    while ancestor >= 0 {
      if heading.map({ analysis.page.contains(ancestor, Int(blocks[$0].node)) }) == true { break }
      if analysis.page.nodes[ancestor].tag == .header { return true }
      ancestor = Int(analysis.page.nodes[ancestor].parent)
    }
    return isInNavigation(index)
  }

  /// Whether two lines lie in one element that is not nearly the whole page.
  private func sharesSection(_ index: Int, _ other: Int) -> Bool {
    var ancestor = Int(blocks[other].node)
    while ancestor >= 0 {
      let node = analysis.page.nodes[ancestor]
      if node.tag == .body || node.tag == .html { return false }
      if analysis.page.contains(ancestor, Int(blocks[index].node)) {
        return node.tag == .article || node.tag == .header
          || Int(analysis.mass[ancestor].weight) * 10 < Int(analysis.total.weight) * 9
      }
      ancestor = Int(node.parent)
    }
    return false
  }
}
