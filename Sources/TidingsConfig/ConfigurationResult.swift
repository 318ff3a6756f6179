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
