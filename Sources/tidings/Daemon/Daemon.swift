import Foundation
import Logging
import ServiceLifecycle
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsServer
import TidingsSpool
import TidingsState
import UnixSignals

/// The daemon: everything `tidings run` keeps running, in the order in which it is ended last to first.
struct Daemon {
  let configPath: String
  let engine: Engine
  let log: Logger
  /// Trapped before the daemon was made. One that comes while it delivers what waits ends it after the articles in hand;
  /// one that comes later in its start, as soon as it runs.
  let end: EndSignal
  /// SIGHUP, likewise.
  let hangups: UnixSignalsSequence
  let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)

  /// Runs until SIGTERM or SIGINT. Then polls end first, what they parsed is recorded and delivered, and the state is
  /// closed last.
  func run() async throws {
    let listener = try await listeningSocket()
    // From now on it can be asked how it stands: what follows may take long.
    let awaited = AwaitedScheduler()
    let control = ControlServer(
      control: ControlSocket(statePath: engine.configuration.statePath), scheduler: awaited,
      delivery: engine.delivery, pause: engine.pause, log: log)
    let answering = Task { await control.run() }
    defer { answering.cancel() }
    guard try await drainOutbox() else {
      let waiting = engine.store.outboxCount
      answering.cancel()
      // Its socket goes while the state is held: the next one would lose its own.
      await answering.value
      try await engine.close()
      return log.notice(
        "stopped; \(waiting) \(waiting == 1 ? "article waits" : "articles wait") for the next start")
    }
    try await engine.takeOver(engine.configuration)
    let metrics = PollMetrics()
    let subscriptions = try await self.subscriptions()
    let scheduler = try await engine.scheduler(onReport: {
      metrics.note($0)
      subscriptions?.note($0)
    })
    let keeper = engine.spoolKeeper()
    // Before the first poll, not beside it.
    await keeper.checkRoom(countsFiles: true)
    awaited.come(scheduler)
    var services: [any Service] = [
      StorageService(engine: engine),
      DeliveryService(delivery: engine.delivery),
      StateKeeperService(keeper: engine.stateKeeper()),
      SpoolKeeperService(keeper: keeper),
      SchedulerService(scheduler: scheduler, configuration: engine.configuration, log: log),
      ControlService(answering: answering),
      ReloadService(
        hangups: hangups, configPath: configPath, engine: engine, scheduler: scheduler, keeper: keeper,
        subscriptions: subscriptions, manager: manager, log: log),
      ServiceManagerService(manager: manager, scheduler: scheduler),
    ]
    if let listener {
      services += statusServices(listener, scheduler: scheduler, metrics: metrics, subscriptions: subscriptions)
    }
    let group = group(of: services)
    try await end.ending(by: { await group.triggerGracefulShutdown() }) { try await group.run() }
    log.notice("stopped")
  }

  /// What shows status and metrics, and takes the notices of hubs.
  private func statusServices(
    _ listener: ListeningSocket, scheduler: PollScheduler, metrics: PollMetrics, subscriptions: Subscriptions?
  ) -> [any Service] {
    let server = StatusServer(
      socket: listener, token: engine.configuration.server?.token, scheduler: scheduler, store: engine.store,
      spool: engine.configuration.spool, metrics: metrics, subscriptions: subscriptions, clock: engine.clock,
      version: Version.text, log: log)
    let service = StatusServerService(server: server, address: listener.address, log: log)
    guard let subscriptions else { return [service] }
    // Ended before the server: what asks hubs needs it for their answers.
    return [service, SubscriptionService(subscriptions: subscriptions, scheduler: scheduler)]
  }

  private func group(of services: [any Service]) -> ServiceGroup {
    ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { service in
          // Left to itself, the group names a service by all that is in it: the feeds of the whole configuration, too.
          .init(
            service: service, successTerminationBehavior: .ignore, failureTerminationBehavior: .gracefullyShutdownGroup,
            serviceName: "\(type(of: service))")
        }, logger: quietLogger))
  }

  /// Those at hubs, where hubs can reach this machine.
  private func subscriptions() async throws -> Subscriptions? {
    guard let publicURL = engine.configuration.server?.publicURL else { return nil }
    let subscriptions = Subscriptions(
      fetcher: engine.fetcher, store: engine.store, http: engine.configuration.http, publicURL: publicURL,
      clock: engine.clock, log: log)
    try await subscriptions.load()
    return subscriptions
  }

  /// Where the status server will listen, if there is to be one. A wrong address is the operator's to mend: the daemon
  /// does not start with it.
  private func listeningSocket() async throws -> ListeningSocket? {
    do throws(ListenError) {
      return try ListeningSocket.open(
        engine.configuration.server, environment: ProcessInfo.processInfo.environment)
    } catch {
      try? await engine.close()
      throw CommandFailure("\(error)", status: error.isWorthRetrying ? 1 : 2)
    }
  }

  /// Delivers what an earlier process promised. A spool that takes nothing now does not keep the daemon from starting:
  /// delivery goes on trying, and polling waits for it. Nor do promised articles that are lost: the polls bring them anew.
  /// - Returns: false where the signal to end came first. The rest waits safely in the state, and a service manager waits
  ///   for an end only so long.
  private func drainOutbox() async throws -> Bool {
    let patience = Task { [manager] in
      while !Task.isCancelled {
        manager.extendStart(by: 60)
        try? await Task.sleep(for: .seconds(20))
      }
    }
    defer { patience.cancel() }
    do {
      return try await end.ending(by: { [engine, manager, log] in
        patience.cancel()
        await engine.delivery.finish()
        manager.stopping()
        log.notice("stopping; the articles in hand are delivered first")
      }) {
        try await engine.delivery.drain()
      }
    } catch let error as SpoolError where error.isWorthRetrying {
      engine.pause.begin(.spool, "\(error)")
      log.error("delivery pauses, and polling with it", metadata: MessageID.pollingPauses.with(["error": "\(error)"]))
      return true
    }
  }

  /// The service group's own progress is of no interest to an operator.
  private var quietLogger: Logger {
    var logger = log
    logger.logLevel = .error
    return logger
  }
}

