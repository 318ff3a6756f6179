/// What speaks against a place that looks sound: asked of those who know states and spools.
public struct PlaceRefusals: Sendable {
  /// Tells of a state file at an absolute path why no command can work with it, in words; `nil` where nothing is known
  /// against it. Asked of files that begin as SQLite's do.
  public var ofState: @Sendable (String) -> String?
  /// Tells of a spool at an absolute path why nothing can be delivered into it with the state at another, in words; `nil`
  /// where nothing is known against it. Asked of directories.
  public var ofSpool: @Sendable (_ spool: String, _ state: String) -> String?

  /// Without either nothing is known against the place.
  public init(
    ofState: @escaping @Sendable (String) -> String? = { _ in nil },
    ofSpool: @escaping @Sendable (String, String) -> String? = { _, _ in nil }
  ) {
    self.ofState = ofState
    self.ofSpool = ofSpool
  }
}
