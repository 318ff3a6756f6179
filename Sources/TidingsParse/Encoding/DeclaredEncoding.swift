internal import TidingsModel

/// Finds where a document declares its encoding.
enum DeclaredEncoding {
  /// How far into a page its declaration may stand. The HTML standard says 1024; pages are not so strict.
  private static let htmlPrefix = 4096
  private static let xmlPrefix = 1024

  /// A byte order mark, and its length.
  static func mark(_ bytes: [UInt8]) -> (TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LE, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BE, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }

  /// UTF-16 or UTF-32 without a mark, told by where the zeros of its first characters are.
  static func wide(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 8 else { return nil }
    let zeros = bytes.prefix(8).map { $0 == 0 }
    let first = bytes.first { $0 != 0 }
    guard let first, first == 0x3C || first == 0x7B || first == 0x5B || first <= 0x20 else {
      return wideByCounts(bytes)
    }
    switch zeros {
    case [false, true, true, true, false, true, true, true]: return .utf32LE
    case [true, true, true, false, true, true, true, false]: return .utf32BE
    case [false, true, false, true, false, true, false, true]: return .utf16LE
    case [true, false, true, false, true, false, true, false]: return .utf16BE
    default: return wideByCounts(bytes)
    }
  }

  /// Text with markup is half zeros in UTF-16, all on one side.
  private static func wideByCounts(_ bytes: [UInt8]) -> TextEncoding? {
    var even = 0
    var odd = 0
    let prefix = bytes.prefix(512)
    for (index, byte) in prefix.enumerated() where byte == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let many = prefix.count / 5
    if odd > many, even * 10 < odd { return .utf16LE }
    if even > many, odd * 10 < even { return .utf16BE }
    return nil
  }

  /// `<?xm` in EBCDIC.
  static func isEBCDIC(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) }

  /// The label a document in some superset of ASCII declares.
  static func label(_ bytes: [UInt8], kind: DocumentKind) -> String? {
    switch kind {
    case .xml: xmlLabel(bytes)
    case .html: xmlLabel(bytes) ?? htmlLabel(bytes)
    case .json, .text: nil
    }
  }

  private static func xmlLabel(_ bytes: [UInt8]) -> String? {
    let text = bytes.prefix(xmlPrefix)
    guard let start = find("<?xml", in: text, from: 0), let end = find(">", in: text, from: start),
      let name = find("encoding", in: text[..<end], from: start)
    else { return nil }
    return value(in: text[..<end], from: name + 8)
  }

  private static func htmlLabel(_ bytes: [UInt8]) -> String? {
    let text = bytes.prefix(htmlPrefix)
    var index = 0
    while let start = find("<", in: text, from: index) {
      if starts("<!--", text, at: start) {
        guard let end = find("-->", in: text, from: start + 2) else { return nil }
        index = end + 3
      } else if starts("<meta", text, at: start) {
        let end = find(">", in: text, from: start) ?? text.endIndex
        if let name = find("charset", in: text[..<end], from: start),
          let label = value(in: text[..<end], from: name + 7)
        {
          return label
        }
        index = end
      } else {
        index = start + 1
      }
    }
    return nil
  }

  /// What follows `=`, in quotes of either kind or none.
  private static func value(in text: ArraySlice<UInt8>, from start: Int) -> String? {
    var index = start
    func skipSpace() { while index < text.endIndex, text[index] <= 0x20 { index += 1 } }
    skipSpace()
    guard index < text.endIndex, text[index] == 0x3D else { return nil }
    index += 1
    skipSpace()
    while index < text.endIndex, text[index] == 0x22 || text[index] == 0x27 { index += 1 }
    let begin = index
    while index < text.endIndex, text[index] > 0x20, ![0x22, 0x27, 0x3B, 0x3E, 0x3F].contains(text[index]) {
      index += 1
    }
    return index > begin ? String(decoding: text[begin..<index], as: UTF8.self) : nil
  }

  private static func starts(_ word: StaticString, _ text: ArraySlice<UInt8>, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start >= text.startIndex, start + count <= text.endIndex else { return false }
    for offset in 0..<count {
      let byte = text[start + offset]
      let lower = byte.lowered
      if lower != word.utf8Start[offset] { return false }
    }
    return true
  }

  private static func find(_ word: StaticString, in text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var index = max(start, text.startIndex)
    while index + word.utf8CodeUnitCount <= text.endIndex {
      if starts(word, text, at: index) { return index }
      index += 1
    }
    return nil
  }
}
