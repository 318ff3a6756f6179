internal import TidingsHTML
internal import TidingsModel

/// Mends JSON that people wrote by hand or templates put together: quotes inside strings, missing commas, comments, single
/// quotes, character references, several values one after the other. What is sound stays as it is.
struct JSONRepair {
  private let bytes: [UInt8]
  private var index = 0
  private var output: [UInt8] = []
  /// The last byte written outside strings that is no white space.
  private var last: UInt8 = 0
  private var depth = 0

  /// The values of a text, as one array.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var repair = JSONRepair(withoutReferences(bytes))
    return repair.run()
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count + 64)
  }

  private static let quoteReferences: [StaticString] = ["&quot;", "&#34;", "&amp;quot;", "&amp;#34;"]

  /// `{&quot;@type&quot;: ...}`
  private static func withoutReferences(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    // Twice, where a system took its own references for text.
    for _ in 0..<2 {
      let opening = bytes.prefix(400)
      guard !opening.contains(0x22),
        Self.quoteReferences.contains(where: { ByteText.contains(opening, $0) })
      else { break }
      bytes = Array(HTMLEntities.decode(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    return bytes
  }

  private mutating func run() -> [UInt8] {
    write(0x5B)
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x22, 0x27: string(byte)
      case 0x2F where next == 0x2A: skip(past: [0x2A, 0x2F])
      case 0x2F where next == 0x2F: skip(past: [0x0A])
      // A template's brace in front of the object's own.
      case 0x7B where last == 0x7B: index += 1
      case 0x7B, 0x5B:
        separate()
        depth += 1
        write(byte)
        index += 1
      case 0x7D, 0x5D:
        if last == 0x3A { write("null") }
        if depth > 0 {
          depth -= 1
          write(byte)
        }
        index += 1
      case 0x3B: index += 1
      case 0x2C where last == 0x3A:
        write("null")
        write(byte)
        index += 1
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: word()
      default:
        write(byte)
        index += 1
      }
    }
    return output
  }

  /// A word outside strings: a member's name without quotes, `true`, or what only a script would know.
  private mutating func word() {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    let word = bytes[start..<index]
    let after = space(from: index)
    if last == 0x7B || last == 0x2C, after < bytes.count, bytes[after] == 0x3A {
      output.append(0x22)
      output.append(contentsOf: word)
      write(0x22)
    } else if last == 0x3A, !["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) {
      write("null")
    } else {
      for byte in word { write(byte) }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
    default: false
    }
  }

  private mutating func write(_ text: String) {
    for byte in text.utf8 { write(byte) }
  }

  private var next: UInt8 { index + 1 < bytes.count ? bytes[index + 1] : 0 }

  private mutating func write(_ byte: UInt8) {
    output.append(byte)
    if !ByteText.isSpace(byte) { last = byte }
  }

  /// Puts a comma where a value follows a value.
  private mutating func separate() {
    if last == 0x22 || last == 0x7D || last == 0x5D || last.isDigit || last == 0x65 || last == 0x6C {
      write(0x2C)
    }
  }

  private mutating func skip(past mark: [UInt8]) {
    index += 2
    while index < bytes.count {
      if bytes[index...].starts(with: mark) {
        index += mark.count
        return
      }
      index += 1
    }
  }

  /// Copies a string up to the quote that is followed by what may follow a string.
  private mutating func string(_ quote: UInt8) {
    separate()
    write(0x22)
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x5C, index + 1 < bytes.count {
        if bytes[index + 1] == 0x27 {
          output.append(0x27)
        } else {
          output.append(byte)
          output.append(bytes[index + 1])
        }
        index += 2
      } else if byte == quote, isEnd(after: index + 1, quote) {
        index += 1
        break
      } else {
        if byte == 0x22 { output.append(0x5C) }
        output.append(byte)
        index += 1
      }
    }
    write(0x22)
  }

  /// Whether a quote before this place ends its string.
  private func isEnd(after start: Int, _ quote: UInt8) -> Bool {
    let after = space(from: start)
    guard after < bytes.count else { return true }
    switch bytes[after] {
    case 0x3A, 0x7D, 0x5D: return true
    case 0x2C:
      // A comma of the sentence, or the one before the next member or value.
      let value = space(from: after + 1)
      guard value < bytes.count else { return true }
      switch bytes[value] {
      case 0x7B, 0x5B, 0x7D, 0x5D, 0x2D, 0x30...0x39, 0x2F: return true
      case 0x22, 0x27: return true
      case 0x74, 0x66, 0x6E:
        return ["true", "false", "null"].contains { bytes[value...].starts(with: $0.utf8) } || isBareName(at: value)
      default: return isBareName(at: value)
      }
    // A comment.
    case 0x2F: return after + 1 < bytes.count && (bytes[after + 1] == 0x2A || bytes[after + 1] == 0x2F)
    // The comma was forgotten: a name and a colon follow.
    case quote:
      guard after > start else { return false }
      var index = after + 1
      while index < bytes.count, index < after + 60, bytes[index] != quote { index += 1 }
      let colon = space(from: index + 1)
      return colon < bytes.count && bytes[colon] == 0x3A
    default: return false
    }
  }

  /// Whether a member's name without quotes is here: a word, a colon, the opening of a value.
  private func isBareName(at start: Int) -> Bool {
    let end = bytes[start...].firstIndex { !Self.isWord($0) } ?? bytes.endIndex
    let colon = space(from: end)
    guard end > start, colon < bytes.count, bytes[colon] == 0x3A else { return false }
    let value = space(from: colon + 1)
    return value < bytes.count && (bytes[value] == 0x22 || bytes[value] == 0x7B || bytes[value] == 0x5B)
  }

  private func space(from start: Int) -> Int {
    var index = start
    while index < bytes.count, ByteText.isSpace(bytes[index]) { index += 1 }
    return index
  }
}
