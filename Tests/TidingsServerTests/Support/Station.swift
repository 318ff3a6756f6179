import Foundation
import Logging
import LoopbackServer
import Testing
import TidingsConfig
import TidingsFetch
import TidingsModel
import TidingsPipeline
import TidingsServer
import TidingsSpool
import TidingsState

/// A state, a spool, a scheduler and a status server as a daemon has them, in a directory of their own.
final class Station {
  let directory: String
  let configuration: Configuration
  let store: SQLiteStateStore
  let spool: Spool
  let scheduler: PollScheduler
  let delivery: Delivery
  let pause = StoragePause()
  let metrics = PollMetrics()
  let address: String
  private let server: Task<Void, Never>
  private let loop: Task<Void, Never>

  /// - Parameters:
  ///   - loops: whether the scheduler's loop runs.
  ///   - feeds: fed to the configuration.
  init(
    feeds: [FeedConfiguration] = [], token: String? = nil, unixSocket: Bool = false, loops: Bool = true,
    log: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  ) async throws {
    directory = NSTemporaryDirectory() + "/tidings-server-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    var configuration = Configuration(
      spool: directory + "/spool", state: .sqlite(directory + "/state.sqlite"))
    configuration.feeds = feeds
    configuration.http.minGap = 0
    configuration.server = ServerConfiguration(
      listen: unixSocket ? .unix(directory + "/http.sock") : .tcp(host: "127.0.0.1", port: 0),
      token: token.map { Secret($0) })
    self.configuration = configuration
    let clock = SystemClock()
    store = try SQLiteStateStore(path: directory + "/state.sqlite")
    spool = try Spool(path: configuration.spool, queues: configuration.queues.map { SpoolQueue($0) })
    delivery = Delivery(store: store, sink: spool, pause: pause, log: log)
    let network = NetworkWatch(knownHosts: 1)
    let fetcher = try HTTPFetcher(options: FetchOptions(configuration.http, version: "test", clock: clock))
    let poller = Poller(
      fetcher: fetcher, store: store, delivery: delivery, pause: pause, network: network, clock: clock,
      configuration: configuration)
    let metrics = metrics
    let scheduler = PollScheduler(
      configuration: configuration, poller: poller, states: StateShelf(try await store.feedStates()), holds: [],
      network: network,
      pause: pause, clock: clock, log: log, onSchedule: false, onReport: { metrics.note($0) })
    self.scheduler = scheduler
    let socket = try #require(try ListeningSocket.open(configuration.server, environment: [:]))
    address = socket.address
    var status = StatusServer(
      socket: socket, token: configuration.server?.token, scheduler: scheduler, store: store,
      spool: configuration.spool, metrics: metrics, clock: clock, version: "1.2.3", log: log)
    // Nothing runs out while a busy machine lets a test wait.
    status.patience = .seconds(86_400)
    status.connectionPatience = .seconds(86_400)
    server = Task { [status] in await status.run() }
    loop = Task { if loops { await scheduler.run() } }
  }

  /// Polls every feed once and delivers what that brings.
  func poll() async throws {
    for await _ in await scheduler.poll(await scheduler.feedIDs, forced: true) {}
    try await delivery.drain()
  }

  func stop() async throws {
    server.cancel()
    await server.value
    await scheduler.finish()
    await loop.value
    try await store.close()
    try FileManager.default.removeItem(atPath: directory)
  }

  func get(_ target: String, fields: [String] = [], method: String = "GET", host: String? = "localhost") async throws
    -> Answer
  {
    let host = host.map { ["Host: \($0)"] } ?? []
    return try await send(
      ([method + " " + target + " HTTP/1.1"] + host + fields).joined(separator: "\r\n") + "\r\n\r\n")
  }

  func send(_ text: String) async throws -> Answer {
    try Answer(await Client.exchange(Array(text.utf8), with: address))
  }
}

func feed(_ id: String, _ url: String, tags: [String] = []) throws -> FeedConfiguration {
  var feed = FeedConfiguration(
    id: try #require(FeedID(id)), url: url, origin: ConfigurationPlace(file: "tidings.yaml", line: 1, column: 1))
  feed.tags = tags
  return feed
}

/// An RSS feed of the given titles; markup in them is escaped once, as publishers do.
func rss(_ titles: [String], channel: String) -> String {
  func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
  let items = titles.enumerated().map { index, title in
    """
    <item><title>\(escaped(title))</title><guid isPermaLink="false">\(channel.count)-\(index)</guid>
    <link>https://news.example/\(channel.count)/\(index)</link><description>About \(escaped(title))</description></item>
    """
  }
  return """
    <rss version="2.0"><channel><title>\(escaped(escaped(channel)))</title><link>https://news.example/</link>
    <description>d</description>\(items.joined())</channel></rss>
    """
}
