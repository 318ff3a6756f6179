import Foundation
import Testing
import TidingsConfig

/// The scheduler's loop by itself, on feeds that are files.
@Suite struct SchedulerLoopTests {
  @Test func `A feed that is polled all the time leaves no timers behind`() async throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    // While the quick one is polled, only the slow one is in the plan.
    let feeds = try [("quick", 1.0), ("slow", 86_400)].map { id, every in
      let path = directory + "/" + id
      try Data("<rss><channel><title>\(id)</title></channel></rss>".utf8).write(to: URL(filePath: path))
      return try FeedConfiguration.sample(id, "file://" + path, every: every)
    }
    let polls = try ScheduledPolls(feeds)
    for _ in 0..<20 { try await polls.nextReport(of: feeds[0].id, after: 2) }
    #expect(polls.mostSleepers <= 4)
    _ = try await polls.close()
  }
}
