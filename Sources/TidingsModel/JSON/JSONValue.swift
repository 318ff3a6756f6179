/// A JSON value; the members of an object keep their order.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number as it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name may occur more than once.
  public struct Member: Sendable, Equatable {
    /// Without its quotes and escapes.
    public var name: String
    /// `null` is one, too.
    public var value: JSONValue
  }

  /// The last member of that name, as JSON's readers have it; `nil` when there is none or this is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.indices.last { members[$0].name == name }.map { members[$0].value }
  }

  /// `nil` for anything else, numbers included; see `text`.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A string, or a number or flag in its written form: ids and dates are often not quoted in the wild.
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  /// `nil` for anything else.
  public var array: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  /// `nil` for anything else, `"true"` and 1 included.
  public var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  /// Of a number, or a string that is one.
  public var double: Double? {
    switch self {
    case .number(let text), .string(let text): Double(text)
    default: nil
    }
  }

  /// Of a number, or a string that is one; rounded.
  public var integer: Int64? {
    switch self {
    case .number(let text), .string(let text):
      Int64(text) ?? Double(text).flatMap { Int64(exactly: $0.rounded()) }
    default: nil
    }
  }
}