/// Closes spool and state after all that uses them has ended.
private struct StorageService: Service {
  let engine: Engine

  func run() async throws {
    try? await gracefulShutdown()
    try await engine.close()
  }
}

private struct StateKeeperService: Service {
  let keeper: StateKeeper

  func run() async throws {
    await cancelWhenGracefulShutdown { await keeper.run() }
  }
}

private struct SpoolKeeperService: Service {
  let keeper: SpoolKeeper

  func run() async throws {
    await cancelWhenGracefulShutdown { await keeper.run() }
  }
}

private struct DeliveryService: Service {
  let delivery: Delivery

  func run() async throws {
    await withGracefulShutdownHandler {
      await delivery.run()
    } onGracefulShutdown: {
      Task { await delivery.finish() }
    }
  }
}

private struct SchedulerService: Service {
  let scheduler: PollScheduler
  let configuration: Configuration
  let log: Logger

  func run() async throws {
    // Said here, where the signals are already trapped.
    let feeds = configuration.feeds.count
    log.notice(
      "polling \(feeds) \(feeds == 1 ? "feed" : "feeds")",
      metadata: ["spool": "\(configuration.spool)", "state": "\(configuration.statePath)"])
    await withGracefulShutdownHandler {
      await scheduler.run()
    } onGracefulShutdown: {
      Task { await scheduler.finish() }
    }
  }
}

/// Ends the answers to other processes before what they come from.
private struct ControlService: Service {
  let answering: Task<Void, Never>

  func run() async throws {
    try? await gracefulShutdown()
    answering.cancel()
    await answering.value
  }
}

private struct SubscriptionService: Service {
  let subscriptions: Subscriptions
  let scheduler: PollScheduler

