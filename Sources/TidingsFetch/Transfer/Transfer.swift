internal import TidingsModel

/// One fetch on its way through the queue, the look-up of names, libcurl and the redirects. Lives on the transfer thread.
final class Transfer {
  typealias Outcome = Result<FetchResponse, FetchError>

  enum Phase: Equatable {
    /// In the queue of its host.
    case waiting
    /// Waits for its host's addresses.
    case resolving
    /// In libcurl's hands.
    case running
    case over
  }

  let id: Int
  private let plan: FetchPlan
  private var continuation: UnsafeContinuation<Outcome, Never>?

  var phase = Phase.waiting
  /// When it gives up waiting for the addresses of this hop's host, in monotonic nanoseconds.
  var lookupDeadline: UInt64 = 0
  /// Whether the queue counts the transfer as active.
  var holdsSlot = false
  /// The handle that works for the transfer while it is running.
  var easy: EasyHandle?
  /// What is asked for now.
  var hop: Hop
  private(set) var redirects: [RedirectHop] = []
  /// The wire URLs of the hops before this one.
  private(set) var visited: Set<String> = []
  /// Where the leading run of permanent redirects led, so far.
  private(set) var permanentURL: String?
  private var isRunBroken = false
  var receiver: ResponseReceiver
  /// When this hop began, in monotonic nanoseconds.
  var started: UInt64 = 0
  /// What the hops before this one took, in nanoseconds.
  var spent: UInt64 = 0
  /// An address that was refused, in this hop.
  var refused: IPAddress?
  /// Why there was no descriptor for a connection of this hop (`EMFILE`, `ENFILE`).
  var shortage: Int32?
  /// The address that was connected to, in this hop.
  var address: IPAddress?
  /// Whether this hop's request bears a validator.
  var isConditional = false
  /// Whether the connection that failed was idle since it had served another request.
  var isOnKeptConnection = false

  /// Whether the present hop's request is sent for the second time, on a connection of its own.
  var isSentAnew = false
  /// Why that is without HTTP/2: how the server ended a new connection without an answer. `nil` where it is not so.
  var refusal: FetchError.Reason?

  init(id: Int, plan: FetchPlan, continuation: UnsafeContinuation<Outcome, Never>) {
    self.id = id
    self.plan = plan
    hop = plan.hop
    receiver = ResponseReceiver(limit: plan.request.limits.maxBytes, now: 0)
    self.continuation = continuation
  }

  var request: FetchRequest { plan.request }
  var origin: ConfiguredOrigin? { plan.origin }
  /// Is told of the servers that redirects lead to.
  var onRedirect: (@Sendable (String) -> Void)? { plan.onRedirect }

  /// Follows the redirect that the present hop was answered with.
  func advance(to next: Hop) {
    let redirect = RedirectHop(status: receiver.head.status, from: hop.shownURL, to: next.shownURL)
    redirects.append(redirect)
    visited.insert(hop.wireURL)
    if !redirect.isPermanent { isRunBroken = true }
    if !isRunBroken { permanentURL = next.shownURL }
    hop = next
    isSentAnew = false
    refusal = nil
    isOnKeptConnection = false
  }

  /// What asks for a change is not sent twice.
  var mayBeSentAnew: Bool { !isSentAnew && request.post == nil }

  /// Whoever waits for the outcome; `nil` from the second time on.
  func takeContinuation() -> UnsafeContinuation<Outcome, Never>? {
    defer { continuation = nil }
    return continuation
  }

  /// Whether the present hop goes to the host that the configuration names.
  var isAtConfiguredHost: Bool { origin?.isHost(hop) ?? false }

  /// Whether it is not sent to a host that asked to be left alone. Of the host that it began at the caller may know
  /// better, of another one that a redirect leads to nobody does.
  var heedsHolds: Bool { request.heedsHolds || hop.server != plan.hop.server }

  func error(_ reason: FetchError.Reason) -> FetchError {
    var error = FetchError(reason, url: hop.shownURL, redirects: redirects)
    error.isSilence = redirects.isEmpty && receiver.head.status == 0
    error.wasOnKeptConnection = isOnKeptConnection
    return error
  }

  /// The time left for this and all further hops, in nanoseconds.
  func timeLeft(now: UInt64) -> UInt64 {
    let limit = request.limits.timeout.nanoseconds
    let used = spent &+ (now &- started)
    return used >= limit ? 0 : limit - used
  }
}
