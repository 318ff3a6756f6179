/// The program that wrote a feed (RFC 4287 section 4.2.4).
public struct ParsedGenerator: Sendable, Equatable {
  /// The text of `generator`; `nil` for an `admin:generatorAgent`.
  public var name: String?
  /// `uri`, `url`, `rdf:resource`.
  public var url: ParsedReference?
  /// As written.
  public var version: String?

  public init(name: String? = nil, url: ParsedReference? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}
