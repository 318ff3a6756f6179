/// Reads a configuration file and all it includes.
///
/// Every error is collected, so that one run shows all there is to mend; a configuration is given only when there is
/// none.
public struct ConfigurationReader: Sendable {
  /// What `${NAME}` is taken from; also `CREDENTIALS_DIRECTORY` and `STATE_DIRECTORY`.
  public var environment: [String: String]

  public init(environment: [String: String]) { self.environment = environment }

  /// - Parameter path: of the YAML file, absolute or relative to the working directory; errors name it as given.
  public func read(_ path: String) -> ConfigurationResult { read(path, needsFeeds: true) }

  /// Reads with texts in the place of some files, by absolute path.
  /// - Parameter needsFeeds: whether a configuration that names no feeds at all is wrong.
  func read(_ path: String, drafts: [String: String] = [:], needsFeeds: Bool) -> ConfigurationResult {
    var assembly = ConfigurationAssembly(
      secrets: SecretSource(environment: environment), drafts: drafts, needsFeeds: needsFeeds)
    let configuration = assembly.read(path)
    return ConfigurationResult(
      configuration: configuration, errors: Problems.sorted(assembly.problems.errors, files: assembly.files),
      warnings: Problems.sorted(assembly.problems.warnings, files: assembly.files))
  }
}
