extension String {
  /// The lines, without the LF at their ends. A CR before it stays: split by its characters, of which CR LF is one, a text
  /// of such lines would be a single one.
  var lines: [Substring] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
  }
}
