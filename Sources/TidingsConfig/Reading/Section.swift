/// A mapping of the configuration, read key by key. Making one reports every key that does not belong there.
struct Section {
  let name: String
  let source: SourceText
  let place: ConfigurationPlace
  let problems: Problems
  /// What the keys that do not belong here may have been meant for.
  private(set) var meant: [String] = []
  /// Few, so that they are looked through sooner than hashed.
  private var values: [(name: String, key: ConfigurationNode, value: ConfigurationNode)] = []

  /// - Returns: `nil`, reported, when the node is no mapping
  init?(_ node: ConfigurationNode, _ name: String, keys: [String], source: SourceText, problems: Problems) {
    guard case .mapping(let pairs) = node.content else {
      problems.error("\(name): expected a mapping (key: value), found \(node.kind)", at: source.place(node))
      return nil
    }
    self.name = name
    self.source = source
    self.problems = problems
    place = source.place(node)
    var merged: [ConfigurationNode] = []
    for (key, value) in pairs {
      guard case .scalar(let text, _) = key.content else {
        problems.error("\(name): a key is a word, found \(key.kind)", at: source.place(key))
        continue
      }
      if text == "<<" {
        if case .sequence(let several) = value.content { merged += several } else { merged.append(value) }
      } else if !keys.contains(text) {
        let near = Suggestion.text(for: text, among: keys)
        if let key = Suggestion.nearest(to: text, among: keys) { meant.append(key) }
        let known = near.isEmpty ? "; known are \(keys.joined(separator: ", "))" : ""
        problems.error("\(name): unknown key \"\(text)\"\(near)\(known)", at: source.place(key))
      } else {
        // Of a key that stands twice, which is an error, the last.
        values.removeAll { $0.name == text }
        values.append((text, key, value))
      }
    }
    for node in merged {
      guard let base = Section(node, name, keys: keys, source: source, problems: problems) else { continue }
      for pair in base.values where entry(pair.name) == nil { values.append(pair) }
    }
  }

  /// Whether no other keys are there than these.
  func hasOnly(_ keys: [String]) -> Bool { values.allSatisfy { keys.contains($0.name) } }

  /// The value of a key; `nil` when the key is not there.
  subscript(_ key: String) -> ConfigurationNode? { entry(key)?.value }

  private func entry(_ key: String) -> (name: String, key: ConfigurationNode, value: ConfigurationNode)? {
    values.first { $0.name == key }
  }

  /// Where a key stands, or the mapping where it does not.
  func place(of key: String) -> ConfigurationPlace { entry(key).map { source.place($0.key) } ?? place }

  /// Where the value of a key stands, or the mapping where it does not.
  func place(ofValue key: String) -> ConfigurationPlace { self[key].map { source.place($0) } ?? place }

  func error(_ message: String, at node: ConfigurationNode) { problems.error(message, at: source.place(node)) }

  // MARK: Typed values; each reports what is not as it should be and then gives nil

  func text(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      error("\(key): expected a value, found \(node.kind)", at: node)
      return nil
    }
    guard !text.isEmpty else {
      error("\(key): the value is empty", at: node)
      return nil
    }
    return text
  }

  /// A text handed to a reader that gives `nil` for what it does not allow.
  func value<Value>(_ key: String, allowed: String, _ read: (String) -> Value?) -> Value? {
    guard let text = text(key) else { return nil }
    guard let value = read(text) else {
      report("\(key): \"\(text)\" is not allowed; write \(allowed)", key)
      return nil
    }
    return value
  }

  private func report(_ message: String, _ key: String) {
    if let node = self[key] { error(message, at: node) }
  }

  func bool(_ key: String) -> Bool? {
    value(key, allowed: "true or false") { $0 == "true" ? true : $0 == "false" ? false : nil }
  }

  func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  func duration(_ key: String, atLeast least: Double = 0) -> Double? {
    guard let seconds = value(key, allowed: DurationText.allowed, DurationText.seconds) else { return nil }
    guard seconds <= DurationText.longest else {
      report("\(key): \(text(key) ?? "") is too long; at most ten years (3653d)", key)
      return nil
    }
    guard seconds >= least else {
      report("\(key): \(text(key) ?? "") is too short; at least \(least == 1 ? "1s" : "\(Int(least * 1000))ms")", key)
      return nil
    }
    return seconds
  }

  func size(_ key: String, atLeast least: Int = 1) -> Int? {
    guard let bytes = value(key, allowed: SizeText.allowed, SizeText.bytes) else { return nil }
    guard bytes >= least else {
      report("\(key): \(text(key) ?? "") is too small; at least \(least) bytes", key)
      return nil
    }
    return bytes
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _ type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text = text(key) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let allowed = Value.allCases.map(\.rawValue)
    let near = Suggestion.text(for: text, among: allowed)
    report("\(key): \"\(text)\" is not allowed; write \(allowed.joined(separator: ", "))\(near)", key)
    return nil
  }

  /// The nodes of a list; a key without a value is an empty one, a single value a list of one.
  func list(_ key: String) -> [ConfigurationNode]? {
    guard let node = self[key] else { return nil }
    switch node.content {
    case .sequence(let nodes): return nodes
    case .scalar: return node.isNull ? [] : [node]
    case .mapping:
      error("\(key): expected a list, found \(node.kind)", at: node)
      return nil
    }
  }

  /// The texts of a list.
  func texts(_ key: String) -> [(text: String, node: ConfigurationNode)]? {
    list(key)?.compactMap { node in
      guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else {
        error("\(key): expected a value, found \(node.kind == "a single value" ? "an empty one" : node.kind)", at: node)
        return nil
      }
      return (text, node)
    }
  }

  /// A mapping below this one; `nil` when it is not there, empty or no mapping.
  func section(_ key: String, named name: String? = nil, keys: [String]) -> Section? {
    guard let node = self[key], !node.isNull else { return nil }
    return Section(node, name ?? key, keys: keys, source: source, problems: problems)
  }

  /// A path, `${NAME}` filled in, relative to the file that names it.
  func path(_ key: String, _ secrets: SecretSource) -> String? {
    guard let text = text(key), let node = self[key] else { return nil }
    guard text != "~", !text.hasPrefix("~/") else {
      error("\(key): ~ stands for no directory here; write ${HOME}\(text.dropFirst()), or the whole path", at: node)
      return nil
    }
    if let name = Self.bareVariable(text) {
      problems.warn(
        "\(key): $\(name) is taken as it stands here; write ${\(name)} for the variable's value", at: source.place(node)
      )
    }
    do {
      return Paths.absolute(try secrets.expand(text), in: source.directory)
    } catch {
      self.error("\(key): \(error.reason)", at: node)
      return nil
    }
  }

  /// The name in a `$NAME` that a path begins with, as shells have it.
  private static func bareVariable(_ path: String) -> Substring? {
    guard path.hasPrefix("$") else { return nil }
    let name = path.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return name.isEmpty ? nil : name
  }
}
