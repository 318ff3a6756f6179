/// Finds lists of other stories whose parts lie side by side, without an element around each story: title, sentence and
/// date, each named, then the next title.
struct FlatRows {
  let analysis: PageAnalysis
  /// Lines that are hardly more than a link.
  let titles: [Int]

  private var page: Page { analysis.page }
  private var blocks: [Block] { analysis.list.blocks }

  /// So many stories are a list.
  private static let fewest = 5
  /// Elements between two titles.
  private static let mostParts = 4
  /// Text of an element between them.
  private static let heaviestPart: Int32 = 300

  /// What makes elements alike.
  private struct Kind: Hashable {
    var tag: Tag
    var name: ArraySlice<UInt8>
  }

  /// The elements of each such list, in page order.
  func find() -> [[Int]] {
    var groups: [Int: [Kind: [Int]]] = [:]
    for title in titles {
      let node = Int(blocks[title].node)
      guard let name = page.attribute(.classes, of: node), !name.isEmpty, page.nodes[node].parent > 0 else { continue }
      let kind = Kind(tag: page.nodes[node].tag, name: name)
      if groups[Int(page.nodes[node].parent), default: [:]][kind, default: []].last == node { continue }
      groups[Int(page.nodes[node].parent), default: [:]][kind, default: []].append(node)
    }
    return groups.sorted { $0.key < $1.key }.flatMap { $0.value.values.filter { $0.count >= Self.fewest } }
      .compactMap(list).sorted { $0[0] < $1[0] }
  }

  /// The elements from the first of some titles to the last one's sentence, where what stands between two is alike.
  private func list(of titles: [Int]) -> [Int]? {
    var gaps: [[Kind]: Int] = [:]
    var nodes: [Int] = []
    for (title, next) in zip(titles, titles.dropFirst()) {
      guard let parts = siblings(from: title, to: next) else { return nil }
      gaps[parts.map(kind), default: 0] += 1
      nodes += [title] + parts
    }
    guard let (usual, count) = gaps.max(by: { $0.value < $1.value }), usual.count >= 2,
      usual.allSatisfy({ !$0.name.isEmpty }),
      count * 5 >= (titles.count - 1) * 4, let last = titles.last
    else { return nil }
    nodes.append(last)
    var node = Int(page.nodes[last].end)
    for part in usual {
      while node < page.nodes.count, page.nodes[node].tag == .text { node += 1 }
      guard node < page.nodes.count, page.nodes[node].parent == page.nodes[last].parent, kind(node) == part else {
        break
      }
      nodes.append(node)
      node = Int(page.nodes[node].end)
    }
    return nodes
  }

  /// The elements between two that stand side by side; `nil` where they are many, or hold much text.
  private func siblings(from first: Int, to next: Int) -> [Int]? {
    var parts: [Int] = []
    var node = Int(page.nodes[first].end)
    while node < next {
      if page.nodes[node].tag != .text {
        guard parts.count < Self.mostParts, analysis.mass[node].weight < Self.heaviestPart else { return nil }
        parts.append(node)
      }
      node = max(node + 1, Int(page.nodes[node].end))
    }
    return parts
  }

  private func kind(_ node: Int) -> Kind {
    Kind(tag: page.nodes[node].tag, name: page.attribute(.classes, of: node) ?? [])
  }
}
