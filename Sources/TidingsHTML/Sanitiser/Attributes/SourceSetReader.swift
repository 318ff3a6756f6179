/// The candidates of a `srcset` as they are written, one after the other (WHATWG HTML section 4.8.4.2.1).
struct SourceSetReader {
  let source: [UInt8]
  private var index = 0

  init(_ source: [UInt8]) { self.source = source }

  /// Where the next one's address and its descriptors stand.
  mutating func next() -> (address: Range<Int>, descriptors: Range<Int>)? {
    while index < source.count {
      while index < source.count, ByteScan.isSpace(source[index]) || source[index] == 0x2C { index += 1 }
      let start = index
      while index < source.count, !ByteScan.isSpace(source[index]) { index += 1 }
      var end = index
      var descriptors = index..<index
      if end > start, source[end - 1] == 0x2C {
        while end > start, source[end - 1] == 0x2C { end -= 1 }
      } else {
        descriptors = readDescriptors()
      }
      if end > start { return (start..<end, descriptors) }
    }
    return nil
  }

  /// Up to the comma.
  private mutating func readDescriptors() -> Range<Int> {
    let start = index
    var depth = 0
    while index < source.count, source[index] != 0x2C || depth > 0 {
      if source[index] == 0x28 { depth += 1 }
      if source[index] == 0x29 { depth = max(0, depth - 1) }
      index += 1
    }
    return start..<index
  }
}