  func run() async throws {
    await cancelWhenGracefulShutdown { await subscriptions.run(scheduler) }
  }
}

/// Reads the configuration again at each SIGHUP. One with errors changes nothing.
private struct ReloadService: Service {
  let hangups: UnixSignalsSequence
  let configPath: String
  let engine: Engine
  let scheduler: PollScheduler
  let keeper: SpoolKeeper
  let subscriptions: Subscriptions?
  let manager: ServiceManager
  let log: Logger

  func run() async throws {
    var current = engine.configuration
    for await _ in hangups.cancelOnGracefulShutdown() {
      manager.reloading()
      // The answer to RELOADING, whatever becomes of it.
      defer { manager.ready("polling \(current.feeds.count) feeds") }
      let result = ConfigurationOption.read(configPath)
      for warning in result.warnings { log.warning("\(warning.description)") }
      guard let configuration = result.configuration else {
        for error in result.errors { log.error("\(error.description)") }
        log.error("the configuration has errors; the one in use stays")
        continue
      }
      for key in configuration.keysNeedingRestart(since: engine.configuration) {
        log.warning("a changed `\(key)` takes effect at the next start only")
      }
      do {
        try await engine.spool.reconfigure(configuration.queues.map { SpoolQueue($0) })
      } catch {
        log.error("the queues could not be opened; the configuration in use stays", metadata: ["error": "\(error)"])
        continue
      }
      // Before the scheduler takes up others: what a removed feed has brought may go over to one of them.
      let renamed: [FeedID: FeedID]
      do { renamed = try await engine.takeOver(configuration, since: current) } catch {
        log.error(
          "the state could not take over the feeds; the configuration in use stays: reload once more when that is mended",
          metadata: ["error": "\(error)"])
        await takeBack(to: current)
        continue
      }
      engine.network.expect(knownHosts: configuration.hostCount)
      await subscriptions?.rename(renamed)
      await scheduler.reload(configuration, poller: engine.poller(configuration), renamed: renamed)
      await keeper.apply(configuration.retention)
      subscriptions?.noteReload(configuration.http)
      let (ids, earlier) = (Set(configuration.feeds.map(\.id)), Set(current.feeds.map(\.id)))
      var counts: Logger.Metadata = [
        "feeds": "\(ids.count)", "added": "\(ids.subtracting(earlier).subtracting(renamed.values).count)",
        "removed": "\(earlier.subtracting(ids).subtracting(renamed.keys).count)",
      ]
      if !renamed.isEmpty { counts["renamed"] = "\(renamed.count)" }
      log.notice("configuration reloaded", metadata: counts)
      current = configuration
    }
  }
}

extension ReloadService {
  /// Has articles go into the queues of the configuration that stays in use.
  private func takeBack(to current: Configuration) async {
    do { try await engine.spool.reconfigure(current.queues.map { SpoolQueue($0) }) } catch {
      log.error("the queues in use could not be opened again", metadata: ["error": "\(error)"])
    }
  }
}

extension Configuration {
  /// The keys whose change a running daemon cannot take over.
  func keysNeedingRestart(since old: Configuration) -> [String] {
    var keys: [String] = []
    if spool != old.spool { keys.append("spool") }
    if state != old.state { keys.append("state") }
    if server != old.server { keys.append("server") }
    if log != old.log { keys.append("log") }
    let fixed: [(String, Bool)] = [
      ("http.user_agent", http.userAgent != old.http.userAgent), ("http.contact", http.contact != old.http.contact),
      ("http.max_connections", http.maxConnections != old.http.maxConnections),
      ("http.max_per_host", http.maxPerHost != old.http.maxPerHost), ("http.min_gap", http.minGap != old.http.minGap),
      ("http.ca_file", http.caFile != old.http.caFile),
      ("http.allow_private", http.allowPrivate != old.http.allowPrivate),
    ]
    return keys + fixed.filter(\.1).map(\.0)
  }
}
