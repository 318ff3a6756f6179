internal import Synchronization

/// Hands the log's lines on to whoever reads them, and does not wait for long: polling matters more than a line about it.
/// Where a pipe, a terminal or the journal takes nothing for a second, lines are left out until it does again, and it is
/// then said how many.
final class LogOutlet: Sendable {
  private static let patience: Int32 = 1000

  /// How many lines were left out since one was not taken; `nil` while all are.
  private let missing = Mutex<Int?>(nil)

  /// - Parameters:
  ///   - gap: the line that stands for so many that were left out.
  ///   - take: whether a line was taken within so many milliseconds.
  func send(
    _ line: [UInt8], gap: (_ missing: Int) -> [UInt8], take: (_ line: [UInt8], _ milliseconds: Int32) -> Bool
  ) {
    missing.withLock { missing in
      if let count = missing {
        guard take(gap(count), 0) else {
          missing = count + 1
          return
        }
      }
      missing = take(line, Self.patience) ? nil : 1
    }
  }

  /// What is said in the place of lines that were left out.
  static func words(missing count: Int) -> String {
    "\(count) \(count == 1 ? "line" : "lines") of the log left out, as nobody was reading it"
  }
}
