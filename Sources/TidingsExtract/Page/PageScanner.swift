internal import Glibc

/// Cuts from a page, before it is parsed, what no reader sees and what misleads the parser: programs, style sheets,
/// drawings, comments, form fields; and keeps the data that scripts hold. On news pages that is more than half the bytes.
///
/// One pass over clean UTF-8 without NULs. What it writes never nests deeper than ``maximumDepth`` counted elements, as
/// libxml2 searches its stack of open elements at every end tag.
struct PageScanner {
  static let maximumDepth = 600
  private static let maximumFormattingDepth = 100
  /// Data scripts beyond this are not kept.
  static let maximumScripts = 64
  static let maximumScriptBytes = 4 << 20
  /// Longer programs hold no page's own facts.
  private static let maximumProgramBytes = 8 << 10
  /// What HTML reads up to an end tag.
  private static let rawTags: Set<Tag> = [.iframe, .select, .title, .noscript, .button]

  var output: [UInt8] = []
  var scripts: [Page.DataScript] = []
  /// The pieces of the components that a server sent with the page.
  var flight: [UInt8] = []
  var formulas: [[UInt8]] = []

  let bytes: [UInt8]
  private let isXML: Bool
  private let showsNoscript: Bool
  private var index = 0
  private var depth = 0
  private var formattingDepth = 0
  /// Inside a heading `p` is written as `span`: libxml2 would end the heading there.
  private var headingEnd = 0
  private var lacksQuote: (double: Bool, single: Bool) = (false, false)

  /// - Parameter showsNoscript: whether the page is read as browsers show it that run no programs.
  init(_ bytes: [UInt8], isXML: Bool, showsNoscript: Bool = false) {
    self.bytes = bytes
    self.isXML = isXML
    self.showsNoscript = showsNoscript
    output.reserveCapacity(bytes.count / 2)
  }

  mutating func scan() {
    var start = 0
    while let open = find(0x3C, from: index) {
      guard open + 1 < bytes.count else { break }
      let next = bytes[open + 1]
      if (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A {
        append(start..<open)
        readStartTag(at: open)
      } else if next == 0x2F {
        append(start..<open)
        readEndTag(at: open)
      } else if next == 0x21 || next == 0x3F {
        append(start..<open)
        skipDeclaration(at: open)
      } else {
        append(start..<open)
        output.append(contentsOf: [0x26, 0x6C, 0x74, 0x3B])
        index = open + 1
      }
      start = index
    }
    if start < bytes.count {
      append(start..<bytes.count)
    }
    if let state = ComponentFlight(flight).json() { scripts.append(Page.DataScript(kind: .state, bytes: state)) }
  }

  private mutating func append(_ range: Range<Int>) {
    if !range.isEmpty { output.append(contentsOf: bytes[range]) }
  }

  func find(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return memchr(base + start, Int32(byte), bytes.count - start).map { UnsafeRawPointer($0) - base }
    }
  }

  private mutating func skipDeclaration(at open: Int) {
    if open + 3 < bytes.count, bytes[open + 1] == 0x21, bytes[open + 2] == 0x2D, bytes[open + 3] == 0x2D {
      var search = open + 4
      // "<!-->" and "<!--->" are whole comments.
      if search < bytes.count, bytes[search] == 0x3E {
        index = search + 1
        return
      }
      if search + 1 < bytes.count, bytes[search] == 0x2D, bytes[search + 1] == 0x3E {
        index = search + 2
        return
      }
      while let end = find(0x3E, from: search) {
        if bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D && end - 2 >= open + 4 {
          index = end + 1
          return
        }
        if bytes[end - 1] == 0x21 && bytes[end - 2] == 0x2D && bytes[end - 3] == 0x2D && end - 3 >= open + 4 {
          index = end + 1
          return
        }
        search = end + 1
      }
      index = bytes.count
      return
    }
    index = find(0x3E, from: open + 1).map { $0 + 1 } ?? bytes.count
  }

