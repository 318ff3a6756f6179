/// Reads what begins with `<`, by the WHATWG tokenisation states (HTML sections 13.2.5.6 to 13.2.5.71).
struct MarkupReader: ~Copyable {
  enum Markup {
    case startTag
    case endTag
    case comment
    case doctype
    /// `<![CDATA[…]]>` where that is text: inside SVG and MathML.
    case cdata
    /// A `<` that is only a character.
    case text
    /// `</>`, and a tag that the end of the source cut short.
    case nothing
  }

  let source: UnsafePointer<UInt8>
  let end: Int
  var position: Int

  /// The name of the tag read last, in lower case. Without a byte where the name holds a NUL.
  private(set) var name = PackedName()
  /// Where the name of a tag or the content of a comment, doctype or CDATA section stands.
  private(set) var content = 0..<0
  private(set) var isSelfClosing = false
  private(set) var attributes = AttributeList()

  init(_ source: UnsafePointer<UInt8>, count: Int) {
    self.source = source
    end = count
    position = 0
  }

  mutating func classifyAttributes() { attributes.classify() }

  /// The name of the tag read last as it is written.
  var contentBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: source + content.lowerBound, count: min(content.count, 64))
  }

  /// The first line feed of a `pre` is none of its text.
  mutating func skipLineFeed() {
    if position < end, source[position] == 0x0D { position += 1 }
    if position < end, source[position] == 0x0A { position += 1 }
  }

  /// Reads on from a `<` at the position.
  mutating func read(cdataIsText: Bool) -> Markup {
    let start = position
    guard start &+ 1 < end else {
      position = end
      return .text
    }
    let byte = source[start &+ 1]
    if ByteScan.isLetter(byte) {
      position = start &+ 1
      return readTag() ? .startTag : .nothing
    }
    switch byte {
    case 0x2F:
      guard start + 2 < end else {
        position = start + 1
        return .text
      }
      if ByteScan.isLetter(source[start + 2]) {
        position = start + 2
        return readTag() ? .endTag : .nothing
      }
      if source[start + 2] == 0x3E {
        position = start + 3
        return .nothing
      }
      return readBogusComment(from: start + 2)
    case 0x21: return readDeclaration(from: start + 2, cdataIsText: cdataIsText)
    case 0x3F: return readBogusComment(from: start + 1)
    default:
      position = start + 1
      return .text
    }
  }

  // MARK: Tags

  private mutating func readTag() -> Bool {
    attributes.removeAll()
    isSelfClosing = false
    let start = position
    var index = start
    var name = PackedName()
    var holdsNUL = false
    while index < end {
      let byte = source[index]
      if byte <= 0x3E {
        if byte == 0x3E || byte == 0x2F || ByteScan.isSpace(byte) { break }
        if byte == 0 { holdsNUL = true }
      }
      name.append(ByteScan.lowercased(byte))
      index &+= 1
    }
    self.name = holdsNUL ? PackedName() : name
    content = start..<index
    position = index
    return readAttributes()
  }

  /// Up to and past the `>`; `false` where the source ends before it.
  @inline(__always)
  private mutating func readAttributes() -> Bool {
    var index = position
    while true {
      guard index < end else {
        position = end
        return false
      }
      let byte = source[index]
      if byte == 0x3E {
        position = index &+ 1
        return true
      }
      if ByteScan.isSpace(byte) {
        index &+= 1
      } else if byte == 0x2F {
        index &+= 1
        if index < end, source[index] == 0x3E {
          isSelfClosing = true
          position = index &+ 1
          return true
        }
      } else {
        position = index
        readAttribute()
        index = position
      }
    }
  }

  private mutating func readAttribute() {
    var index = position
    var attribute = AttributeRange(nameStart: index, nameEnd: index, valueStart: index, valueEnd: index, name: .init())
    // A leading "=" is a part of the name.
    repeat {
      attribute.name.append(ByteScan.lowercased(source[index]))
      index &+= 1
    } while index < end && !endsAttributeName(source[index])
    attribute.nameEnd = index
    while index < end, ByteScan.isSpace(source[index]) { index &+= 1 }
    attribute.valueStart = index
    attribute.valueEnd = index
    position = index
    if index < end, source[index] == 0x3D {
      index &+= 1
      while index < end, ByteScan.isSpace(source[index]) { index &+= 1 }
      readValue(from: index, of: &attribute)
    }
    attributes.append(attribute)
  }

  @inline(__always)
  private func endsAttributeName(_ byte: UInt8) -> Bool {
    byte <= 0x3E && (byte == 0x3D || byte == 0x3E || byte == 0x2F || ByteScan.isSpace(byte))
  }

  @inline(__always)
  private mutating func readValue(from start: Int, of attribute: inout AttributeRange) {
    var index = start
    guard index < end, source[index] != 0x3E else {
      position = index
      return
    }
    let quote = source[index]
    if quote == 0x22 || quote == 0x27 {
      index &+= 1
      attribute.valueStart = index
      index = ByteScan.firstIndex(of: quote, source, index, end)
      attribute.valueEnd = index
      position = min(index &+ 1, end)
    } else {
      attribute.valueStart = index
      while index < end, source[index] != 0x3E, !ByteScan.isSpace(source[index]) { index &+= 1 }
      attribute.valueEnd = index
      position = index
    }
  }

  // MARK: Comments and their like

  private mutating func readBogusComment(from start: Int) -> Markup {
    let close = ByteScan.firstIndex(of: 0x3E, source, start, end)
    content = start..<close
    position = min(close + 1, end)
    return .comment
  }

  private mutating func readDeclaration(from start: Int, cdataIsText: Bool) -> Markup {
    if ByteScan.hasPrefix("--", source, start, end) {
      readComment(from: start + 2)
      return .comment
    }
    if ByteScan.hasPrefix("doctype", source, start, end) {
      _ = readBogusComment(from: start + 7)
      return .doctype
    }
    if cdataIsText, start + 7 <= end, ByteScan.hasPrefix("[cdata[", source, start, end),
      source[start + 1] == 0x43, source[start + 2] == 0x44, source[start + 3] == 0x41, source[start + 4] == 0x54
    {
      readCDATA(from: start + 7)
      return .cdata
    }
    return readBogusComment(from: start)
  }

  /// Ends at `-->` and `--!>`, at once at `>` and `->`, else with the source.
  private mutating func readComment(from start: Int) {
    if start < end, source[start] == 0x3E {
      content = start..<start
      position = start + 1
      return
    }
    if start + 1 < end, source[start] == 0x2D, source[start + 1] == 0x3E {
      content = start..<start
      position = start + 2
      return
    }
    var index = start
    while true {
      index = ByteScan.firstIndex(of: 0x3E, source, index, end)
      guard index < end else { break }
      if index - start >= 2, source[index - 1] == 0x2D, source[index - 2] == 0x2D {
        content = start..<index - 2
        position = index + 1
        return
      }
      if index - start >= 3, source[index - 1] == 0x21, source[index - 2] == 0x2D, source[index - 3] == 0x2D {
        content = start..<index - 3
        position = index + 1
        return
      }
      index += 1
    }
    content = start..<end
    position = end
  }

  private mutating func readCDATA(from start: Int) {
    var index = start
    while true {
      index = ByteScan.firstIndex(of: 0x3E, source, index, end)
      guard index < end else { break }
      if index - start >= 2, source[index - 1] == 0x5D, source[index - 2] == 0x5D {
        content = start..<index - 2
        position = index + 1
        return
      }
      index += 1
    }
    content = start..<end
    position = end
  }
}
