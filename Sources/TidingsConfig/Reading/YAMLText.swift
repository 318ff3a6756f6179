internal import Yams

/// Reads YAML text to nodes with places.
enum YAMLText {
  /// Aliases are written out, and a few lines of them can stand for more nodes than there is memory.
  static let mostNodes = 20_000_000
  /// So many duplicate keys are shown at a time.
  static let mostDuplicates = 50

  /// The document's root; `nil` when it is empty or cannot be read, which is reported.
  static func parse(_ source: SourceText, problems: Problems) -> ConfigurationNode? {
    var text = source.text
    var renames: [String: String] = [:]
    for attempt in 0...mostDuplicates {
      do {
        // The basic resolver leaves every plain scalar a string: types are this module's to decide, and Yams's own
        // resolving costs several regular expressions a scalar.
        guard let root = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else { return nil }
        var budget = mostNodes
        guard var node = convert(root, &budget) else {
          problems.error("the file's aliases stand for too many nodes", at: ConfigurationPlace(file: source.name))
          return nil
        }
        if !renames.isEmpty { Duplicate.report(&node, renames, source, problems) }
        return node
      } catch let error as YamlError {
        if case .duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first {
          let place = ConfigurationPlace(file: source.name, line: context.mark.line, column: context.mark.column)
          if attempt < mostDuplicates,
            let renamed = Duplicate.rename(key, line: context.mark.line, column: context.mark.column, in: text, attempt)
          {
            text = renamed.text
            renames[renamed.key] = key
            continue
          }
          problems.error("the key \"\(key)\" stands more than once in this mapping", at: place)
        } else {
          report(error, source, problems)
        }
        return nil
      } catch {
        problems.error("cannot be read: \(error)", at: ConfigurationPlace(file: source.name))
        return nil
      }
    }
    return nil
  }

  private static func convert(_ node: Yams.Node, _ budget: inout Int) -> ConfigurationNode? {
    budget -= 1
    guard budget > 0 else { return nil }
    let content: ConfigurationNode.Content
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, quoted: scalar.style != .plain && scalar.style != .any)
    case .sequence(let sequence):
      var nodes: [ConfigurationNode] = []
      nodes.reserveCapacity(sequence.count)
      for element in sequence {
        guard let converted = convert(element, &budget) else { return nil }
        nodes.append(converted)
      }
      content = .sequence(nodes)
    case .mapping(let mapping):
      var pairs: [(key: ConfigurationNode, value: ConfigurationNode)] = []
      pairs.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        guard let key = convert(key, &budget), let value = convert(value, &budget) else { return nil }
        pairs.append((key, value))
      }
      content = .mapping(pairs)
    case .alias:
      content = .scalar("", quoted: false)
    }
    return ConfigurationNode(content: content, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private static func report(_ error: YamlError, _ source: SourceText, _ problems: Problems) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = ConfigurationPlace(file: source.name, line: mark.line, column: mark.column)
      problems.error("not YAML: \(words(problem, context: context, at: mark, in: source.text))", at: place)
    default:
      problems.error("not YAML: \(error)", at: ConfigurationPlace(file: source.name))
    }
  }

  private static func words(_ problem: String, context: YamlError.Context?, at mark: Mark, in text: String) -> String {
    if problem.contains("another document") { return "a second document begins here; a file holds one" }
    if character(at: mark, in: text) == "\t" { return "a tab cannot indent; use spaces" }
    guard let context, !context.text.isEmpty, !context.text.contains("\n") else { return problem }
    return "\(problem), \(context.text) that begins at line \(context.mark.line)"
  }

  private static func character(at mark: Mark, in text: String) -> Unicode.Scalar? {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if line == mark.line, column == mark.column { return scalar }
      if scalar == "\n" {
        line += 1
        column = 1
        if line > mark.line { return nil }
      } else {
        column += 1
      }
    }
    return nil
  }
}

/// Yams stops at the first duplicate key and tells but the first of its places. So that the rest is read as well, that
/// first key is renamed in the text, to private-use characters of the same number, and read again: the mapping then
/// shows both.
enum Duplicate {
  private static let base: UInt32 = 0xE000

  static func rename(_ key: String, line: Int, column: Int, in text: String, _ attempt: Int) -> (
    text: String, key: String
  )? {
    var scalars = Array(text.unicodeScalars)
    var index = 0
    var lines = 1
    while index < scalars.count, lines < line {
      if scalars[index] == "\n" { lines += 1 }
      index += 1
    }
    index += column - 1
    if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    let wanted = Array(key.unicodeScalars)
    guard !wanted.isEmpty, index + wanted.count <= scalars.count, let mark = Unicode.Scalar(base + UInt32(attempt)),
      Array(scalars[index..<index + wanted.count]) == wanted
    else { return nil }
    for place in index..<index + wanted.count { scalars[place] = mark }
    var renamed = String.UnicodeScalarView()
    renamed.append(contentsOf: scalars)
    return (String(renamed), String(repeating: Character(mark), count: wanted.count))
  }

  /// Reports the renamed keys of all mappings with both places, and takes them out.
  static func report(
    _ node: inout ConfigurationNode, _ renames: [String: String], _ source: SourceText, _ problems: Problems
  ) {
    switch node.content {
    case .scalar: break
    case .sequence(var nodes):
      for index in nodes.indices { report(&nodes[index], renames, source, problems) }
      node.content = .sequence(nodes)
    case .mapping(let pairs):
      var kept: [(key: ConfigurationNode, value: ConfigurationNode)] = []
      for var pair in pairs {
        report(&pair.value, renames, source, problems)
        guard case .scalar(let text, _) = pair.key.content, let key = renames[text] else {
          kept.append(pair)
          continue
        }
        let later = pairs.last { if case .scalar(key, _) = $0.key.content { true } else { false } }
        problems.error(
          "the key \"\(key)\" stands twice in this mapping; first at line \(pair.key.line)",
          at: source.place(later?.key ?? pair.key))
      }
      node.content = .mapping(kept)
    }
  }
}
