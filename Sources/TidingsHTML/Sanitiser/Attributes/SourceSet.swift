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

  private var reader: SourceSetReader
  private var found = 0

  init(_ attribute: AttributeRange, _ values: inout AttributeValues) {
    values.decode(attribute)
    reader = SourceSetReader(values.decoded.withBytes { Array($0) })
  }

  /// The next candidate; its address stands in `values.url` then.
  mutating func next(_ values: inout AttributeValues) -> Candidate? {
    while found < Self.limit, let (address, descriptors) = reader.next() {
      let isKept = reader.source.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { values.resolve($0, address, allowsMail: false) } ?? false
      }
      if isKept, values.urlIsTracker(isShown: true) {
        values.removedCount += 1
        continue
      }
      // What begins or ends with a comma would be read as another address.
      guard isKept, values.url.count > 0, values.url[0] != 0x2C, values.url.last != 0x2C else { continue }
      found += 1
      let descriptor = descriptor(descriptors)
      return Candidate(descriptor: descriptor, size: Double(descriptor.dropLast()) ?? 1)
    }
    return nil
  }

  /// The first of a candidate's descriptors, where it is a number with `w`, `x` or `h`.
  private func descriptor(_ descriptors: Range<Int>) -> String {
    let word = reader.source[descriptors].drop { ByteScan.isSpace($0) }.prefix { !ByteScan.isSpace($0) }
    guard let unit = word.last, unit == 0x77 || unit == 0x78 || unit == 0x68, word.count > 1, word.count < 12,
      word.dropLast().allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E })
    else { return "" }
    return String(decoding: word, as: UTF8.self)
  }
}
