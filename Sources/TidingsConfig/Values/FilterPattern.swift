internal import Foundation

/// Words or a regular expression to look for.
///
/// Words are found anywhere, whatever the case, in NFC: `Hà Nội` finds `HÀ NỘI` but not `Ha Noi`. Between slashes stands
/// a regular expression in ICU's syntax, `/\bAI\b/`; an `i` behind the last slash makes it blind to case.
struct FilterPattern: Sendable, Equatable {
  private enum Matcher: Sendable {
    case words(String)
    case expression(NSRegularExpression)
  }

  let source: String
  private let matcher: Matcher

  /// - Throws: `FilterPattern.Invalid` with what is wrong in words
  init(_ source: String) throws(Invalid) {
    self.source = source
    guard source.hasPrefix("/"), source.utf8.count > 1 else {
      let words = Self.folded(source.trimmingCharacters(in: .whitespacesAndNewlines))
      guard !words.isEmpty else { throw Invalid(reason: "an empty pattern would match everything") }
      matcher = .words(words)
      return
    }
    guard let end = source.lastIndex(of: "/"), end > source.startIndex else {
      throw Invalid(reason: "a regular expression ends with a slash: /…/ or /…/i")
    }
    let flags = source[source.index(after: end)...]
    guard flags.isEmpty || flags == "i" else {
      throw Invalid(reason: "after the last slash of a regular expression only \"i\" (any case) may stand")
    }
    let pattern = String(source[source.index(after: source.startIndex)..<end]).precomposedStringWithCanonicalMapping
    guard !pattern.isEmpty else { throw Invalid(reason: "an empty pattern would match everything") }
    do {
      matcher = .expression(
        try NSRegularExpression(pattern: pattern, options: flags.isEmpty ? [] : [.caseInsensitive]))
    } catch {
      throw Invalid(reason: "not a regular expression that can be read (ICU syntax)")
    }
  }

  struct Invalid: Error { var reason: String }

  static func == (left: FilterPattern, right: FilterPattern) -> Bool { left.source == right.source }

  static func folded(_ text: String) -> String { text.precomposedStringWithCanonicalMapping.lowercased() }

  func isFound(in text: String) -> Bool {
    switch matcher {
    case .words(let words): Self.folded(text).firstRange(of: words) != nil
    case .expression(let expression): Self.matches(text, expression)
    }
  }

  /// For tags, where words must be the whole tag.
  func matchesWhole(_ text: String) -> Bool {
    switch matcher {
    case .words(let words): Self.folded(text) == words
    case .expression(let expression): Self.matches(text, expression)
    }
  }

  /// ICU reports its progress every ten thousand steps. A pattern that needs more of them than any sensible one, as
  /// nested repetitions do on text made for it, is taken not to match: a feed's text must not stop the daemon.
  private static let patience = 300

  private static func matches(_ text: String, _ expression: NSRegularExpression) -> Bool {
    let composed = text.precomposedStringWithCanonicalMapping
    let range = NSRange(location: 0, length: composed.utf16.count)
    var isFound = false
    var steps = 0
    expression.enumerateMatches(in: composed, options: .reportProgress, range: range) { match, _, stop in
      steps += 1
      isFound = match != nil
      if isFound || steps > patience { stop.pointee = true }
    }
    return isFound
  }
}
