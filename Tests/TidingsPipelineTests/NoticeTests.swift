import Dispatch
import LoopbackServer
import TestClock
import Testing
import TidingsConfig
import TidingsModel

@testable import TidingsPipeline

@Suite struct NoticeTests {
  @Test func `A notice before the publisher has its news does not put off the next one`() async throws {
    let server = try LoopbackServer()
    server["/f"] = .reply(.ok(Self.document(["One"])))
    let id = try #require(FeedID("f"))
    let polls = try ScheduledPolls([try .sample("f", server.url("/f"), every: 86_400)])
    try await polls.report(of: id)
    // Of the follower alone: it sleeps, or a feed is being polled.
    let clock = VirtualClock(start: ScheduledPolls.start)
    let follower = NoticeFollower(clock: clock)
    let scheduler = polls.scheduler
    let following = Task { await follower.follow(id, scheduler) }
    try await polls.report(of: id, past: 1)
    server["/f"] = .reply(.ok(Self.document(["One", "Two"])))
    await follower.follow(id, scheduler)
    // The second look would come a minute after the first notice.
    for _ in 0..<30 where polls.reports.count < 3 {
      await clock.waitForSleeper()
      clock.advance(to: clock.now().advanced(by: 1))
    }
    #expect(try await polls.report(of: id, past: 2).new == 1)
    await clock.waitForSleeper()
    clock.advance(to: clock.now().advanced(by: 60))
    await following.value
    #expect(polls.reports.count == 3)
    _ = try await polls.close()
  }

  @Test func `Notices that come at once are followed as one`() async throws {
    let server = try LoopbackServer()
    server["/f"] = .reply(.ok(Self.document(["One"])))
    let id = try #require(FeedID("f"))
    let polls = try ScheduledPolls([try .sample("f", server.url("/f"), every: 86_400)])
    try await polls.report(of: id)
    server["/f"] = .reply(.ok(Self.document(["One", "Two"])))
    let clock = VirtualClock(start: ScheduledPolls.start)
    let follower = NoticeFollower(clock: clock)
    let scheduler = polls.scheduler
    let time = Task {
      while !Task.isCancelled {
        await clock.waitForSleeper()
        clock.advance(to: clock.now().advanced(by: 1))
      }
    }
    // All of them come before the scheduler, which is at work, has heard of the first.
    let work = DispatchSemaphore(value: 0)
    // Not for ever: on a machine with one core nobody else would get a turn.
    let busy = Task { await scheduler.work { _ = work.wait(timeout: .now() + 2) } }
    await withDiscardingTaskGroup { group in
      for _ in 0..<8 { group.addTask { await follower.follow(id, scheduler) } }
      for _ in 0..<1000 { await Task.yield() }
      work.signal()
    }
    await busy.value
    #expect(clock.mostSleepers == 1)
    #expect(polls.reports.map(\.new).reduce(0, +) == 2)
    // So that there is a sleeper to be waited for.
    time.cancel()
    Task { try? await clock.sleep(until: clock.now().advanced(by: 1)) }
    await time.value
    _ = try await polls.close()
  }

  private static func document(_ titles: [String]) -> String {
    "<rss><channel><title>t</title>"
      + titles.map { "<item><title>\($0)</title><guid>\($0)</guid></item>" }.joined() + "</channel></rss>"
  }
}

extension PollScheduler {
  fileprivate func work(_ body: @Sendable () -> Void) { body() }
}
