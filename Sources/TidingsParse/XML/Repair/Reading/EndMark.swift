/// The mark that ends a section, a comment or an instruction. Where several in a row lack it, it is looked for only once.
struct EndMark {
  private let mark: StaticString
  /// Where it was found last.
  private var place: Int?
  /// Whether the rest of the document was seen to hold none.
  private(set) var isMissing = false

  init(_ mark: StaticString) { self.mark = mark }

  /// Where it stands next.
  ///
  /// - Parameter start: not before that of the last call.
  mutating func next(in scanner: XMLScanner, from start: Int) -> Int? {
    if isMissing { return nil }
    if let place, place >= start { return place }
    place = scanner.find(mark, from: start)
    isMissing = place == nil
    return place
  }

  /// Takes a scanner that looks ahead behind it.
  mutating func skip(_ ahead: inout XMLScanner, from offset: Int) {
    isMissing = !ahead.skip(past: mark, from: offset)
  }
}
