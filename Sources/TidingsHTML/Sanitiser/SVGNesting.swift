/// Where in an `svg` element the reader is. SVG is left out, with the text it holds; HTML rules hold in it only below
/// `foreignObject`, `desc` and `title`.
struct SVGNesting {
  private(set) var depth = 0
  private var islands = 0

  var isOpen: Bool { depth > 0 }
  var isInHTML: Bool { islands > 0 }

  mutating func enter() { depth = min(depth + 1, 1 << 20) }

  mutating func leave() {
    depth -= 1
    if depth == 0 { islands = 0 }
  }

  mutating func close() { self = SVGNesting() }

  mutating func enterIsland() { islands = min(islands + 1, 1 << 20) }

  mutating func leaveIsland() { islands = max(0, islands - 1) }
}
