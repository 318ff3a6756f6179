import Foundation
import GRDB
import Logging
import Testing
import TidingsDedup
import TidingsModel
import TidingsPipeline
import TidingsSpool
import TidingsState

/// The way from the outbox of a real state to a sink that keeps count.
@Suite struct DeliveryTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "delivery-\(UUID().uuidString)").path

  private actor Counting: ArticleSink {
    private(set) var names: [String] = []
    func deliver(_ batch: [OutboundArticle]) { names += batch.map(\.name.text) }
  }

  private func sqlite(_ path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  private func record(_ numbers: Range<Int>, in store: SQLiteStateStore) async throws {
    let feed = FeedReference(id: FeedID(url: "http://a.example/feed"), url: "http://a.example/feed", title: "A")
    let items = numbers.map { number in
      var item = Item()
      item.guid = "\(number)"
      item.title = "Article number \(number)"
      return Candidate(item)
    }
    _ = try await store.record(
      PollRecord(
        feed: feed, state: FeedState(id: feed.id, configuredURL: feed.url), items: items,
        time: Timestamp(seconds: 1_700_000_000), queues: { _ in ["all"] }))
  }

  @Test func `What the state could not take note of is not delivered a second time`() async throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/state.sqlite"
    let store = try SQLiteStateStore(path: path)
    let sink = Counting()
    let delivery = Delivery(store: store, sink: sink, pause: StoragePause(), log: Logger(label: "test"))
    try await record(0..<5, in: store)
    try sqlite(path, "CREATE TRIGGER refuse BEFORE DELETE ON outbox BEGIN SELECT raise(ABORT, 'refused'); END")
    await #expect(throws: (any Error).self) { try await delivery.drain() }
    try await record(5..<8, in: store)
    await #expect(throws: (any Error).self) { try await delivery.drain() }
    #expect(await sink.names.count == 5)
    try sqlite(path, "DROP TRIGGER refuse")
    try await delivery.drain()
    let names = await sink.names
    #expect(names.count == 8 && names == names.sorted() && Set(names).count == 8)
    #expect(try await store.outbox(limit: 10).isEmpty)
    try await store.close()
  }

  @Test func `What follows lost contents is delivered all the same`() async throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/state.sqlite"
    let first = try SQLiteStateStore(path: path, quietDelay: .milliseconds(20), mergeSize: 32_768, outboxFileSize: 1)
    try await record(0..<5, in: first)
    // As a process leaves it that is killed, but for the file beside the state.
    let copy = directory + "/killed.sqlite"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    try await first.close()
    let store = try SQLiteStateStore(path: copy)
    let sink = Counting()
    let delivery = Delivery(store: store, sink: sink, pause: StoragePause(), log: Logger(label: "test"))
    try await record(5..<8, in: store)
    #expect(try await delivery.drain())
    #expect(await sink.names.count == 3)
    // The document again.
    try await record(0..<5, in: store)
    await delivery.expect(5)
    #expect(try await delivery.drain())
    #expect(await sink.names.count == 8)
    try await store.close()
  }

  /// Has the delivery told to finish while it takes its first batch.
  private actor Interrupting: ArticleSink {
    private(set) var names: [String] = []
    var delivery: Delivery?

    func interrupt(_ delivery: Delivery) { self.delivery = delivery }

    func deliver(_ batch: [OutboundArticle]) async {
      names += batch.map(\.name.text)
      await delivery?.finish()
    }
  }

  @Test func `A long outbox is left after the group in hand by one that is told to end`() async throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let sink = Interrupting()
    let delivery = Delivery(store: store, sink: sink, pause: StoragePause(), log: Logger(label: "test"))
    await sink.interrupt(delivery)
    try await record(0..<600, in: store)
    #expect(store.outboxCount == 600)
    #expect(try await !delivery.drain())
    let delivered = await sink.names
    #expect(!delivered.isEmpty && delivered.count < 600)
    #expect(store.outboxCount == 600 - delivered.count)
    #expect(try await store.counts().outbox == store.outboxCount)
    try await store.close()
  }
}
