internal import TidingsModel

/// Makes UTF-8 clean: what is invalid becomes U+FFFD, one for each longest run that could have begun a character, as the
/// WHATWG decoder does; characters that XML forbids go.
enum UTF8Repair {
  struct Outcome {
    var utf8: [UInt8] = []
    var invalid: [Int] = []
    var invalidCount = 0
    var forbidden: [Int] = []
    var forbiddenCount = 0
    /// Characters of several bytes that were valid.
    var validSequences = 0
    /// Whether the text ends within a character that began well.
    var endsWithinCharacter = false
  }

  static func repair(_ bytes: [UInt8], from start: Int = 0) -> Outcome {
    var outcome = Outcome()
    outcome.utf8.reserveCapacity(bytes.count)
    var index = start
    var copied = start
    func isContinuation(_ place: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      place < bytes.count && range.contains(bytes[place])
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x80 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index += 1
        continue
      }
      var length = 1
      var isValid = false
      switch byte {
      case 0xC2...0xDF:
        isValid = isContinuation(index + 1)
        length = 2
      case 0xE0...0xEF:
        let second: ClosedRange<UInt8> = byte == 0xE0 ? 0xA0...0xBF : byte == 0xED ? 0x80...0x9F : 0x80...0xBF
        if isContinuation(index + 1, second) {
          isValid = isContinuation(index + 2)
          length = isValid ? 3 : 2
        }
      case 0xF0...0xF4:
        let second: ClosedRange<UInt8> = byte == 0xF0 ? 0x90...0xBF : byte == 0xF4 ? 0x80...0x8F : 0x80...0xBF
        if isContinuation(index + 1, second) {
          length = 2
          if isContinuation(index + 2) {
            isValid = isContinuation(index + 3)
            length = isValid ? 4 : 3
          }
        }
      default: break
      }
      if isValid {
        outcome.validSequences += 1
        index += length
        continue
      }
      if byte >= 0xC2 && byte <= 0xDF { length = 1 }
      outcome.utf8.append(contentsOf: bytes[copied..<index])
      if byte < 0x20 {
        outcome.forbiddenCount += 1
        if outcome.forbidden.count < DecoderOutput.maximumPlaces { outcome.forbidden.append(index) }
      } else {
        outcome.utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
        outcome.invalidCount += 1
        outcome.endsWithinCharacter = index + length == bytes.count && byte >= 0xC2
        if outcome.invalid.count < DecoderOutput.maximumPlaces { outcome.invalid.append(index) }
      }
      index += length
      copied = index
    }
    outcome.utf8.append(contentsOf: bytes[copied...])
    return outcome
  }
}

/// Warnings about places in a text.
struct RepairNotes {
  private let bytes: [UInt8]
  private(set) var warnings: [Warning] = []

  /// - Parameter bytes: the text that the offsets are in.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter offsets: ascending; fewer than `count` when only the first are known.
  mutating func add(_ message: String, at offsets: [Int], count: Int) {
    var line = 1
    var lineStart = 0
    var index = 0
    for offset in offsets {
      while index < offset, index < bytes.count {
        if bytes[index] == 0x0A {
          line += 1
          lineStart = index + 1
        }
        index += 1
      }
      warnings.append(Warning(message, line: line, column: offset - lineStart + 1))
    }
    if count > offsets.count { warnings.append(Warning("\(message), at \(count - offsets.count) more places")) }
  }

  mutating func add(_ message: String) { warnings.append(Warning(message)) }
}
