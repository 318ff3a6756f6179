internal import TidingsModel

/// What an element says that counts for nothing, as a better one says the same: kept among the extensions where it says
/// something else.
enum Outranked {
  /// Bytes of a text that is kept.
  private static let maximumSize = 16_384
  /// Bytes of a text that another one is compared with; what is longer is taken to differ.
  private static let maximumCompared = 1 << 20

  /// - Parameter others: what counts instead.
  /// - Returns: `nil` where `text` says nothing else, or is too long.
  static func element(_ name: String, _ text: ParsedText, beside others: [ParsedText]) -> ExtensionElement? {
    guard text.size <= maximumSize, !text.isBlank else { return nil }
    let bytes = text.bytes
    for other in others where other.size <= maximumCompared {
      if saysTheSame(bytes, other.bytes) { return nil }
    }
    return ExtensionElement(name: name, value: String(decoding: bytes, as: UTF8.self))
  }

  /// - Returns: `nil` where the address is the one that counts, or too long.
  static func element(_ name: String, _ reference: ParsedReference, beside other: ParsedReference)
    -> ExtensionElement?
  {
    guard reference != other, reference.text.utf8.count <= maximumSize else { return nil }
    return ExtensionElement(name: name, value: reference.text)
  }

  /// - Returns: `nil` where its source has no name, too.
  static func element<Source: FieldSource>(_ lost: Ranked<ParsedText, Source>.Lost) -> ExtensionElement? {
    lost.source.name.flatMap { element($0, lost.value, beside: [lost.winner]) }
  }

  /// - Returns: `nil` where its source has no name, too.
  static func element<Source: FieldSource>(_ lost: Ranked<ParsedReference, Source>.Lost) -> ExtensionElement? {
    lost.source.name.flatMap { element($0, lost.value, beside: lost.winner) }
  }

  /// How many bytes of letters a text has; `nil` where it is too long to be looked through.
  static func letterCount(_ text: ParsedText) -> Int? {
    guard text.size <= maximumCompared else { return nil }
    return text.bytes.withUnsafeBufferPointer { bytes in
      var letters = Letters(text: bytes)
      var count = 0
      while letters.next() != 0 { count += 1 }
      return count
    }
  }

  /// Whether two texts have the same letters, whatever tags, references, punctuation and spaces stand between these.
  static func saysTheSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left.elementsEqual(right) { return true }
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var (left, right) = (Letters(text: left), Letters(text: right))
        while true {
          let letter = left.next()
          guard letter == right.next() else { return false }
          if letter == 0 { return true }
        }
      }
    }
  }

  /// The bytes of a text that are of letters and digits.
  private struct Letters {
    let text: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Where the next `>` was found; the text's end where there is none.
    private var tagEnd = -1

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// 0 at the end.
    mutating func next() -> UInt8 {
      while index < text.count {
        let byte = text[index]
        index += 1
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return byte
        case 0x3C:
          if tagEnd < index { tagEnd = text[index...].firstIndex(of: 0x3E) ?? text.count }
          if tagEnd < text.count { index = tagEnd + 1 }
        case 0x26:
          let end = text[index...].prefix(10).firstIndex(of: 0x3B)
          index = end.map { $0 + 1 } ?? index
        case 0xE2 where index + 1 < text.count && text[index] == 0x80: index += 2
        case 0xC2 where index < text.count && text[index] == 0xA0: index += 1
        case 0x80...: return byte
        default: break
        }
      }
      return 0
    }
  }
}
