import Foundation
import TestLog
import Testing
import TidingsDedup
import TidingsModel
import TidingsPipeline
import TidingsState

@Suite struct StateKeeperTests {
  @Test func `Polling pauses while the state that is in use does not stand in its place`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/state.sqlite"
    let store = try SQLiteStateStore(path: path)
    let pause = StoragePause()
    let keeper = StateKeeper(store: store, pause: pause, clock: SystemClock(), log: KeptLog().logger)
    await keeper.checkPlace()
    #expect(pause.reason == nil)
    try FileManager.default.moveItem(atPath: path, toPath: directory + "/elsewhere")
    await keeper.checkPlace()
    #expect(pause.reason?.contains("state.sqlite: removed or replaced while in use") == true)
    try Data().write(to: URL(filePath: path))
    await keeper.checkPlace()
    #expect(pause.isPaused(by: .place), "another file is not the one that is in use")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: directory + "/elsewhere", toPath: path)
    await keeper.checkPlace()
    #expect(pause.reason == nil)
    try await store.close()
  }

  @Test(arguments: [false, true])
  func `A clock that is years ahead for a moment ages nothing, and a year does`(isWrongForAMoment: Bool) async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try SQLiteStateStore(path: directory + "/state.sqlite")
    let start = Timestamp(seconds: 1_795_485_600)
    var item = Item()
    item.guid = "1"
    item.title = "First light"
    let feed = FeedReference(id: FeedID(url: "https://harbour.example/"), url: "https://harbour.example/")
    var poll = PollRecord(
      feed: feed, state: FeedState(id: feed.id, configuredURL: feed.url), items: [Candidate(item)], time: start)
    _ = try await store.record(poll)
    // What stood in a feed's last document is kept however old it is.
    item.guid = "2"
    item.title = "Second wind"
    poll.items = [Candidate(item)]
    poll.time = start.advanced(by: 86_400 * 62)
    _ = try await store.record(poll)
    #expect(try await store.counts().articles == 2)

    // Five seconds a look for twenty minutes, then eleven years for three looks, or for good.
    let looks = isWrongForAMoment ? 500 : 1500
    let clock = ScriptedClock(looks: looks) { look in
      let ahead = look >= 240 && (!isWrongForAMoment || look < 243) ? 11.0 * 365 * 86_400 : 0
      return start.advanced(by: Double(look) * 5 + ahead)
    }
    let keeper = StateKeeper(store: store, pause: StoragePause(), clock: clock, log: KeptLog().logger)
    let work = Task { await keeper.run() }
    await clock.end()
    work.cancel()
    await work.value
    #expect(try await store.counts().articles == (isWrongForAMoment ? 2 : 1))
    try await store.close()
  }
}
