internal import TidingsModel

/// Warnings, bounded: a document with a fault on every line is told of in a few.
struct WarningList {
  private static let maximum = 50

  private(set) var warnings: [Warning] = []
  private var unnamed = 0

  mutating func add(_ message: String, line: Int? = nil, column: Int? = nil) {
    guard warnings.count < Self.maximum else {
      unnamed += 1
      return
    }
    let warning = Warning(message, line: line, column: column)
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// All of them, with the number of those that are not told.
  var summary: [Warning] { unnamed == 0 ? warnings : warnings + [Warning("\(unnamed) more faults")] }
}
