/// A request header. The value may be a secret, so it is kept as one.
public struct Header: Sendable, Equatable {
  /// As the configuration writes it (RFC 9110 section 5.1: case does not count).
  public var name: String
  /// Sent as it is.
  public var value: Secret

  public init(name: String, value: Secret) {
    self.name = name
    self.value = value
  }
}
