import Testing
import TidingsModel
import TidingsSchedule

/// SplitMix64: the same numbers each time.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct PollPlanTests {
  private func id(_ number: Int) throws -> FeedID { try #require(FeedID("feed-\(number)")) }
  private func time(_ seconds: Int) -> Timestamp { Timestamp(seconds: Int64(seconds)) }

  @Test func `Feeds come out when they are due, the longest due first`() throws {
    var plan = PollPlan()
    #expect(plan.nextDue == nil)
    var out = [plan.popDue(time(9))]
    #expect(out == [nil])
    plan.set(try id(1), due: time(5))
    plan.set(try id(2), due: time(3))
    plan.set(try id(3), due: time(3))
    plan.set(try id(4), due: time(20))
    #expect(plan.nextDue == time(3) && plan.count == 4)
    out = [2, 9, 9, 9, 9].map { plan.popDue(time($0)) }
    #expect(out == [nil, try id(2), try id(3), try id(1), nil])
    #expect(plan.nextDue == time(20))
  }

  @Test func `A feed may be moved and removed`() throws {
    var plan = PollPlan()
    for number in 0..<10 { plan.set(try id(number), due: time(number)) }
    plan.set(try id(0), due: time(100))
    let five = try id(5)
    let removed = [plan.remove(five), plan.remove(five)]
    #expect(removed == [true, false])
    #expect(plan.due(try id(0)) == time(100))
    #expect(plan.due(five) == nil)
    var order: [FeedID] = []
    while let next = plan.popDue(time(1000)) { order.append(next) }
    #expect(order == (try [1, 2, 3, 4, 6, 7, 8, 9, 0].map { try id($0) }))
    #expect(plan.isEmpty)
  }

  @Test func `A hundred thousand feeds stay in order through any changes`() throws {
    var random = Seeded(state: 42)
    var plan = PollPlan(minimumCapacity: 100_000)
    var expected: [FeedID: Int] = [:]
    for number in 0..<100_000 {
      let due = Int.random(in: 0..<86_400, using: &random)
      plan.set(try id(number), due: time(due))
      expected[try id(number)] = due
    }
    for _ in 0..<20_000 {
      let feed = try id(Int.random(in: 0..<100_000, using: &random))
      if Bool.random(using: &random) {
        plan.remove(feed)
        expected[feed] = nil
      } else {
        let due = Int.random(in: 0..<86_400, using: &random)
        plan.set(feed, due: time(due))
        expected[feed] = due
      }
    }
    #expect(plan.count == expected.count)
    var last = 0
    var wrong = 0
    while let feed = plan.popDue(time(86_400)) {
      guard let due = expected.removeValue(forKey: feed), due >= last else {
        wrong += 1
        continue
      }
      last = due
    }
    #expect(wrong == 0 && expected.isEmpty)
  }
}

