/// Tags of an XML document with their places: as much of XML as OPML needs. Text between tags is passed over; internal
/// document type declarations are refused, so nothing can grow.
///
/// Not libxml2: lists in the wild bear addresses with bare ampersands in attributes, of which that makes
/// another address (`?a=1=2` of `?a=1&b=2`); it counts columns in bytes, not characters, and its words for faults are for
/// those who know XML.
struct MarkupScanner {
  enum Tag {
    case open(name: String, attributes: [(name: String, value: String)], isEmpty: Bool)
    case close(name: String)
  }

  struct Malformed: Error {
    var words: String
    var line: Int
    var column: Int
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  /// The column of the byte at `counted`, from where on it is counted: lists of ten thousand feeds come on one line.
  private var column = 1
  private var counted = 0
  /// Where the last tag begins.
  private(set) var tagLine = 1
  private(set) var tagColumn = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next tag; `nil` at the end.
  mutating func next() throws(Malformed) -> Tag? {
    while true {
      while index < bytes.count, bytes[index] != 0x3C { step() }
      guard index < bytes.count else { return nil }
      tagLine = line
      tagColumn = presentColumn()
      if starts("<!--") {
        try skip(past: "-->", what: "a comment")
      } else if starts("<![CDATA[") {
        try skip(past: "]]>", what: "a CDATA section")
      } else if starts("<?") {
        try skip(past: "?>", what: "a processing instruction")
      } else if starts("<!") {
        try skipDeclaration()
      } else if starts("</") {
        index += 2
        let name = try self.name()
        try skip(past: ">", what: "an end tag")
        return .close(name: name)
      } else {
        step()
        return try openTag()
      }
    }
  }

  private mutating func openTag() throws(Malformed) -> Tag {
    let name = try self.name()
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard index < bytes.count else { throw malformed("the tag <\(name)> is not closed") }
      if bytes[index] == 0x3E {
        step()
        return .open(name: name, attributes: attributes, isEmpty: false)
      }
      if starts("/>") {
        index += 2
        return .open(name: name, attributes: attributes, isEmpty: true)
      }
      let attribute = try self.name()
      skipSpace()
      guard index < bytes.count, bytes[index] == 0x3D else { throw malformed("= expected behind \(attribute)") }
      step()
      skipSpace()
      attributes.append((attribute, try value(of: attribute)))
    }
  }

  private mutating func value(of attribute: String) throws(Malformed) -> String {
    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else {
      throw malformed("the value of \(attribute) is not in quotation marks")
    }
    let quote = bytes[index]
    step()
    let start = index
    var holdsTagStart = false
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == 0x3C, !holdsTagStart {
        guard isClosed(by: quote) else { throw malformed("the value of \(attribute) is not closed") }
        holdsTagStart = true
      }
      step()
    }
    guard index < bytes.count else { throw malformed("the value of \(attribute) is not closed") }
    let raw = bytes[start..<index]
    step()
    return Self.unescaped(raw)
  }

  /// Whether a bare `<` that has been reached belongs to the value it stands in, as in `text="a < b"`: the next quotation
  /// mark ends that value, and does not begin the one of another tag, before which this one would have had to be closed.
  private func isClosed(by quote: UInt8) -> Bool {
    guard let end = bytes[index...].firstIndex(of: quote), end + 1 < bytes.count else { return false }
    return Self.isSpace(bytes[end + 1]) || bytes[end + 1] == 0x2F || bytes[end + 1] == 0x3E
  }

  private mutating func name() throws(Malformed) -> String {
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]),
      ![0x3D, 0x2F, 0x3E, 0x3C, 0x22, 0x27].contains(bytes[index])
    {
      index += 1
    }
    guard index > start else { throw malformed("a name is expected here") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipDeclaration() throws(Malformed) {
    while index < bytes.count, bytes[index] != 0x3E {
      guard bytes[index] != 0x5B else { throw malformed("a document type with declarations of its own is not read") }
      step()
    }
    step()
  }

  private mutating func skip(past end: StaticString, what: String) throws(Malformed) {
    while index < bytes.count {
      if starts(end) {
        index += end.utf8CodeUnitCount
        return
      }
      step()
    }
    throw Malformed(words: "\(what) is not closed", line: tagLine, column: tagColumn)
  }

  private mutating func skipSpace() {
    while index < bytes.count, Self.isSpace(bytes[index]) { step() }
  }

  private mutating func step() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0A {
      line += 1
      column = 1
      counted = index + 1
    }
    index += 1
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[index..<index + count].elementsEqual($0) }
  }

  private mutating func presentColumn() -> Int {
    // A character begins where no continuation byte stands.
    for place in counted..<max(counted, index) where bytes[place] & 0xC0 != 0x80 { column += 1 }
    counted = max(counted, index)
    return column
  }

  private mutating func malformed(_ words: String) -> Malformed {
    Malformed(words: words, line: line, column: presentColumn())
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// The five entities and character references; an ampersand that begins none of them stays, as lists in the wild
  /// bear addresses with bare ones.
  static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    guard raw.contains(0x26) else { return String(decoding: raw, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == 0x26, let end = rest.prefix(12).firstIndex(of: 0x3B),
        let scalar = scalar(String(decoding: rest[..<end], as: UTF8.self))
      else {
        result.append(byte)
        continue
      }
      result.append(contentsOf: String(scalar).utf8)
      rest = rest[(end + 1)...]
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func scalar(_ entity: String) -> Unicode.Scalar? {
    switch entity {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      if entity.hasPrefix("#x") || entity.hasPrefix("#X") {
        UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if entity.hasPrefix("#") {
        UInt32(entity.dropFirst(1)).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }
}
