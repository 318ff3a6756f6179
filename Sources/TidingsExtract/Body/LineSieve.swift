/// The lines of an element as one rule after the other takes away what is not the article's.
struct LineSieve {
  let range: Range<Int>
  private let explains: Bool
  /// For each line of the page whether it is still the article's.
  var keep: [Bool]
  /// What dropped each line, where that was asked for.
  private(set) var dropped: [Int: DropRule] = [:]

  /// - Parameters:
  ///   - range: the element's lines, each of which is to be judged.
  ///   - count: of all lines of the page.
  ///   - explains: whether to note what dropped each line.
  init(_ range: Range<Int>, of count: Int, explains: Bool) {
    self.range = range
    self.explains = explains
    keep = [Bool](repeating: false, count: count)
  }

  /// Those of the element that are left.
  var left: [Int] { range.filter { keep[$0] } }

  /// Takes a line, or drops it for what speaks against it alone.
  mutating func judge(_ index: Int, _ objection: DropRule?) {
    keep[index] = objection == nil
    if explains { dropped[index] = objection }
  }

  /// Has a rule drop lines by what stands around them.
  mutating func apply(_ rule: DropRule, _ step: (inout [Bool], Range<Int>) -> Void) {
    let before = explains ? keep : []
    step(&keep, range)
    for index in before.indices where before[index] && !keep[index] { dropped[index] = rule }
  }

  mutating func drop(_ lines: [Int], by rule: DropRule) {
    apply(rule) { keep, _ in for index in lines { keep[index] = false } }
  }

  /// Takes a line after all.
  mutating func restore(_ index: Int) {
    keep[index] = true
    dropped[index] = nil
  }
}
