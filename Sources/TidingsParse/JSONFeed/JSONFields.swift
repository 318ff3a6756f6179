internal import TidingsHTML
internal import TidingsModel

/// An object of a JSON Feed, read forgivingly.
struct JSONFields {
  private let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  subscript(name: String) -> JSONValue? { value[name] }

  /// A text that is not blank; numbers and flags as written.
  func text(_ name: String) -> String? {
    guard let text = value[name]?.text, !text.utf8.allSatisfy({ $0 <= 0x20 }), !text.trimmedSpace.isEmpty else {
      return nil
    }
    guard text.holds(0xC2) else { return text }
    return bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A value without what nobody sees around it: a language, a media type.
  func token(_ name: String) -> String? { text(name)?.trimmedSpace }

  /// A text that is not blank, as UTF-8.
  func bytes(_ name: String) -> [UInt8]? {
    guard let text = value[name]?.text, !text.utf8.allSatisfy({ $0 <= 0x20 }) else { return nil }
    var bytes = Array(text.utf8)
    if bytes.holds(0xC2) { TextRepair.replaceControls(in: &bytes) }
    return bytes
  }

  func plain(_ name: String) -> ParsedText? { bytes(name).map { ParsedText(.plain, valid: $0) } }

  /// A title, or the like: plain text, in which programs leave the references of their HTML. What this program wrote has
  /// none.
  func line(_ name: String) -> ParsedText? {
    bytes(name).map { bytes in
      ParsedText(.plain, valid: value["_tidings"] == nil ? PlainText.readingReferences(in: bytes) : bytes)
    }
  }

  /// A text of which nobody says whether it is HTML, also within an object: `{"rendered": "…"}`.
  func anyText(_ name: String) -> ParsedText? {
    if let bytes = bytes(name) { return ParsedText(.unknown, valid: bytes) }
    guard let object = value[name], case .object = object else { return nil }
    let fields = JSONFields(object)
    let text = fields.bytes("html") ?? fields.bytes("rendered") ?? fields.bytes("value")
    return text.map { ParsedText(.unknown, valid: $0) }
  }

  func reference(_ name: String) -> ParsedReference? {
    switch value[name] {
    case .number?, .bool?: return nil
    default: break
    }
    // Images are written as objects now and then.
    let text = text(name) ?? value[name].flatMap { JSONFields($0).text("url") }
    return text.map { ParsedReference(References.escapedOnce($0.trimmedSpace)) }
  }

  func date(_ name: String, language: String?) -> ParsedDate? {
    text(name).map { ParsedDate($0.trimmedSpace, language: language) }
  }

  func flag(_ name: String) -> Bool? {
    switch value[name] {
    case .bool(let flag)?: flag
    case let other?: other.text.map { ["true", "1", "yes"].contains($0.asciiLowercased) }
    case nil: nil
    }
  }

  func list(_ name: String) -> [JSONValue] { value[name].map(Self.list) ?? [] }

  /// The values of an array; anything else but null as an array of one.
  static func list(_ value: JSONValue) -> [JSONValue] {
    switch value {
    case .array(let values): values
    case .null: []
    default: [value]
    }
  }

  /// `authors` of 1.1, else `author` of 1.0.
  func authors() -> [ParsedPerson] {
    var people: [ParsedPerson] = []
    for name in ["authors", "author"] where people.isEmpty {
      for author in list(name) {
        if let person = Self.person(author), !person.isEmpty { PersonText.add(person, to: &people) }
      }
    }
    return people
  }

  private static func person(_ value: JSONValue) -> ParsedPerson? {
    if let text = value.text { return PersonText.read(text) }
    let fields = JSONFields(value)
    var person = fields.text("name").flatMap(PersonText.read) ?? ParsedPerson()
    if person.email == nil { person.email = fields.token("email") ?? fields["_tidings"]?["email"]?.string }
    if let url = fields.reference("url") {
      if url.text.asciiLowercased.hasPrefix("mailto:") {
        person.email = person.email ?? String(url.text.dropFirst(7).prefix { $0 != "?" })
      } else {
        person.url = url
      }
    }
    person.avatar = fields.reference("avatar")
    return person
  }

  /// `tags`, also as one text with commas.
  func tags(_ name: String = "tags") -> [ParsedCategory] {
    if let text = value[name]?.string {
      return text.split(separator: ",", maxSplits: ListLimit.long).prefix(ListLimit.long)
        .map { String($0).trimmedSpace }.filter { !$0.isEmpty }
        .map { ParsedCategory(term: $0) }
    }
    return list(name).prefix(ListLimit.long).compactMap { tag in
      let term = tag.text ?? JSONFields(tag).text("name") ?? JSONFields(tag).text("term")
      guard let term = term?.trimmedSpace, !term.isEmpty else { return nil }
      return ParsedCategory(term: term)
    }
  }
}