  private func nameEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      switch bytes[end] {
      case 0x09...0x0D, 0x20, 0x2F, 0x3E, 0x3C: return end
      default: end += 1
      }
    }
    return end
  }

  /// One past the `>` of the tag whose name ends at `start`.
  private mutating func tagEnd(from start: Int) -> Int {
    var position = start
    var afterEquals = false
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x3E: return position + 1
      case 0x22 where afterEquals && !lacksQuote.double, 0x27 where afterEquals && !lacksQuote.single:
        if let close = find(byte, from: position + 1) {
          position = close + 1
        } else {
          if byte == 0x22 { lacksQuote.double = true } else { lacksQuote.single = true }
          position += 1
        }
        afterEquals = false
      case 0x3D:
        afterEquals = true
        position += 1
      case 0x09...0x0D, 0x20: position += 1
      default:
        afterEquals = false
        position += 1
      }
    }
    return bytes.count
  }

  private func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where bytes[range.lowerBound + offset] | 0x20 != name.utf8Start[offset] {
      return false
    }
    return true
  }

  private mutating func readStartTag(at open: Int) {
    let name = open + 1..<nameEnd(from: open + 1)
    let end = tagEnd(from: name.upperBound)
    index = end
    let tag = Tag(name: bytes[name])
    if isXML, end >= 2, bytes[end - 2] == 0x2F, tag == .unknown || Self.rawTags.contains(tag) { return }
    switch tag {
    case .iframe:
      skipRaw(name)
      // What it shows may be the article's; what it holds is for browsers without frames.
      output.append(contentsOf: "<embed".utf8)
      writeAttributes(from: name.upperBound, to: end)
      return
    case .select:
      skipRaw(name)
      return
    case .title:
      readTitle(name)
      return
    case .noscript:
      if showsNoscript { return }
      readNoscript(name, tag: open..<end)
      return
    case .unknown:
      if isName(name, "script") {
        readScript(name, tag: open..<end)
        return
      }
      if isName(name, "svg") || isName(name, "math") {
        // Foreign elements may close themselves.
        guard end < 2 || bytes[end - 2] != 0x2F, let content = skipDrawing(name) else { return }
        if isName(name, "math") { writeFormula(content) } else { writeDrawing(open..<index, content) }
        return
      }
      if isName(name, "canvas") {
        skipDrawing(name)
        return
      }
      if isName(name, "textarea") {
        readTextarea(name)
        return
      }
      // What a shadow root declares is shown.
      if isName(name, "template"), ByteText.contains(bytes[name.upperBound..<end], "shadowroot") { return }
      if isName(name, "style") || isName(name, "template") || isName(name, "xmp") {
        skipRaw(name)
        return
      }
    case .button:
      // Headings that fold are buttons; everything else one presses is no text. An end tag in the wrong place leaves
      // libxml2's element open to the end of the page, so neither tag is passed on.
      if open >= headingEnd, let close = closeOfButton(from: end) { index = close }
      return
    case .p where open < headingEnd:
      output.append(contentsOf: "<span".utf8)
      writeAttributes(from: name.upperBound, to: end)
      return
    case .h1, .h2, .h3, .h4, .h5, .h6:
      headingEnd = findHeadingEnd(from: end)
    default: break
    }
    guard admits(tag, selfClosing: end >= 2 && bytes[end - 2] == 0x2F) else { return }
    guard bytes[end - 1] == 0x3E else { return }
    append(open..<name.upperBound)
    writeAttributes(from: name.upperBound, to: end)
  }

  /// Writes the attributes that extraction reads and the end of the tag. Others may have names that libxml2 gives up at.
  private mutating func writeAttributes(from start: Int, to end: Int) {
    var position = start
    let last = end - 1
    while position < last {
      while position < last, ByteText.isSpace(bytes[position]) || bytes[position] == 0x2F { position += 1 }
      let nameStart = position
      while position < last, bytes[position] != 0x3D, !ByteText.isSpace(bytes[position]), bytes[position] != 0x2F {
        position += 1
      }
      let name = nameStart..<position
      var next = position
      while next < last, ByteText.isSpace(bytes[next]) { next += 1 }
      var value: Range<Int>?
      if next < last, bytes[next] == 0x3D {
        next += 1
        while next < last, ByteText.isSpace(bytes[next]) { next += 1 }
        let quote = next < last ? bytes[next] : 0
        if quote == 0x22 || quote == 0x27 {
          let close = min(find(quote, from: next + 1) ?? last, last)
          value = next + 1..<close
          position = min(close + 1, last)
        } else {
          var close = next
          while close < last, !ByteText.isSpace(bytes[close]) { close += 1 }
          value = next..<close
          position = close
        }
      }
      if name.isEmpty {
        if value == nil { position += 1 }
        continue
      }
      guard name.count < 24, let known = AttributeName(bytes[name]) else { continue }
      // Data written into the page in place of an address.
      if let value, value.count > 2000, known != .content { continue }
      output.append(0x20)
      append(name)
      guard let value else { continue }
      let quote: UInt8 = value.lowerBound > 0 && bytes[value.lowerBound - 1] == 0x27 ? 0x27 : 0x22
      output.append(0x3D)
      output.append(quote)
      append(value)
      output.append(quote)
    }
    output.append(0x3E)
  }

  /// Keeps count of open elements; false when one more would nest too deep.
  private mutating func admits(_ tag: Tag, selfClosing: Bool) -> Bool {
    switch tag {
    case .p, .li, .dt, .dd, .option, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup: return true
    case _ where tag.isVoid: return true
    case _ where tag.isFormatting:
      guard formattingDepth < Self.maximumFormattingDepth else { return false }
      formattingDepth += 1
      return true
    default:
      guard depth < Self.maximumDepth else { return false }
      depth += 1
      return true
    }
  }

  private mutating func readEndTag(at open: Int) {
    let name = open + 2..<nameEnd(from: open + 2)
    index = find(0x3E, from: name.upperBound).map { $0 + 1 } ?? bytes.count
    guard !name.isEmpty, (bytes[name.lowerBound] | 0x20) >= 0x61, (bytes[name.lowerBound] | 0x20) <= 0x7A else {
      return
    }
    let tag = Tag(name: bytes[name])
    switch tag {
    case .html, .body, .button: return
    case .unknown where isName(name, "template"): return
    case .p:
      // A lone end tag of a paragraph would become an empty one.
      if open < headingEnd {
        output.append(contentsOf: "</span>".utf8)
        return
      }
    case .li, .dt, .dd, .option, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup: break
    case .br:
      output.append(contentsOf: "<br>".utf8)
      return
    case _ where tag.isVoid: return
    case _ where tag.isFormatting: formattingDepth = max(0, formattingDepth - 1)
    default: depth = max(0, depth - 1)
    }
    output.append(contentsOf: [0x3C, 0x2F])
    append(name)
    output.append(0x3E)
  }

  private func findHeadingEnd(from start: Int) -> Int {
    let limit = min(bytes.count, start + 4000)
    var position = start
    while position + 3 < limit {
      if bytes[position] == 0x3C, bytes[position + 1] == 0x2F, bytes[position + 2] | 0x20 == 0x68,
        bytes[position + 3] >= 0x31, bytes[position + 3] <= 0x36
      {
        return position
      }
      // Another heading opens: this one was never closed.
      if bytes[position] == 0x3C, bytes[position + 1] | 0x20 == 0x68, bytes[position + 2] >= 0x31,
        bytes[position + 2] <= 0x36
      {
        return 0
      }
      position += 1
    }
    return 0
  }

  /// Where the end tag of a button starts that opened before `start`; `nil` when it is far or another button comes first.
  private func closeOfButton(from start: Int) -> Int? {
    let limit = min(bytes.count, start + 8000)
    var search = start
    while let open = find(0x3C, from: search), open + 8 < limit {
      let isEnd = bytes[open + 1] == 0x2F
      let name = isEnd ? open + 2 : open + 1
      if isName(name..<min(name + 6, bytes.count), "button") {
        // Questions and answers often fold: the button is the question.
        return isEnd && !bytes[start..<open].contains(0x3F) ? open : nil
      }
      if !isEnd, bytes[name] | 0x20 == 0x68, bytes[name + 1] >= 0x31, bytes[name + 1] <= 0x36 { return nil }
      search = open + 1
    }
    return nil
  }

  /// Where the content that ``skipRaw(_:)`` last passed over ended.
  private var rawContentEnd = 0
  /// Whether a drawing was found that is never closed, so that no end tag of one is left.
  private var hasOpenDrawing = false

  /// Moves past the end tag of the element whose content is not markup.
  private mutating func skipRaw(_ name: Range<Int>) {
    var search = index
    while let open = find(0x3C, from: search) {
      let close = open + 2 + name.count
      guard close <= bytes.count else { break }
      search = open + 1
      guard bytes[open + 1] == 0x2F else { continue }
      var same = true
      for offset in 0..<name.count where bytes[open + 2 + offset] | 0x20 != bytes[name.lowerBound + offset] | 0x20 {
        same = false
        break
      }
      guard same, nameEnd(from: close) == close else { continue }
      rawContentEnd = open
      index = find(0x3E, from: close).map { $0 + 1 } ?? bytes.count
      return
    }
    rawContentEnd = bytes.count
    index = bytes.count
  }

  /// Passes over a picture or formula made of elements. One that is never closed ends, as in browsers, where the text
  /// goes on: only its tag is left out.
  /// - Returns: what it holds, unless it is never closed.
  @discardableResult
  private mutating func skipDrawing(_ name: Range<Int>) -> Range<Int>? {
    let start = index
    guard !hasOpenDrawing else { return nil }
    skipRaw(name)
    guard index == bytes.count, rawContentEnd == index else { return start..<rawContentEnd }
    // Looked for once: a page may open a hundred thousand.
    hasOpenDrawing = true
    index = start
    return nil
  }

  /// A title holds text, whatever its tags.
  private mutating func readTitle(_ name: Range<Int>) {
    let start = index
    skipRaw(name)
    guard rawContentEnd >= start, rawContentEnd - start < 8000 else { return }
    output.append(contentsOf: "<title>".utf8)
    for byte in bytes[start..<rawContentEnd] {
      if byte == 0x3C { output.append(contentsOf: "&lt;".utf8) } else { output.append(byte) }
    }
    output.append(contentsOf: "</title>".utf8)
  }

  private mutating func readScript(_ name: Range<Int>, tag: Range<Int>) {
    let start = index
    skipRaw(name)
    var content = start..<max(start, rawContentEnd)
    guard scripts.count < Self.maximumScripts, content.count < Self.maximumScriptBytes, content.count > 1 else {
      return
    }
    let head = bytes[tag]
    let kind: Page.DataScript.Kind
    if ByteText.contains(head, "ld+json") {
      kind = .linkedData
    } else if ByteText.contains(head, "__next_data__") || ByteText.contains(head, "application/json") {
      kind = .state
    } else if let object = assignedObject(in: content) {
      kind = .state
      let end = objectEnd(from: object, to: content.upperBound)
      keepStates(in: end..<content.upperBound)
      content = object..<end
    } else if takeFlight(in: content) {
      return
    } else if keepStates(in: content), content.count >= Self.maximumProgramBytes {
      return
    } else if content.count < Self.maximumProgramBytes {
      kind = .program
    } else {
      return
    }
    scripts.append(Page.DataScript(kind: kind, bytes: Array(bytes[content])))
  }

  /// Some pages hold the article as escaped markup in a field that no reader sees, and put it in place by a program.
  private mutating func readTextarea(_ name: Range<Int>) {
    let start = index
    skipRaw(name)
    let content = start..<max(start, rawContentEnd)
    guard scripts.count < Self.maximumScripts, content.count > 400, content.count < Self.maximumScriptBytes,
      ByteText.contains(bytes[content.prefix(2000)], "&lt;") || ByteText.contains(bytes[content.prefix(2000)], "<p")
    else { return }
    scripts.append(Page.DataScript(kind: .field, bytes: Array(bytes[content])))
  }

  /// Of what stands for readers without scripts only the images are of use: those that others load late.
  private mutating func readNoscript(_ name: Range<Int>, tag: Range<Int>) {
    let start = index
    skipRaw(name)
    let content = start..<max(start, rawContentEnd)
    guard content.count < 4000, ByteText.contains(bytes[content], "<img") else { return }
    output.append(contentsOf: "<noscript>".utf8)
    var position = content.lowerBound
    while let open = find(0x3C, from: position), open < content.upperBound {
      let end = min(tagEnd(from: open + 1), content.upperBound)
      let tagName = open + 1..<min(nameEnd(from: open + 1), end)
      if isName(tagName, "img"), end > open, bytes[end - 1] == 0x3E { append(open..<end) }
      position = end
    }
    output.append(contentsOf: "</noscript>".utf8)
  }
}
