/// What was found wrong while a document was mended, with the line and column of each.
struct RepairFaults {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var warnings = WarningList()
  /// Where the markup at hand begins.
  var place: Int
  /// The line of the byte up to which lines were counted, and where it begins.
  private var line: Int
  private var lineStart: Int
  private var counted: Int

  /// - Parameters:
  ///   - start: where the document's root element begins.
  ///   - line: its line, counted from 1.
  ///   - column: its column, likewise.
  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, line: Int, column: Int) {
    self.bytes = bytes
    self.line = line
    lineStart = start - (column - 1)
    place = start
    counted = start
  }

  /// Notes a fault of the markup at hand.
  mutating func add(_ message: String) {
    let (line, column) = position(of: place)
    warnings.add(message, line: line, column: column)
  }

  /// Line and column of a place, counted from 1.
  mutating func position(of place: Int) -> (line: Int, column: Int) {
    countLines(to: place)
    return (line, place - lineStart + 1)
  }

  /// Counts the lines of what is not to be looked at again.
  mutating func countLines(to end: Int) {
    guard end > counted else { return }
    var scanner = XMLScanner(UnsafeBufferPointer(rebasing: bytes[..<end]), from: counted)
    while scanner.skip(to: 0x0A) {
      line += 1
      scanner.index += 1
      lineStart = scanner.index
    }
    counted = end
  }
}
