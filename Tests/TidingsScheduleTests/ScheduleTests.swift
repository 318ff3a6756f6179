import Testing
import TidingsModel

@testable import TidingsSchedule

/// 2026-11-24 02:00 UTC, a Tuesday.
private let now = Timestamp(seconds: 1_795_485_600)

private func feed(_ change: (inout FeedState) -> Void = { _ in }) throws -> FeedState {
  var state = FeedState(id: try #require(FeedID("a")), configuredURL: "https://example.org/feed")
  state.lastPolled = now
  state.validators.etag = Array("\"x\"".utf8)
  change(&state)
  return state
}

private func next(
  _ state: FeedState, every: Double? = nil, heed: Bool = true, file: Bool = false, random: Double = 0.5
) -> (after: Double, reason: String) {
  let cadence = Cadence(every: every, heedPublisher: heed, isLocalFile: file)
  let due = Schedule().next(after: state, cadence: cadence, now: now, random: random)
  return (due.time.secondsWithFraction - now.secondsWithFraction, due.reason)
}

@Suite struct ScheduleTests {
  @Test func `The clock of these tests is what it says`() {
    #expect(now.rfc3339 == "2026-11-24T02:00:00Z")
  }

  @Test(arguments: [
    (2.0, 0.0, 1.8, "every 2s"), (2, 0.5, 2, "every 2s"), (1800, 0.75, 1890, "every 30m"),
    (5400, 0.5, 5400, "every 1h30m"),
  ]) func `A fixed cadence is kept within a tenth`(every: Double, random: Double, after: Double, reason: String) throws
  {
    let due = next(try feed { $0.validators = Validators() }, every: every, random: random)
    #expect(abs(due.after - after) < 0.01)
    #expect(due.reason == reason)
  }

  @Test(arguments: [
    (nil, 0, 3600.0, "adaptive: too few dated items to tell, 1h"),
    (7200.0, 0, 3600, "adaptive: half the median gap of its items, 1h"),
    (60, 0, 900, "adaptive: items come fast, 15m"),
    (0, 0, 900, "adaptive: items come fast, 15m"),
    (1e9, 0, 86_400, "adaptive: half the median gap of its items, 1d"),
    (.infinity, 0, 3600, "adaptive: too few dated items to tell, 1h"),
    (7200, 1, 3960, "adaptive: 1h6m after 1 fruitless poll"),
    (7200, 2, 4356, "adaptive: 1h12m after 2 fruitless polls"),
    (7200, 1_000_000, 86_400, "adaptive: 1d after 1000000 fruitless polls"),
  ]) func `Without a cadence the interval follows the items`(
    gap: Double?, fruitless: Int, after: Double, reason: String
  )
    throws
  {
    let due = next(
      try feed {
        $0.medianGap = gap
        $0.fruitless = fruitless
      })
    #expect(abs(due.after - after) < 1)
    #expect(due.reason == reason)
  }

  @Test(arguments: [0.0, 0.3, 0.999]) func `The publisher's wishes are never undercut, a day at most`(random: Double)
    throws
  {
    let table: [(PublisherWishes, Double, String)] = [
      (wishes(maxAge: 7200), 7200, "publisher asks for 2h (max-age or Expires)"),
      (wishes(ttl: 60), 3600, "publisher asks for 1h (ttl 60)"),
      (wishes(update: 43_200), 43_200, "publisher asks for 12h (sy:updatePeriod)"),
      (wishes(maxAge: 7200, ttl: 180, update: 3600), 10_800, "publisher asks for 3h (ttl 180)"),
      (wishes(maxAge: Int.max, ttl: Int.max), 86_400, "publisher asks for 1d"),
    ]
    for (wishes, least, reason) in table {
      for every in [nil, 1800.0] {
        let due = next(
          try feed {
            $0.wishes = wishes
            $0.medianGap = 60
          }, every: every, random: random)
        #expect(due.after >= least && due.after <= least * 1.1)
        #expect(due.reason.hasPrefix(reason))
      }
    }
  }

  @Test(arguments: [0.0, 0.5, 0.99]) func `A wish close to the interval is not undercut by jitter`(random: Double)
    throws
  {
    let due = next(try feed { $0.wishes.maxAge = 3500 }, every: 3600, random: random)
    #expect(due.after >= 3500)
    #expect(due.reason == "every 1h")
  }

  @Test(arguments: [0, -1, Int.min]) func `Senseless wishes are none`(number: Int) throws {
    let state = try feed {
      $0.wishes = wishes(maxAge: number, ttl: number, update: number)
      $0.wishes.skipHours = [24, -1]
      $0.wishes.skipDays = [7]
    }
    #expect(next(state, every: 60).after == 60)
  }

  @Test func `An operator may overrule the publisher's wishes`() throws {
    let state = try feed {
      $0.wishes = wishes(maxAge: 7200, ttl: 60)
      $0.wishes.skipHours = [2]
    }
    #expect(next(state, every: 60, heed: false).after == 60)
    #expect(next(state, every: 60, heed: false).reason == "every 1m")
  }

  @Test func `Without validators a feed rests an hour, unless a cadence is set or it is a file`() throws {
    let state = try feed {
      $0.validators = Validators()
      $0.medianGap = 60
    }
    #expect(next(state).after >= 3600)
    #expect(next(state).reason == "an hour, as the next request bears no validators")
    #expect(next(state, file: true).after == 900)
    #expect(next(state, every: 60).after == 60)
  }

  @Test func `Skipped hours and days move the time to the next open hour`() throws {
    let hours = try feed { $0.wishes.skipHours = [2, 3, 4, 5] }
    #expect(next(hours, every: 3600, random: 0.5).after == 4 * 3600 + 300)
    #expect(next(hours, every: 3600).reason == "skipHours until 2026-11-24 06:00 UTC")
    let days = try feed { $0.wishes.skipDays = [1, 2] }
    #expect(next(days, every: 3600, random: 0).after == 46 * 3600)
    #expect(next(days, every: 3600).reason == "skipDays until 2026-11-26 00:00 UTC")
    let both = try feed {
      $0.wishes.skipDays = [1]
      $0.wishes.skipHours = [0, 1]
    }
    #expect(next(both, every: 3600).reason == "skipHours and skipDays until 2026-11-25 02:00 UTC")
    let all = try feed { $0.wishes.skipHours = Array(0...23) }
    #expect(next(all, every: 3600).after == 3600)
    let untouched = try feed { $0.wishes.skipHours = [10] }
    #expect(next(untouched, every: 3600).reason == "every 1h")
  }

  @Test(arguments: [
    (1, 0.0, 60.0), (1, 1, 7200), (2, 1, 14_400), (3, 0.5, 14_430), (5, 1, 86_400), (1_000_000, 1, 86_400),
  ]) func `Failures put a feed off twice as long each time, anywhere up to a day`(
    failures: Int, random: Double, after: Double
  )
    throws
  {
    let due = next(try feed { $0.failures = failures }, random: random)
    #expect(abs(due.after - after) < 1)
    #expect(due.reason == (failures == 1 ? "backoff after 1 failure" : "backoff after \(failures) failures"))
  }

  @Test func `A 429 without a time brings nobody back sooner than the feed's own interval`() throws {
    let asked = try feed {
      $0.failures = 1
      $0.lastStatus = 429
    }
    #expect(next(asked, every: 600, random: 0).after == 600)
    #expect(next(asked, every: 86_400, random: 0).after == 3600)
  }

  @Test func `A quick cadence backs off from its own interval`() throws {
    #expect(next(try feed { $0.failures = 1 }, every: 2, random: 0).after == 2)
    #expect(next(try feed { $0.failures = 1 }, every: 2, random: 1).after == 4)
  }

  @Test func `Retry-After comes before everything else`() throws {
    let held = now.advanced(by: 20_000)
    for state in [
      try feed { $0.heldUntil = held },
      try feed {
        $0.heldUntil = held
        $0.failures = 1
      },
    ] {
      let due = next(state, every: 60, heed: false, random: 0.5)
      #expect(due.after >= 20_000 && due.after <= 20_030)
      #expect(due.reason == "Retry-After until 2026-11-24 07:33 UTC")
    }
  }

  @Test func `Retry-After is taken at its word, until it was in vain too often`() throws {
    let busy = try feed {
      $0.heldUntil = now.advanced(by: 5)
      $0.failures = 1
    }
    #expect(next(busy, random: 0).after == 5)
    #expect(next(busy, random: 0.99).after <= 6, "not the backoff of a feed polled hourly")
    var busyForLong = busy
    busyForLong.failures = 4
    #expect(next(busyForLong, random: 0.5).after > 3600)
    #expect(next(busyForLong, random: 0.5).reason == "backoff after 4 failures")
  }

  @Test func `A feed that is gone is probed weekly`() throws {
    let due = next(
      try feed {
        $0.goneSince = now
        $0.failures = 1
      }, every: 60)
    #expect(due.after == 7 * 86_400)
    #expect(due.reason == "gone (410); weekly probe")
  }

  private func wishes(maxAge: Int? = nil, ttl: Int? = nil, update: Int? = nil) -> PublisherWishes {
    var wishes = PublisherWishes()
    wishes.maxAge = maxAge
    wishes.ttlMinutes = ttl
    wishes.updateInterval = update
    return wishes
  }
}

@Suite struct FailedPollTests {
  @Test func `A failure within the time that the publisher asked for brings no poll sooner than that`() throws {
    let state = try feed {
      $0.lastSuccess = now.advanced(by: -600)
      $0.failures = 1
      $0.wishes.maxAge = 86_400
    }
    let due = next(state, every: 60, random: 0)
    #expect(due.after == 85_800)
    #expect(due.reason == "publisher asks for 1d (max-age or Expires)")
    #expect(next(state, every: 60, heed: false, random: 0).after < 600)
    // Once that time is over, failures back off as ever.
    var stale = state
    stale.lastSuccess = now.advanced(by: -86_400)
    #expect(next(stale, every: 60, random: 0).reason == "backoff after 1 failure")
  }
}

@Suite struct StartTests {
  private func start(_ state: FeedState, every: Double? = nil) -> Double {
    let due = Schedule().start(of: state, cadence: Cadence(every: every), newcomers: FirstPolls([]), now: now)
    return due.time.secondsWithFraction - now.secondsWithFraction
  }

  @Test func `A single new feed is due at once, a hundred thousand are spread evenly over a quarter of an hour`() throws
  {
    var state = try feed { $0.lastPolled = nil }
    #expect(start(state) == 0)
    var minutes = [Int](repeating: 0, count: 15)
    let feeds = try (0..<100_000).map { try #require(FeedID("feed-\($0)")) }
    let newcomers = FirstPolls(feeds)
    for id in feeds {
      state.id = id
      let due = Schedule().start(of: state, cadence: Cadence(), newcomers: newcomers, now: now)
      minutes[Int((due.time.secondsWithFraction - now.secondsWithFraction) / 60)] += 1
    }
    #expect(minutes.allSatisfy { (6600...6700).contains($0) }, "\(minutes)")
  }

  @Test func `However many new feeds were polled before a restart, the next one is due at once`() throws {
    var state = try feed { $0.lastPolled = nil }
    let feeds = try (0..<2000).map { try #require(FeedID("feed-\($0)")) }
    func wait(_ id: FeedID, among newcomers: FirstPolls) -> Double {
      state.id = id
      let due = Schedule().start(of: state, cadence: Cadence(every: 3600), newcomers: newcomers, now: now)
      return due.time.secondsWithFraction - now.secondsWithFraction
    }
    let all = FirstPolls(feeds)
    let inTurn = feeds.map { (wait($0, among: all), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    #expect(wait(inTurn[1999], among: all) > 90)
    let left = FirstPolls(inTurn[700...])
    #expect(wait(inTurn[700], among: left) == 0)
    #expect(wait(inTurn[701], among: left) < 0.1)
  }

  @Test func `A feed has its place among the others whatever the machine and the version`() throws {
    #expect(Schedule.fraction(of: try #require(FeedID("a"))) == 0.9277563612205086)
    #expect(Schedule.fraction(of: try #require(FeedID("example.org"))) == 0.9580652578839027)
  }

  @Test func `A persisted time stands, unless the configuration now asks for a sooner one`() throws {
    let state = try feed {
      $0.lastPolled = now.advanced(by: -600)
      $0.nextDue = now.advanced(by: 3000)
      $0.dueReason = "every 1h"
    }
    #expect(start(state, every: 86_400) == 3000)
    #expect(start(state, every: 60) < 0)
  }

  @Test func `A time that has passed meanwhile does not lead into hours that the publisher wants skipped`() throws {
    // It is 02:00.
    let state = try feed {
      $0.lastPolled = now.advanced(by: -3630)
      $0.nextDue = now.advanced(by: -30)
      $0.wishes.skipHours = [2]
    }
    #expect(start(state, every: 3600) >= 3600)
    let cadence = Cadence(every: 3600, heedPublisher: false)
    #expect(Schedule().start(of: state, cadence: cadence, newcomers: FirstPolls([]), now: now).time < now)
  }

  @Test func `A persisted backoff stands, however long its jitter made it`() throws {
    let state = try feed {
      $0.lastPolled = now
      $0.failures = 3
      $0.nextDue = now.advanced(by: 28_000)
    }
    #expect(start(state) == 28_000)
  }

  @Test func `A hold that a clock ahead of its time made lasts as long as it was asked for, from now on`() throws {
    let state = try feed {
      $0.lastPolled = now.advanced(by: 1e9)
      $0.heldUntil = now.advanced(by: 1e9 + 600)
      $0.failures = 1
    }
    #expect(start(state, every: 60) >= 600 && start(state, every: 60) <= 700)
    // By a timer of its own, no poll would ever take place.
    #expect(state.refusal(at: now) == nil)
  }

  @Test func `A hold survives a restart`() throws {
    let state = try feed {
      $0.nextDue = now.advanced(by: 90)
      $0.heldUntil = now.advanced(by: 7000)
      $0.failures = 1
    }
    #expect(start(state, every: 60) >= 7000 && start(state, every: 60) <= 7030)
  }

  @Test func `A feed that was found to be gone by a clock that was ahead may be polled`() throws {
    let state = try feed {
      $0.lastPolled = now.advanced(by: 1e9)
      $0.goneSince = now.advanced(by: 1e9)
      $0.nextDue = now.advanced(by: 1e9 + 604_800)
    }
    #expect(start(state) < 604_800 * 1.1)
    #expect(state.refusal(at: now) == nil)
    #expect(state.refusal(at: now.advanced(by: 1e9)) != nil)
  }

  @Test func `Validators that were trusted first by a clock that was ahead are not trusted for years`() throws {
    let state = try feed {
      $0.validators.etag = Array("x".utf8)
      $0.notModifiedSince = now.advanced(by: 1e9)
    }
    #expect(state.requestValidators(at: now).isEmpty)
    #expect(!state.requestValidators(at: now.advanced(by: 1e9)).isEmpty)
  }

  @Test func `A clock that was ahead puts no feed off for years`() throws {
    let state = try feed {
      $0.lastPolled = now.advanced(by: 1e9)
      $0.nextDue = now.advanced(by: 1e9 + 3600)
    }
    #expect(start(state, every: 3600) <= 3960)
  }
}
