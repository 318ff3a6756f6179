/// The numbers that readers see before the items of ordered lists: steps, ranks, points. Items as long as paragraphs read
/// without.
struct ItemNumbers {
  private let analysis: PageAnalysis
  private let container: Int
  /// The numbers of the items of each list so far, by the items' nodes.
  private var numbers: [Int: Int] = [:]
  private var lists: Set<Int> = []

  /// On the average.
  private static let longestItem = 200

  private var page: Page { analysis.page }

  init(analysis: PageAnalysis, container: Int) {
    self.analysis = analysis
    self.container = container
  }

  /// - Parameter line: the node of the line's element.
  /// - Returns: the number of the item that the line stands in, for the first line that asks.
  mutating func next(for line: Int) -> Int? {
    var item = line
    while item > container, page.nodes[item].tag != .li { item = Int(page.nodes[item].parent) }
    guard item > container else { return nil }
    let list = Int(page.nodes[item].parent)
    guard list >= container, page.nodes[list].tag == .ol else { return nil }
    if lists.insert(list).inserted { count(list) }
    return numbers.removeValue(forKey: item)
  }

  private mutating func count(_ list: Int) {
    guard !isPlain(list) else { return }
    var items: [Int] = []
    var child = list + 1
    while child < Int(page.nodes[list].end) {
      if page.nodes[child].tag == .li { items.append(child) }
      child = max(child + 1, Int(page.nodes[child].end))
    }
    guard Int(analysis.mass[list].weight) < Self.longestItem * items.count else { return }
    let isReversed = page.attribute(.reversed, of: list) != nil
    let first = page.attribute(.start, of: list).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    let start = first ?? (isReversed ? items.count : 1)
    guard abs(start) < 1_000_000 else { return }
    for (position, item) in items.enumerated() { numbers[item] = isReversed ? start - position : start + position }
  }

  /// Whether a list's style takes its numbers away.
  private func isPlain(_ list: Int) -> Bool {
    if let name = page.attribute(.classes, of: list),
      ByteText.contains(name, "list-none") || ByteText.contains(name, "unstyled")
    {
      return true
    }
    return page.attribute(.style, of: list).map { ByteText.contains($0, "list-style") && ByteText.contains($0, "none") }
      ?? false
  }
}
