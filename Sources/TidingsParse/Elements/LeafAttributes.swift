/// What an element's start tag said that counts when it ends.
struct LeafAttributes {
  var link: ParsedLink?
  /// Whether it is a link whose address is its text.
  var isTextLink = false
  var reference: ParsedReference?
  var isPermalink: Bool?
  var scheme: String?
  var label: String?
  var term: String?
  /// What it is called where neither its text nor an attribute of its own says it.
  var name: String?
  var role: String?
  var generator: ParsedGenerator?
}
