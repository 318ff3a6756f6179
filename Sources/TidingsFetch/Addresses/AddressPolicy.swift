public import TidingsModel

/// Decides which addresses may be connected to, so that no stranger's redirect, page or hub leads into the operator's
/// own network.
public struct AddressPolicy: Sendable, Hashable {
  /// `http.allow_private`
  public var allowPrivate: [AddressRange]

  /// - Parameter allowPrivate: networks that may be reached though they are not public.
  public init(allowPrivate: [AddressRange] = []) { self.allowPrivate = allowPrivate }

  /// - Parameter isConfiguredHost: whether the configuration itself names the host, which may then be anywhere.
  public func permits(_ address: IPAddress, isConfiguredHost: Bool) -> Bool {
    isConfiguredHost || address.kind == .public || allowPrivate.contains { $0.contains(address) }
  }
}
