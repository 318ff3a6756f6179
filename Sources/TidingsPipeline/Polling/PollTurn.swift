internal import TidingsModel

/// What whoever decides when feeds are polled has to say of a poll whose turn has come.
public struct PollTurn: Sendable {
  /// Whether another request to the same server follows at once, so that the connection is kept.
  public var keepsConnection = false
  /// What `Poller.willPoll` gave; `nil` where nobody else polls meanwhile.
  public var ticket: Int?
  /// The poll's place among those to its feed's host; `nil` where places are not counted.
  var place: HostPlace?

  /// Is told of a host that asked to be left alone as soon as that is known.
  var heed: (@Sendable (HostHold) async -> Void)?

  /// Of a poll beside no other.
  public init() {}

  init(
    keepsConnection: Bool, ticket: Int, place: HostPlace, heed: @escaping @Sendable (HostHold) async -> Void
  ) {
    self.keepsConnection = keepsConnection
    self.ticket = ticket
    self.place = place
    self.heed = heed
  }
}
