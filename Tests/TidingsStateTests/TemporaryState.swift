import Foundation
import GRDB
import TidingsDedup
import TidingsModel
import TidingsState

/// A state file in a folder of its own, and a clock that stands still until it is moved.
final class TemporaryState {
  let folder: String
  let path: String
  private(set) var store: SQLiteStateStore
  /// 2026-03-02T08:00:00Z
  var now = Timestamp(seconds: 1_772_438_400)

  private let outboxFileSize: Int?

  init(quietDelay: Duration = .milliseconds(20), mergeSize: Int = 32_768, outboxFileSize: Int? = nil) throws {
    self.outboxFileSize = outboxFileSize
    folder = FileManager.default.temporaryDirectory.appending(path: "tidings-state-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/state.sqlite"
    store = try SQLiteStateStore(
      path: path, quietDelay: quietDelay, mergeSize: mergeSize, outboxFileSize: outboxFileSize)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Closes the state and opens it again, as a restarted daemon does.
  func reopen() async throws {
    try await store.close()
    store = try open(path)
  }

  /// What a process killed now would leave behind.
  func afterAKill(files: [String] = ["", "-wal", "-outbox"]) throws -> SQLiteStateStore {
    let copy = folder + "/killed-\(UUID().uuidString).sqlite"
    for suffix in files where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    return try open(copy)
  }

  private func open(_ path: String) throws -> SQLiteStateStore {
    try SQLiteStateStore(
      path: path, quietDelay: .milliseconds(20), mergeSize: 32_768, outboxFileSize: outboxFileSize)
  }

  func pass(seconds: Int64) { now.seconds += seconds }
  func pass(days: Int64) { now.seconds += days * 86_400 }

  static func feed(_ name: String) -> FeedReference {
    FeedReference(id: FeedID(name) ?? FeedID(url: name), url: "https://\(name).example/feed")
  }

  func record(
    _ feed: String, _ items: [Candidate], policy: DedupPolicy = DedupPolicy(), channelLink: String? = nil
  ) -> PollRecord {
    let reference = Self.feed(feed)
    return PollRecord(
      feed: reference, state: polled(reference, isFailure: false), channelLink: channelLink, items: items,
      policy: policy, time: now)
  }

  /// A poll without a document.
  func quietPoll(_ feed: String, isFailure: Bool = false) -> QuietPoll {
    QuietPoll(state: polled(Self.feed(feed), isFailure: isFailure), time: now, failures: isFailure ? 1 : 0)
  }

  private func polled(_ feed: FeedReference, isFailure: Bool) -> FeedState {
    var state = FeedState(id: feed.id, configuredURL: feed.url)
    state.lastPolled = now
    if !isFailure { state.lastSuccess = now }
    return state
  }

  /// Polls a feed, an hour after the last poll: what became of the items, in their order.
  @discardableResult
  func poll(
    _ feed: String, policy: DedupPolicy = DedupPolicy(), channelLink: String? = nil, _ items: Item...
  ) async throws -> [Outcome] {
    try await deliver(feed, policy: policy, channelLink: channelLink, items).outcomes
  }

  @discardableResult
  func poll(
    policy: DedupPolicy = DedupPolicy(), channelLink: String? = nil, _ items: Item...
  ) async throws -> [Outcome] {
    try await deliver("harbour", policy: policy, channelLink: channelLink, items).outcomes
  }

  @discardableResult
  func deliver(
    _ feed: String, policy: DedupPolicy = DedupPolicy(), channelLink: String? = nil, _ items: [Item]
  ) async throws -> PollResult {
    pass(seconds: 3600)
    return try await store.record(record(feed, items.map { Candidate($0) }, policy: policy, channelLink: channelLink))
  }

  @discardableResult
  func deliver(policy: DedupPolicy = DedupPolicy(), _ items: [Item]) async throws -> PollResult {
    try await deliver("harbour", policy: policy, items)
  }
}

extension SQLiteStateStore {
  /// Every row of the outbox, read in parts.
  func wholeOutbox() async throws -> [OutboundArticle] {
    var entries: [OutboundArticle] = []
    while true {
      let part = try await outbox(after: entries.last?.name, limit: 1000)
      if part.isEmpty { return entries }
      entries += part
    }
  }
}

/// Changes a database behind the program's back.
func sqlite(_ path: String, _ sql: String) throws {
  try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
}

/// An item of a feed, written short.
func item(
  _ guid: String? = nil, link: String? = nil, title: String? = "Ferry back in service", text: String? = nil,
  date: Int64? = nil
) -> Item {
  var item = Item()
  item.guid = guid
  item.url = link
  item.title = title
  item.contentText = text
  item.datePublished = date.map { Timestamp(seconds: $0) }
  return item
}

/// A text long enough to be known by itself, other for each number.
func longText(_ number: Int) -> String {
  (0..<40).map { "Word\(number)x\($0) of the harbour report" }.joined(separator: ", ") + "."
}

extension PollResult {
  /// The delivered files as JSON, in the order of delivery.
  var files: [JSONValue] { get throws { try deliveries.map { try JSONReader.read($0.content) } } }
}
