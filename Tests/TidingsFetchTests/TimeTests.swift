import Glibc
import LoopbackServer
import Testing
import TidingsModel

@testable import TidingsFetch

@Suite struct TimeTests {
  @Test(.timeLimit(.minutes(30)))
  func `Names that get no answer hold up no others, and waiting for a turn is no failure`() async throws {
    var next = Duration.seconds(1)
    let clock = ContinuousClock()
    var isInTime = false
    // On a slow machine the time may run out when the wait is over.
    while !isInTime {
      let limit = next
      next = limit * 2
      let gate = Gate()
      let here = try Fetching { name in
        guard name.hasPrefix("silent") else { return .addresses([IPAddress(v4: 0x7F00_0001)]) }
        gate.pass()
        return .failed
      }
      here.server["/"] = .reply(.ok("here"))
      func fetch(_ host: String, connectTimeout: Duration) async throws(FetchError) -> FetchResponse {
        let url = here.server.url("/", host: host)
        var request = FetchRequest(url: url, configuredURL: url)
        request.limits.connectTimeout = connectTimeout
        return try await here.fetcher.fetch(request)
      }
      isInTime = try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 {
          group.addTask {
            let answer = try? await fetch("silent\(number).example", connectTimeout: .milliseconds(300))
            #expect(answer == nil)
          }
        }
        await gate.waitUntilReached()
        let began = clock.now
        let living = Task { () async -> (text: String?, ended: ContinuousClock.Instant) in
          let answer = try? await fetch("living.example", connectTimeout: limit)
          return (answer?.text, clock.now)
        }
        // Longer than the limit, those included that have a turn first: whoever still waits for one does not fail.
        try await clock.sleep(until: began + limit * 3)
        gate.open()
        let opened = clock.now
        let (text, ended) = await living.value
        try await group.waitForAll()
        guard text != nil || ended < opened else { return false }
        #expect(text == "here")
        return true
      }
    }
  }

  @Test func `A transfer that is not done in time ends, whether nothing comes or always a little more`() async throws {
    let here = try Fetching()
    let gate = Gate()
    here.server["/silent"] = .reply(Reply.ok("x").behind(gate))
    here.server["/half"] = .reply(Reply.ok("0123456789").halting(at: gate, after: 40))
    here.server["/endless"] = .reply(
      Reply([.bytes(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)), .endless([0x20])]))
    for path in ["/silent", "/half", "/endless"] {
      let reason = await here.failure(path) {
        $0.limits.timeout = .milliseconds(200)
        $0.limits.maxBytes = .max
      }
      #expect(reason == .timeout(.milliseconds(200)), "\(path)")
    }
    gate.open()
  }

  @Test func `Only where nothing comes on a kept connection may the network be down that made a time run out`()
    async throws
  {
    let here = try Fetching()
    let gate = Gate()
    here.server["/"] = .reply(.ok("x"))
    here.server["/silent"] = .reply(Reply.ok("x").behind(gate))
    here.server["/half"] = .reply(Reply.ok("0123456789").halting(at: gate, after: 40))
    here.server["/moved"] = .reply(.redirect(to: "/silent"))
    for (path, isKept, isSilent) in [
      ("/silent", false, true), ("/silent", true, true), ("/half", true, false), ("/moved", true, false),
    ] {
      // A machine so busy that libcurl let the kept connection go meanwhile tries again.
      var isAsMeant = false
      for _ in 0..<10 where !isAsMeant {
        if isKept { _ = try await here.fetch("/") { $0.reusesConnection = true } }
        let connections = here.server.connections
        do {
          _ = try await here.fetch(path) { $0.limits.timeout = .seconds(2) }
          Issue.record("answered")
        } catch {
          isAsMeant = !isKept || path == "/moved" || here.server.connections == connections
          guard isAsMeant else { continue }
          #expect(error.reason == .timeout(.seconds(2)))
          #expect(!error.isHostAway, "\(path) \(isKept) \(error)")
          #expect(error.mayBeNetworkDown == (isKept && isSilent), "\(path) \(isKept) \(error)")
        }
      }
      #expect(isAsMeant, "\(path) never met a kept connection")
    }
    gate.open()
  }

  @Test func `The deadline spans all redirects`() async throws {
    let here = try Fetching()
    let gate = Gate()
    here.server["/a"] = .reply(.redirect(to: "/b"))
    here.server["/b"] = .reply(Reply.ok("x").behind(gate))
    var limit = Duration.milliseconds(200)
    var isRedirected = false
    // On a slow machine it may be over before the redirect is answered.
    while !isRedirected, limit < .seconds(300) {
      do {
        _ = try await here.fetch("/a") { $0.limits.timeout = limit }
        Issue.record("answered")
        return
      } catch {
        #expect(error.reason == .timeout(limit))
        isRedirected = error.url == here.server.url("/b")
        if isRedirected { #expect(error.redirects.map(\.status) == [302]) }
      }
      limit = limit * 2
    }
    #expect(isRedirected)
    gate.open()
  }

  @Test(.timeLimit(.minutes(30)))
  func `The name that a redirect leads to has as long to be found as the first one had`() async throws {
    var next = Duration.seconds(4)
    let clock = ContinuousClock()
    var isInTime = false
    // On a slow machine the time may run out before anything is seen.
    while !isInTime {
      let limit = next
      next = limit * 2
      let redirect = Gate()
      let lookup = Gate()
      let here = try Fetching(allowPrivate: ["127.0.0.0/8"]) { name in
        if name == "second.example" { lookup.pass() }
        return .addresses([IPAddress(v4: 0x7F00_0001)])
      }
      here.server["/"] = .reply(
        Reply.redirect(to: here.server.url("/there", host: "second.example")).behind(redirect))
      here.server["/there"] = .reply(.ok("there"))
      let url = here.server.url("/", host: "first.example")
      let fetch = Task { () async throws(FetchError) -> FetchResponse in
        try await here.fetch(url) { $0.limits.connectTimeout = limit }
      }
      await redirect.waitUntilReached()
      let began = clock.now
      try await clock.sleep(until: began + limit / 2)
      let redirected = clock.now
      redirect.open()
      await lookup.waitUntilReached()
      // The first name's time is over, and the second one's is not.
      try await clock.sleep(until: began + limit + .milliseconds(500))
      lookup.open()
      let answer = await fetch.result
      isInTime = clock.now - redirected < limit
      if isInTime { #expect(try answer.get().text == "there") }
    }
  }

  @Test func `A name server that stays silent is a connect timeout`() async throws {
    let gate = Gate()
    let here = try Fetching(lookup: { _ in
      gate.pass()
      return .noSuchHost
    })
    let reason = await here.failure("http://silent.example/") { $0.limits.connectTimeout = .milliseconds(100) }
    #expect(reason == .connectTimeout(.milliseconds(100)))
    gate.open()
  }

  @Test func `Cancelling ends a transfer at once, wherever it is`() async throws {
    let gate = Gate()
    let here = try Fetching(
      maxPerHost: 1,
      lookup: { _ in
        gate.pass()
        return .noSuchHost
      })
    here.server["/"] = .reply(Reply.ok("x").behind(gate))
    let running = Task { await here.failure("/") }
    await gate.waitUntilReached()
    let waiting = Task { await here.failure("/") }
    let resolving = Task { await here.failure("http://silent.example/") }
    await gate.waitUntilReached(by: 2)
    for task in [waiting, resolving, running] {
      task.cancel()
      #expect(await task.value == .cancelled)
    }
    gate.open()
    // The places they held are free again.
    #expect(try await here.fetch("/").text == "x")
    #expect(here.server.requests.count == 2)
  }

  @Test(.timeLimit(.minutes(30)))
  func `A time that ran out while the program was stopped is not held against the server`() async throws {
    let here = try Fetching()
    let gate = Gate()
    here.server["/"] = .reply(Reply.ok("x").behind(gate))
    var reason: FetchError.Reason?
    var limit: UInt32 = 1
    // On a slow machine it may run out before.
    repeat {
      let asked = here.server.requests.count
      let ended = Counter()
      let fetch = Task { [limit] in
        defer { ended.add() }
        return await here.failure("/", isStopped: true) { $0.limits.timeout = .seconds(limit) }
      }
      while here.server.requests.count == asked, ended.count == 0 { try await Task.sleep(for: .milliseconds(1)) }
      await here.fetcher.standStill(seconds: limit + 5)
      reason = await fetch.value
      limit *= 2
    } while reason == .timeout(.seconds(limit / 2)) && limit < 300
    #expect(reason == .wasStopped)
    gate.open()
  }

  @Test func `A task cancelled before it asks gets no request sent`() async throws {
    let here = try Fetching()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await here.failure("/")
    }
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(here.server.connections == 0)
  }

  @Test func `Shutting down ends all that is under way and all that waits`() async throws {
    let here = try Fetching(maxPerHost: 1)
    let gate = Gate()
    here.server["/"] = .reply(Reply.ok("x").behind(gate))
    let tasks = (0..<5).map { _ in Task { await here.failure("/") } }
    await gate.waitUntilReached()
    await here.fetcher.shutdown()
    for task in tasks { #expect(await task.value == .shutDown) }
    #expect(await here.failure("/") == .shutDown)
    await here.fetcher.shutdown()
    gate.open()
  }

  @Test(.timeLimit(.minutes(30)))
  func `A fetcher that nobody holds any longer ends its thread`() async throws {
    let server = try LoopbackServer()
    server["/"] = .reply(.ok("x"))
    weak var loop: TransferLoop?
    do {
      let fetcher = try Fetching.fetcher()
      let request = FetchRequest(url: server.url("/"), configuredURL: server.url("/"), reusesConnection: true)
      #expect(try await fetcher.fetch(request).status == 200)
      loop = fetcher.loop
    }
    // The thread holds the loop until it ends.
    while loop != nil { await Task.yield() }
  }
}

extension HTTPFetcher {
  /// Keeps the transfer thread from running, as a signal does that stops the program.
  fileprivate func standStill(seconds: UInt32) { sleep(seconds) }
}
