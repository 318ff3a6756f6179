/// A node of a YAML document with its place. Small, as a configuration may have a million of them.
struct ConfigurationNode {
  enum Content {
    /// `quoted` is false for plain scalars, of which `~`, `null` and the empty one are no value.
    case scalar(String, quoted: Bool)
    case mapping([(key: ConfigurationNode, value: ConfigurationNode)])
    case sequence([ConfigurationNode])
  }

  var content: Content
  private let shortLine: UInt32
  private let shortColumn: UInt32

  init(content: Content, line: Int, column: Int) {
    self.content = content
    shortLine = UInt32(clamping: line)
    shortColumn = UInt32(clamping: column)
  }

  /// Counted from 1.
  var line: Int { Int(shortLine) }
  var column: Int { Int(shortColumn) }

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
