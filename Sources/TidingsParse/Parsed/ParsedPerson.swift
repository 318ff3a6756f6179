/// A person or organisation, name and e-mail address already told apart.
public struct ParsedPerson: Sendable, Equatable {
  /// Plain text, as written.
  public var name: String?
  /// Without `mailto:`.
  public var email: String?
  /// Atom `uri`, JSON Feed `url`, an `rdf:resource`.
  public var url: ParsedReference?
  /// JSON Feed `avatar`, `gd:image`, `img` of `podcast:person`.
  public var avatar: ParsedReference?
  /// `role` and `group` of `podcast:person`, lower case.
  public var role: String?
  /// The group of people that the role belongs to, in lower case.
  public var group: String?

  public init(
    name: String? = nil, email: String? = nil, url: ParsedReference? = nil, avatar: ParsedReference? = nil
  ) {
    self.name = name
    self.email = email
    self.url = url
    self.avatar = avatar
  }

  /// Whether nothing at all is known of it.
  public var isEmpty: Bool { self == ParsedPerson() }
}
