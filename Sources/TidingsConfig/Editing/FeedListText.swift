/// The text of a YAML file with feeds put into it; everything else stays as it is, to the byte.
struct FeedListText {
  let source: SourceText
  private var lines: [String]

  init(_ source: SourceText) {
    self.source = source
    lines = source.text.lines.map(String.init)
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
      return inserted(text(feeds, indent: root.column - 1), afterListBefore: lines.count, indent: root.column - 1)
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
      if let indent = hyphenIndent(value, items) {
        return inserted(text(feeds, indent: indent), afterListBefore: next, indent: indent)
      }
      let line = lines[value.line - 1]
      guard items.isEmpty, let open = line.firstRange(of: "[]") else { throw brackets(value) }
      var copy = self
      copy.lines[value.line - 1] = String(line[..<open.lowerBound].trimmingEnd + line[open.upperBound...])
      return copy.inserted(text(feeds, indent: 2), at: value.line)
    case .scalar where value.isNull:
      var copy = self
      for word in ["~", "null"] where value.line == key.line {
        let line = lines[key.line - 1].unicodeScalars
        let start = line.dropFirst(value.column - 1)
        guard start.starts(with: word.unicodeScalars) else { continue }
        copy.lines[key.line - 1] =
          String(String(line[..<start.startIndex])[...].trimmingEnd) + String(start.dropFirst(word.count))
      }
      return copy.inserted(text(feeds, indent: 2), at: key.line)
    default:
      throw .unsuitable(source.place(value), "feeds is no list")
    }
  }

  /// How far the hyphens of a list are indented; `nil` for one in brackets.
  private func hyphenIndent(_ list: ConfigurationNode, _ items: [ConfigurationNode]) -> Int? {
    if character(at: list) == "-" { return list.column - 1 }
    // Behind an anchor or a tag the list begins on a line below.
    guard let first = items.first, first.line > list.line, lines.indices.contains(first.line - 1) else { return nil }
    let line = lines[first.line - 1]
    let content = line.drop { $0 == " " }
    return content.hasPrefix("- ") ? line.count - content.count : nil
  }

  private func brackets(_ node: ConfigurationNode) -> ConfigurationEditError {
    .unsuitable(source.place(node), "the feeds are written in brackets; put each on a line of its own, behind a hyphen")
  }

  private func text(_ feeds: [NewFeed], indent: Int) -> String {
    feeds.map { $0.yaml(indent: String(repeating: " ", count: indent)) }.joined()
  }

  /// How the file ends its lines.
  private var lineEnd: String { lines.first?.last == "\r" ? "\r\n" : "\n" }

  private func character(at node: ConfigurationNode) -> Unicode.Scalar? {
    guard lines.indices.contains(node.line - 1) else { return nil }
    return lines[node.line - 1].unicodeScalars.dropFirst(node.column - 1).first
  }

  /// Behind the last line of a list among the first `end` lines, and behind the comments that belong to it.
  private func inserted(_ text: String, afterListBefore end: Int, indent: Int) -> String {
    let end = min(end, lines.count)
    var line = end
    while line > 0 {
      let content = content(line - 1)
      if !content.isEmpty, !content.hasPrefix("#"), content != "..." { break }
      line -= 1
    }
    return inserted(text, at: line + commentsOfList(lines[line..<end], indent: indent))
  }

  /// How many of the lines behind a list's last item are the list's: up to the last comment that is indented as the items
  /// are. Where those are not indented, it is the comments that follow at once and have a blank line, or the file's end,
  /// behind them. All others belong to what comes next.
  private func commentsOfList(_ rest: ArraySlice<String>, indent: Int) -> Int {
    guard indent == 0 else {
      let last = rest.indices.last { index in
        content(index).hasPrefix("#") && lines[index].prefix { $0 == " " }.count >= indent
      }
      return last.map { $0 + 1 - rest.startIndex } ?? 0
    }
    let count = rest.indices.prefix { content($0).hasPrefix("#") }.count
    let next = rest.startIndex + count
    return next == lines.count || lines.indices.contains(next) && content(next).isEmpty ? count : 0
  }

  /// A line without the space around what it says.
  private func content(_ index: Int) -> Substring {
    lines[index].drop { $0 == " " || $0 == "\t" }.trimmingEnd
  }

  /// Behind so many lines.
  private func inserted(_ text: String, at line: Int) -> String {
    let before = lines[..<line].joined(separator: "\n")
    let after = lines[line...].joined(separator: "\n")
    let separator = line == 0 ? "" : before.hasSuffix("\r") ? "\n" : lineEnd
    return before + separator + text.replacing("\n", with: lineEnd) + after
  }

  private func appended(_ text: String) -> String {
    let old = source.text
    guard !old.isEmpty else { return text }
    return old + (old.hasSuffix(lineEnd) ? "" : lineEnd) + (old.hasSuffix(lineEnd + lineEnd) ? "" : lineEnd)
      + text.replacing("\n", with: lineEnd)
  }
}

extension Substring {
  fileprivate var trimmingEnd: Substring {
    var text = self
    while text.last == " " || text.last == "\r" { text.removeLast() }
    return text
  }
}
