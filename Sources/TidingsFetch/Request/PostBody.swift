/// The body of a POST.
public struct PostBody: Sendable, Hashable {
  /// The `Content-Type` field.
  public var contentType: String
  /// Sent as they are.
  public var bytes: [UInt8]

  public init(contentType: String, bytes: [UInt8]) {
    self.contentType = contentType
    self.bytes = bytes
  }
}