@Suite struct NetworkWeatherTests {
  private let now = Timestamp(seconds: 1_795_485_600)
  private func id(_ number: Int) throws -> FeedID { try #require(FeedID("feed-\(number)")) }

  private func fail(
    _ number: Int, host: String, of hosts: Int, at time: Timestamp, _ weather: inout NetworkWeather,
    means expected: NetworkWeather.Reading
  ) throws {
    let reading = weather.failed(try id(number), host: host, knownHosts: hosts, at: time)
    #expect(reading == expected)
  }

  @Test func `When every host fails the network is down and nobody is blamed`() throws {
    var weather = NetworkWeather()
    for number in 0..<9 {
      try fail(number, host: "h\(number)", of: 100, at: now, &weather, means: .fair)
    }
    let reading = weather.failed(try id(9), host: "h9", knownHosts: 100, at: now)
    #expect(reading == .wentDown(forgive: try (0..<9).map { try id($0) }))
    #expect(weather.downSince == now)
    try fail(10, host: "h10", of: 100, at: now, &weather, means: .down)
    let probes = [14.0, 15, 16].map { weather.mayPoll(at: now.advanced(by: $0)) }
    #expect(probes == [false, true, false], "one probe at a time")
    weather.answered(at: now)
    let may = weather.mayPoll(at: now)
    #expect(may && !weather.isDown && weather.nextProbe == nil)
  }

  @Test func `Dead hosts among living ones are their own fault`() throws {
    var weather = NetworkWeather()
    for round in 0..<100 {
      for number in 0..<9 {
        try fail(number, host: "h\(round)-\(number)", of: 100, at: now, &weather, means: .fair)
      }
      weather.answered(at: now)
    }
  }

  @Test func `One dead host with many feeds is not a dead network`() throws {
    var weather = NetworkWeather()
    for number in 0..<100 {
      try fail(number, host: "h", of: 100, at: now, &weather, means: .fair)
    }
  }

  @Test func `With two hosts both have to fail, with one nothing can be told`() throws {
    var weather = NetworkWeather()
    try fail(1, host: "a", of: 2, at: now, &weather, means: .fair)
    try fail(2, host: "b", of: 2, at: now, &weather, means: .wentDown(forgive: [try id(1)]))
    weather = NetworkWeather()
    try fail(1, host: "a", of: 1, at: now, &weather, means: .fair)
  }

  @Test func `Even one host is not to blame when the system has no route at all`() throws {
    var weather = NetworkWeather()
    let reading = weather.failed(try id(1), host: "a", hasNoRoute: true, knownHosts: 1, at: now)
    #expect(reading == .wentDown(forgive: []))
  }

  @Test func `While others answer, however few, a pack of dead hosts is no dead network`() throws {
    var weather = NetworkWeather()
    weather.answered(at: now)
    for number in 0..<50 {
      try fail(number, host: "h\(number)", of: 100, at: now.advanced(by: 29), &weather, means: .fair)
    }
    // Half a minute without any answer is another matter, and what failed meanwhile is forgiven.
    let reading = weather.failed(try id(50), host: "h50", knownHosts: 100, at: now.advanced(by: 30))
    #expect(reading == .wentDown(forgive: try (0..<50).map { try id($0) }))
  }

  @Test func `All feeds of a host are forgiven, and what is long ago is not`() throws {
    var weather = NetworkWeather()
    try fail(0, host: "old", of: 3, at: now, &weather, means: .fair)
    let later = now.advanced(by: 601)
    for number in 1...3 { try fail(number, host: "a", of: 3, at: later, &weather, means: .fair) }
    try fail(4, host: "b", of: 3, at: later, &weather, means: .fair)
    let reading = weather.failed(try id(5), host: "c", knownHosts: 3, at: later)
    #expect(reading == .wentDown(forgive: try (1...4).map { try id($0) }))
    #expect(weather.downSince == later)
  }

  @Test func `Hosts that were dead before say nothing of the network`() throws {
    var weather = NetworkWeather()
    for number in 0..<50 {
      let reading = weather.failed(try id(number), host: "h\(number)", wasWell: false, knownHosts: 100, at: now)
      #expect(reading == .fair)
    }
  }

  @Test func `At the start those are waited for who may yet answer`() throws {
    var weather = NetworkWeather()
    for _ in 0..<21 { weather.began() }
    for number in 0..<20 {
      weather.ended()
      try fail(number, host: "h\(number)", of: 100, at: now, &weather, means: .fair)
    }
    weather.ended()
    weather.answered(at: now)
    #expect(!weather.isDown)
    // Where nobody is left who could, it is the network.
    var other = NetworkWeather()
    for _ in 0..<20 { other.began() }
    for number in 0..<19 {
      other.ended()
      try fail(number, host: "h\(number)", of: 100, at: now, &other, means: .fair)
    }
    other.ended()
    let last = other.failed(try id(19), host: "h19", knownHosts: 100, at: now)
    #expect(last == .wentDown(forgive: try (0..<19).map { try id($0) }))
  }

  @Test func `Of many that fail at once the last may be one that has failed before`() throws {
    var weather = NetworkWeather()
    for _ in 0..<21 { weather.began() }
    for number in 0..<20 {
      weather.ended()
      try fail(number, host: "h\(number)", of: 100, at: now, &weather, means: .fair)
    }
    weather.ended()
    let last = weather.failed(try id(20), host: "h20", wasWell: false, knownHosts: 100, at: now)
    #expect(last == .wentDown(forgive: try (0..<20).map { try id($0) }))
  }

  @Test func `Failures of long ago say nothing of now`() throws {
    var weather = NetworkWeather()
    try fail(1, host: "a", of: 2, at: now, &weather, means: .fair)
    try fail(2, host: "b", of: 2, at: now.advanced(by: 601), &weather, means: .fair)
  }
}
