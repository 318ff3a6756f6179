/// A start tag, by what its names mean.
struct StartTag {
  var element: Element
  var namespace: Namespace
  /// As the document has it.
  var name: XMLName
  /// Valid only until the next event, as the name is.
  var attributes: XMLAttributes
  /// What its references are relative to.
  var base: String?

  /// The value of an attribute, trimmed; `nil` where it is absent or empty.
  func trimmed(_ name: StaticString) -> String? { attributes.trimmed(name) }

  func lowercased(_ name: StaticString) -> String? { attributes.trimmed(name)?.asciiLowercased }

  func reference(_ name: StaticString) -> ParsedReference? {
    attributes.trimmed(name).map { ParsedReference(References.escapedOnce($0), base: base) }
  }

  /// A size in bytes; `nil` for 0 as well, which programs write that do not know it.
  func size(_ name: StaticString) -> Int64? {
    attributes.trimmed(name).flatMap(Numbers.whole).flatMap { $0 > 0 ? $0 : nil }
  }

  func count(_ name: StaticString) -> Int? { attributes.trimmed(name).flatMap(Numbers.count) }

  /// What a text is that declares no type: plain in Atom (RFC 4287 section 3.1.1), anything elsewhere.
  var standardText: ParsedText.Kind { namespace == .atom ? .plain : .unknown }
}
