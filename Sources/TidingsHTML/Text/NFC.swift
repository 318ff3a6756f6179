// The standard library composes for its own comparisons; Foundation's way is by a mutable UTF-16 string, whose every
// composition moves all that follows.
@_spi(_Unicode) internal import Swift
internal import CBlocks

/// Unicode Normalisation Form C (UAX #15).
///
/// What is composed already is found out at the speed of one pass. Of other text only the stretches are composed that
/// may need it, each from a character that composition leaves alone to the next ASCII character.
public enum NFC {
  /// The text in NFC; the same text where it is composed already.
  public static func compose(_ text: String) -> String {
    var text = text
    return text.withUTF8 { Self.text($0) } ?? text
  }

  /// UTF-8 bytes, which have to be valid, in NFC; the same bytes where they are composed already.
  public static func compose(_ utf8: [UInt8]) -> [UInt8] {
    utf8.withUnsafeBufferPointer { bytes in composed(bytes)?.withBytes { Array($0) } } ?? utf8
  }

  /// The text in Normalisation Form D, where each letter stands apart from its marks.
  public static func decompose(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text._nfd { scalars.append(scalar) }
    return String(scalars)
  }

  /// Whether UTF-8 bytes, which have to be valid, are surely in NFC. `false` means that they may not be.
  public static func isComposed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool { firstUnstable(utf8, from: 0) == nil }

  /// HTML that the sanitiser wrote, its text and attributes composed.
  ///
  /// What delimits tags stays out of it: `>` and a following U+0338 are the decomposed form of `≯`. In text and values
  /// both stand escaped.
  static func composeMarkup(_ html: String) -> String {
    var html = html
    return html.withUTF8 { text($0, isMarkup: true) } ?? html
  }

  /// The bytes of any HTML in NFC, what delimits its tags left alone; the same bytes where no mark of U+0300 to U+036F
  /// is among them.
  public static func composeMarkup(_ utf8: [UInt8]) -> [UInt8] {
    utf8.withUnsafeBufferPointer { bytes -> [UInt8]? in
      guard holdsMarks(bytes) else { return nil }
      return composed(bytes, isMarkup: true)?.withBytes { Array($0) }
    } ?? utf8
  }

  /// Whether a byte is among the text with which the marks of U+0300 to U+036F begin.
  private static func holdsMarks(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let source = utf8.baseAddress else { return false }
    return [0xCC, 0xCD].contains { ByteScan.firstIndex(of: $0, source, 0, utf8.count) < utf8.count }
  }

  private static func text(_ utf8: UnsafeBufferPointer<UInt8>, isMarkup: Bool = false) -> String? {
    guard var sink = composed(utf8, isMarkup: isMarkup) else { return nil }
    return sink.takeString()
  }

  /// `nil` where there is nothing to compose.
  private static func composed(_ utf8: UnsafeBufferPointer<UInt8>, isMarkup: Bool = false) -> ByteSink? {
    guard let source = utf8.baseAddress, let first = firstUnstable(utf8, from: 0) else { return nil }
    var sink = ByteSink(capacity: utf8.count)
    var pairs = PairCache(textSize: utf8.count)
    var copied = 0
    var next: Int? = first
    while var start = next {
      let isDelimiter = source[start] == 0x3C || source[start] == 0x3E
      if isMarkup, isDelimiter { start += 1 }
      // Nothing composes across an ASCII character with what stands before it.
      var end = isMarkup && isDelimiter ? start : start + 1
      while end < utf8.count, source[end] >= 0x80 { end += 1 }
      sink.append(source + copied, count: start - copied)
      if !pairs.compose(source, start, end, into: &sink) {
        var stretch = String(decoding: UnsafeBufferPointer(rebasing: utf8[start..<end]), as: UTF8.self)
        if stretch.utf8.count > Self.longestOrdinary { stretch = MarkRuns.ordered(stretch) }
        for scalar in stretch._nfc { sink.append(scalar: scalar.value) }
      }
      copied = end
      next = firstUnstable(utf8, from: end)
    }
    sink.append(source + copied, count: utf8.count - copied)
    return sink
  }

  /// Longer stretches may hold marks enough for the standard library's sorting of them to take long.
  private static let longestOrdinary = 256

