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

/// Something wrong in a configuration. Its text says what was found, what is allowed, and never contains a secret.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A configuration with warnings is valid.
  public enum Severity: Sendable, Hashable { case error, warning }

  /// Where it is written; of what is missing, the place it would belong to.
  public var place: ConfigurationPlace
  /// In words, on one line.
  public var message: String
  /// Decides whether there is a configuration at all.
  public var severity: Severity

  /// - Parameter message: what is wrong, in words, without the place.
  public init(_ message: String, at place: ConfigurationPlace, severity: Severity = .error) {
    self.message = message
    self.place = place
    self.severity = severity
  }

  /// `file:line:column: message`
  public var description: String {
    "\(place): \(severity == .warning ? "warning: " : "")\(message)"
  }
}

/// What reading a configuration came to.
public struct ConfigurationResult: Sendable {
  /// `nil` when there is an error.
  public var configuration: Configuration?
  /// In the order of files and places.
  public var errors: [ConfigurationError]
  /// What is allowed but unwise, for instance a secret that everybody may read.
  public var warnings: [ConfigurationError]

  public init(configuration: Configuration?, errors: [ConfigurationError], warnings: [ConfigurationError]) {
    self.configuration = configuration
    self.errors = errors
    self.warnings = warnings
  }
}
