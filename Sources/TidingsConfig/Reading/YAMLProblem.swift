internal import CYaml

/// Why a text is not YAML, or none that can be read.
struct YAMLProblem: Error {
  var words: String
  /// Counted from 1.
  var line: Int
  var column: Int
  /// What was being read, and where it begins.
  var context: String?
  var contextLine = 0
  var contextColumn = 0
  /// Where what is written in brackets and not yet at its end begins, the outermost first.
  var brackets: [Place] = []
  var isAboutSize = false

  /// Counted from 1.
  struct Place {
    var line: Int
    var column: Int
  }

  init(_ words: String, at mark: yaml_mark_t) {
    self.words = words
    line = mark.line + 1
    column = mark.column + 1
  }
}
