internal import TidingsModel

/// Reads the attributes of a start tag, however they are written, and writes them as XML.
struct AttributeRepair {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Behind the element's name; after `read`, behind the tag.
  var index: Int
  private(set) var isEmptyElement = false
  /// Whether something was not as XML has it.
  private(set) var isMended = false
  /// Whether another tag begins before this one ends.
  private(set) var isCutOff = false
  /// Whether a value was too long, and its attribute is left out.
  private(set) var hasLeftOut = false
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []

  /// Whether the tag is a start tag without attributes.
  var isBare: Bool { attributes.isEmpty && !isEmptyElement }

  init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// - Returns: `false` when the bytes end inside the tag.
  mutating func read() -> Bool {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3E {
        index += 1
        return true
      }
      if byte == 0x3C {
        isMended = true
        isCutOff = true
        return true
      }
      if byte == 0x2F {
        index += 1
        if index < bytes.count, bytes[index] == 0x3E {
          isEmptyElement = true
          index += 1
          return true
        }
      } else if byte.isSpace {
        index += 1
      } else {
        readAttribute()
      }
    }
    return false
  }

  private mutating func readAttribute() {
    let start = index
    while index < bytes.count, !bytes[index].isSpace, bytes[index] != 0x3D, bytes[index] != 0x3E, bytes[index] != 0x3C,
      bytes[index] != 0x2F, bytes[index] != 0x22, bytes[index] != 0x27
    {
      index += 1
    }
    let name = start..<index
    var cursor = index
    while cursor < bytes.count, bytes[cursor].isSpace { cursor += 1 }
    guard cursor < bytes.count, bytes[cursor] == 0x3D else {
      isMended = true
      if name.isEmpty { index += 1 }
      return keep(name, value: name)
    }
    cursor += 1
    while cursor < bytes.count, bytes[cursor].isSpace { cursor += 1 }
    index = cursor
    guard cursor < bytes.count else { return }
    if bytes[cursor] == 0x22 || bytes[cursor] == 0x27 { return keep(name, value: readQuoted()) }
    isMended = true
    if isTypographicQuote(cursor) { return keep(name, value: readTypographicallyQuoted()) }
    while index < bytes.count, !bytes[index].isSpace, bytes[index] != 0x3E, bytes[index] != 0x3C { index += 1 }
    // Only the first quotation mark is missing: url=http://x.org/a.mp3".
    var end = index
    if end < bytes.count, bytes[end] == 0x3E, bytes[end - 1] == 0x2F { end -= 1 }
    if end > cursor, bytes[end - 1] == 0x22 || bytes[end - 1] == 0x27 {
      index = end
      return keep(name, value: cursor..<(end - 1))
    }
    // `type=image/jpeg/>`: where no slash ends a value, it ends the tag. At the end of an address it belongs to that.
    if index < bytes.count, bytes[index] == 0x3E, bytes[index - 1] == 0x2F, !mayEndWithSlash(name) {
      index = max(cursor, end)
    }
    keep(name, value: cursor..<index)
  }

  /// Whether an attribute's value may be an address: all of which more is known are none.
  private func mayEndWithSlash(_ name: Range<Int>) -> Bool {
    switch String(decoding: bytes[name].prefix(12).map(\.lowered), as: UTF8.self) {
    case "type", "length", "term", "rel", "ispermalink", "hreflang", "medium", "width", "height", "filesize", "text":
      false
    default: true
    }
  }

  private mutating func readQuoted() -> Range<Int> {
    let quote = bytes[index]
    let start = index + 1
    var cursor = start
    var firstEnd: Int?
    while cursor < bytes.count, bytes[cursor] != quote {
      if bytes[cursor] == 0x3E, firstEnd == nil { firstEnd = cursor }
      // Tag, text, tag before the quote: the closing quote is missing.
      if bytes[cursor] == 0x3C, let firstEnd {
        isMended = true
        index = firstEnd
        return start..<firstEnd
      }
      cursor += 1
    }
    if cursor >= bytes.count, let firstEnd {
      isMended = true
      index = firstEnd
      return start..<firstEnd
    }
    if let (end, next) = lostQuote(in: start..<cursor) {
      isMended = true
      index = next
      return start..<end
    }
    index = min(cursor + 1, bytes.count)
    return start..<cursor
  }

  /// Where a value ends whose closing quotation mark is missing, so that it goes on to the opening one of the next, and
  /// where that one's attribute begins: `url="http://x.org/a.mp3 type="audio/mpeg"`.
  private func lostQuote(in value: Range<Int>) -> (end: Int, next: Int)? {
    let behind = value.upperBound + 1
    guard behind < bytes.count, !bytes[behind].isSpace, bytes[behind] != 0x3E, bytes[behind] != 0x2F,
      value.count > 2, bytes[value.upperBound - 1] == 0x3D
    else { return nil }
    var next = value.upperBound - 1
    while next > value.lowerBound, bytes[next - 1].continuesName { next -= 1 }
    guard next > value.lowerBound, bytes[next].beginsName, bytes[next - 1].isSpace else { return nil }
    var end = next
    while end > value.lowerBound, bytes[end - 1].isSpace { end -= 1 }
    return (end, next)
  }

  /// A value between the quotation marks that a word processor sets: `url=”http://x.org/a.mp3”`.
  private mutating func readTypographicallyQuoted() -> Range<Int> {
    let start = index + 3
    index = start
    while index < bytes.count, bytes[index] != 0x3E, bytes[index] != 0x3C, !isTypographicQuote(index) { index += 1 }
    let value = start..<index
    if index < bytes.count, bytes[index] >= 0x80 { index += 3 }
    return value
  }

  /// U+2018 ... U+201F, U+2032 and U+2033
  private func isTypographicQuote(_ index: Int) -> Bool {
    guard index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x80 else { return false }
    let last = bytes[index + 2]
    return last >= 0x98 && last <= 0x9F || last == 0xB2 || last == 0xB3
  }

  private mutating func keep(_ name: Range<Int>, value: Range<Int>) {
    guard value.count <= XMLShape.maximumValue else {
      hasLeftOut = true
      return
    }
    // One that is given again: what is empty says nothing.
    if !value.isEmpty, let index = attributes.firstIndex(where: { bytes[$0.name].elementsEqual(bytes[name]) }),
      attributes[index].value.isEmpty
    {
      isMended = true
      attributes[index].value = value
      return
    }
    guard attributes.count < XMLShape.maximumAttributes, let first = name.first, bytes[first].beginsName,
      bytes[first] != 0x3A, bytes[name.upperBound - 1] != 0x3A, name.allSatisfy({ bytes[$0].continuesName }),
      XMLNames.isName(bytes[name]),
      name.filter({ bytes[$0] == 0x3A }).count <= 1,
      !attributes.contains(where: { bytes[$0.name].elementsEqual(bytes[name]) }),
      !value.isEmpty || !isPrefixDeclaration(name)
    else {
      isMended = true
      return
    }
    attributes.append((name, value))
  }

  private func isNamespace(_ name: Range<Int>) -> Bool { bytes[name].starts(with: "xmlns".utf8) }
  private func isPrefixDeclaration(_ name: Range<Int>) -> Bool { bytes[name].starts(with: "xmlns:".utf8) }

  func write(to output: inout [UInt8], withNamespaces: Bool, names: inout NameLimit) {
    for (name, value) in attributes where withNamespaces || !isNamespace(name) {
      guard names.admits(bytes[name]) else { continue }
      output.append(0x20)
      output.append(contentsOf: bytes[name])
      output.append(0x3D)
      output.append(0x22)
      var cursor = value.lowerBound
      while cursor < value.upperBound {
        switch bytes[cursor] {
        case 0x22: output.append(contentsOf: "&quot;".utf8)
        case 0x3C: output.append(contentsOf: "&lt;".utf8)
        case 0x26:
          if let (scalar, length) = XMLReference.surrogates(in: bytes, at: cursor), cursor + length <= value.upperBound
          {
            output.append(contentsOf: "&#\(scalar.value);".utf8)
            cursor += length
            continue
          }
          let length = XMLReference.length(in: bytes, at: cursor)
          if length > 0, cursor + length <= value.upperBound,
            bytes[cursor + 1] == 0x23 || names.admits(bytes[cursor..<cursor + length])
          {
            XMLReference.write(bytes[cursor..<cursor + length], to: &output)
            cursor += length
            continue
          }
          output.append(contentsOf: "&amp;".utf8)
        default: output.append(bytes[cursor])
        }
        cursor += 1
      }
      output.append(0x22)
    }
  }
}
