internal import Foundation

/// Unicode Normalisation Form C (UAX #15).
public enum NFC {
  /// The text in NFC; the same text where it is composed already, which is found out at the speed of one pass.
  public static func compose(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isComposed($0) }) { return text }
    return text.precomposedStringWithCanonicalMapping
  }

  /// Whether UTF-8 bytes, which have to be valid, are surely in NFC. `false` means that they may not be.
  public static func isComposed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let source = utf8.baseAddress else { return true }
    let end = utf8.count
    var index = 0
    var afterMark = false
    let characters = ComposedCharacters.shared
    while index < end {
      let lead = source[index]
      if lead < 0x80 {
        afterMark = false
        index &+= 1
        while index &+ 8 <= end,
          UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index &+= 8
        }
        continue
      }
      // Latin letters up to U+02FF, the composed letters of U+1E00 to U+1EFF, ideographs.
      if lead < 0xCC {
        afterMark = false
        index &+= 2
        continue
      }
      if lead >= 0xE4 && lead <= 0xE9
        || lead == 0xE1 && index &+ 1 < end && source[index &+ 1] >= 0xB8 && source[index &+ 1] <= 0xBB
      {
        afterMark = false
        index &+= 3
        continue
      }
      let (scalar, length) = decode(source, index, end)
      index &+= length
      switch characters.kind(scalar) {
      case .starter: afterMark = false
      case .mark:
        if afterMark { return false }
        afterMark = true
      case .unstable: return false
      }
    }
    return true
  }

  /// HTML that the sanitiser wrote, its text and attributes composed.
  ///
  /// What delimits tags stays out of it: `>` and a following U+0338 are the decomposed form of `≯`. In text and values
  /// both stand escaped.
  static func composeMarkup(_ html: String) -> String {
    var result = ""
    result.reserveCapacity(html.utf8.count)
    var rest = html[...]
    while let delimiter = rest.utf8.firstIndex(where: { $0 == 0x3C || $0 == 0x3E }) {
      result += compose(String(rest[..<delimiter]))
      result.unicodeScalars.append(rest.unicodeScalars[delimiter])
      rest = rest[rest.utf8.index(after: delimiter)...]
    }
    return result + compose(String(rest))
  }

  /// A character of two to four bytes, without looking whether they are well formed.
  private static func decode(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (UInt32, Int) {
    func next(_ offset: Int) -> UInt32 { start + offset < end ? UInt32(source[start + offset] & 0x3F) : 0 }
    let lead = UInt32(source[start])
    switch lead {
    case ..<0xE0: return ((lead & 0x1F) << 6 | next(1), 2)
    case ..<0xF0: return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    default: return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
  }
}
