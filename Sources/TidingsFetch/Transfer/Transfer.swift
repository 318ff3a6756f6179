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
  let request: FetchRequest
  let origin: ConfiguredOrigin?
  private var continuation: UnsafeContinuation<Outcome, Never>?

  var phase = Phase.waiting
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

  init(id: Int, plan: FetchPlan, continuation: UnsafeContinuation<Outcome, Never>) {
    self.id = id
    request = plan.request
    origin = plan.origin
    hop = plan.hop
    receiver = ResponseReceiver(limit: plan.request.limits.maxBytes, now: 0)
    self.continuation = continuation
  }

  /// Follows the redirect that the present hop was answered with.
  func advance(to next: Hop) {
    let redirect = RedirectHop(status: receiver.head.status, from: hop.shownURL, to: next.shownURL)
    redirects.append(redirect)
    visited.insert(hop.wireURL)
    if !redirect.isPermanent { isRunBroken = true }
    if !isRunBroken { permanentURL = next.shownURL }
    hop = next
  }

  /// Whoever waits for the outcome; `nil` from the second time on.
  func takeContinuation() -> UnsafeContinuation<Outcome, Never>? {
    defer { continuation = nil }
    return continuation
  }

  /// Whether the present hop goes to the host that the configuration names.
  var isAtConfiguredHost: Bool { origin?.isHost(hop) ?? false }

  func error(_ reason: FetchError.Reason) -> FetchError {
    FetchError(reason, url: hop.shownURL, redirects: redirects)
  }

  /// The time left for this and all further hops, in nanoseconds.
  func timeLeft(now: UInt64) -> UInt64 {
    let limit = request.limits.timeout.nanoseconds
    let used = spent &+ (now &- started)
    return used >= limit ? 0 : limit - used
  }
}

/// One request of a fetch: the first, or one that a redirect led to.
struct Hop {
  /// Without user information and fragment.
  let url: WebURL
  let host: HostName
  /// As it goes to libcurl: the host in ASCII, path and query without anything that may not stand in a request line.
  let wireURL: String
  /// As people are told of it.
  let shownURL: String
  let port: Int
  /// Whose turns and limits the request is counted among, as in `WebURL.server`.
  let server: String

  /// `nil` when the URL is none that can be fetched.
  init?(_ url: WebURL) {
    guard url.isHTTP, let name = url.host, let host = HostName(name), let port = url.effectivePort, port > 0 else {
      return nil
    }
    var url = url
    url.userinfo = nil
    url.fragment = nil
    self.url = url
    self.host = host
    self.port = port
    server = port == 80 || port == 443 ? host.text : "\(host.text):\(port)"
    shownURL = url.description
    guard host.text != name else {
      wireURL = PercentEncoding.wire(shownURL)
      return
    }
    url.host = host.text
    wireURL = PercentEncoding.wire(url.description)
  }
}

/// What the configuration vouches for.
struct ConfiguredOrigin {
  private let scheme: String
  private let host: HostName
  private let port: Int

  /// - Parameter hop: a request for the configured URL.
  init(_ hop: Hop) {
    scheme = hop.url.scheme
    host = hop.host
    port = hop.port
  }

  /// Whether a request may bear the feed's credentials and headers: the same scheme, host and port, or https at its
  /// default port on the same host instead of http at its own, which is what sites move to.
  func mayHaveSecrets(_ hop: Hop) -> Bool {
    guard hop.host == host else { return false }
    return (hop.url.scheme == scheme && hop.port == port)
      || (scheme == "http" && port == 80 && hop.url.scheme == "https" && hop.port == 443)
  }

  func isHost(_ hop: Hop) -> Bool { hop.host == host }
}

extension Duration {
  /// 0 for what is negative, saturating beyond some five hundred years.
  var nanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 1 << 34 else { return 1 << 63 }
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds) / 1_000_000_000
  }
}
