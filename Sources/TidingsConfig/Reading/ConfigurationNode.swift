/// A node of a YAML document with its place.
struct ConfigurationNode {
  enum Content {
    /// `quoted` is false for plain scalars, of which `~`, `null` and the empty one are no value.
    case scalar(String, quoted: Bool)
    case mapping([(key: ConfigurationNode, value: ConfigurationNode)])
    case sequence([ConfigurationNode])
  }

  var content: Content
  var line: Int
  var column: Int

  var isNull: Bool {
    guard case .scalar(let text, quoted: false) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// What the node is, for a message.
  var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .mapping: "a mapping (key: value)"
    case .sequence: "a list"
    }
  }
}
