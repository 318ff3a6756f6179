import Testing
import TidingsModel
import TidingsParse

/// A date's text and what it must be read as.
struct DateCase: Sendable, CustomTestStringConvertible {
  let text: String
  let language: String?
  let expected: String
  let givesOffset: Bool

  init(_ text: String, language: String? = nil, is expected: String, givesOffset: Bool = true) {
    self.text = text
    self.language = language
    self.expected = expected
    self.givesOffset = givesOffset
  }

  var testDescription: String { text }

  func check() {
    switch FeedDate.read(text, language: language) {
    case .success(let reading):
      #expect(reading.timestamp.rfc3339 == expected)
      #expect(reading.givesOffset == givesOffset)
    case .failure(let reason): Issue.record("\(text) was refused: \(reason)")
    }
  }
}
