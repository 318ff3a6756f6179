/// Tables as browsers build them (WHATWG HTML sections 13.2.6.4.9 to 13.2.6.4.15): `table`, `tbody`, `tr`, `td`, each
/// implied where it is missing. What browsers would move before the table stays where it is, in a cell of its own.
extension SanitisingPass {
  mutating func startTablePart(_ tag: HTMLTag) {
    guard let table = innermostTable else {
      if !isSilent, !tags.traits(tag).isDisjoint(with: [.block, .line]) { text.ask(.line) }
      return
    }
    switch tag {
    case .td, .th:
      openRow(in: table)
      writePart(tag)
    case .tr:
      openBody(in: table)
      writePart(tag)
    case .col:
      if !(stack.count == table + 2 && top == .colgroup) {
        pop(to: table + 1)
        open(.colgroup)
      }
      writePart(tag)
    default:
      pop(to: table + 1)
      writePart(tag)
    }
  }

  private mutating func writePart(_ tag: HTMLTag) {
    let start = output.count
    if !isSilent {
      output.append(0x3C)
      write(name: tag)
      writeAttributes(of: tag)
      output.append(0x3E)
      askForGap(tags.traits(tag), tag)
    }
    if tag != .col { push(tag, from: start, isWritten: true) }
  }

  /// The table that a part would belong to.
  private var innermostTable: Int? {
    guard let table = stack.lastIndex(of: .table) else { return nil }
    var index = stack.count - 1
    while index > table {
      if stack[index].tag == .template { return nil }
      index -= 1
    }
    return table
  }

  /// Makes a `tbody`, `thead` or `tfoot` the innermost element.
  private mutating func openBody(in table: Int) {
    if stack.count > table + 1, [.tbody, .thead, .tfoot].contains(stack[table + 1].tag) {
      pop(to: table + 2)
    } else {
      pop(to: table + 1)
      open(.tbody)
    }
  }

  private mutating func openRow(in table: Int) {
    if stack.count > table + 2, stack[table + 2].tag == .tr {
      pop(to: table + 3)
    } else {
      openBody(in: table)
      open(.tr)
    }
  }

  mutating func openImpliedCell() {
    guard let table = stack.lastIndex(of: .table) else { return }
    openRow(in: table)
    open(.td)
  }

  mutating func closeInnermostTable() {
    if let table = stack.lastIndex(of: .table) { pop(through: table) }
  }

  mutating func endTablePart(_ tag: HTMLTag) {
    guard let index = stack.lastIndex(of: tag), let table = innermostTable, index >= table else { return }
    pop(through: index)
  }
}
