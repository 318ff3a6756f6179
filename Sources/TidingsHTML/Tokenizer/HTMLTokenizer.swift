/// Reads HTML token by token, by the tokenisation states of the WHATWG standard (HTML section 13.2.5).
///
/// A token holds offsets into the source; names and values become strings only when asked for. What stands in `script`,
/// `style`, `title` and the like comes as one text token, as a browser's parser has it with scripting off.
public struct HTMLTokenizer: ~Copyable {
  private let source: UnsafeMutablePointer<UInt8>
  private var reader: MarkupReader
  private var svg = SVGNesting()
  /// The element whose raw text comes next.
  private var rawText = HTMLTag.unknown

  /// - Parameter source: UTF-8.
  public init(_ source: [UInt8]) {
    // A byte more, so that there is an address even where there is no byte.
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: source.count + 1)
    source.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { copy.initialize(from: start, count: bytes.count) }
    }
    self.source = copy
    reader = MarkupReader(UnsafePointer(copy), count: source.count)
  }

  deinit { source.deallocate() }

  /// The next token; `nil` at the end.
  public mutating func next() -> HTMLToken? {
    if rawText != .unknown, let token = readRawText() { return token }
    while reader.position < reader.end {
      let start = reader.position
      if source[start] != 0x3C { return readText(from: start, past: start) }
      switch reader.read(cdataIsText: svg.isOpen && !svg.isInHTML) {
      case .startTag:
        noteStart(TagTable.shared.tag(reader.name))
        return token(.startTag, from: start, isSelfClosing: reader.isSelfClosing)
      case .endTag:
        noteEnd(TagTable.shared.tag(reader.name))
        return token(.endTag, from: start)
      case .comment: return token(.comment, from: start)
      case .doctype: return token(.doctype, from: start)
      case .cdata: return token(.rawText, from: start)
      case .text: return readText(from: start, past: reader.position)
      case .nothing: continue
      }
    }
    return nil
  }

  // MARK: What a token holds

  /// The name of a tag, in lower case.
  public func name(of token: HTMLToken) -> String { lowercased(token.content) }

  /// The value of an attribute of the tag read last, character references decoded; `nil` where it has none of that name.
  ///
  /// - Parameter name: in lower case. The first of several attributes of a name counts.
  public func attribute(_ name: String) -> String? {
    let packed = PackedName(name)
    for index in 0..<reader.attributes.count where reader.attributes[index].name == packed {
      let attribute = reader.attributes[index]
      if packed.length <= 16 || lowercased(attribute.nameStart..<attribute.nameEnd) == name { return value(attribute) }
    }
    return nil
  }

  /// The names and values of the attributes of the tag read last, without repeated ones; of more than 128 the first.
  public var attributes: [(name: String, value: String)] {
    var names: Set<String> = []
    var result: [(name: String, value: String)] = []
    for index in 0..<reader.attributes.count {
      let attribute = reader.attributes[index]
      let name = lowercased(attribute.nameStart..<attribute.nameEnd)
      if names.insert(name).inserted { result.append((name, value(attribute))) }
    }
    return result
  }

  /// The text of a text token, or the content of a comment: character references decoded where they stand for characters
  /// there, line ends as line feeds.
  public func text(of token: HTMLToken) -> String {
    text(token.content, decodes: token.kind == .text, inAttribute: false)
  }

  private func value(_ attribute: AttributeRange) -> String {
    text(attribute.valueStart..<attribute.valueEnd, decodes: true, inAttribute: true)
  }

  /// Line ends are normalised before anything else, NULs become U+FFFD (WHATWG HTML sections 13.2.3.5 and 13.2.5).
  private func text(_ range: Range<Int>, decodes: Bool, inAttribute: Bool) -> String {
    var normalised = ByteSink(capacity: range.count)
    for index in range {
      switch source[index] {
      case 0x0D: if index + 1 == range.upperBound || source[index + 1] != 0x0A { normalised.append(0x0A) }
      case 0: normalised.append(scalar: 0xFFFD)
      case let byte: normalised.append(byte)
      }
    }
    guard decodes else { return normalised.string() }
    var sink = ByteSink(capacity: range.count)
    normalised.withBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      HTMLEntities.decode(start, 0..<bytes.count, inAttribute: inAttribute, into: &sink)
    }
    return sink.string()
  }

  private func lowercased(_ range: Range<Int>) -> String {
    var sink = ByteSink(capacity: range.count)
    for index in range {
      if source[index] == 0 { sink.append(scalar: 0xFFFD) } else { sink.append(ByteScan.lowercased(source[index])) }
    }
    return sink.string()
  }

  // MARK: Reading

  private func token(_ kind: HTMLToken.Kind, from start: Int, isSelfClosing: Bool = false) -> HTMLToken {
    HTMLToken(kind, range: start..<reader.position, content: reader.content, isSelfClosing: isSelfClosing)
  }

  /// Text up to the next `<` that begins markup, from `start`, known to be text up to `past`.
  private mutating func readText(from start: Int, past known: Int) -> HTMLToken {
    var index = known
    while true {
      index = ByteScan.firstIndex(of: 0x3C, reader.source, index, reader.end)
      guard index < reader.end else { break }
      guard index + 1 < reader.end else {
        index = reader.end
        break
      }
      let next = source[index + 1]
      let isLoneEnd = next == 0x2F && index + 2 == reader.end
      if ByteScan.isLetter(next) || next == 0x21 || next == 0x3F || (next == 0x2F && !isLoneEnd) { break }
      index += 1
    }
    reader.position = index
    return HTMLToken(.text, range: start..<index, content: start..<index)
  }

  private mutating func noteStart(_ tag: HTMLTag) {
    if svg.isOpen, !svg.isInHTML || tag == .svg {
      guard !reader.isSelfClosing else { return }
      if tag == .svg { svg.enter() }
      if tag == .foreignobject || tag == .desc || tag == .title { svg.enterIsland() }
    } else if tag == .svg {
      if !reader.isSelfClosing { svg.enter() }
    } else if TagTable.shared.traits(tag).contains(.rawText) {
      rawText = tag
    }
  }

  private mutating func noteEnd(_ tag: HTMLTag) {
    guard svg.isOpen else { return }
    if tag == .svg { svg.leave() }
    if tag == .foreignobject || tag == .desc || tag == .title { svg.leaveIsland() }
  }

  /// The content of `rawText`; `nil` where it is empty.
  private mutating func readRawText() -> HTMLToken? {
    let tag = rawText
    rawText = .unknown
    let start = reader.position
    let end = tag == .plaintext ? reader.end : reader.endOfRawText(tag)
    guard end > start else { return nil }
    reader.position = end
    let hasReferences = tag == .title || tag == .textarea
    return HTMLToken(hasReferences ? .text : .rawText, range: start..<end, content: start..<end)
  }
}
