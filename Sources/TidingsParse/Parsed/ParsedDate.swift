/// A date as written.
public struct ParsedDate: Sendable, Equatable {
  /// Not empty; `FeedDate` reads it.
  public var text: String
  /// The language the text is in, where the document says.
  public var language: String?
  /// Where it stands in the document, both counted from 1.
  public var line: Int?
  /// From 1; `nil` where `line` is.
  public var column: Int?

  public init(_ text: String, language: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.text = text
    self.language = language
    self.line = line
    self.column = column
  }
}
