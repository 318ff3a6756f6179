internal import TidingsModel

/// Small questions on UTF-8 bytes.
enum ByteText {
  /// Whether the bytes hold the word, ASCII case aside. The word is lower case.
  static func contains(_ bytes: some RandomAccessCollection<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count, count > 0 else { return false }
    let first = word.utf8Start[0]
    var index = bytes.startIndex
    let last = bytes.index(bytes.endIndex, offsetBy: -count)
    while index <= last {
      if bytes[index].lowered == first {
        var offset = 1
        var position = bytes.index(after: index)
        while offset < count, bytes[position].lowered == word.utf8Start[offset] {
          offset += 1
          position = bytes.index(after: position)
        }
        if offset == count { return true }
      }
      index = bytes.index(after: index)
    }
    return false
  }

  static func equals(_ bytes: some Collection<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    for (offset, byte) in bytes.enumerated() where byte.lowered != word.utf8Start[offset] { return false }
    return true
  }

  /// Whether markup holds letters outside its tags.
  static func holdsText(_ markup: some Sequence<UInt8>) -> Bool {
    var isInTag = false
    for byte in markup {
      if byte == 0x3C {
        isInTag = true
      } else if byte == 0x3E {
        isInTag = false
      } else if !isInTag, byte >= 0x41, byte.isLetter || byte >= 0x80 {
        return true
      }
    }
    return false
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// White space folded to single spaces, no-break spaces included, and trimmed.
  static func folded(_ bytes: some Collection<UInt8>, limit: Int = .max) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(min(bytes.count, 512))
    appendFolded(bytes, to: &output, from: 0)
    while output.last == 0x20 { output.removeLast() }
    if output.count > limit {
      output.removeLast(output.count - limit)
      while let last = output.last, last & 0xC0 == 0x80 { output.removeLast() }
      if let last = output.last, last >= 0xC0 { output.removeLast() }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the bytes with white space folded; none at the start of the line, which begins at `lineStart`.
  static func appendFolded(_ bytes: some Collection<UInt8>, to output: inout [UInt8], from lineStart: Int) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { appendFolded($0, to: &output, from: lineStart) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { appendFolded($0, to: &output, from: lineStart) } }
  }

  private static func appendFolded(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], from lineStart: Int
  ) {
    var previous: UInt8 = output.count > lineStart ? output[output.count - 1] : 0x20
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte != 0xC2 {
        // All that stays as it is, single spaces between words included.
        var end = index + 1
        while end < bytes.count, bytes[end] != 0xC2,
          bytes[end] > 0x20 || (bytes[end] == 0x20 && end + 1 < bytes.count && bytes[end + 1] > 0x20)
        {
          end += 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
        previous = bytes[end - 1]
        index = end
        continue
      }
      index += 1
      if byte == 0xC2 {
        // Half a sign at the end goes.
        guard index < bytes.count else { return }
        let second = bytes[index]
        index += 1
        switch second {
        case 0xA0:
          if previous != 0x20 { output.append(0x20) }
          previous = 0x20
        case 0xAD: break
        default:
          output.append(0xC2)
          output.append(second)
          previous = second
        }
      } else if isSpace(byte) {
        if previous != 0x20 && previous != 0x0A { output.append(0x20) }
        if previous != 0x0A { previous = 0x20 }
      } else {
        output.append(byte)
        previous = byte
      }
    }
  }
}
