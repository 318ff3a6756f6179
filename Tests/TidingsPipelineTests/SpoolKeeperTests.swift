import Foundation
import Logging
import Synchronization
import Testing
import TidingsConfig
import TidingsPipeline
import TidingsSpool
import TidingsState

@Suite struct SpoolKeeperTests {
  @Test func `What keeps failing is said once, and again when it had worked in between`() async throws {
    let directory = NSTemporaryDirectory() + "/tidings-keeper-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/spool"
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let lines = Lines()
    let keeper = SpoolKeeper(
      spool: try Spool(path: path, queues: [SpoolQueue(name: "all")]), store: store, pause: StoragePause(),
      clock: SystemClock(), rules: Retention(), log: Logger(label: "test") { _ in lines })
    for expected in 1...2 {
      try FileManager.default.removeItem(atPath: path)
      for _ in 0..<3 { keeper.checkRoom(countsFiles: true) }
      #expect(lines.count == expected)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      keeper.checkRoom(countsFiles: true)
    }
    #expect(lines.count == 2)
    try await store.close()
  }
}

/// Counts what is logged.
private final class Lines: LogHandler {
  private let lines = Mutex(0)

  var count: Int { lines.withLock { $0 } }
  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }
  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) { lines.withLock { $0 += 1 } }
}
