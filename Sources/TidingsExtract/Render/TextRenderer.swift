/// Writes an article's lines as text: paragraphs parted by a blank line, items of a list and rows of a table on lines of
/// their own, cells parted by a tab.
struct TextRenderer {
  let analysis: PageAnalysis
  let container: Int

  func render(_ indices: [Int]) -> String {
    var output: [UInt8] = []
    var previous: Place?
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
      append(analysis.list.bytes(of: block), to: &output)
      previous = place
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Spaces around forced line breaks go.
  private func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in bytes {
      if byte == 0x0A { while output.last == 0x20 { output.removeLast() } }
      if byte == 0x20, output.last == 0x0A { continue }
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
