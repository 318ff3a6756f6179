internal import TidingsModel

/// One line of a filter: all of its conditions must hold.
public struct FilterRule: Sendable, Equatable {
  /// What a condition looks at.
  public enum Field: String, Sendable, CaseIterable {
    case title, text, url, author, tag
  }

  /// One of the patterns must be found in one of the fields.
  struct Condition: Sendable, Equatable {
    var fields: [Field]
    var patterns: [FilterPattern]
  }

  var conditions: [Condition]

  func matches(_ reading: FilterReading) -> Bool {
    conditions.allSatisfy { condition in
      condition.fields.contains { field in
        let texts = reading.texts(of: field)
        return condition.patterns.contains { pattern in
          texts.contains { field == .tag ? pattern.matchesWhole($0) : pattern.isFound(in: $0) }
        }
      }
    }
  }
}

/// An item as a filter reads it.
struct FilterReading {
  let item: Item
  let feedTags: [String]

  func texts(of field: FilterRule.Field) -> [String] {
    switch field {
    case .title: [item.title].compactMap { $0 }
    case .text: [item.contentText, item.summary].compactMap { $0 }
    case .url: [item.url, item.externalURL].compactMap { $0 }
    case .author: item.authors.compactMap(\.name)
    case .tag: feedTags + item.tags
    }
  }

  func bears(tag: String) -> Bool {
    let wanted = FilterPattern.folded(tag)
    return texts(of: .tag).contains { FilterPattern.folded($0) == wanted }
  }
}
