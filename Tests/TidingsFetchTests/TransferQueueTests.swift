import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct TransferQueueTests {
  static func drain(_ queue: inout TransferQueue, now: UInt64) -> [Int] {
    var ids: [Int] = []
    while let id = queue.next(now: now) { ids.append(id) }
    return ids
  }

  @Test func `No more than the limit start, and no more than the host's own limit`() {
    var queue = TransferQueue(limit: 3, limitPerHost: 2, gap: 0)
    for id in 1...4 { queue.add(id, host: "a") }
    for id in 5...6 { queue.add(id, host: "b") }
    #expect(Self.drain(&queue, now: 0) == [1, 5, 2])
    queue.finish(host: "b")
    #expect(Self.drain(&queue, now: 0) == [6])
    queue.finish(host: "a")
    #expect(Self.drain(&queue, now: 0) == [3])
  }

  @Test func `Hosts take turns, however long one's queue is`() {
    var queue = TransferQueue(limit: 10, limitPerHost: 10, gap: 0)
    for id in 1...5 { queue.add(id, host: "long") }
    queue.add(6, host: "short")
    #expect(Self.drain(&queue, now: 0) == [1, 6, 2, 3, 4, 5])
  }

  @Test func `Between two starts at a host lies the gap, and others go on meanwhile`() {
    var queue = TransferQueue(limit: 10, limitPerHost: 10, gap: 100)
    queue.add(1, host: "a")
    queue.add(2, host: "a")
    queue.add(3, host: "b")
    #expect(Self.drain(&queue, now: 1000) == [1, 3])
    #expect(queue.wakeTime == 1100)
    #expect(Self.drain(&queue, now: 1099).isEmpty)
    #expect(Self.drain(&queue, now: 1100) == [2])
    #expect(queue.wakeTime == nil)
  }

  @Test func `The gap is kept when the first is long over`() {
    var queue = TransferQueue(limit: 10, limitPerHost: 1, gap: 100)
    queue.add(1, host: "a")
    #expect(Self.drain(&queue, now: 0) == [1])
    queue.finish(host: "a")
    queue.add(2, host: "a")
    #expect(Self.drain(&queue, now: 50).isEmpty)
    #expect(queue.wakeTime == 100)
    #expect(Self.drain(&queue, now: 100) == [2])
  }

  @Test func `A pause that ends sooner is not held up by one that ends later`() {
    var queue = TransferQueue(limit: 10, limitPerHost: 1, gap: 100)
    queue.add(1, host: "a")
    #expect(Self.drain(&queue, now: 0) == [1])
    queue.add(2, host: "b")
    #expect(Self.drain(&queue, now: 50) == [2])
    queue.finish(host: "b")
    queue.add(3, host: "b")
    #expect(Self.drain(&queue, now: 60).isEmpty)
    queue.add(4, host: "a")
    queue.finish(host: "a")
    #expect(Self.drain(&queue, now: 70).isEmpty)
    #expect(queue.wakeTime == 100)
    #expect(Self.drain(&queue, now: 100) == [4])
    #expect(Self.drain(&queue, now: 150) == [3])
  }

  @Test func `One that was taken out does not start, and costs its host nothing`() {
    var queue = TransferQueue(limit: 10, limitPerHost: 1, gap: 0)
    for id in 1...3 { queue.add(id, host: "a") }
    queue.withdraw(1)
    queue.withdraw(2)
    #expect(Self.drain(&queue, now: 0) == [3])
    queue.add(4, host: "a")
    queue.add(5, host: "a")
    queue.withdraw(4)
    #expect(queue.withdrawAll(host: "a") == [5])
    queue.finish(host: "a")
    #expect(Self.drain(&queue, now: 0).isEmpty)
    #expect(queue.count == 0)
  }

  @Test(arguments: [0, 100] as [UInt64])
  func `A host that is done with is forgotten`(gap: UInt64) {
    var queue = TransferQueue(limit: 10, limitPerHost: 1, gap: gap)
    for round in 0..<1000 as Range<UInt64> {
      queue.add(Int(round), host: "host\(round)")
      #expect(queue.next(now: round * 1000) == Int(round))
      queue.finish(host: "host\(round)")
      #expect(queue.count <= 2)
    }
    #expect(queue.next(now: 10_000_000) == nil)
    #expect(queue.count == 0)
  }

  /// Random orders against the rules themselves.
  @Test func `In no order of events is a limit broken or a request lost`() {
    var seed: UInt64 = 7
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    var queue = TransferQueue(limit: 5, limitPerHost: 2, gap: 10)
    var hosts: [Int: Int] = [:]
    var active: [Int: Int] = [:]
    var lastStart: [Int: UInt64] = [:]
    var started: Set<Int> = []
    var withdrawn: Set<Int> = []
    var now: UInt64 = 0
    func start() {
      while let id = queue.next(now: now) {
        #expect(started.insert(id).inserted && !withdrawn.contains(id))
        let host = hosts[id] ?? -1
        if let last = lastStart[host] { #expect(now >= last + 10) }
        lastStart[host] = now
        active[host, default: 0] += 1
        #expect(active[host, default: 0] <= 2)
        #expect(active.values.reduce(0, +) <= 5)
      }
    }
    for id in 0..<5000 {
      hosts[id] = random(7)
      queue.add(id, host: "\(hosts[id] ?? 0)")
      if random(10) == 0 {
        queue.withdraw(id)
        withdrawn.insert(id)
      }
      start()
      now += UInt64(random(12))
      for host in 0..<7 where active[host, default: 0] > 0 && random(3) > 0 {
        active[host, default: 0] -= 1
        queue.finish(host: "\(host)")
      }
      start()
    }
    while started.count + withdrawn.count < 5000, now < 10_000_000 {
      for host in 0..<7 where active[host, default: 0] > 0 {
        active[host, default: 0] -= 1
        queue.finish(host: "\(host)")
      }
      now += 5
      start()
    }
    #expect(started.count + withdrawn.count == 5000)
  }
}

@Suite struct QueueingTests {
  @Test func `A host gets only so many requests at a time, and the rest follow`() async throws {
    let here = try Fetching(maxPerHost: 2)
    let gate = Gate()
    here.server["/"] = .reply(Reply.ok("x").behind(gate))
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 { group.addTask { try await here.fetch("/").status } }
      await gate.waitUntilReached(by: 2)
      #expect(here.server.requests.count == 2)
      gate.open()
      for try await status in group { #expect(status == 200) }
    }
    #expect(here.server.requests.count == 6)
  }

  @Test func `A host that never answers holds no other up`() async throws {
    let here = try Fetching(maxConnections: 4, maxPerHost: 2)
    let gate = Gate()
    here.server["/slow"] = .reply(Reply.ok("slow").behind(gate))
    here.server["/fast"] = .reply(.ok("fast"))
    let slow = "http://slow.localhost:\(here.server.port)/slow"
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await here.fetch(slow).text } }
      await gate.waitUntilReached(by: 2)
      for index in 0..<20 {
        #expect(try await here.fetch("http://fast\(index).localhost:\(here.server.port)/fast").text == "fast")
      }
      gate.open()
      for try await text in group { #expect(text == "slow") }
    }
  }

  @Test func `The wait in the queue does not count against the timeout`() async throws {
    var gap = Duration.milliseconds(300)
    var reasons: Set<FetchError.Reason?> = []
    // On a slow machine an answer alone may take longer than it may.
    repeat {
      let limit = gap * 10 / 3
      let here = try Fetching(maxPerHost: 1, minGap: gap)
      here.server["/"] = .reply(.ok("x"))
      reasons = await withTaskGroup(of: FetchError.Reason?.self) { group in
        // The last of them waits for four gaps, longer than any may take.
        for _ in 0..<5 { group.addTask { await here.failure("/") { $0.limits.timeout = limit } } }
        return await group.reduce(into: []) { $0.insert($1) }
      }
      gap = gap * 2
    } while reasons != [nil] && gap < .seconds(60)
    #expect(reasons == [nil])
  }

  @Test func `When a host answers 429, those that wait for it are not sent`() async throws {
    let here = try Fetching(maxPerHost: 1)
    let gate = Gate()
    here.server["/a"] = .reply(Reply.status("429 Too Many Requests", headers: ["Retry-After: 3600"]).behind(gate))
    here.server["/b"] = .reply(.ok("x"))
    async let first = here.fetch("/a")
    await gate.waitUntilReached()
    async let second = here.failure("/b")
    while await here.fetcher.pending < 2 { await Task.yield() }
    gate.open()
    #expect(try await first.status == 429)
    #expect(await second == .hostHeld(host: "127.0.0.1:\(here.server.port)", seconds: 3600, status: 429))
    #expect(here.server.requests(to: "/b").isEmpty)
    // A later request is the caller's own decision, unless it leaves it to us.
    #expect(try await here.fetch("/b").text == "x")
    let url = here.server.url("/b")
    let heeding = FetchRequest(url: url, configuredURL: url, heedsHolds: true)
    await #expect {
      try await here.fetcher.fetch(heeding)
    } throws: { error in
      guard case .hostHeld(_, let seconds, _) = (error as? FetchError)?.reason else { return false }
      return (1...3600).contains(seconds)
    }
  }

  @Test func `When a page's host answers 503 with Retry-After, the pages that wait for it are not asked for`()
    async throws
  {
    let here = try Fetching(maxPerHost: 1)
    let gate = Gate()
    here.server["/a"] = .reply(Reply.status("503 Busy", headers: ["Retry-After: 3600"]).behind(gate))
    here.server["/b"] = .reply(.ok("x"))
    async let first = here.fetch("/a") { $0.heedsHolds = true }
    await gate.waitUntilReached()
    async let page = here.failure("/b") { $0.heedsHolds = true }
    async let feed = here.fetch("/b")
    while await here.fetcher.pending < 3 { await Task.yield() }
    gate.open()
    #expect(try await first.status == 503)
    guard case .hostHeld(_, _, 503)? = await page else {
      Issue.record("the page was asked for")
      return
    }
    // A feed of that host is another matter.
    #expect(try await feed.text == "x")
    #expect(here.server.requests(to: "/b").count == 1)
  }

  @Test func `No redirect leads to a host that asked to be left alone`() async throws {
    let here = try Fetching(allowPrivate: ["127.0.0.0/8"])
    let other = try LoopbackServer()
    other["/busy"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 86400"]))
    #expect(try await here.fetch(other.url("/busy")).status == 429)
    here.server["/away"] = .reply(.redirect(to: other.url("/news")))
    other["/news"] = .reply(.ok("x"))
    guard case .hostHeld(let host, let seconds, 429)? = await here.failure("/away") else {
      Issue.record("the redirect was followed")
      return
    }
    #expect(host == "127.0.0.1:\(other.port)")
    #expect((1...86_400).contains(seconds))
    #expect(other.requests(to: "/news").isEmpty)
    // Within its own host a caller that knows better gets on.
    here.server["/busy"] = .reply(.status("429 Too Many Requests", headers: ["Retry-After: 86400"]))
    here.server["/here"] = .reply(.redirect(to: here.server.url("/news")))
    here.server["/news"] = .reply(.ok("x"))
    #expect(try await here.fetch("/busy").status == 429)
    #expect(try await here.fetch("/here").text == "x")
  }

  @Test func `Connections are used again within a batch, and not kept for nothing`() async throws {
    let here = try Fetching(maxPerHost: 1)
    here.server["/"] = .reply(.ok("x"))
    for _ in 0..<3 { _ = try await here.fetch("/") }
    #expect(here.server.connections == 3)
    // A machine so busy that libcurl lets a connection go between two of these tries again.
    for _ in 0..<10 where !here.server.hasReusedTheLast {
      _ = try await here.fetch("/") { $0.reusesConnection = true }
    }
    #expect(here.server.hasReusedTheLast)
    // A batch they are where all wait before the first is answered.
    let gate = Gate()
    here.server["/"] = .reply(Reply.ok("x").behind(gate))
    let connections = here.server.connections
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<10 { group.addTask { _ = try? await here.fetch("/") } }
      while await here.fetcher.pending < 10 { await Task.yield() }
      gate.open()
    }
    #expect(here.server.connections - connections < 10)
  }
}
