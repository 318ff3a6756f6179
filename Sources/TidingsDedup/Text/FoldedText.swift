internal import CBlocks
internal import TidingsHTML

/// Text as it is compared: white space folded to single spaces, none at the ends, invisible characters left out.
///
/// Works on UTF-8 bytes. White space is what Unicode's `White_Space` property names; left out are the soft hyphen, the
/// zero-width space, the word joiner and the byte order mark.
struct FoldedText {
  private(set) var bytes: [UInt8] = []
  /// Unicode scalars in `bytes`.
  private(set) var scalarCount = 0
  private var pendingSpace = false

  /// - Parameter capacity: of the text that is to be added.
  init(reserving capacity: Int = 0) {
    // With the space that may stand before it.
    bytes.reserveCapacity(capacity + 1)
  }

  /// Adds text in NFC, whatever form it is given in; between two additions stands no space unless the text has one.
  mutating func append(_ text: String) {
    var text = text
    guard text.withUTF8({ NFC.isComposed($0) }) else {
      text = NFC.compose(text)
      return text.withUTF8 { append(utf8: $0) }
    }
    text.withUTF8 { append(utf8: $0) }
  }

  /// Begins anew, in the same memory unless that is much.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: bytes.capacity <= Self.mostKept)
    scalarCount = 0
    pendingSpace = false
  }

  private static let mostKept = 64 << 10

  /// Ends what was added so far, as a space would.
  mutating func endWord() { pendingSpace = !bytes.isEmpty }

  /// What needs no change is copied in runs: single spaces between visible characters belong to a run.
  mutating func append(utf8 source: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(bytes.count + source.count + 1)
    guard let text = source.baseAddress else { return }
    var start = 0
    var index = 0
    while index < source.count {
      // 17 bytes are looked at; the first space of a run would be one too many.
      if index + 16 < source.count, index > start || source[index] != 0x20 {
        let plain = Int(tidings_block_visible(text + index))
        index += plain
        if plain == 16 { continue }
      }
      let byte = source[index]
      if byte &- 0x21 < 0x5F {
        index += 1
        continue
      }
      if byte >= 0x80 {
        let end = min(index + (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1), source.count)
        let kind = Self.isAlwaysSeen(byte) ? .visible : Self.kind(source, index, end)
        if kind != .visible {
          appendRun(source, start, index)
          if kind == .space { pendingSpace = !bytes.isEmpty }
          start = end
        }
        index = end
        continue
      }
      if byte == 0x20, index > start, index + 1 < source.count, Self.isAlwaysSeen(source[index + 1]) {
        index += 1
        continue
      }
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        appendRun(source, start, index)
        pendingSpace = !bytes.isEmpty
        start = index + 1
      }
      index += 1
    }
    appendRun(source, start, source.count)
  }

  /// Whether a character that begins with the byte is visible whatever follows: ASCII but for space and controls, and most
  /// of what is beyond it.
  private static func isAlwaysSeen(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x7F, 0xC3...0xE0, 0xE4...0xEE, 0xF0...0xFF: true
    default: false
    }
  }

  private mutating func appendRun(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    if pendingSpace {
      bytes.append(0x20)
      scalarCount += 1
      pendingSpace = false
    }
    let run = UnsafeBufferPointer(rebasing: source[start..<end])
    bytes.append(contentsOf: run)
    var scalars = 0
    for byte in run where byte & 0xC0 != 0x80 { scalars &+= 1 }
    scalarCount += scalars
  }

  private enum Kind { case visible, space, invisible }

  private static func kind(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Kind {
    switch (source[index], end - index) {
    case (0xC2, 2):
      switch source[index + 1] {
      case 0x85, 0xA0: return .space  // NEL, no-break space
      case 0xAD: return .invisible  // soft hyphen
      default: return .visible
      }
    case (0xE1, 3): return source[index + 1] == 0x9A && source[index + 2] == 0x80 ? .space : .visible
    case (0xE2, 3):
      switch (source[index + 1], source[index + 2]) {
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return .space
      case (0x80, 0x8B), (0x81, 0xA0): return .invisible
      default: return .visible
      }
    case (0xE3, 3): return source[index + 1] == 0x80 && source[index + 2] == 0x80 ? .space : .visible
    case (0xEF, 3): return source[index + 1] == 0xBB && source[index + 2] == 0xBF ? .invisible : .visible
    default: return .visible
    }
  }
}
