import ArgumentParser
import FlyingSocks
import Foundation
import Logging
import Synchronization
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsState

/// `tidings poll`: polls once, now.
struct PollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poll",
    abstract: "Polls each feed, or those named, once and now, and delivers what is new.",
    discussion: """
      While a daemon holds the state it is asked to poll, and its answer waited for, unless it does not answer at all \
      (--patience). Another command that holds the state, such as a second poll, is waited for as long, and then the \
      feeds are polled; exit status 1 where it has not ended by then. So is a command of another configuration that \
      holds the spool, but not its daemon; exit status 2 then. A feed that is gone (410) or that \
      asked to be left alone (Retry-After) is skipped, and said so. On a terminal there is a progress bar and a \
      summary, otherwise one line a feed. SIGTERM or ^C ends it as soon as what it has read is delivered, \
      a second one at once. Where three polls in a row get no connection to a host, its other feeds are skipped, \
      unless feeds are named or --force is given. Exit status: 0 all well (skipped counts as well), 1 a feed failed, \
      2 wrong usage or configuration; ended by a signal, it dies of that signal (in a shell, 130 or 143).
      """)

  @OptionGroup var config: ConfigurationOption

  @Flag(help: "Poll feeds that are gone, asked to be left alone, or whose hosts are silent, too.")
  var force = false

  @Flag(help: "Write one JSON line a feed.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "How long to wait for a daemon that gives no sign of life, or a command that holds state or spool: 90s, 5m.",
      valueName: "time"))
  var patience = AgeArgument(seconds: 30)

  @Argument(help: ArgumentHelp("Ids or URLs of feeds. Default: all.", valueName: "feed"))
  var feeds: [String] = []

  func run() async throws {
    let path = try config.resolved()
    let own = ConfigurationOption.read(path)
    // Where a daemon does the work, its secrets are none of ours.
    let shared = own.configuration == nil ? ConfigurationOption.read(path, needsSecrets: false) : own
    ConfigurationOption.say(shared.warnings)
    let configuration = try ConfigurationOption.sound(shared)
    let selected = try select(configuration)
    let progress = PollProgress(total: selected.count, style: json ? .json : .forDescriptor(STDOUT_FILENO))
    progress.begin()
    defer { progress.flush() }
    do {
      while try !askDaemon(configuration, selected, progress) {
        // `nil` where a daemon has come meanwhile.
        guard let engine = try await open(try ConfigurationOption.sound(own), progress) else { continue }
        try await pollHere(engine, selected, progress)
        break
      }
    } catch let error as StateError {
      throw CommandFailure("\(error)", status: 2)
    }
    progress.finish()
    if progress.failed > 0 { throw ExitCode(1) }
  }

  private func select(_ configuration: Configuration) throws(CommandFailure) -> [FeedID] {
    guard !feeds.isEmpty else { return configuration.feeds.map(\.id) }
    var ids: [FeedID] = []
    for feed in try configuration.feeds(named: feeds) where !ids.contains(feed.id) { ids.append(feed.id) }
    return ids
  }

  /// - Returns: whether a daemon did the work.
  private func askDaemon(_ configuration: Configuration, _ ids: [FeedID], _ progress: PollProgress) throws -> Bool {
    guard var daemon = DaemonConversation(statePath: configuration.statePath, patience: Double(patience.seconds)) else {
      return false
    }
    var answered: Set<FeedID> = []
    do {
      try daemon.send(ControlRequest.poll(feeds: ids, force: force), onWait: progress.remark)
      while let line = try daemon.nextLine(onWait: progress.remark) {
        let value = try JSONReader.read(line)
        if value["done"]?.bool == true {
          for id in ids where !answered.contains(id) { progress.missing(id) }
          if let reason = value["undelivered"]?.string {
            progress.problem("not everything is delivered yet; the daemon goes on with it: \(reason)")
          }
          return true
        }
        if let report = PollReport(json: value) {
          answered.insert(report.feed)
          progress.note(report)
        }
      }
    } catch SocketError.disconnected {
      // Falls through: the daemon ended.
    }
    throw CommandFailure("the daemon ended before it had polled all feeds; try again")
  }

  private func open(_ configuration: Configuration, _ progress: PollProgress) async throws -> Engine? {
    var log = ProgramLog.logger(configuration.log)
    log.logLevel = .error
    return try await Engine.open(
      configuration, log: log, isDaemon: false, patience: patience.seconds, onWait: progress.remark)
  }

  private func pollHere(_ engine: Engine, _ ids: [FeedID], _ progress: PollProgress) async throws {
    do {
      try await engine.delivery.drain()
      try await engine.takeOver(engine.configuration, forgets: false)
    } catch {
      try? await engine.close()
      throw CommandFailure("\(error)")
    }
    await engine.spoolKeeper().checkRoom(countsFiles: true)
    let scheduler = try await engine.scheduler(onSchedule: false)
    let end = await EndSignal()
    let isEnded = Mutex(false)
    await end.ending(by: {
      end.letNextKill()
      isEnded.withLock { $0 = true }
      progress.remark("ending; what was read is delivered first")
      await scheduler.finish()
    }) {
      await withDiscardingTaskGroup { group in
        group.addTask { await engine.delivery.run() }
        group.addTask { await scheduler.run() }
        for await reports in await scheduler.poll(ids, forced: force, skipsSilentHosts: feeds.isEmpty && !force) {
          for report in reports { progress.note(report) }
        }
        await scheduler.finish()
        await engine.delivery.finish()
      }
    }
    // A limit of the configuration, or want of descriptors, keeps nothing from being delivered.
    if let reason = engine.pause.reason, [.place, .state, .spool].contains(where: engine.pause.isPaused) {
      progress.problem("not everything is delivered yet; the next run goes on with it: \(reason)")
    }
    try await engine.close()
    guard isEnded.withLock({ $0 }) else { return }
    progress.finish()
    await end.die()
  }
}
