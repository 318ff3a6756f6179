/// The lines of a page around its article: those near the title, and those that follow the text.
struct Surroundings {
  /// The title's line, where the page shows it.
  let heading: Int?

  /// The article's lines.
  let body: [Int]

  let container: Int
  let cards: [Bool]
  let places: LinePlaces
  let others: OtherStories

  /// Lines after the title, among the first paragraphs: bylines, dates, sections.
  let afterTitle: [Int]

  /// Lines just before the title that share its element, not the page's head; the nearest first.
  let beforeTitle: [Int]

  /// Lines after the last of the article: inside its element, or behind it where they are named as a byline or date.
  let afterBody: [Int]

  /// Those of them that no heading parts from the text.
  let belowText: [Int]

  /// The short line straight behind the text, in an element of the article though not in the text's own.
  let lineBehindText: Int?

  /// The line with which the text begins, a brief standfirst straight below the title aside.
  let firstOfText: Int?

  private let own: OwnLines

  init(analysis: PageAnalysis, heading: Int?, body: [Int], container: Int, cards: [Bool]) {
    let heading = Self.nearest(heading, to: body, in: analysis)
    self.heading = heading
    self.body = body
    self.container = container
    self.cards = cards
    places = LinePlaces(analysis: analysis, heading: heading, firstOfText: body.first)
    others = OtherStories(analysis: analysis, container: container)
    own = OwnLines(analysis: analysis, places: places, body: body, container: container, cards: cards)
    let byTitle = LinesByTitle(analysis: analysis, own: own)
    afterTitle = byTitle.after()
    beforeTitle = byTitle.before()
    let behindText = LinesBehindText(analysis: analysis, own: own, others: others)
    afterBody = behindText.find()
    belowText = behindText.beforeHeading(afterBody)
    lineBehindText = behindText.first
    firstOfText = Self.firstOfText(body, below: heading, in: analysis.list.blocks)
  }

  /// The last line before the text that says what the title's line says: some pages have the title on top as well, far
  /// from the story, or once more below it.
  private static func nearest(_ heading: Int?, to body: [Int], in analysis: PageAnalysis) -> Int? {
    guard let heading, let first = body.first, let last = body.last, heading + 20 < first || heading > last else {
      return heading
    }
    let blocks = analysis.list.blocks
    let title = analysis.list.bytes(of: blocks[heading])
    let start = max(first - 12, heading < first ? heading + 20 : 0)
    let repeated = (start..<first).last { index in
      blocks[index].text.count == title.count && blocks[index].linkShare < 0.8
        && analysis.list.bytes(of: blocks[index]).elementsEqual(title)
    }
    return repeated ?? heading
  }

  private static func firstOfText(_ body: [Int], below heading: Int?, in blocks: [Block]) -> Int? {
    guard let first = body.first, let heading, first == heading + 1, !blocks[first].isProse else { return body.first }
    return body.dropFirst().first ?? first
  }

  /// Whether a line opens by saying that its date is that of the publication.
  func isDateline(_ index: Int) -> Bool { own.isDateline(index) }

  /// Whether a line says no more than that the author follows: `この記事を書いた人`.
  func isLabelAlone(_ index: Int) -> Bool { own.isLabelAlone(index) }
}
