internal import TidingsModel

/// Finds the ends of sentences, in the scripts of the web's news.
enum Sentences {
  /// How many sentences end, and whether one ends where the text does.
  static func count(_ bytes: ArraySlice<UInt8>) -> (count: Int32, atEnd: Bool) {
    if isUnpunctuated(bytes) { return (Int32(truncatingIfNeeded: bytes.count / 240), true) }
    var count: Int32 = 0
    var lastEnd = -1
    var index = bytes.startIndex
    let end = bytes.endIndex
    while index < end {
      let width = mayStop(bytes[index]) ? stop(at: index, in: bytes) : 0
      if width == 0 {
        index += 1
        continue
      }
      var after = index + width
      // Closing quotes and brackets belong to the sentence.
      while after < end, let quote = closing(at: after, in: bytes) ?? reference(at: after, in: bytes) { after += quote }
      if after >= end || bytes[after] == 0x20 || bytes[after] == 0x0A || width > 1 {
        count &+= 1
        lastEnd = after
      }
      index = after
    }
    return (count, lastEnd == end)
  }

  /// Thai and Lao end their sentences with a space, if that.
  private static func isUnpunctuated(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 90 else { return false }
    var letters = 0
    var index = bytes.startIndex
    let end = bytes.index(bytes.startIndex, offsetBy: min(bytes.count, 240)) - 1
    while index < end {
      if bytes[index] == 0xE0, bytes[index + 1] >= 0xB8, bytes[index + 1] <= 0xBB { letters += 1 }
      index += 1
    }
    return letters >= 20
  }

  /// Whether a byte may begin the end of a sentence: hardly one does.
  private static func mayStop(_ byte: UInt8) -> Bool {
    byte < 0x80 ? byte == 0x2E || byte == 0x21 || byte == 0x3F : byte >= 0xD6
  }

  private static func stop(at index: Int, in bytes: ArraySlice<UInt8>) -> Int {
    switch bytes[index] {
    case 0x2E, 0x21, 0x3F: 1
    case 0xE3: index + 2 < bytes.endIndex && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x82 ? 3 : 0
    case 0xEF:
      index + 2 < bytes.endIndex && bytes[index + 1] == 0xBC && (bytes[index + 2] == 0x81 || bytes[index + 2] == 0x9F)
        ? 3 : 0
    case 0xE2: index + 2 < bytes.endIndex && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6 ? 3 : 0
    case 0xE0:
      index + 2 < bytes.endIndex && bytes[index + 1] == 0xA5 && (bytes[index + 2] == 0xA4 || bytes[index + 2] == 0xA5)
        ? 3 : 0
    case 0xE1:
      // Burmese, Khmer and Ethiopic.
      index + 2 < bytes.endIndex
        && ((bytes[index + 1] == 0x81 && bytes[index + 2] == 0x8B)
          || (bytes[index + 1] == 0x9F && bytes[index + 2] == 0x94)
          || (bytes[index + 1] == 0x8D && (bytes[index + 2] == 0xA2 || bytes[index + 2] == 0xA7)))
        ? 3 : 0
    // Armenian.
    case 0xD6: index + 1 < bytes.endIndex && bytes[index + 1] == 0x89 ? 2 : 0
    case 0xD8: index + 1 < bytes.endIndex && bytes[index + 1] == 0x9F ? 2 : 0
    case 0xDB: index + 1 < bytes.endIndex && bytes[index + 1] == 0x94 ? 2 : 0
    default: 0
    }
  }

  /// The length of the mark of a note: `[12]`.
  private static func reference(at index: Int, in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes[index] == 0x5B, case let inner = bytes[(index + 1)...].prefix(4),
      let end = inner.firstIndex(of: 0x5D), end > index + 1,
      inner[..<end].allSatisfy({ $0.isDigit })
    else { return nil }
    return end + 1 - index
  }

  private static func closing(at index: Int, in bytes: ArraySlice<UInt8>) -> Int? {
    switch bytes[index] {
    case 0x22, 0x27, 0x29, 0x5D: return 1
    case 0xC2: return index + 1 < bytes.endIndex && bytes[index + 1] == 0xBB ? 2 : nil
    case 0xE2:
      guard index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 else { return nil }
      return bytes[index + 2] == 0x99 || bytes[index + 2] == 0x9D || bytes[index + 2] == 0x9C ? 3 : nil
    case 0xE3:
      guard index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 else { return nil }
      return bytes[index + 2] == 0x8D || bytes[index + 2] == 0x8F ? 3 : nil
    default: return nil
    }
  }
}
