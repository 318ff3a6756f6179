/// Who did what for a media object (`media:credit`).
public struct MediaCredit: Sendable, Hashable {
  /// The person or organisation.
  public var name: String
  /// Lower case, as the scheme has it: `photographer`.
  public var role: String?
  /// The vocabulary the role is of; without one, `urn:ebu`.
  public var scheme: String?

  public init(name: String, role: String? = nil, scheme: String? = nil) {
    self.name = name
    self.role = role
    self.scheme = scheme
  }
}
