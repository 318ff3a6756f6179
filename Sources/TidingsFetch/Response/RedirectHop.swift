/// A redirect that was followed.
public struct RedirectHop: Sendable, Hashable {
  /// 301, 302, 303, 307 or 308.
  public var status: Int
  /// The request's URL, without user information.
  public var from: String
  /// Where `Location` led, absolute.
  public var to: String

  /// - Parameters:
  ///   - from: the address that answered with the redirect, absolute.
  ///   - to: where `Location` led, absolute.
  public init(status: Int, from: String, to: String) {
    self.status = status
    self.from = from
    self.to = to
  }

  /// 301 and 308, which are learned.
  public var isPermanent: Bool { status == 301 || status == 308 }
}
