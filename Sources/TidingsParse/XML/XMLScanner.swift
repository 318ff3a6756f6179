internal import CLibXML2
internal import TidingsModel
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Steps through the lexical parts of XML, at memchr's speed where nothing is to be seen.
struct XMLScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  var isAtEnd: Bool { index >= bytes.count }

  func peek(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  /// To the next such byte; `false`, at the end, when there is none.
  mutating func skip(to byte: UInt8) -> Bool {
    guard index < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + index, Int32(byte), bytes.count - index)
    else {
      index = bytes.count
      return false
    }
    index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return true
  }

  func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// Whether the text stands here, ASCII letters in any case. `text` is lower case.
  func startsIgnoringCase(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset].lowered != text.utf8Start[offset] { return false }
    return true
  }

  mutating func skipWhiteSpace() { while index < bytes.count, bytes[index].isSpace { index += 1 } }

  /// The index of the next occurrence at or behind `start`.
  func find(_ text: StaticString, from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    var scanner = XMLScanner(bytes, from: start)
    while scanner.skip(to: text.utf8Start[0]), scanner.index + count <= bytes.count {
      if scanner.starts(with: text) { return scanner.index }
      scanner.index += 1
    }
    return nil
  }

  /// Behind the next occurrence; stays where it is, and says `false`, when there is none.
  mutating func skip(past text: StaticString, from offset: Int) -> Bool {
    guard let found = find(text, from: index + offset) else { return false }
    index = found + text.utf8CodeUnitCount
    return true
  }

  struct Tag {
    var attributes = 0
    var isEmpty = false
    var hasNamespace = false
  }

  /// Past the start tag that begins here; `nil`, staying, when it has no end.
  mutating func tag() -> Tag? {
    var tag = Tag()
    var cursor = index + 1
    while cursor < bytes.count {
      switch bytes[cursor] {
      case 0x3E:
        tag.isEmpty = bytes[cursor - 1] == 0x2F
        index = cursor + 1
        return tag
      case 0x22, 0x27:
        guard let base = bytes.baseAddress,
          let found = memchr(base + cursor + 1, Int32(bytes[cursor]), bytes.count - cursor - 1)
        else { return nil }
        cursor = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      case 0x3D:
        tag.attributes += 1
        cursor += 1
      case 0x78 where cursor + 5 < bytes.count && bytes[cursor + 1] == 0x6D && bytes[cursor + 4] == 0x73:
        tag.hasNamespace = true
        cursor += 5
      default: cursor += 1
      }
    }
    return nil
  }
}
