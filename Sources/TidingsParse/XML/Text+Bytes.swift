internal import TidingsModel

extension UInt8 {
  /// White space of XML and HTML alike.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// What a name in XML may begin with, as far as a forgiving reader is concerned.
  var beginsName: Bool { isLetter || self == 0x5F || self == 0x3A || self >= 0x80 }
  var continuesName: Bool { beginsName || isDigit || self == 0x2D || self == 0x2E }
}

extension UnsafeBufferPointer<UInt8> {
  /// `contains`, at memchr's speed.
  func holds(_ byte: UInt8) -> Bool {
    var scanner = XMLScanner(self)
    return scanner.skip(to: byte)
  }

  /// Whether there is no white space but single spaces within, as in most names.
  var isCollapsed: Bool {
    var previous: UInt8 = 0x20
    for byte in self {
      if byte.isSpace, byte != 0x20 || previous == 0x20 { return false }
      previous = byte
    }
    return isEmpty || previous != 0x20
  }
}

extension [UInt8] {
  /// `contains`, at memchr's speed.
  func holds(_ byte: UInt8) -> Bool { withUnsafeBufferPointer { $0.holds(byte) } }
}

extension ArraySlice<UInt8> {
  /// Without white space at its ends.
  var trimmedSpace: ArraySlice<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isSpace { start += 1 }
    while end > start, self[end - 1].isSpace { end -= 1 }
    return self[start..<end]
  }
}

extension Optional {
  /// Takes the value where there is none yet: the first one counts.
  mutating func fill(_ value: Wrapped?) {
    if self == nil { self = value }
  }
}

extension String {
  /// `utf8.contains`, at memchr's speed.
  func holds(_ byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { $0.holds(byte) }
  }

  /// Whether ASCII text stands in it: `contains`, without characters being made of bytes.
  func holds(_ ascii: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { XMLScanner($0).find(ascii, from: 0) != nil }
  }

  /// Without white space at its ends.
  var trimmedSpace: String {
    let bytes = utf8
    guard let first = bytes.first, let last = bytes.last, first.isSpace || last.isSpace else { return self }
    guard let start = bytes.firstIndex(where: { !$0.isSpace }), let end = bytes.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(self[start...end])
  }

  /// Trimmed, with every inner run of white space made one space.
  var collapsedSpace: String {
    var text = self
    if text.withUTF8(\.isCollapsed) { return text }
    var output: [UInt8] = []
    var pending = false
    for byte in utf8 {
      if byte.isSpace {
        pending = !output.isEmpty
      } else {
        if pending { output.append(0x20) }
        pending = false
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// ASCII letters in lower case, everything else as it is.
  var asciiLowercased: String {
    guard utf8.contains(where: { $0.isUppercase }) else { return self }
    return String(decoding: utf8.map(\.lowered), as: UTF8.self)
  }

  var nonEmpty: String? { isEmpty ? nil : self }
}
