internal import TidingsHTML
internal import TidingsModel

/// Formulas written in MathML, and drawings in SVG: keeps them, and writes what stands for them in the page.
struct Formulas {
  /// What the elements hold, in page order; what was written names each by its number.
  private(set) var kept: [[UInt8]] = []

  /// Writes what a formula says, for the text to have no hole: its signs without their arrangement and without the notes
  /// for programs.
  mutating func write(_ content: Range<Int>, of source: PageBytes, to output: inout [UInt8]) {
    guard content.count < Self.longestFormula, kept.count < Self.maximumFormulas else { return }
    output.append(contentsOf: "<span data-formula=\"\(kept.count)\">".utf8)
    kept.append(Array(source.bytes[content]))
    var position = content.lowerBound
    while position < content.upperBound {
      guard source.bytes[position] == 0x3C else {
        output.append(source.bytes[position])
        position += 1
        continue
      }
      let name = source.bytes[(position + 1)..<content.upperBound].prefix { $0.isLetter }
      guard let end = source.find(0x3E, from: position), end < content.upperBound else { break }
      position = end + 1
      guard ByteText.equals(name, "annotation") else { continue }
      // "<annotation-xml>" as well.
      while position < content.upperBound,
        !(source.bytes[position] == 0x3C
          && ByteText.contains(source.bytes[position..<min(position + 12, content.upperBound)], "</annotation"))
      {
        position += 1
      }
    }
    output.append(contentsOf: "</span>".utf8)
  }

  /// Puts a mark in place of a chart, which bears words; icons and emblems are drawn without any.
  mutating func writeDrawing(
    _ element: Range<Int>, _ content: Range<Int>, of source: PageBytes, to output: inout [UInt8]
  ) {
    guard content.count < Self.longestFormula, kept.count < Self.maximumFormulas,
      ByteText.contains(source.bytes[content], "<text")
    else { return }
    output.append(contentsOf: "<embed data-formula=\"\(kept.count)\">".utf8)
    kept.append(Array(source.bytes[element]))
  }

  private static let longestFormula = 100_000

  private static let maximumFormulas = 5000
}
