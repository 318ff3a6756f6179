/// An attribute of such an element.
public struct ExtensionAttribute: Sendable, Hashable {
  /// With the prefix that the document gives it.
  public var name: String
  /// Never empty.
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
