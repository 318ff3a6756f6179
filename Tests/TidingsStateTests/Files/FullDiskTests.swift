import Disks
import Foundation
import Testing
import TidingsDedup
import TidingsModel
import TidingsState

@Suite struct FullDisk {
  @Test(.enabled(if: canMount, "only root can mount a small disk"), arguments: [0, Int.max])
  func stopsRecordingLosesNothingAndEndsByItself(outboxFileSize: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tidings-disk-\(UUID().uuidString)").path
    let disk = try SmallDisk(at: folder, size: "3m")
    defer {
      disk.unmount()
      try? FileManager.default.removeItem(atPath: folder)
    }
    let ballast = try disk.fill(leaving: 2 << 20)
    let path = disk.path + "/state.sqlite"
    let store = try SQLiteStateStore(
      path: path, quietDelay: .milliseconds(20), mergeSize: 32_768, outboxFileSize: outboxFileSize)
    let feed = TemporaryState.feed("harbour")
    func poll(_ number: Int) -> PollRecord {
      var state = FeedState(id: feed.id, configuredURL: feed.url)
      state.validators.etag = Array("\(number)".utf8)
      let text = longText(number) + String(repeating: " more", count: 4000)
      let items = (0..<3).map { Candidate(item("\(number)-\($0)", title: "T\(number)-\($0)", text: text + "\($0)")) }
      return PollRecord(feed: feed, state: state, items: items, time: Timestamp(seconds: 1_772_438_400))
    }

    var promised: [OutboundArticle] = []
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
    #expect(try await store.wholeOutbox() == promised)
    #expect(try await store.feedStates().first?.validators.etag == Array("\(number - 1)".utf8))
    await #expect(throws: StateError.self) { try await store.record(poll(number)) }

    try FileManager.default.removeItem(atPath: ballast)
    let result = try await store.record(poll(number))
    #expect(result.outcomes == [.new, .new, .new])
    #expect(try await store.wholeOutbox() == promised + result.deliveries)
    #expect(try await store.check() == [])
    try await store.close()
  }
}
