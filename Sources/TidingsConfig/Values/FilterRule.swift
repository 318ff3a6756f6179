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

  var looksAtTags: Bool { conditions.contains { $0.fields.contains(.tag) } }

  func matches(_ reading: FilterReading) -> Bool {
    conditions.allSatisfy { condition in
      condition.fields.contains { field in
        condition.patterns.contains { pattern in
          switch pattern.matcher {
          case .words(let words):
            reading.folded(field).contains { field == .tag ? $0 == words : FilterPattern.isFound(words, in: $0) }
          case .expression(let expression):
            reading.texts(of: field).contains { expression.isFound(in: $0) }
          }
        }
      }
    }
  }
}
