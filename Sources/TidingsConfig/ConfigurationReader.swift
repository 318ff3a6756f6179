/// Reads a configuration file and all it includes.
///
/// Every error is collected, so that one run shows all there is to mend; a configuration is given only when there is
/// none.
public struct ConfigurationReader: Sendable {
  /// What `${NAME}` is taken from; also `CREDENTIALS_DIRECTORY` and `STATE_DIRECTORY`.
  public var environment: [String: String]

  /// Whether passwords, tokens and what else is secret has to be there; false for work that sends no request, done by
  /// somebody who need not be able to read them.
  public var needsSecrets: Bool

  /// Where what stands at the spool's and the state's place is looked at as well: who is asked about it.
  public var placeRefusals: PlaceRefusals?

  /// Reads a list of another program that is not in UTF-8: `nil` where it is not in the encoding that it says it is in.
  public var listText: @Sendable ([UInt8]) -> String?

  public init(
    environment: [String: String], needsSecrets: Bool = true, placeRefusals: PlaceRefusals? = nil,
    listText: @escaping @Sendable ([UInt8]) -> String? = { _ in nil }
  ) {
    self.environment = environment
    self.needsSecrets = needsSecrets
    self.placeRefusals = placeRefusals
    self.listText = listText
  }

  /// - Parameter path: of the YAML file, absolute or relative to the working directory; errors name it as given.
  public func read(_ path: String) -> ConfigurationResult { read(path, needsFeeds: true) }

  /// Reads with texts in the place of some files, by absolute path.
  /// - Parameter needsFeeds: whether a configuration that names no feeds at all is wrong.
  func read(_ path: String, drafts: [String: String] = [:], needsFeeds: Bool) -> ConfigurationResult {
    var assembly = ConfigurationAssembly(
      secrets: SecretSource(environment: environment, areNeeded: needsSecrets), drafts: drafts, needsFeeds: needsFeeds,
      placeRefusals: placeRefusals, listText: listText)
    let configuration = assembly.read(path)
    return ConfigurationResult(
      configuration: configuration, errors: Problems.sorted(assembly.problems.errors, files: assembly.files),
      warnings: Problems.sorted(assembly.problems.warnings, files: assembly.files))
  }
}
