internal import TidingsModel

/// Cuts from a page, before it is parsed, what no reader sees and what misleads the parser: programs, style sheets,
/// drawings, comments, form fields; and keeps the data that scripts hold. On news pages that is more than half the bytes.
///
/// One pass over clean UTF-8 without NULs. What it writes never nests deeper than ``NestingLimit`` admits.
struct PageScanner {
  /// What HTML reads up to an end tag.
  private static let rawTags: Set<Tag> = [.iframe, .select, .title, .noscript, .button, .textarea]

  private(set) var output: [UInt8] = []
  private(set) var formulas = Formulas()
  /// What the scripts and fields hold that were passed over.
  private(set) var data: PageData

  private let source: PageBytes
  private var bytes: [UInt8] { source.bytes }
  private let isXML: Bool
  private let showsNoscript: Bool
  private var index = 0
  private var nesting = NestingLimit()
  /// Inside a heading `p` is written as `span`: libxml2 would end the heading there.
  private var headingEnd = 0
  private var lacksQuote: (double: Bool, single: Bool) = (false, false)
  /// Where the content that ``skipRaw(_:)`` last passed over ended.
  private var rawContentEnd = 0
  /// Whether a drawing was found that is never closed, so that no end tag of one is left.
  private var hasOpenDrawing = false

  /// - Parameter showsNoscript: whether the page is read as browsers show it that run no programs.
  init(_ bytes: [UInt8], isXML: Bool, showsNoscript: Bool = false) {
    source = PageBytes(bytes: bytes)
    data = PageData(source: source)
    self.isXML = isXML
    self.showsNoscript = showsNoscript
    output.reserveCapacity(bytes.count / 2)
  }

