/// A person construct that is being read.
struct PersonDraft {
  enum Role { case author, contributor, publisher, owner, webMaster }

  var role: Role
  /// Whose author it is: the feed's, the item's or the source's.
  var owner: Scope
  var person = ParsedPerson()
  /// What a `podcast:person` does in it.
  var part: String?
  var group: String?
}
