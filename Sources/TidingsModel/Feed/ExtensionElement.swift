/// An element that has no place of its own in the model, kept as the document has it.
public struct ExtensionElement: Sendable, Hashable {
  /// The usual prefix of its vocabulary and its local name (`yt:videoId`); below the names of the elements around it that
  /// have no place either (`media:community/media:statistics`).
  public var name: String
  /// Its text, on one line.
  public var value: String?
  /// In the order of the document.
  public var attributes: [ExtensionAttribute]

  public init(name: String, value: String? = nil, attributes: [ExtensionAttribute] = []) {
    self.name = name
    self.value = value
    self.attributes = attributes
  }
}
