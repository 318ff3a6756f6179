/// Why the status server cannot listen.
public struct ListenError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The address, and what is wrong with it.
  public let description: String

  /// Whether another try may succeed with nothing changed, for instance because the address is in use.
  public let isWorthRetrying: Bool

  init(_ address: String, _ reason: String, isWorthRetrying: Bool = false) {
    description = "the status server cannot listen on \(address): \(reason)"
    self.isWorthRetrying = isWorthRetrying
  }
}
