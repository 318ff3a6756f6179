/// The candidates of a `srcset` one after the other (WHATWG HTML section 4.8.4.2.1), without those whose address may not
/// be kept or counts readers.
struct SourceSet {
  struct Candidate {
    /// A number with `w`, `x` or `h`; empty where there is none.
    var descriptor: String
    /// The descriptor's number, whatever it counts; 1 without.
    var size: Double
  }

  /// No document in earnest offers more sizes of a picture.
  private static let limit = 32

  private let source: [UInt8]
  private var index = 0
  private var found = 0

  init(_ attribute: AttributeRange, _ values: inout AttributeValues) {
    values.decode(attribute)
    source = values.decoded.withBytes { Array($0) }
  }

  /// The next candidate; its address stands in `values.url` then.
  mutating func next(_ values: inout AttributeValues) -> Candidate? {
    while index < source.count, found < Self.limit {
      while index < source.count, ByteScan.isSpace(source[index]) || source[index] == 0x2C { index += 1 }
      let start = index
      while index < source.count, !ByteScan.isSpace(source[index]) { index += 1 }
      var end = index
      var descriptor = ""
      if end > start, source[end - 1] == 0x2C {
        while end > start, source[end - 1] == 0x2C { end -= 1 }
      } else {
        descriptor = readDescriptor()
      }
      guard end > start else { continue }
      let isKept = source.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { values.resolve($0, start..<end, allowsMail: false) } ?? false
      }
      if isKept, values.urlIsTracker(isShown: true) {
        values.removedCount += 1
        continue
      }
      // What begins or ends with a comma would be read as another address.
      guard isKept, values.url.count > 0, values.url[0] != 0x2C, values.url.last != 0x2C else { continue }
      found += 1
      return Candidate(descriptor: descriptor, size: Double(descriptor.dropLast()) ?? 1)
    }
    return nil
  }

  /// The first descriptor up to the comma, where it is a number with `w`, `x` or `h`.
  private mutating func readDescriptor() -> String {
    let start = index
    var depth = 0
    while index < source.count, source[index] != 0x2C || depth > 0 {
      if source[index] == 0x28 { depth += 1 }
      if source[index] == 0x29 { depth = max(0, depth - 1) }
      index += 1
    }
    let word = source[start..<index].drop { ByteScan.isSpace($0) }.prefix { !ByteScan.isSpace($0) }
    guard let unit = word.last, unit == 0x77 || unit == 0x78 || unit == 0x68, word.count > 1, word.count < 12,
      word.dropLast().allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E })
    else { return "" }
    return String(decoding: word, as: UTF8.self)
  }
}
