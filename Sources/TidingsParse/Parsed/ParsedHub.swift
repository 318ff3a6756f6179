/// Where to register for notices of new items.
public struct ParsedHub: Sendable, Equatable {
  /// `WebSub`, `rssCloud`, or as JSON Feed has it.
  public var type: String
  /// Where to register.
  public var reference: ParsedReference

  public init(type: String, reference: ParsedReference) {
    self.type = type
    self.reference = reference
  }
}
