/// `log:`
public struct LogOptions: Sendable, Equatable {
  /// In the order of severity.
  public enum Level: String, Sendable, CaseIterable { case trace, debug, info, notice, warning, error }
  /// Lines for people, JSON objects, or the journal's own protocol.
  public enum Format: String, Sendable, CaseIterable { case text, json, journal }

  /// What is less severe is left out.
  public var level = Level.info
  /// `nil`: the journal under systemd, text otherwise.
  public var format: Format?

  public init() {}
}
