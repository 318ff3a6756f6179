/// Tables as browsers build them (WHATWG HTML sections 13.2.6.4.9 to 13.2.6.4.15): `table`, `tbody`, `tr`, `td`, each
/// implied where it is missing. What browsers would move before the table stays where it is, in a cell of its own.
enum TableParts {
  /// Makes the place fit for a part; `false` where there is no table that it could be a part of.
  static func makeRoom(for tag: HTMLTag, in tree: inout TreeWriter) -> Bool {
    guard let table = tree.stack.innermostTable else {
      if !tree.isSilent, !tree.tags.traits(tag).isDisjoint(with: [.block, .line]) { tree.text.ask(.line) }
      return false
    }
    switch tag {
    case .td, .th: openRow(in: table, &tree)
    case .tr: openBody(in: table, &tree)
    case .col:
      if !(tree.stack.count == table + 2 && tree.stack.top == .colgroup) {
        tree.pop(to: table + 1)
        tree.open(.colgroup)
      }
    default: tree.pop(to: table + 1)
    }
    return true
  }

  static func openImpliedCell(_ tree: inout TreeWriter) {
    guard let table = tree.stack.lastIndex(of: .table) else { return }
    openRow(in: table, &tree)
    tree.open(.td)
  }

  /// A table between the parts of another ends that one.
  static func closeInnermostTable(_ tree: inout TreeWriter) {
    if let table = tree.stack.lastIndex(of: .table) { tree.pop(through: table) }
  }

  static func close(_ tag: HTMLTag, in tree: inout TreeWriter) {
    guard let index = tree.stack.lastIndex(of: tag), let table = tree.stack.innermostTable, index >= table else {
      return
    }
    tree.pop(through: index)
  }

  /// Makes a `tbody`, `thead` or `tfoot` the innermost element.
  private static func openBody(in table: Int, _ tree: inout TreeWriter) {
    if tree.stack.count > table + 1, [.tbody, .thead, .tfoot].contains(tree.stack[table + 1].tag) {
      tree.pop(to: table + 2)
    } else {
      tree.pop(to: table + 1)
      tree.open(.tbody)
    }
  }

  private static func openRow(in table: Int, _ tree: inout TreeWriter) {
    if tree.stack.count > table + 2, tree.stack[table + 2].tag == .tr {
      tree.pop(to: table + 3)
    } else {
      openBody(in: table, &tree)
      tree.open(.tr)
    }
  }
}
