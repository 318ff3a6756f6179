/// A date that may be the article's.
struct DateCandidate {
  var date: WrittenDate
  /// Where it was found, in a word: `json-ld`, `meta`, `time`, `text`.
  var source: String
  /// Whether it is that of a change.
  var isUpdate = false
  /// The line that shows it.
  var line: Int?
  /// Whether little else stands on that line.
  var standsAlone = false
  /// The element that holds it, where a line does not.
  var node: Int?
}
