internal import Dispatch
public import Logging
public import TidingsConfig
public import TidingsModel
public import TidingsPipeline
internal import TidingsSpool
public import TidingsState

/// Shows how the daemon does: `/` to people, `/metrics` to Prometheus, `/healthz` and `/readyz` to whatever watches it;
/// and takes the notices of hubs below `/websub/`.
///
/// It changes nothing but subscriptions. What costs something to find out (files in the spool, articles in the state) is
/// found out every few seconds at most, however often it is asked for.
public struct StatusServer: Sendable {
  /// How long the scheduler's loop may take for a turn before `/healthz` calls it stuck.
  package var patience = Duration.seconds(5)
  /// How long a connection may take, and the head of its request, where tests have them take longer.
  package var connectionPatience: Duration?

  private let socket: ListeningSocket
  private let access: AccessRule
  private let scheduler: PollScheduler
  private let metrics: PollMetrics
  private let clock: any WallClock
  private let log: Logger
  private let version: String
  private let started: Timestamp
  private let heartbeat: Heartbeat
  private let counts: Cached<StateCounts>
  private let activity: Cached<Activity>
  private let survey: Cached<SpoolSurvey>
  private let surveyTrouble = StandingTrouble()
  private let subscriptions: Subscriptions?

  /// - Parameters:
  ///   - token: what a client on TCP has to present; on a Unix socket the file's mode decides who may ask.
  ///   - spool: the spool's directory.
  ///   - metrics: fed from the scheduler's reports.
  ///   - subscriptions: who takes hubs' notices; `nil`: there are none.
  ///   - version: the release, as shown.
  public init(
    socket: ListeningSocket, token: Secret?, scheduler: PollScheduler, store: any StateUpkeep, spool: String,
    metrics: PollMetrics, subscriptions: Subscriptions? = nil, clock: any WallClock, version: String, log: Logger
  ) {
    self.socket = socket
    access = AccessRule(token: socket.isUnix ? nil : token, checksHost: !socket.isUnix && socket.isLoopback)
    self.scheduler = scheduler
    self.metrics = metrics
    self.clock = clock
    self.log = log
    self.version = version
    self.subscriptions = subscriptions
    started = clock.now()
    heartbeat = Heartbeat { await scheduler.turn() }
    counts = Cached(lifetime: .seconds(2)) { try await store.counts() }
    activity = Cached(lifetime: .seconds(5)) {
      let now = clock.now()
      return Activity(try await store.dailyCounts(since: Activity.start(now: now)), now: now)
    }
    survey = Cached(lifetime: .seconds(2)) {
      // Reads directories, which blocks: not on a thread that tasks share.
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .utility).async {
          continuation.resume(with: Result { try SpoolSurvey.take(of: spool) })
        }
      }
    }
  }

  /// Answers until cancelled, then closes the socket.
  public func run() async {
    var loop = ConnectionLoop(
      socket: socket, clock: clock, log: log, taker: { await intake(of: $0) }, answer: { await answer($0, $1) })
    if let connectionPatience {
      loop.patience = connectionPatience
      loop.headPatience = connectionPatience
    }
    await loop.run()
    socket.close()
  }

  /// What takes a request's body; `nil`: it is not read.
  private func intake(of request: RequestHead) async -> NoticeIntake? {
    guard request.method == "POST", let token = CallbackAddress.token(inPath: request.path) else { return nil }
    return await subscriptions?.intake(token: token, signature: request.values(of: "x-hub-signature").first)
  }

  func answer(_ request: RequestHead, _ notice: NoticeIntake? = nil) async -> Response {
    // A hub comes by the public name, and shows by the path and its signature who it is.
    if let subscriptions, let token = CallbackAddress.token(inPath: request.path) {
      return await answer(hub: request, notice, token: token, subscriptions)
    }
    if let refusal = access.refusal(of: request) { return refusal }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = Response.words(405, "this server is read with GET and HEAD")
      response.fields = [("Allow", "GET, HEAD")]
      return response
    }
    do {
      switch request.path {
      case "/": return try await page(PageQuery(request.query))
      case "/metrics": return try await metricsText()
      case "/healthz": return await health()
      case "/readyz": return await readiness()
      default: return .words(404, "there is /, /metrics, /healthz and /readyz")
      }
    } catch {
      log.warning("the status server could not answer", metadata: ["path": "\(request.path)", "error": "\(error)"])
      return .words(503, "the state cannot be read: \(error)")
    }
  }

  private func answer(
    hub request: RequestHead, _ notice: NoticeIntake?, token: String, _ subscriptions: Subscriptions
  ) async -> Response {
    let answer: Subscriptions.Answer
    switch request.method {
    case "GET": answer = await subscriptions.confirm(token: token, query: request.query)
    case "POST": answer = await subscriptions.take(notice)
    default: return .words(405, "a hub asks with GET and tells with POST")
    }
    return Response(status: answer.status, contentType: "text/plain; charset=utf-8", body: Array(answer.text.utf8))
  }

  private func health() async -> Response {
    await heartbeat.beats(within: patience)
      ? .words(200, "ok") : .words(503, "the scheduler has not turned for \(patience.components.seconds) seconds")
  }

  /// The outbox was drained before the server started, or that failed and is a reason to pause.
  private func readiness() async -> Response {
    if let reason = await scheduler.overview.pause { return .words(503, "polling pauses: \(Self.line(reason))") }
    return .words(200, "ready")
  }

  private func metricsText() async throws -> Response {
    let (status, overview) = try await standing()
    let text = StatusMetrics(
      version: version, started: started, now: status.now, status: status, overview: overview, polls: metrics.current,
      subscriptions: await subscriptions?.tally, survey: await spoolSurvey
    ).text
    return Response(status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8))
  }

  private func page(_ query: PageQuery) async throws -> Response {
    let (status, overview) = try await standing()
    let page = StatusPage(
      query: query, version: version, status: status, overview: overview, activity: try await activity.value,
      survey: await spoolSurvey, nonce: Nonce())
    return page.response
  }

  private func standing() async throws -> (SystemStatus, PollScheduler.Overview) {
    let snapshot = await scheduler.snapshot
    let overview = await scheduler.overview
    let status = SystemStatus(
      feeds: snapshot.feeds, state: { snapshot.states[$0] }, holds: snapshot.holds, counts: try await counts.value,
      now: clock.now())
    return (status, overview)
  }

  /// `nil` where the spool cannot be read, which is said in the log.
  private var spoolSurvey: SpoolSurvey? {
    get async {
      do {
        let value = try await survey.value
        surveyTrouble.end()
        return value
      } catch {
        if surveyTrouble.isNew("\(error)") {
          log.warning("the status server could not look at the spool", metadata: ["error": "\(error)"])
        }
        return nil
      }
    }
  }

  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
