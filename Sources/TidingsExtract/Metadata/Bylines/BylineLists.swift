internal import TidingsModel
internal import TidingsParse

/// Names in lines that are set alike, one below the other.
struct BylineLists {
  let source: BylineSource

  private var analysis: PageAnalysis { source.analysis }
  private var surroundings: Surroundings { source.surroundings }
  private var names: PersonNames { source.names }
  private var bylines: BylineRuns { BylineRuns(source: source) }

  /// The names in lines that follow one in elements like its own.
  func alike(behind index: Int) -> [Author] {
    let last = min(index + 6, analysis.list.blocks.count)
    return people(on: index + 1..<max(index + 1, last), like: index)
  }

  /// The names in the lines straight before one, in elements like its own.
  func alike(before index: Int) -> [Author] {
    let first = max(index - 4, (surroundings.heading ?? -1) + 1)
    return people(on: (first..<max(first, index)).reversed(), like: index).reversed()
  }

  private func people(on lines: some Sequence<Int>, like index: Int) -> [Author] {
    let blocks = analysis.list.blocks
    let first = Int(blocks[index].node)
    var found: [Author] = []
    for other in lines {
      let node = Int(blocks[other].node)
      let isPlain = blocks[other].linkWeight == 0 || leadsNowhere(other)
      guard isAlike(node, first) || isAlikeInBox(node, first), isPlain || blocks[index].linkWeight > 0,
        case let text = names.trimming.withoutAddress(analysis.list.text(of: blocks[other])), text.utf8.count < 60,
        isPlain
          ? source.isAuthor(text)
          : source.isWritten(text) && !names.bearers.isOrganisation(text) && !names.bearers.isPlace(text),
        !names.bearers.isRole(text)
      else { break }
      found.append(Author(name: text))
    }
    return found
  }

  /// Whether two elements are of one kind and stand side by side.
  private func isAlike(_ node: Int, _ other: Int) -> Bool {
    let page = analysis.page
    return page.nodes[node].tag == page.nodes[other].tag && page.nodes[node].parent == page.nodes[other].parent
      && page.attributeText(.classes, of: node) == page.attributeText(.classes, of: other)
  }

  /// Whether two elements are of one kind, each the only line of a box like the other's.
  private func isAlikeInBox(_ node: Int, _ other: Int) -> Bool {
    let page = analysis.page
    let (box, otherBox) = (Int(page.nodes[node].parent), Int(page.nodes[other].parent))
    return box > 0 && otherBox > 0 && box != otherBox && page.nodes[node].tag == page.nodes[other].tag
      && analysis.mass[box].blocks == 1 && analysis.mass[otherBox].blocks == 1 && isAlike(box, otherBox)
      && page.attribute(.classes, of: box) != nil
  }

  /// Whether a line's links are none to other pages: names that open a box, addresses for letters.
  func leadsNowhere(_ index: Int) -> Bool {
    let block = analysis.list.blocks[index]
    let links = bylines.runs(of: Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound)).compactMap(\.link)
    return links.allSatisfy { link in
      link.isEmpty || link.hasPrefix("#") || link.hasPrefix("javascript:") || link.hasPrefix("mailto:")
    }
  }
}
