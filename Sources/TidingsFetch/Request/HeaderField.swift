/// A header field to send.
public struct HeaderField: Sendable, Hashable {
  /// Without the colon.
  public var name: String
  /// Without line ends.
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
