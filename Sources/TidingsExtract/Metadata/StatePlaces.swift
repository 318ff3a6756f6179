internal import TidingsModel

/// The values of a state that holds each once, in one list, and names them everywhere by their places in it, as Nuxt's
/// `__NUXT_DATA__` does.
///
/// Values may name one another in circles, and a large one may be named by many: what is looked up is bounded, all in all,
/// by some times the size of the list.
struct StatePlaces {
  /// How many times the size of the list may be looked up.
  private static let rounds = 16

  private let values: [JSONValue]
  /// How much may yet be looked up, in bytes.
  private var budget: Int

  /// - Parameter bytes: how large the document is.
  /// - Returns: `nil` for a state that says everything where it stands.
  init?(_ document: JSONValue, bytes: Int) {
    guard let values = document.array, values.count >= 3 else { return nil }
    let references: [JSONValue]
    switch values[0] {
    case .array(let first) where first.count > 1: references = Array(first.dropFirst())
    case .object(let members) where !members.isEmpty: references = members.map(\.value)
    default: return nil
    }
    guard references.allSatisfy({ if case .number = $0 { true } else { false } }) else { return nil }
    self.values = values
    budget = Self.rounds * bytes
  }

  /// The value at the place that a value names; a value that names none is its own; null where too much was looked up.
  mutating func value(_ value: JSONValue) -> JSONValue {
    guard case .number(let place) = value, let index = Int(place), index > 0, index < values.count else { return value }
    budget = max(0, budget - Self.size(of: values[index]))
    return budget > 0 ? values[index] : .null
  }

  /// About how many bytes a value takes where it is written.
  private static func size(of value: JSONValue) -> Int {
    switch value {
    case .null, .bool, .number: 4
    case .string(let text): 2 + text.utf8.count
    case .array(let values): values.reduce(2) { $0 + size(of: $1) }
    case .object(let members): members.reduce(2) { $0 + $1.name.utf8.count + size(of: $1.value) }
    }
  }
}
