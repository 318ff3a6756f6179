internal import TidingsModel

/// Members of a JSON Feed object that the model has no place for: a publisher's own (`_name`), `user_comment`, and what
/// programs make up. They are kept by name, like the elements of XML feeds that have no place.
enum JSONExtensions {
  private static let maximumMembers = 200
  private static let maximumValue = 16_384

  /// - Parameter known: the members that are read.
  static func of(_ value: JSONValue, known: Set<String>) -> [ExtensionElement] {
    guard case .object(let members) = value else { return [] }
    var extensions: [ExtensionElement] = []
    for member in members where !known.contains(member.name) && extensions.count < maximumMembers {
      guard member.name.utf8.count <= 200, let text = text(of: member.value), text.utf8.count <= maximumValue else {
        continue
      }
      extensions.append(ExtensionElement(name: member.name, value: text))
    }
    return extensions
  }

  /// A text, number or flag as it is, anything else as JSON; `nil` where there is nothing.
  private static func text(of value: JSONValue) -> String? {
    switch value {
    case .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    case .array(let values) where values.isEmpty: return nil
    case .object(let members) where members.isEmpty: return nil
    case .number, .bool: return value.text
    case .array, .object:
      var writer = JSONWriter()
      write(value, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
  }

  /// The depth is bounded by what the reader takes.
  private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
    // What is too long is not kept anyway.
    if writer.bytes.count > maximumValue { return writer.null() }
    switch value {
    case .null: writer.null()
    case .bool(let flag): writer.value(flag)
    case .number(let text): writer.raw(text.utf8)
    case .string(let text): writer.value(text)
    case .array(let values):
      writer.beginArray()
      for value in values where writer.bytes.count <= maximumValue { write(value, to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members where writer.bytes.count <= maximumValue {
        writer.key(quoting: member.name)
        write(member.value, to: &writer)
      }
      writer.endObject()
    }
  }
}
