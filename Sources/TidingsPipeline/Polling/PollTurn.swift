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

/// A poll's place among those to its feed's host. It is let go of when the poll goes on to ask others, as redirects and the
/// pages of its articles have it do: they may be slow, and the host's other feeds need not wait for them.
struct HostPlace: Sendable {
  /// Its scheme, name and port (`WebURL.server`).
  let host: String
  /// May be called more than once.
  let letGo: @Sendable () -> Void

  /// Lets go of the place, unless it is the host itself that is asked.
  func goOn(to server: String) {
    if server != host { letGo() }
  }
}
