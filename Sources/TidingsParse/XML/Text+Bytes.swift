internal import TidingsModel

extension UInt8 {
  /// White space of XML and HTML alike.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// What a name in XML may begin with, as far as a forgiving reader is concerned.
  var beginsName: Bool { isLetter || self == 0x5F || self == 0x3A || self >= 0x80 }
  var continuesName: Bool { beginsName || isDigit || self == 0x2D || self == 0x2E }
}

extension Unicode.Scalar {
  /// White space of any kind and width, or a mark that is not to be seen: soft hyphen, zero-width space, word joiner, byte
  /// order mark, marks of direction. The zero-width joiners are letters' parts in scripts such as Malayalam's.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x2000...0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202F, 0x205F,
      0x2060, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }
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

  /// Without white space, and other characters that nobody sees, at its ends: those around a number, a name or an address
  /// are no part of it.
  var trimmedSpace: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || first >= 0x80 || last <= 0x20 || last >= 0x80
    else { return self }
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first.isBlank || last.isBlank else { return self }
    guard let start = scalars.firstIndex(where: { !$0.isBlank }), let end = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[start...end])
  }

  /// Trimmed, with every inner run of white space made one space.
  var collapsedSpace: String {
    var text = trimmedSpace
    if text.withUTF8(\.isCollapsed) { return text }
    var output: [UInt8] = []
    var pending = false
    for byte in text.utf8 {
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
