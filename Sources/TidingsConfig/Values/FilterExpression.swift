internal import Foundation

/// A regular expression with an end to its patience.
struct FilterExpression: Sendable {
  private let expression: NSRegularExpression

  init(_ expression: NSRegularExpression) { self.expression = expression }

  /// ICU reports its progress every ten thousand steps. A pattern that needs more of them than any sensible one, as
  /// nested repetitions do on text made for it, is taken not to match: a feed's text must not stop the daemon.
  private static let patience = 300

  func isFound(in text: String) -> Bool {
    let range = NSRange(location: 0, length: text.utf16.count)
    var isFound = false
    var steps = 0
    expression.enumerateMatches(in: text, options: .reportProgress, range: range) { match, _, stop in
      steps += 1
      isFound = match != nil
      if isFound || steps > Self.patience { stop.pointee = true }
    }
    return isFound
  }
}
