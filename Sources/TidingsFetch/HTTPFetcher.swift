internal import Synchronization
internal import TidingsModel

/// Fetches over HTTP: one request in, one response or `FetchError` out, with all a polite and wary client does between.
///
/// Any number of requests may be handed in at once; each waits its turn (`maxConnections`, `maxPerHost`, `minGap`), and
/// only then does its time begin to run. All transfers share one thread, which is this actor's executor and libcurl's
/// only one; names are looked up and files read elsewhere.
///
/// What it promises:
/// - One request a fetch, besides those that redirects ask for. A GET is sent once more where its connection was ended
///   before a byte of the answer: a kept one that was just closing, or a new one of HTTP/2, for which HTTP/1.1 is tried.
///   No other retry, no cookies, no `Referer`, no proxy that the request does not name.
/// - Validators go out and come back byte for byte.
/// - Redirects (301, 302, 303, 307, 308) are followed one by one, to http and https only. Credentials and the feed's own
///   header fields go to the configured origin alone (`FetchRequest.configuredURL`).
/// - Every address is checked at the moment of connecting, and again on a connection that is used once more: only the
///   configured URL's own host may be private, or what `allowPrivate` names. Through a proxy, names are resolved by the
///   proxy or for it, and only hosts written as an address, and `localhost`, can be checked.
/// - TLS 1.2 or later, always verified.
/// - A body is handed out only when all of it came (`FetchResponse.framing` tells of the one exception), decoded, and
///   no larger than the limit.
/// - Cancelling the task that awaits `fetch` ends its transfer at once.
public actor HTTPFetcher {
  /// For how many seconds a host is left alone that answers 429 and does not say for how long.
  public static let pauseAfter429 = 60

  nonisolated let loop: TransferLoop
  /// The transfer loop's thread, the only one on which libcurl is called.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  let options: FetchOptions
  let policy: AddressPolicy
  let resolver: NameResolver
  private let files: FileReaders

  var transfers: [Int: Transfer] = [:]
  var queue: TransferQueue
  var cache: AddressCache
  /// The hosts that asked to be left alone (429, Retry-After).
  var held: [String: Hold] = [:]
  /// Whether the thread was kept from running past its deadline, as when the program or the machine is stopped.
  var wasAway = false
  /// How late, in nanoseconds, a busy machine may make it.
  static let longestAbsence: UInt64 = 3_000_000_000
  /// The transfers that wait for a name.
  var lookups: [String: [Int]] = [:]
  /// When transfers that wait for a name give up.
  var lookupDeadlines = DeadlineHeap<Int>()
  /// Is told of connections until the multi handle is gone.
  let connections = ConnectionTable()
  var multi: MultiHandle?
  var idleHandles: [EasyHandle] = []
  /// What libcurl's table of names holds and is to forget.
  var staleResolutions: [String] = []
  private var isShutDown = false

  /// Until when a host is to be left alone, in monotonic nanoseconds, and the status of the answer that said so.
  struct Hold {
    var until: UInt64
    var status: Int
  }

  /// What callers and name look-ups handed in since the last round. A mailbox rather than calls on the actor: those would
  /// switch the caller's task to this thread and back twice for each fetch.
  private struct Mailbox: ~Copyable {
    var arrivals: [(id: Int, plan: FetchPlan, continuation: UnsafeContinuation<Transfer.Outcome, Never>)] = []
    var cancelled: [Int] = []
    var answers: [(name: String, answer: NameAnswer)] = []
    var nextID = 0
  }
  private let mailbox = Mutex(Mailbox())
  /// Outcomes of this round. Handed out together at its end, so that the callers' threads are woken once.
  var outcomes: [(continuation: UnsafeContinuation<Transfer.Outcome, Never>, outcome: Transfer.Outcome)] = []

  /// Starts the thread.
  /// - Throws: when the system has no thread or file descriptor left.
  public init(options: FetchOptions) throws(FetchError) { try self.init(options: options, lookup: NameResolver.system) }

  init(
    options: FetchOptions, lookup: @escaping NameResolver.Lookup, read: @escaping FileReaders.Read = FileReaders.system
  ) throws(FetchError) {
    self.options = options
    policy = AddressPolicy(allowPrivate: options.allowPrivate)
    resolver = NameResolver(lookup: lookup)
    files = FileReaders(read: read)
    queue = TransferQueue(
      limit: options.maxConnections, limitPerHost: options.maxPerHost, gap: options.minGap.nanoseconds)
    cache = AddressCache(capacity: 16_384, lifetime: options.addressLifetime.nanoseconds)
    do {
      loop = try TransferLoop()
      try loop.start(
        ready: { [weak self] socket, events in
          self?.assumeIsolated { $0.multi?.act(on: socket, events: events) }
        },
        settle: { [weak self] in self?.assumeIsolated { $0.settle() } })
    } catch {
      throw FetchError(.other(code: Int(error.number), detail: "\(error)"), url: "")
    }
  }

  isolated deinit {
    close()
    loop.terminate()
  }

  /// Fetches, waiting for a turn first where the host is busy.
  /// - Parameter onRedirect: is told of the server (`WebURL.server`) that a redirect leads to, each time, before that is
  ///   asked; on the transfer thread, so it has to be brief.
  public nonisolated func fetch(
    _ request: FetchRequest, onRedirect: (@Sendable (String) -> Void)? = nil
  ) async throws(FetchError) -> FetchResponse {
    if let file = try LocalFile(request) { return try await files.contents(of: file, now: options.now()).get() }
    let plan = try FetchPlan(request, onRedirect: onRedirect)
    let id = mailbox.withLock { mailbox in
      mailbox.nextID += 1
      return mailbox.nextID
    }
    let outcome = await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        mailbox.withLock { mailbox in
          mailbox.arrivals.append((id, plan, continuation))
          // The handler may have run already, and found nothing to cancel.
          if Task.isCancelled { mailbox.cancelled.append(id) }
        }
        loop.nudge()
      }
    } onCancel: {
      mailbox.withLock { $0.cancelled.append(id) }
      loop.nudge()
    }
    return try outcome.get()
  }

  /// Tells of a host that is to be left alone for so many seconds from now, as it answered 429 and did not say for how
  /// long, or as an earlier process knew.
  public func leaveAlone(_ host: String, seconds: Int) { note(Hold(until: after(seconds), status: 429), on: host) }

  /// Likewise of a host that answered an earlier process 503, as far as requests heed holds.
  public func leavePagesAlone(_ host: String, seconds: Int) {
    note(Hold(until: after(seconds), status: 503), on: host)
  }

  /// How many fetches are under way or wait for their turn.
  public var pending: Int { transfers.count }

  /// Ends all fetches, those that wait too, with `.shutDown`, and closes all connections. Further fetches fail so.
  public func shutdown() {
    isShutDown = true
    readMail()
    for transfer in transfers.values {
      abandonRunning(transfer)
      end(transfer, .failure(transfer.error(.shutDown)))
    }
    transfers = [:]
    lookups = [:]
    close()
    handOut()
  }

  private func close() {
    idleHandles = []
    multi?.close()
    multi = nil
    loop.deadline = .max
  }

  /// Asks for the addresses of a name; the answer comes by mail.
  func lookUp(_ name: String) {
    resolver.resolve(name) { [weak self] answer in
      guard let self else { return }
      mailbox.withLock { $0.answers.append((name, answer)) }
      loop.nudge()
    }
  }

  /// Takes in what was handed in.
  func readMail() {
    let (arrivals, cancelled, answers) = mailbox.withLock { mailbox in
      defer {
        mailbox.arrivals = []
        mailbox.cancelled = []
        mailbox.answers = []
      }
      return (mailbox.arrivals, mailbox.cancelled, mailbox.answers)
    }
    for (name, answer) in answers { resolved(name, answer) }
    for (id, plan, continuation) in arrivals {
      let transfer = Transfer(id: id, plan: plan, continuation: continuation)
      guard !isShutDown else {
        end(transfer, .failure(transfer.error(.shutDown)))
        continue
      }
      if let refusal = refusal(transfer) {
        end(transfer, .failure(refusal))
        continue
      }
      transfers[id] = transfer
      queue.add(id, host: plan.hop.server)
    }
    for id in cancelled {
      guard let transfer = transfers[id] else { continue }
      finish(transfer, .failure(transfer.error(.cancelled)))
    }
  }

  /// Hands the outcome to whoever waits for it, at the end of the round; once.
  func end(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
    transfer.phase = .over
    guard let continuation = transfer.takeContinuation() else { return }
    outcomes.append((continuation, outcome))
  }

  func handOut() {
    guard !outcomes.isEmpty else { return }
    for (continuation, outcome) in outcomes { continuation.resume(returning: outcome) }
    outcomes.removeAll(keepingCapacity: true)
  }
}
