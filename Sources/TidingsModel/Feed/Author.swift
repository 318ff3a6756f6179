/// A person or organisation.
public struct Author: Sendable, Hashable {
  /// Without the e-mail address that feeds write beside it.
  public var name: String?
  /// A page of the person's.
  public var url: String?
  /// The address of a square picture (JSON Feed `avatar`).
  public var avatar: String?
  /// Kept under `_tidings`, as JSON Feed has no place for it.
  public var email: String?
  /// What the person does in it, and in which group of people, by the podcast taxonomy: `guest`, `cast`.
  public var role: String?
  /// The group of people that the role belongs to, by the podcast taxonomy: `cast`, `crew`.
  public var group: String?

  public init(
    name: String? = nil, url: String? = nil, avatar: String? = nil, email: String? = nil, role: String? = nil,
    group: String? = nil
  ) {
    self.name = name
    self.url = url
    self.avatar = avatar
    self.email = email
    self.role = role
    self.group = group
  }
}
