/// Finds in a script the states that a page's programs start from, where it holds more than one of them or writes it as text.
struct ScriptStates {
  let source: PageBytes

  private var bytes: [UInt8] { source.bytes }

  /// A shorter state holds no article.
  private static let leastState = 400

  private static let maximumStates = 16

  /// The states that a script assigns: objects, `Fusion.globalContent={…}`, and texts that it reads as JSON,
  /// `window.state = JSON.parse("…")`.
  func states(in content: Range<Int>) -> [[UInt8]] {
    guard content.count >= Self.leastState else { return [] }
    return assignedObjects(in: content) + parsedTexts(in: content)
  }

  /// Where the object starts that a script does little else than assign, as in `window.__INITIAL_STATE__ = {`.
  func assignedObject(in content: Range<Int>) -> Int? {
    guard content.count > 120 else { return nil }
    var position = content.lowerBound
    let limit = position + 120
    while position < limit {
      switch bytes[position] {
      case 0x3D:
        position += 1
        while position < limit, ByteText.isSpace(bytes[position]) { position += 1 }
        return bytes[position] == 0x7B ? position : nil
      // The name: letters, digits, `_`, `.`, `$`, brackets, quotes, `window`, `var`.
      case 0x30...0x39, 0x41...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x2E, 0x24, 0x22, 0x27: position += 1
      case let byte where ByteText.isSpace(byte): position += 1
      default: return nil
      }
    }
    return nil
  }

  /// Where the object that opens at a brace ends.
  func objectEnd(from brace: Int, to limit: Int) -> Int {
    var depth = 0
    var index = brace
    while index < limit {
      switch bytes[index] {
      case 0x22:
        index += 1
        while index < limit, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return limit
  }

  private static let flightStart = Array("self.__next_f.push([1,".utf8)

  /// The piece of components that a script hands on.
  func flightPiece(in content: Range<Int>) -> [UInt8]? {
    let start = content.lowerBound + Self.flightStart.count
    guard start < content.upperBound, bytes[content.lowerBound..<start].elementsEqual(Self.flightStart) else {
      return nil
    }
    return literal(at: start, to: content.upperBound)?.text
  }

  private func assignedObjects(in content: Range<Int>) -> [[UInt8]] {
    var states: [[UInt8]] = []
    var position = content.lowerBound
    while states.count < Self.maximumStates, let brace = source.find(0x7B, from: position), brace < content.upperBound {
      position = brace + 1
      guard follows(0x3D, brace, in: content), opensObject(brace, content.upperBound) else { continue }
      let end = objectEnd(from: brace, to: content.upperBound)
      if end - brace >= Self.leastState { states.append(Array(bytes[brace..<end])) }
      position = end
    }
    return states
  }

  /// Whether a sign stands before a place, white space aside.
  private func follows(_ sign: UInt8, _ place: Int, in content: Range<Int>) -> Bool {
    var index = place - 1
    while index > content.lowerBound, bytes[index] == 0x20 { index -= 1 }
    return index > content.lowerBound && bytes[index] == sign && bytes[index - 1] != sign
  }

  /// Whether a name in quotes follows a brace: the bodies of functions have none.
  private func opensObject(_ brace: Int, _ limit: Int) -> Bool {
    var index = brace + 1
    while index < limit, ByteText.isSpace(bytes[index]) { index += 1 }
    return index < limit && bytes[index] == 0x22
  }

  private static let parse = Array("JSON.parse(".utf8)

  private func parsedTexts(in content: Range<Int>) -> [[UInt8]] {
    var states: [[UInt8]] = []
    var position = content.lowerBound
    while states.count < Self.maximumStates, let start = source.find(Self.parse[0], from: position),
      start + Self.parse.count < content.upperBound
    {
      position = start + 1
      guard bytes[start..<start + Self.parse.count].elementsEqual(Self.parse),
        let (text, end) = literal(at: start + Self.parse.count, to: content.upperBound)
      else { continue }
      position = end
      if text.count >= Self.leastState { states.append(text) }
    }
    return states
  }

  /// The text of a string in a script, and where it ends.
  private func literal(at start: Int, to limit: Int) -> (text: [UInt8], end: Int)? {
    guard start < limit, case let quote = bytes[start], quote == 0x22 || quote == 0x27 || quote == 0x60 else {
      return nil
    }
    let bytes = bytes
    var text: [UInt8] = []
    /// Where what stands for itself begins.
    var plain = start + 1
    var index = plain
    while index < limit {
      let byte = bytes[index]
      guard byte == quote || (byte == 0x5C && index + 1 < limit) else {
        index += 1
        continue
      }
      text.append(contentsOf: bytes[plain..<index])
      if byte == quote { return (text, index + 1) }
      index = appendEscape(at: index + 1, to: limit, &text)
      plain = index
    }
    return nil
  }

  /// Appends what a backslash and the sign behind it stand for.
  /// - Returns: where the text goes on.
  private func appendEscape(at sign: Int, to limit: Int, _ text: inout [UInt8]) -> Int {
    switch bytes[sign] {
    case 0x6E: text.append(0x0A)
    case 0x74: text.append(0x09)
    case 0x72: text.append(0x0D)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x0A: break
    case 0x78:
      guard let value = hexadecimal(sign + 1, 2, limit) else { break }
      append(value, to: &text)
      return sign + 3
    case 0x75:
      guard let value = hexadecimal(sign + 1, 4, limit) else { break }
      // The two halves of a sign beyond the first plane.
      if (0xD800..<0xDC00).contains(value), sign + 6 < limit, bytes[sign + 5] == 0x5C, bytes[sign + 6] == 0x75,
        let low = hexadecimal(sign + 7, 4, limit), (0xDC00..<0xE000).contains(low)
      {
        append(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), to: &text)
        return sign + 11
      }
      append(value, to: &text)
      return sign + 5
    default: text.append(bytes[sign])
    }
    return sign + 1
  }

  private func append(_ value: UInt32, to text: inout [UInt8]) {
    text.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}").map(Array.init) ?? [])
  }

  private func hexadecimal(_ start: Int, _ count: Int, _ limit: Int) -> UInt32? {
    guard start + count <= limit else { return nil }
    return UInt32(String(decoding: bytes[start..<start + count], as: UTF8.self), radix: 16)
  }
}
