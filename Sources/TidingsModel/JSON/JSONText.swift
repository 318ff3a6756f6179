internal import CBlocks

/// JSON text on its way through a reader: where reading stands, and where the text was first found wrong.
struct JSONText {
  private(set) var bytes: [UInt8]
  var index = 0
  /// The place of the first repair, line and column counted from 1.
  private(set) var repairPlace: (line: Int, column: Int)?
  private let isUTF8: Bool
  private let givesBack: Bool
  private var spent = SpentPrefix()
  /// How far lines have been counted for `placeAtHand`.
  private var counted = SpentPrefix()

  /// - Parameters:
  ///   - isUTF8: `bytes` are valid UTF-8: strings of them are made without another look.
  ///   - givesBack: give the memory of `bytes`, which nobody else holds, back to the system as they are read.
  init(_ bytes: consuming [UInt8], isUTF8: Bool, givesBack: Bool) {
    self.bytes = bytes
    self.isUTF8 = isUTF8
    self.givesBack = givesBack
  }

  /// The byte at hand; `nil` at the end.
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// A stretch of the text, which ASCII stands before and behind.
  func string(_ range: Range<Int>) -> String { bytes.withUnsafeBufferPointer { string(of: $0[range]) } }

  /// Text that was put together of stretches and escapes.
  func string(_ text: [UInt8]) -> String { text.withUnsafeBufferPointer { string(of: $0[...]) } }

  private func string(of utf8: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard isUTF8 else { return String(decoding: utf8, as: UTF8.self) }
    let span = Span(_unsafeElements: UnsafeBufferPointer(rebasing: utf8))
    return String(copying: unsafe UTF8Span(unchecked: span))
  }

  /// Appends a stretch of the text.
  func copy(_ range: Range<Int>, to text: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  mutating func noteRepair() { if repairPlace == nil { repairPlace = place(at: index) } }

  func place(at index: Int) -> (line: Int, column: Int) {
    var line = spent.line
    var lineStart = spent.lineStart
    let end = min(index, bytes.count)
    for (offset, byte) in bytes[spent.end..<max(end, spent.end)].enumerated() where byte == 0x0A {
      line += 1
      lineStart = spent.end + offset + 1
    }
    return (line, end - lineStart + 1)
  }

  /// The place of the byte at hand. Asked for again and again on the way, it counts no line twice.
  mutating func placeAtHand() -> (line: Int, column: Int) {
    if spent.end > counted.end { counted = spent }
    let index = index
    bytes.withUnsafeBytes { counted.count(to: index, in: $0) }
    return (counted.line, index - counted.lineStart + 1)
  }

  mutating func giveBack() {
    guard givesBack, spent.isDue(at: index) else { return }
    bytes.withUnsafeMutableBytes { spent.extend(to: index, in: $0) }
  }

  func behindSpace(_ start: Int) -> Int {
    var next = start
    while next < bytes.count, bytes[next] == 0x20 || (bytes[next] >= 0x09 && bytes[next] <= 0x0D) { next += 1 }
    return next
  }

  /// White space and comments.
  mutating func skipSpace() {
    repeat {
      while index < bytes.count, bytes[index] == 0x20 || (bytes[index] >= 0x09 && bytes[index] <= 0x0D) { index += 1 }
    } while index + 1 < bytes.count && bytes[index] == 0x2F && skipComment()
  }

  /// `/* … */` or `// …`
  private mutating func skipComment() -> Bool {
    let isBlock = bytes[index + 1] == 0x2A
    guard isBlock || bytes[index + 1] == 0x2F else { return false }
    noteRepair()
    index += 2
    while index < bytes.count {
      index += 1
      if isBlock {
        if bytes[index - 1] == 0x2A, index < bytes.count, bytes[index] == 0x2F {
          index += 1
          break
        }
      } else if bytes[index - 1] == 0x0A {
        break
      }
    }
    return true
  }

  /// An object or array that is nested too deeply, strings and all.
  mutating func skipNested() {
    noteRepair()
    var levels = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5B, 0x7B: levels += 1
      case 0x5D, 0x7D: levels -= 1
      case 0x22:
        index += 1
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
      default: break
      }
      index += 1
      if levels == 0 { return }
    }
    index = bytes.count
  }

  mutating func takes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
    index += count
    return true
  }

  /// The next quote, backslash or control character from a place on; the end where there is none.
  func endOfRun(from start: Int, _ quote: UInt8) -> Int {
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return start }
      var index = start
      while index < source.count {
        if quote == 0x22, index &+ 16 <= source.count {
          let plain = Int(tidings_block_json(base + index))
          index &+= plain
          if plain == 16 { continue }
        }
        let byte = source[index]
        if byte < 0x20 || byte == quote || byte == 0x5C { break }
        index &+= 1
      }
      return index
    }
  }
}
