internal import TidingsModel

/// Reads `filter`.
enum FilterReader {
  /// From a section whose keys are `Keys.feedFilter` or `Keys.queueFilter`.
  static func filter(_ section: Section) -> ItemFilter {
    var filter = ItemFilter(include: rules("include", section), exclude: rules("exclude", section))
    filter.tags = FeedSettings.tags("tags", in: section) ?? []
    for (text, node) in section.texts("feeds") ?? [] {
      if let id = FeedID(text) {
        filter.feeds.insert(id)
      } else {
        section.error("feeds: \"\(text)\" is not a feed's id ([a-z0-9._-])", at: node)
      }
    }
    return filter
  }

  private static func rules(_ key: String, _ section: Section) -> [FilterRule] {
    (section.list(key) ?? []).compactMap { node in
      switch node.content {
      case .scalar(let text, _):
        pattern(text, node, key, section).map {
          FilterRule(conditions: [.init(fields: [.title, .text], patterns: [$0])])
        }
      case .mapping(let pairs) where pairs.isEmpty: report("\(key): an empty rule matches nothing", node, section)
      case .mapping(let pairs): rule(pairs, key, section)
      case .sequence:
        report("\(key): expected a pattern or field: pattern, found \(node.kind)", node, section)
      }
    }
  }

  private static func report(_ message: String, _ node: ConfigurationNode, _ section: Section) -> FilterRule? {
    section.error(message, at: node)
    return nil
  }

  private static func rule(
    _ pairs: [(key: ConfigurationNode, value: ConfigurationNode)], _ key: String, _ section: Section
  ) -> FilterRule? {
    var conditions: [FilterRule.Condition] = []
    for (name, value) in pairs {
      let fields = FilterRule.Field.allCases.map(\.rawValue)
      guard case .scalar(let text, _) = name.content, let field = FilterRule.Field(rawValue: text) else {
        var found = name.kind
        if case .scalar(let text, _) = name.content {
          found = "\"\(text)\"\(Suggestion.text(for: text, among: fields))"
        }
        section.error("\(key): a filter looks at \(fields.joined(separator: ", ")); found \(found)", at: name)
        continue
      }
      var nodes = [value]
      if case .sequence(let several) = value.content { nodes = several }
      let patterns = nodes.compactMap { node -> FilterPattern? in
        guard case .scalar(let words, _) = node.content else {
          section.error("\(text): expected a pattern, found \(node.kind)", at: node)
          return nil
        }
        return pattern(words, node, text, section)
      }
      if nodes.isEmpty { section.error("\(text): an empty list matches nothing", at: value) }
      conditions.append(.init(fields: [field], patterns: patterns))
    }
    return conditions.isEmpty ? nil : FilterRule(conditions: conditions)
  }

  private static func pattern(
    _ text: String, _ node: ConfigurationNode, _ key: String, _ section: Section
  ) -> FilterPattern? {
    do {
      return try FilterPattern(node.isNull ? "" : text)
    } catch {
      section.error("\(key): \(error.reason)", at: node)
      return nil
    }
  }
}
