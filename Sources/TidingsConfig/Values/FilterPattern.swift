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
    case .expression(let expression): Self.search(text, for: expression) != nil
    }
  }

  /// For tags, where words must be the whole tag.
  func matchesWhole(_ text: String) -> Bool {
    switch matcher {
    case .words(let words): Self.folded(text) == words
    case .expression(let expression): Self.search(text, for: expression) != nil
    }
  }

  private static func search(_ text: String, for expression: NSRegularExpression) -> NSRange? {
    let composed = text.precomposedStringWithCanonicalMapping
    return expression.firstMatch(in: composed, range: NSRange(location: 0, length: composed.utf16.count))?.range
  }
}
