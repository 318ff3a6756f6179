internal import TidingsHTML

/// Formulas written in MathML, and drawings in SVG.
extension PageScanner {
  /// Writes what a formula says, for the text to have no hole: its signs without their arrangement and without the notes
  /// for programs.
  mutating func writeFormula(_ content: Range<Int>) {
    guard content.count < Self.longestFormula, formulas.count < Self.maximumFormulas else { return }
    output.append(contentsOf: "<span data-formula=\"\(formulas.count)\">".utf8)
    formulas.append(Array(bytes[content]))
    var position = content.lowerBound
    while position < content.upperBound {
      guard bytes[position] == 0x3C else {
        output.append(bytes[position])
        position += 1
        continue
      }
      let name = bytes[(position + 1)..<content.upperBound].prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      guard let end = find(0x3E, from: position), end < content.upperBound else { break }
      position = end + 1
      guard ByteText.equals(name, "annotation") else { continue }
      // "<annotation-xml>" as well.
      while position < content.upperBound,
        !(bytes[position] == 0x3C
          && ByteText.contains(bytes[position..<min(position + 12, content.upperBound)], "</annotation"))
      {
        position += 1
      }
    }
    output.append(contentsOf: "</span>".utf8)
  }

  /// Puts a mark in place of a chart, which bears words; icons and emblems are drawn without any.
  mutating func writeDrawing(_ element: Range<Int>, _ content: Range<Int>) {
    guard content.count < Self.longestFormula, formulas.count < Self.maximumFormulas,
      ByteText.contains(bytes[content], "<text")
    else { return }
    output.append(contentsOf: "<embed data-formula=\"\(formulas.count)\">".utf8)
    formulas.append(Array(bytes[element]))
  }

  private static let longestFormula = 100_000
  private static let maximumFormulas = 5000
}
