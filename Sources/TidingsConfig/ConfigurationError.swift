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
