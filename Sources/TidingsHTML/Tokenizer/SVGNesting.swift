/// How deep in `svg` elements the tokeniser is: CDATA sections are text there, and `script`, `style` and `title` are
/// elements like others, but for what stands below `foreignObject`, `desc` and `title`, where HTML rules hold.
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

  mutating func enterIsland() { islands = min(islands + 1, 1 << 20) }

  mutating func leaveIsland() { islands = max(0, islands - 1) }
}
