import Foundation
import Glibc
import Testing
import TidingsDedup
import TidingsModel
import TidingsState

/// A file system of its own, small enough to fill. Unmounted at the end.
private struct SmallDisk: ~Copyable {
  let folder: String

  static let isPossible: Bool = {
    guard geteuid() == 0, let disk = try? SmallDisk(size: "64k") else { return false }
    return !disk.folder.isEmpty
  }()

  init(size: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tidings-disk-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard mount("tidings", folder, "tmpfs", 0, "size=\(size)") == 0 else {
      try? FileManager.default.removeItem(atPath: folder)
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
    }
  }

  deinit {
    umount2(folder, Int32(MNT_DETACH))
    try? FileManager.default.removeItem(atPath: folder)
  }
}

@Suite struct FullDisk {
  @Test(.enabled(if: SmallDisk.isPossible, "only root can mount a small disk"))
  func stopsRecordingLosesNothingAndEndsByItself() async throws {
    let disk = try SmallDisk(size: "3m")
    let ballast = disk.folder + "/ballast"
    try Data(count: 1 << 20).write(to: URL(filePath: ballast))
    let path = disk.folder + "/state.sqlite"
    let store = try SQLiteStateStore(path: path, quietDelay: .milliseconds(20))
    let feed = TemporaryState.feed("harbour")
    func poll(_ number: Int) -> PollRecord {
      var state = FeedState(id: feed.id, configuredURL: feed.url)
      state.validators.etag = Array("\(number)".utf8)
      let text = longText(number) + String(repeating: " more", count: 4000)
      let items = (0..<3).map { Candidate(item("\(number)-\($0)", title: "T\(number)-\($0)", text: text + "\($0)")) }
      return PollRecord(feed: feed, state: state, items: items, time: Timestamp(seconds: 1_772_438_400))
    }

    var promised: [OutboxEntry] = []
    var refused: Int?
    for number in 0..<100 where refused == nil {
      do { promised += try await store.record(poll(number)).deliveries } catch {
        guard case .diskFull? = error as? StateError else { throw error }
        refused = number
      }
    }
    let number = try #require(refused)
    #expect(number > 0)
    // Nothing of the refused poll was written, least of all its validators.
    #expect(try await store.outbox(limit: 1000) == promised)
    #expect(try await store.feedStates().first?.validators.etag == Array("\(number - 1)".utf8))
    await #expect(throws: StateError.self) { try await store.record(poll(number)) }

    try FileManager.default.removeItem(atPath: ballast)
    let result = try await store.record(poll(number))
    #expect(result.outcomes == [.new, .new, .new])
    #expect(try await store.outbox(limit: 1000) == promised + result.deliveries)
    #expect(try await store.check() == [])
    try await store.close()
  }
}
