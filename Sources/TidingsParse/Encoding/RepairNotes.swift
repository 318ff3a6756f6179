internal import TidingsModel

/// Warnings about places in a text.
struct RepairNotes {
  private let bytes: [UInt8]
  /// What is no longer there; no offset is in it.
  private let spent: SpentPrefix
  private(set) var warnings: [Warning] = []

  /// - Parameters:
  ///   - bytes: the text that the offsets are in.
  ///   - spent: what was given back of it.
  init(_ bytes: [UInt8], after spent: SpentPrefix? = nil) {
    self.bytes = bytes
    self.spent = spent ?? SpentPrefix()
  }

  /// - Parameter offsets: ascending; fewer than `count` when only the first are known.
  mutating func add(_ message: String, at offsets: [Int], count: Int) {
    var line = spent.line
    var lineStart = spent.lineStart
    var index = spent.end
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
