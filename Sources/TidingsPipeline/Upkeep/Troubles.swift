internal import Logging

/// What fails at present of work that is tried again and again, and why: that is said once, not every few seconds.
struct Troubles {
  /// The reasons, by the work.
  private var reasons: [String: String] = [:]

  /// The work was done.
  mutating func end(_ work: String) { reasons[work] = nil }

  /// The work failed.
  /// - Parameter work: what could not be done, in words that follow "could not".
  mutating func note(_ error: any Error, of work: String, _ log: Logger) {
    let words = "\(error)"
    guard reasons.updateValue(words, forKey: work) != words else { return }
    log.warning("could not \(work)", metadata: ["error": "\(words)"])
  }
}
