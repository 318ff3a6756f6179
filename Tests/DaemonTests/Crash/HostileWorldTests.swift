import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// What else goes wrong around a daemon: no descriptors, a clock that jumps, a twin, consumers in a hurry.
@Suite(.serialized) struct HostileWorldTests {
  private let publisher: Publisher
  private let workspace: Workspace

  init() throws {
    publisher = try Publisher()
    workspace = try Workspace()
  }

  private func status() async throws -> JSONValue {
    let run = try await Program.run("status", "--json", "-c", workspace.path("tidings.yaml"))
    #expect(run.status == 0, "\(run.errors)")
    return try JSONReader.read(Array(run.output.utf8))
  }

  @Test func withoutFileDescriptorsPollingPausesAndNoFeedIsBlamed() async throws {
    let prlimit = "/usr/bin/prlimit"
    guard isPossible(FileManager.default.isExecutableFile(atPath: prlimit), "prlimit is not installed") else { return }
    let publisher = try Publisher(closesConnections: true)
    publisher.publish(["First light"], in: "a")
    publisher.publish(["Second wind"], in: "b")
    try workspace.configure(feeds: publisher.line("a") + "\n" + publisher.line("b"))
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first articles") { workspace.names().count == 2 }
    func allow(_ files: Int) async throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: prlimit)
      process.arguments = ["--pid", String(daemon.pid), "--nofile=\(files):"]
      try await process.runToEnd()
      #expect(process.terminationStatus == 0)
    }
    // A few are left for the state, the spool and whoever asks how it is; none for connections.
    let used = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.pid)/fd").count
    try await allow(used + 8)
    publisher.publish((1...5).map { "Later \($0)" }, in: "a")
    // A status that the daemon is too busy to answer in time does not know of it.
    try await eventually("the pause") {
      try await status()["pause"]?["reason"]?.string?.contains("Too many open files") == true
    }
    try await allow(1024)
    try await eventually("all articles") { workspace.names().count == publisher.all.count }
    try await eventually("the pause to end") { try await status()["pause"] == nil }
    #expect(daemon.log.contains("feed fails") == false)
    #expect(try await daemon.stop() == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  @Test func aClockThatJumpsBothWaysStopsNoPollAndBreaksNoOrder() async throws {
    let source = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("ClockShift/clock-shift.c").path
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = ["cc", "-shared", "-fPIC", "-O2", "-o", workspace.path("clock-shift.so"), source]
    try await compiler.runToEnd()
    guard isPossible(compiler.terminationStatus == 0, "a C compiler (cc) is not installed") else { return }
    publisher.publish(["Article 0"], in: "a")
    // Beside it one for which the program waits long.
    publisher.publish([], in: "slow")
    try workspace.configure(feeds: publisher.line("a") + "\n" + publisher.line("slow", "every: 1h"))
    let shift = workspace.path("shift")
    // Changed in place: the program has it mapped.
    _ = FileManager.default.createFile(atPath: shift, contents: Data(count: 8))
    func setClock(byDays days: Int64) throws {
      let file = try #require(FileHandle(forWritingAtPath: shift))
      try withUnsafeBytes(of: days * 86_400) { try file.write(contentsOf: Data($0)) }
      try file.close()
    }
    let daemon = try await RunningDaemon(
      workspace, environment: ["LD_PRELOAD": workspace.path("clock-shift.so"), "CLOCK_SHIFT": shift])
    try await eventually("the first article") { workspace.names().count == 1 }
    var jumps = 1
    // Ahead, and back as soon as all is polled that seems due then.
    let polls = publisher.requests("slow")
    try setClock(byDays: 1)
    try await eventually("the poll that seems due") { publisher.requests("slow") > polls }
    try setClock(byDays: 0)
    publisher.publish(["Article 1"], in: "a")
    try await eventually("the article after the leap there and back; the log says:\n\(daemon.log)") {
      workspace.names().count == 2
    }
    for days: Int64 in [400, -400, 0, -3650, 1] {
      jumps += 1
      try setClock(byDays: days)
      publisher.publish(["Article \(jumps)"], in: "a")
      try await eventually("the article after the jump to day \(days); the log says:\n\(daemon.log)") {
        workspace.names().count == jumps + 1
      }
    }
    // The order of names is the order of delivery, whatever the clock said.
    #expect(try workspace.titles() == (0...jumps).map { "Article \($0)" })
    #expect(try await daemon.stop() == 0)
    // The next daemon has the right time, and files of the future before it.
    let next = try await RunningDaemon(workspace)
    publisher.publish(["Article \(jumps + 1)"], in: "a")
    try await eventually("the article after the restart") { workspace.names().count == jumps + 2 }
    #expect(try workspace.titles() == (0...jumps + 1).map { "Article \($0)" })
    #expect(try await next.stop() == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  /// The state as a daemon leaves it whose clock was decades ahead, and is put right while none runs.
  @Test func whatAClockThatWasAheadLeftPutsNoFeedOffAndNoHost() async throws {
    publisher.publish(["Article 0"], in: "a")
    try workspace.configure(feeds: publisher.line("a", "every: 1h"))
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml")).status == 0)
    let host = "127.0.0.1:\(publisher.server.port)"
    try workspace.changeState(
      """
      UPDATE feeds SET last_polled = last_polled * 2, last_success = last_success * 2,
        next_due = next_due + last_polled, not_modified_since = last_polled * 2;
      INSERT INTO holds (host, until) SELECT '\(host)', next_due FROM feeds;
      """)
    let now = Date()
    let feed = try #require(try await status()["feeds"]?.array?.first)
    let due = try #require(feed["next_due"]?.string.flatMap { Timestamp(rfc3339: $0) })
    #expect(Double(due.seconds) - now.timeIntervalSince1970 < 4200)
    #expect(feed["due_reason"]?.string?.hasSuffix("the clock was ahead when it was last polled") == true)
    #expect(feed["health"]?.string == "well" && feed["held_until"] == nil)
    // By the schedule too, which is planned as the daemon starts.
    try workspace.configure(feeds: publisher.line("a", "every: 1s"))
    publisher.publish(["Article 1"], in: "a")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the article that came meanwhile") { workspace.names().count == 2 }
    #expect(try await status()["feeds"]?.array?.first?["due_reason"]?.string == "every 1s")
    #expect(try await daemon.stop() == 0)
  }

  @Test func ofDaemonsStartedAtOnceOneWorksAndTheOthersSayWhoDoes() async throws {
    publisher.publish((1...20).map { "Article number \($0)" }, in: "a")
    let config = try workspace.configure(feeds: publisher.line("a"))
    let processes = (0..<4).map { number in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["run", "-c", config]
      let log = workspace.path("log-\(number)")
      _ = FileManager.default.createFile(atPath: log, contents: nil)
      process.standardError = FileHandle(forWritingAtPath: log)
      process.standardOutput = FileHandle.nullDevice
      return process
    }
    for process in processes { try process.start() }
    try await eventually("one of them to remain") { processes.count(where: \.isRunning) == 1 }
    try await eventually("the articles") { workspace.names().count == 20 }
    let running = processes.first { $0.isRunning }
    let winner = try #require(running)
    for (number, process) in processes.enumerated() where process !== winner {
      // With 1 where its patience was over before the winner listened, as on a busy disk.
      #expect(process.terminationReason == .exit && [1, 2].contains(process.terminationStatus))
      let log = try String(contentsOfFile: workspace.path("log-\(number)"), encoding: .utf8)
      #expect(log.contains("state.sqlite: held by "), "\(log)")
    }
    kill(winner.processIdentifier, SIGTERM)
    try await eventually("its end") { !winner.isRunning }
    #expect(winner.terminationStatus == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  /// Three consumers take from a queue while the daemon delivers into it, is killed and started again.
  @Test func consumersRacingADaemonThatIsKilledGetEachArticleOnce() async throws {
    try workspace.configure(feeds: publisher.line("a") + "\n" + publisher.line("b"))
    publisher.publish(["Article a0"], in: "a")
    publisher.publish(["Article b0"], in: "b")
    var daemon = try await RunningDaemon(workspace)
    let outputs = (0..<3).map { workspace.path("consumer-\($0)") }
    let consumers = outputs.map { output in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["spool", "follow", "--claim", "--spool", workspace.path("spool")]
      _ = FileManager.default.createFile(atPath: output, contents: nil)
      process.standardOutput = FileHandle(forWritingAtPath: output)
      process.standardError = FileHandle.nullDevice
      return process
    }
    for consumer in consumers { try consumer.start() }
    defer { for consumer in consumers where consumer.isRunning { consumer.terminate() } }
    func lines() throws -> [Substring] {
      try outputs.flatMap { try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n") }
    }
    for round in 1...4 {
      publisher.publish((0..<25).map { "Article a\(round)-\($0)" }, in: "a")
      publisher.publish((0..<25).map { "Article b\(round)-\($0)" }, in: "b")
      let seen = try lines().count
      try await eventually("some of round \(round)") { try lines().count > seen + round * 5 }
      try await daemon.kill()
      daemon = try await RunningDaemon(workspace)
    }
    try await eventually("every article") { try Set(lines()).count >= publisher.all.count }
    #expect(try await daemon.stop() == 0)
    for consumer in consumers {
      consumer.interrupt()
      try await eventually("the consumer's end") { !consumer.isRunning }
      #expect(consumer.terminationStatus == 0)
    }
    // What was claimed and deleted just before a kill may come again, byte for byte; nothing else may.
    let articles = try Set(lines()).map { try JSONReader.read(Array($0.utf8)) }
    #expect(articles.compactMap { $0["title"]?.string }.sorted() == publisher.all.sorted())
    for part in ["new", "cur", "failed", "tmp"] { #expect(workspace.names(in: part).isEmpty) }
  }
}
