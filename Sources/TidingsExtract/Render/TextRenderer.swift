internal import TidingsModel

/// Writes an article's lines as text: paragraphs parted by a blank line, items of a list and rows of a table on lines of
/// their own, those of an ordered list with their numbers, cells parted by a tab.
struct TextRenderer {
  let analysis: PageAnalysis
  let container: Int

  func render(_ indices: [Int]) -> String {
    var output: [UInt8] = []
    var previous: Place?
    var numbers = ItemNumbers(analysis: analysis, container: container)
    for index in indices {
      let block = analysis.list.blocks[index]
      let place = place(of: block)
      if !output.isEmpty {
        if let previous, let row = place.row, previous.row == row {
          output.append(previous.cell == place.cell ? 0x20 : 0x09)
        } else if let previous, place.list != nil, previous.list == place.list {
          output.append(0x0A)
        } else if let previous, place.table != nil, previous.table == place.table {
          output.append(0x0A)
        } else {
          output.append(contentsOf: [0x0A, 0x0A])
        }
      }
      let line = analysis.list.bytes(of: block)
      if place.list != nil, let number = numbers.next(for: Int(block.node)), !Self.isNumbered(line) {
        output.append(contentsOf: "\(number). ".utf8)
      }
      append(line, isPreformatted: analysis.page.nodes[Int(block.node)].tag == .pre, to: &output)
      previous = place
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether an item says its number itself: `1. `, `2) `.
  private static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool {
    let digits = line.prefix { $0.isDigit }
    guard !digits.isEmpty, digits.endIndex < line.endIndex else { return false }
    return [0x2E, 0x29, 0x3A].contains(line[digits.endIndex])
  }

  /// Spaces around forced line breaks go; those that indent a program's lines stay.
  private func append(_ bytes: ArraySlice<UInt8>, isPreformatted: Bool, to output: inout [UInt8]) {
    guard isPreformatted || bytes.first == 0x20 || bytes.contains(0x0A) else {
      output.append(contentsOf: bytes)
      return
    }
    for byte in isPreformatted ? bytes.drop(while: { $0 == 0x0A || $0 == 0x0D }) : bytes {
      if byte == 0x0A { while output.last == 0x20 { output.removeLast() } }
      if byte == 0x20, output.last == 0x0A, !isPreformatted { continue }
      output.append(byte)
    }
  }

  private struct Place {
    var list: Int?
    var table: Int?
    var row: Int?
    var cell: Int?
  }

  private func place(of block: Block) -> Place {
    var place = Place()
    var node = Int(block.node)
    var steps = 0
    while node > container, steps < 40 {
      switch analysis.page.nodes[node].tag {
      case .td, .th: if place.cell == nil, place.list == nil { place.cell = node }
      case .tr: if place.row == nil, place.cell != nil { place.row = node }
      case .table:
        if place.table == nil, place.cell != nil { place.table = node }
      case .ul, .ol, .dl: if place.table == nil, place.cell == nil { place.list = node }
      default: break
      }
      node = Int(analysis.page.nodes[node].parent)
      steps += 1
    }
    // A table whose cells hold paragraphs lays out the page.
    if let cell = place.cell, analysis.mass[cell].paragraphs > 1 { return Place(list: place.list) }
    return place
  }
}
