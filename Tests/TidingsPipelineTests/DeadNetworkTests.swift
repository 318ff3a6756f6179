import Foundation
import Testing
import TidingsConfig
import TidingsModel
import TidingsState

@testable import TidingsFetch
@testable import TidingsPipeline

/// What becomes of feeds while nobody out there can be reached.
@Suite struct DeadNetworkTests {
  /// A feed on each of so many hosts, none of which can be found.
  private func unreachable(_ count: Int, every: Double = 3600) throws -> [FeedConfiguration] {
    try (1...count).map { try .sample("f\($0)", "http://h\($0).example/feed", every: every) }
  }

  @Test func `When nobody can be reached from the start, all polls failing in one round, no feed is to blame`()
    async throws
  {
    let feeds = try unreachable(60)
    for _ in 0..<4 {
      let here = try ScheduledPolls(feeds)
      let reports = await here.poll(feeds.map(\.id))
      #expect(reports.count == feeds.count)
      #expect(here.network.downSince != nil)
      let shelf = await here.scheduler.snapshot.states
      let failing = feeds.count { feed in (shelf[feed.id]?.failures ?? 0) > 0 }
      #expect(failing == 0)
      let stored = try await here.close()
      #expect(stored.values.filter { $0.failures > 0 }.isEmpty)
      #expect(here.counted.filter { $0.failures > 0 }.isEmpty)
    }
  }

  @Test func `Feeds that have failed since the silence began, and only then, tell of the network when they fail again`()
    throws
  {
    let now = ScheduledPolls.start
    let network = NetworkWatch(knownHosts: 2)
    let wells = try ["a", "b"].map {
      FeedState(id: try #require(FeedID($0)), configuredURL: "http://\($0).example/")
    }
    func fail(_ state: FeedState, at time: Timestamp) -> NetworkWatch.Meaning {
      network.began()
      let error = FetchError(.nameServersFailed("h"), url: state.configuredURL)
      return network.failed(error, host: state.id.text, state: state, at: time)
    }
    // Somebody else may still be answered.
    network.began()
    for well in wells {
      guard case .own = fail(well, at: now) else {
        Issue.record("the network is not known to be down yet")
        return
      }
    }
    var failing = wells[0]
    failing.failures = 1
    guard case .outageBegan(let restored) = fail(failing, at: now.advanced(by: 60)) else {
      Issue.record("the network is down")
      return
    }
    #expect(Set(restored.map(\.id)) == Set(wells.map(\.id)) && restored.allSatisfy { $0.failures == 0 })
  }

  @Test func `Feeds that are files are polled while the network is down`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = directory + "/feed"
    try Data("<rss><channel><title>t</title></channel></rss>".utf8).write(to: URL(filePath: path))
    let file = try FeedConfiguration.sample("file", "file://" + path, every: 2)
    let feeds = try unreachable(3, every: 2)
    let here = try ScheduledPolls(feeds + [file])
    _ = await here.poll(feeds.map(\.id))
    #expect(here.network.downSince != nil)
    for _ in 0..<20 { try await here.nextReport(of: file.id, after: 2.5) }
    #expect(here.network.downSince != nil)
    _ = try await here.close()
  }

  @Test func `Probes go to one host after the other, however many feeds one of them has`() async throws {
    let many = try (1...40).map { try FeedConfiguration.sample("m\($0)", "http://many.example/\($0)", every: 60) }
    let feeds = try unreachable(3, every: 60) + many
    let here = try ScheduledPolls(feeds)
    _ = await here.poll(feeds.map(\.id))
    #expect(here.network.downSince != nil)
    // What was polled in vain is due again, too.
    here.advance(by: 10)
    var probed: [String] = []
    for _ in 0..<8 { probed.append(WebURL(try await here.nextReport(after: 16).url)?.server ?? "") }
    #expect(Set(probed.suffix(4)).count == 4, "\(probed)")
    _ = try await here.close()
  }
}
