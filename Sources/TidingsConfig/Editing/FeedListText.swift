/// The text of a YAML file with feeds put into it; everything else stays as it is, to the byte.
struct FeedListText {
  let source: SourceText
  private var lines: [String]

  init(_ source: SourceText) {
    self.source = source
    lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// - Parameter isMain: whether the file is the configuration itself, where a list needs its key
  /// - Throws: `ConfigurationEditError` when the list is written in a way that cannot be added to
  func adding(_ feeds: [NewFeed], isMain: Bool) throws(ConfigurationEditError) -> String {
    let problems = Problems()
    let root = YAMLText.parse(source, problems: problems)
    guard problems.errors.isEmpty else { throw .invalid(problems.errors) }
    guard let root, !root.isNull else {
      return appended(isMain ? "feeds:\n" + text(feeds, indent: 2) : text(feeds, indent: 0))
    }
    switch root.content {
    case .sequence:
      guard character(at: root) == "-" else { throw brackets(root) }
      return inserted(text(feeds, indent: root.column - 1), afterContentBefore: lines.count)
    case .mapping(let pairs):
      guard character(at: root) != "{" else { throw brackets(root) }
      return try adding(feeds, to: pairs)
    case .scalar:
      throw .unsuitable(source.place(root), "the file holds neither a list of feeds nor a mapping")
    }
  }

  private func adding(
    _ feeds: [NewFeed], to pairs: [(key: ConfigurationNode, value: ConfigurationNode)]
  ) throws(ConfigurationEditError) -> String {
    let found = pairs.first { if case .scalar("feeds", _) = $0.key.content { true } else { false } }
    guard let (key, value) = found else { return appended("feeds:\n" + text(feeds, indent: 2)) }
    let next = pairs.map(\.key.line).filter { $0 > key.line }.min().map { $0 - 1 } ?? lines.count
    switch value.content {
    case .sequence(let items):
      if character(at: value) == "-" {
        return inserted(text(feeds, indent: value.column - 1), afterContentBefore: next)
      }
      let line = lines[value.line - 1]
      guard items.isEmpty, let open = line.firstRange(of: "[]") else { throw brackets(value) }
      var copy = self
      copy.lines[value.line - 1] = String(line[..<open.lowerBound].trimmingEnd + line[open.upperBound...])
      return copy.inserted(text(feeds, indent: 2), at: value.line)
    case .scalar where value.isNull:
      return inserted(text(feeds, indent: 2), at: key.line)
    default:
      throw .unsuitable(source.place(value), "feeds is no list")
    }
  }

  private func brackets(_ node: ConfigurationNode) -> ConfigurationEditError {
    .unsuitable(source.place(node), "the feeds are written in brackets; put each on a line of its own, behind a hyphen")
  }

  private func text(_ feeds: [NewFeed], indent: Int) -> String {
    feeds.map { $0.yaml(indent: String(repeating: " ", count: indent)) }.joined()
  }

  private func character(at node: ConfigurationNode) -> Unicode.Scalar? {
    guard lines.indices.contains(node.line - 1) else { return nil }
    return lines[node.line - 1].unicodeScalars.dropFirst(node.column - 1).first
  }

  /// Behind the last line of content among the first `end` lines: blank lines and comments that follow belong to what
  /// comes next.
  private func inserted(_ text: String, afterContentBefore end: Int) -> String {
    var line = min(end, lines.count)
    while line > 0 {
      let content = lines[line - 1].drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      if !content.isEmpty, !content.hasPrefix("#"), content != "..." { break }
      line -= 1
    }
    return inserted(text, at: line)
  }

  /// Behind so many lines.
  private func inserted(_ text: String, at line: Int) -> String {
    let before = lines[..<line].joined(separator: "\n")
    let after = lines[line...].joined(separator: "\n")
    return before + (line > 0 ? "\n" : "") + text + after
  }

  private func appended(_ text: String) -> String {
    let old = source.text
    guard !old.isEmpty else { return text }
    return old + (old.hasSuffix("\n") ? "" : "\n") + (old.hasSuffix("\n\n") ? "" : "\n") + text
  }
}

extension Substring {
  fileprivate var trimmingEnd: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