  mutating func scan() {
    var start = 0
    while let open = source.find(0x3C, from: index) {
      guard open + 1 < bytes.count else { break }
      let next = bytes[open + 1]
      if next.isLetter {
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
  }

  private mutating func append(_ range: Range<Int>) {
    if !range.isEmpty { output.append(contentsOf: bytes[range]) }
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
      while let end = source.find(0x3E, from: search) {
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
    index = source.find(0x3E, from: open + 1).map { $0 + 1 } ?? bytes.count
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
        if let close = source.find(byte, from: position + 1) {
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

  private mutating func readStartTag(at open: Int) {
    let name = open + 1..<source.nameEnd(from: open + 1)
    let end = tagEnd(from: name.upperBound)
    index = end
    let tag = Tag(name: bytes[name])
    if isXML, end >= 2, bytes[end - 2] == 0x2F, tag == .unknown || Self.rawTags.contains(tag) { return }
    switch tag {
    case .iframe:
      skipRaw(name)
      // What it shows may be the article's; what it holds is for browsers without frames.
      output.append(contentsOf: "<embed".utf8)
      AttributeWriter.write(source, from: name.upperBound, to: end, to: &output)
      return
    case .select:
      skipRaw(name)
      return
    case .textarea:
      let content = passRaw(name)
      data.takeField(content)
      // Others hold what a program shows or copies.
      if bytes[content].allSatisfy(ByteText.isSpace) { output.append(contentsOf: "<textarea></textarea>".utf8) }
      return
    case .title:
      readTitle(name)
      return
    case .noscript:
      if showsNoscript { return }
      readNoscript(name, tag: open..<end)
      return
    case .unknown:
      if passOther(name, open: open, end: end) { return }
    case .button:
      // Headings that fold are buttons; everything else one presses is no text. An end tag in the wrong place leaves
      // libxml2's element open to the end of the page, so neither tag is passed on.
      guard open >= headingEnd, let close = closeOfButton(from: end) else { return }
      if let name = NameButtons.name(in: bytes[end..<close], behind: output) {
        output += "<span>".utf8 + name + "</span>".utf8
      } else if ByteText.holdsText(bytes[end..<close]) {
        // That there is something to press tells what the box around it is for.
        output += "<input type=button>".utf8
      }
      index = close
      return
    case .p where open < headingEnd:
      output.append(contentsOf: "<span".utf8)
      AttributeWriter.write(source, from: name.upperBound, to: end, to: &output)
      return
    case .h1, .h2, .h3, .h4, .h5, .h6:
      headingEnd = findHeadingEnd(from: end)
    default: break
    }
    guard nesting.admits(tag) else { return }
    guard bytes[end - 1] == 0x3E else { return }
    append(open..<name.upperBound)
    AttributeWriter.write(source, from: name.upperBound, to: end, to: &output)
  }

  /// Takes elements without a name of their own here that hold a script, a drawing or what is not shown.
  /// - Returns: false where the tag is to be passed on as others are.
  private mutating func passOther(_ name: Range<Int>, open: Int, end: Int) -> Bool {
    if source.isName(name, "script") {
      data.takeScript(passRaw(name), tag: open..<end)
      return true
    }
    if source.isName(name, "svg") || source.isName(name, "math") {
      // Foreign elements may close themselves.
      guard end < 2 || bytes[end - 2] != 0x2F, let content = skipDrawing(name) else { return true }
      if source.isName(name, "math") {
        formulas.write(content, of: source, to: &output)
      } else {
        formulas.writeDrawing(open..<index, content, of: source, to: &output)
      }
      return true
    }
    if source.isName(name, "canvas") {
      skipDrawing(name)
      return true
    }
    // What a shadow root declares is shown.
    if source.isName(name, "template"), ByteText.contains(bytes[name.upperBound..<end], "shadowroot") { return true }
    if source.isName(name, "style") || source.isName(name, "template") || source.isName(name, "xmp") {
      skipRaw(name)
      return true
    }
    return false
  }

  private mutating func readEndTag(at open: Int) {
    let name = open + 2..<source.nameEnd(from: open + 2)
    index = source.find(0x3E, from: name.upperBound).map { $0 + 1 } ?? bytes.count
    guard !name.isEmpty, (bytes[name.lowerBound] | 0x20) >= 0x61, (bytes[name.lowerBound] | 0x20) <= 0x7A else {
      return
    }
    let tag = Tag(name: bytes[name])
    switch tag {
    case .html, .body, .button, .textarea: return
    case .unknown where source.isName(name, "template"): return
    case .p:
      // A lone end tag of a paragraph would become an empty one.
      if open < headingEnd {
        output.append(contentsOf: "</span>".utf8)
        return
      }
    case .br:
      output.append(contentsOf: "<br>".utf8)
      return
    case _ where tag.isVoid: return
    default: nesting.close(tag)
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
    while let open = source.find(0x3C, from: search), open + 8 < limit {
      let isEnd = bytes[open + 1] == 0x2F
      let name = isEnd ? open + 2 : open + 1
      if source.isName(name..<min(name + 6, bytes.count), "button") {
        // Questions and answers often fold: the button is the question.
        return isEnd && !bytes[start..<open].contains(0x3F) ? open : nil
      }
      if !isEnd, bytes[name] | 0x20 == 0x68, bytes[name + 1] >= 0x31, bytes[name + 1] <= 0x36 { return nil }
      search = open + 1
    }
    return nil
  }

  /// Moves past the end tag of the element whose content is not markup.
  private mutating func skipRaw(_ name: Range<Int>) {
    let bytes = bytes
    var search = index
    while let open = source.find(0x3C, from: search) {
      search = open + 1
      guard search < bytes.count, bytes[search] == 0x2F else { continue }
      let close = open + 2 + name.count
      guard close <= bytes.count else { break }
      var same = true
      for offset in 0..<name.count where bytes[open + 2 + offset] | 0x20 != bytes[name.lowerBound + offset] | 0x20 {
        same = false
        break
      }
      guard same, source.nameEnd(from: close) == close else { continue }
      rawContentEnd = open
      index = source.find(0x3E, from: close).map { $0 + 1 } ?? bytes.count
      return
    }
    rawContentEnd = bytes.count
    index = bytes.count
  }

  /// Moves past the end tag of an element whose content is not markup.
  /// - Returns: what it holds.
  private mutating func passRaw(_ name: Range<Int>) -> Range<Int> {
    let start = index
    skipRaw(name)
    return start..<max(start, rawContentEnd)
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

  /// Of what stands for readers without scripts only the images are of use: those that others load late.
  private mutating func readNoscript(_ name: Range<Int>, tag: Range<Int>) {
    let start = index
    skipRaw(name)
    let content = start..<max(start, rawContentEnd)
    guard content.count < 4000, ByteText.contains(bytes[content], "<img") else { return }
    output.append(contentsOf: "<noscript>".utf8)
    var position = content.lowerBound
    while let open = source.find(0x3C, from: position), open < content.upperBound {
      let end = min(tagEnd(from: open + 1), content.upperBound)
      let tagName = open + 1..<min(source.nameEnd(from: open + 1), end)
      if source.isName(tagName, "img"), end > open, bytes[end - 1] == 0x3E { append(open..<end) }
      position = end
    }
    output.append(contentsOf: "</noscript>".utf8)
  }
}
