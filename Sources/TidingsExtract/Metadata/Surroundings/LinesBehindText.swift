internal import TidingsParse

/// The article's own lines behind its text.
struct LinesBehindText {
  let analysis: PageAnalysis
  let own: OwnLines
  let others: OtherStories

  private var blocks: [Block] { analysis.list.blocks }

  private var places: LinePlaces { own.places }

  private func tag(_ index: Int) -> Tag { analysis.page.nodes[Int(blocks[index].node)].tag }

  /// Lines after the last of the article: inside its element, or behind it where they are named as a byline or date.
  func find() -> [Int] {
    guard let last = own.body.last else { return [] }
    var lines: [Int] = []
    var boxEnd: Int32 = 0
    for index in last + 1..<min(last + 16, blocks.count) where blocks[index].node >= boxEnd {
      let folded = WordFold.fold(analysis.list.bytes(of: blocks[index]))
      // "Mời quý độc giả theo dõi báo trên …": the writer may sign behind it.
      if !tag(index).isHeading, analysis.page.contains(own.container, Int(blocks[index].node)),
        ReaderCalls.addresses(reader: folded)
      {
        continue
      }
      // What comes under such a heading are other stories and comments, with dates and names of their own.
      if ChromePhrases.announces(folded) || ChromePhrases.announcesProse(folded),
        !Self.passing.contains(where: { folded.starts(with: $0) }), !own.isLabelAlone(index)
      {
        // "Xem thêm: Cầu mới thông xe", one link and all of it.
        if others.isLinkedTitle(index, weighing: OtherStories.shortestTitle),
          analysis.page.contains(own.container, Int(blocks[index].node))
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
      guard own.isNear(index), !others.isTeaser(index), !others.isAmongTeasers(index) else { continue }
      let node = Int(blocks[index].node)
      let isInside = analysis.page.contains(own.container, node) && index < last + 9
      let isBesideText = index < last + 6 && blocks[index].links == 0 && others.holdsNumbers(index)
      if isInside || places.isNamed(Int(blocks[index].nodes.lowerBound), [.date, .byline, .meta])
        || own.isDateline(index) || holdsByline(index)
        || isSignature(index) || isBesideText
      {
        lines.append(index)
      }
    }
    return lines
  }

  /// Whether a part of a brief line is named as a byline: `3 May / <span class="author">Ann Bell</span> / 5 comments`.
  private func holdsByline(_ index: Int) -> Bool {
    let block = blocks[index]
    return block.weight < 80
      && (Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).contains {
        analysis.hints[$0].contains(.byline)
      }
  }

  /// Those of some lines that no heading parts from the text.
  func beforeHeading(_ lines: [Int]) -> [Int] {
    guard let last = own.body.last else { return lines }
    return lines.filter { line in
      line <= last || !(last + 1...line).contains { tag($0).isHeading && !own.isLabelAlone($0) }
    }
  }

  /// Where the small box ends that a label heads and that lies in the text's own element; that of an advert may show
  /// nothing else.
  private func endOfInnerBox(headedBy index: Int, _ label: [UInt8]) -> Int32? {
    let page = analysis.page
    var node = Int(blocks[index].node)
    var box: Int?
    while node > own.container, !page.contains(node, Int(blocks[index - 1].node)), analysis.mass[node].blocks <= 5 {
      box = node
      node = Int(page.nodes[node].parent)
    }
    guard let box, page.contains(own.container, box), own.body.last.map({ index <= $0 + 5 }) == true,
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

  /// Whether a line opens by saying that its name is the author's, or stands to the right straight under the text, as
  /// signatures do.
  private func isSignature(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.weight < 60, block.linkShare < 0.3 else { return false }
    let text = analysis.list.text(of: block)
    if block.links == 0, PersonNames.announcesAuthor(text) { return true }
    // "De notre envoyé spécial à Lorient, Erwan Briec", "Diposting oleh Budi Santoso di 10.22"
    if let last = own.body.last, index == last + 1, let rest = BylineLabel.rest(of: text)?.split(separator: " "),
      (2...4).contains(rest.prefix(while: { $0.first?.isUppercase == true }).count), rest.count < 7
    {
      return true
    }
    if block.links == 0, let last = own.body.last, index == last + 1, OwnLines.opensAsByline(text) { return true }
    guard block.links == 0, let last = own.body.last, isStraightBehind(last, index), block.weight < 40,
      !block.endsSentence, !analysis.unlikely[Int(block.node)], places.sharesSection(index, last),
      text.contains(where: \.isUppercase)
    else { return false }
    return places.isToTheRight(Int(block.node)) || (block.boldWeight * 10 > block.weight * 8 && !precedesLinks(index))
  }

  /// Whether nothing but a box of links to other stories parts a line from the text's last.
  private func isStraightBehind(_ last: Int, _ index: Int) -> Bool {
    index > last && index <= last + 9
      && (last + 1..<index).allSatisfy { others.isLinkedTitle($0, weighing: OtherStories.shortestTitle) }
  }

  /// Whether a line that is mostly a link follows: the first of a list of others.
  private func precedesLinks(_ index: Int) -> Bool {
    blocks.indices.contains(index + 1) && blocks[index + 1].linkShare > 0.5
  }

  /// Openings of labels behind which the article's own lines may follow: its tags, its author, its source.
  private static let passing: [[UInt8]] = [
    "tác giả", "về tác giả", "từ khóa", "từ khoá", "thẻ", "tags", "tag", "chủ đề", "chia sẻ", "share", "teilen",
    "author",
    "about the author", "written by", "autor", "auteur", "topics", "themen", "schlagwörter", "mots clés",
  ].map(WordFold.fold)

  /// The short line straight behind the text, in an element of the article though not in the text's own.
  var first: Int? {
    guard let last = own.body.last, case let index = last + 1, blocks.indices.contains(index), blocks[index].links == 0,
      blocks[index].weight < 90, !blocks[index].endsSentence, !tag(index).isHeading,
      !analysis.unlikely[Int(blocks[index].node)],
      places.sharesSection(index, last), own.isNear(index)
    else { return nil }
    return index
  }
}
