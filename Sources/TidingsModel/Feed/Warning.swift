/// Something that was repaired or left out in reading a document.
public struct Warning: Sendable, Hashable {
  /// The place in the document, both counted from 1, where it is known.
  public var line: Int?
  /// From 1; `nil` where `line` is.
  public var column: Int?
  /// In words, in lower case and without a full stop.
  public var message: String

  /// - Parameter message: in words, in lower case and without a full stop.
  public init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }
}
