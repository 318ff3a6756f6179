internal import Foundation

/// Words or a regular expression to look for.
///
/// Words are found anywhere, whatever the case, in NFC: `Hà Nội` finds `HÀ NỘI` but not `Ha Noi`. Between slashes stands
/// a regular expression in ICU's syntax, `/\bAI\b/`; an `i` behind the last slash makes it blind to case.
struct FilterPattern: Sendable, Equatable {
  enum Matcher: Sendable {
    /// Without case, in UTF-8.
    case words([UInt8])
    case expression(FilterExpression)
  }

  let source: String
  let matcher: Matcher

  /// - Throws: `FilterPattern.Invalid` with what is wrong in words
  init(_ source: String) throws(Invalid) {
    self.source = source
    guard source.hasPrefix("/"), source.utf8.count > 1 else {
      let words = Self.folded(source.trimmingCharacters(in: .whitespacesAndNewlines))
      guard !words.isEmpty else { throw Invalid(reason: "an empty pattern would match everything") }
      matcher = .words(Array(words.utf8))
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
      let options: NSRegularExpression.Options = flags.isEmpty ? [] : [.caseInsensitive]
      matcher = .expression(FilterExpression(try NSRegularExpression(pattern: pattern, options: options)))
    } catch {
      throw Invalid(reason: "not a regular expression that can be read (ICU syntax)")
    }
  }

  struct Invalid: Error { var reason: String }

  static func == (left: FilterPattern, right: FilterPattern) -> Bool { left.source == right.source }

  static func folded(_ text: String) -> String { text.precomposedStringWithCanonicalMapping.lowercased() }

  /// Whether the words stand in the text; both folded.
  static func isFound(_ words: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = words.first, text.count >= words.count else { return false }
    var start = 0
    let last = text.count - words.count
    while start <= last {
      if text[start] == first, text[start..<start + words.count].elementsEqual(words) { return true }
      start += 1
    }
    return false
  }
}