  /// The last character before the first that may have to be composed, or reordered, that composition leaves alone
  /// itself; `nil` where all is composed.
  private static func firstUnstable(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let source = utf8.baseAddress else { return nil }
    let end = utf8.count
    var index = start
    var starter = start
    // The mark just passed, if one was.
    var mark: UInt32?
    let characters = ComposedCharacters.shared
    while index < end {
      let plain = plainRun(source, index, end)
      if plain > 0 {
        mark = nil
        index &+= plain
        starter = index &- 1
        while starter > start, source[starter] & 0xC0 == 0x80 { starter &-= 1 }
        while index < end, source[index] & 0xC0 == 0x80 { index &+= 1 }
        continue
      }
      let lead = source[index]
      if lead < 0x80 {
        mark = nil
        index &+= 1
        while index &+ 8 <= end,
          UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index &+= 8
        }
        starter = index &- 1
        continue
      }
      // Latin letters up to U+02FF.
      if lead < 0xCC {
        mark = nil
        starter = index
        index &+= 2
        continue
      }
      // Text in the scripts beyond: a character at a time.
      repeat {
        let (scalar, length) = decode(source, index, end)
        switch characters.kind(scalar) {
        case .starter:
          mark = nil
          starter = index
        case .mark:
          if let mark, combiningClass(mark) > combiningClass(scalar) { return starter }
          mark = scalar
        case .unstable: return starter
        }
        index &+= length
      } while index < end && source[index] >= 0xCC
    }
    return nil
  }

  /// By which the marks on a letter are ordered.
  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// How many bytes from `start` on belong to characters that composition leaves alone, as far as `tidings_block_composed`
  /// tells. It may end within a character.
  @inline(__always)
  private static func plainRun(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index &+ 17 <= end {
      let composed = Int(tidings_block_composed(source + index))
      index &+= composed
      if composed < 16 { break }
    }
    return index &- start
  }

  /// A character of two to four bytes, without looking whether they are well formed.
  @inline(__always)
  static func decode(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (UInt32, Int) {
    func next(_ offset: Int) -> UInt32 { start + offset < end ? UInt32(source[start + offset] & 0x3F) : 0 }
    let lead = UInt32(source[start])
    switch lead {
    case ..<0x80: return (lead, 1)
    case ..<0xE0: return ((lead & 0x1F) << 6 | next(1), 2)
    case ..<0xF0: return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    default: return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
  }
}

/// What a Latin letter and one combining mark compose to, each pair worked out once for a text: text in windows-1258 and
/// from some Macs is full of them.
private struct PairCache {
  private static let letters: UInt32 = 0x250
  private static let marks: ClosedRange<UInt32> = 0x300...0x331
  private static let unknown: UInt16 = 0
  private static let apart: UInt16 = 0xFFFF

  /// For each letter the results with each mark; empty where the text is too short for that to pay.
  private var pairs: [UInt16]

  init(textSize: Int) {
    pairs = textSize < 4096 ? [] : Array(repeating: Self.unknown, count: Int(Self.letters) * Self.marks.count)
  }

  /// Writes a stretch that is nothing but letters, each with one mark at most; `false`, and nothing written, where it is
  /// not.
  mutating func compose(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int, into sink: inout ByteSink) -> Bool {
    if pairs.isEmpty { return false }
    let length = sink.count
    var index = start
    while index < end {
      guard let (scalar, behind) = unit(source, index, end) else {
        sink.truncate(to: length)
        return false
      }
      sink.append(scalar: scalar)
      index = behind
    }
    return true
  }

  /// A letter, with its mark where it has one, as one character; and where the next begins.
  private mutating func unit(_ source: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (UInt32, Int)? {
    let (letter, letterLength) = NFC.decode(source, start, end)
    guard letter < Self.letters else { return nil }
    let markStart = start + letterLength
    guard markStart < end else { return (letter, markStart) }
    let (mark, markLength) = NFC.decode(source, markStart, end)
    if mark < Self.letters { return (letter, markStart) }
    let behind = markStart + markLength
    // A second mark may have to be put in order first.
    guard Self.marks.contains(mark), behind == end || NFC.decode(source, behind, end).0 < Self.letters else {
      return nil
    }
    let composed = pair(letter, mark)
    return composed == Self.apart ? nil : (UInt32(composed), behind)
  }

  private mutating func pair(_ letter: UInt32, _ mark: UInt32) -> UInt16 {
    let place = Int(letter) * Self.marks.count + Int(mark - Self.marks.lowerBound)
    if pairs[place] == Self.unknown { pairs[place] = Self.composed(letter, mark) }
    return pairs[place]
  }

  private static func composed(_ letter: UInt32, _ mark: UInt32) -> UInt16 {
    guard let letter = Unicode.Scalar(letter), let mark = Unicode.Scalar(mark) else { return apart }
    var text = ""
    text.unicodeScalars.append(letter)
    text.unicodeScalars.append(mark)
    var scalars = text._nfc.makeIterator()
    guard let first = scalars.next(), scalars.next() == nil else { return apart }
    return UInt16(truncatingIfNeeded: first.value)
  }
}

/// Combining marks by the hundred on one letter, as no language writes them.
private enum MarkRuns {
  private static let longestOrdinary = 32

  /// The text with each long run of marks in canonical order (UAX #15). The standard library sorts a run by insertion:
  /// what is in order already costs it nothing.
  static func ordered(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    // Marks with their order in the highest byte: a run may be as long as the document.
    var run: [UInt32] = []
    func append(_ entry: UInt32) {
      if let mark = Unicode.Scalar(entry & 0x1F_FFFF) { result.append(mark) }
    }
    func close() {
      if run.count > longestOrdinary {
        var orders = [Bool](repeating: false, count: 256)
        for entry in run { orders[Int(entry >> 24)] = true }
        for order in UInt32(0)..<256 where orders[Int(order)] {
          for entry in run where entry >> 24 == order { append(entry) }
        }
      } else {
        for entry in run { append(entry) }
      }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let order = scalar.properties.canonicalCombiningClass.rawValue
      if order == 0 {
        close()
        result.append(scalar)
      } else {
        run.append(UInt32(order) << 24 | scalar.value)
      }
    }
    close()
    return String(result)
  }
}
