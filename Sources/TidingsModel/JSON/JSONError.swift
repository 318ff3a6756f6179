/// Why a text is not JSON, with the place, both counted from 1 (columns in bytes).
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  /// From 1, in bytes.
  public var column: Int
  /// In words.
  public var message: String
  /// `line:column: message`
  public var description: String { "\(line):\(column): \(message)" }
}
