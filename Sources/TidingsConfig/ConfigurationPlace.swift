/// A place in a configuration file.
public struct ConfigurationPlace: Sendable, Hashable, CustomStringConvertible {
  /// As it was given or found, for people to read.
  public var file: String
  // Each of a hundred thousand feeds has a place. 0 stands for `nil`.
  private var shortLine: UInt32 = 0
  private var shortColumn: UInt32 = 0

  /// - Parameters:
  ///   - line: from 1; `nil` when the whole file is meant.
  ///   - column: from 1; `nil` when the whole line is meant.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// From 1; `nil` when the whole file is meant.
  public var line: Int? {
    get { shortLine == 0 ? nil : Int(shortLine) }
    set { shortLine = UInt32(clamping: newValue ?? 0) }
  }

  /// From 1, in Unicode scalars.
  public var column: Int? {
    get { shortColumn == 0 ? nil : Int(shortColumn) }
    set { shortColumn = UInt32(clamping: newValue ?? 0) }
  }

  /// `file:line:column`, as far as known.
  public var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
