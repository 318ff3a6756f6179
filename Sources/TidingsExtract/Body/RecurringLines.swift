/// Lines that earlier articles of the site had as well, and that are the article's all the same: the cities of a forecast,
/// the questions that an interview always asks, the headings of a daily report.
///
/// They stand between the article's other lines and in the same element as some of these, or in one list with one of
/// them, or are of a table whose figures change. What every article has at its end, or in a box of its own, is the site's.
struct RecurringLines {
  let analysis: PageAnalysis
  /// The article's lines without them, in page order.
  let kept: [Int]
  /// Lines that nothing speaks against but their neighbours.
  let unopposed: [Int]

  private struct Place: Hashable {
    let parent: Int32
    let tag: Tag
  }

  /// - Parameter known: lines that stand on other articles of the site.
  func own(among known: [Int]) -> Set<Int> {
    guard let first = kept.first, let last = kept.last, !known.isEmpty else { return [] }
    let places = Set(kept.map(place))
    let lists = Set(kept.compactMap(list))
    let tables = tables(known)
    var own = Set(
      known.filter { index in
        guard analysis.list.blocks[index].linkShare <= Self.mostLinks else { return false }
        if let list = list(around: index), lists.contains(list) { return true }
        if let table = table(around: index), tables.contains(table) { return true }
        guard first < index, index < last else { return false }
        return isHeading(index) || places.contains(place(of: index))
      })
    // The first of a report's headings, or of the questions, has nothing before it.
    let recurring = Set(own.map(place))
    if let opening = known.last(where: { $0 < first }), recurring.contains(place(of: opening)) { own.insert(opening) }
    return own
  }

  /// Lines with more of their text in links lead elsewhere, wherever they stand.
  private static let mostLinks = 0.3

  private func place(of index: Int) -> Place {
    let node = analysis.page.nodes[Int(analysis.list.blocks[index].node)]
    return Place(parent: node.parent, tag: node.tag)
  }

  private func isHeading(_ index: Int) -> Bool {
    switch analysis.page.nodes[Int(analysis.list.blocks[index].node)].tag {
    case .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// The tables of figures, some of which are as they were on other articles: those with lines that are not known, in few
  /// words and without links. Tables that hold whole pages are none.
  private func tables(_ known: [Int]) -> Set<Int> {
    var tables = Set(known.compactMap(table))
    guard !tables.isEmpty else { return [] }
    tables.formIntersection(
      unopposed.filter { analysis.list.blocks[$0].linkWeight == 0 && !analysis.list.blocks[$0].isProse }
        .compactMap(table))
    return tables.filter { table in
      kept.contains { !analysis.page.contains(table, Int(analysis.list.blocks[$0].node)) }
    }
  }

  private func table(around index: Int) -> Int? {
    var node = Int(analysis.list.blocks[index].node)
    while node > 0, analysis.page.nodes[node].tag != .table { node = Int(analysis.page.nodes[node].parent) }
    return node > 0 ? node : nil
  }

  /// The list that a line stands in.
  private func list(around index: Int) -> Int? {
    var node = Int(analysis.list.blocks[index].node)
    while node > 0 {
      switch analysis.page.nodes[node].tag {
      case .ul, .ol, .dl: return node
      case .article, .section, .table, .body: return nil
      default: node = Int(analysis.page.nodes[node].parent)
      }
    }
    return nil
  }
}
