import CSQLite
import Disks
import Foundation
import LoopbackServer
import Testing
import TidingsModel

/// A daemon whose disks are full or cannot be written: polling pauses, `tidings status` says so from another process,
/// nothing is lost, and it ends by itself when there is room again.
@Suite(.serialized) struct HostileDiskTests {
  private let publisher: Publisher
  private let workspace: Workspace

  init() throws {
    publisher = try Publisher(textLength: 6000)
    workspace = try Workspace()
  }

  private func titles(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "Article number \($0)" } }

  private func status() async throws -> JSONValue {
    let run = try await Program.run("status", "--json", "-c", workspace.path("tidings.yaml"))
    #expect(run.status == 0, "\(run.errors)")
    return try JSONReader.read(Array(run.output.utf8))
  }

  private func pause() async throws -> String? { try await status()["pause"]?["reason"]?.string }

  /// What a person is told.
  private func words() async throws -> String {
    try await Program.run("status", "-c", workspace.path("tidings.yaml")).output
  }

  @Test func aFullDiskUnderTheSpool() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "600k")
    defer { disk.unmount() }
    publisher.publish(titles(1...60), in: "a")
    try workspace.configure(feeds: publisher.line("a"))
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the pause") { try await pause() != nil }
    #expect(try await pause()?.contains("No space left on device") == true)
    #expect(try await status()["pause"]?["since"]?.string != nil)
    #expect(try await words().contains("\npolling pauses since "))
    #expect(daemon.log.contains("delivery pauses, and polling with it"))

    var ledger = Ledger()
    try await eventually("all articles to come through") {
      ledger.consume(workspace)
      return ledger.seen().count == publisher.all.count
    }
    try await eventually("the pause to end") { try await pause() == nil }
    publisher.publish(["One more"], in: "a")
    try await eventually("polling to go on") {
      ledger.consume(workspace)
      return ledger.seen().contains("One more")
    }
    #expect(try await words().contains("pauses") == false)
    #expect(try await daemon.stop() == 0)
    ledger.consume(workspace)
    ledger.close(publisher.all)
    #expect(workspace.names(in: "tmp").isEmpty)
  }

  @Test func whatWaitsForTheSpoolIsNotSaidToBeDelivered() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "600k")
    defer { disk.unmount() }
    publisher.publish(titles(1...3), in: "a")
    let config = try workspace.configure(feeds: publisher.line("a", "every: 1h"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let ballast = try disk.fill(leaving: 0)
    publisher.publish(titles(4...6), in: "a")
    #expect(try await Program.run("poll", "-c", config).status == 1)
    let waiting = try await status()
    #expect(waiting["outbox"]?.integer == 3)
    #expect(waiting["feeds"]?.array?.first?["delivered"]?.integer == 3)
    let words = try await words()
    #expect(
      words.hasPrefix("1 feed, 6 articles known, 3 waiting for the spool (/")
        && words.contains("/spool: 0 KiB are free), no daemon running\n"),
      "\(words)")
    try FileManager.default.removeItem(atPath: ballast)
    #expect(try await Program.run("poll", "-c", config).status == 0)
    #expect(try await status()["feeds"]?.array?.first?["delivered"]?.integer == 6)
    #expect(workspace.names().count == 6)
  }

  @Test func aPollHandedOverSaysThatWhatItBroughtCouldNotBeDelivered() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "600k")
    defer { disk.unmount() }
    publisher.publish(titles(1...3), in: "a")
    let config = try workspace.configure(feeds: publisher.line("a", "every: 1h"))
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first articles") { workspace.names().count == 3 }
    let ballast = try disk.fill(leaving: 0)
    publisher.publish(titles(4...6), in: "a")
    let polled = try await Program.run("poll", "-c", config)
    #expect(polled.status == 1)
    #expect(polled.output == "a: 3 new\n")
    #expect(
      polled.errors.contains("not everything is delivered yet; the daemon goes on with it: "), "\(polled.errors)")
    #expect(workspace.names().count == 3)
    try FileManager.default.removeItem(atPath: ballast)
    try await eventually("the others") { workspace.names().count == 6 }
    #expect(try await daemon.stop() == 0)
  }

  @Test func aStateThatAnotherProgramLocksIsWaitedFor() async throws {
    publisher.publish(titles(1...3), in: "a")
    let config = try workspace.configure(feeds: publisher.line("a"), more: "log: {level: debug}")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first articles") { workspace.names().count == 3 }
    // A delivery that could not be noted would be the first to pause, and then no poll is tried at all.
    try await eventually("the delivery to be noted") { try await status()["outbox"]?.integer == 0 }
    var database: OpaquePointer?
    try #require(sqlite3_open(workspace.path("state.sqlite"), &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    sqlite3_busy_timeout(database, 10_000)
    try #require(sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
    publisher.publish(titles(4...6), in: "a")
    try await daemon.waitForLog("polling pauses: ")
    #expect(daemon.log.contains("state.sqlite: locked by another program"))
    #expect(try await pause()?.contains("locked by another program") == true)
    // What could not be recorded is not asked for: the state is tried, not the publisher.
    let asked = publisher.server.requests.count
    try await daemon.waitForLog("postponed: ")
    #expect(publisher.server.requests.count == asked)
    #expect(!daemon.log.contains("goes on"))
    try #require(sqlite3_exec(database, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
    try await daemon.waitForLog("polling goes on")
    try await eventually("the others") { workspace.names().count == 6 }
    #expect(try await daemon.stop() == 0)

    // Status 1, as systemd starts what ended with 2 no more.
    try #require(sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
    let run = try await Program.run("run", "-c", config)
    #expect(run.status == 1)
    #expect(run.errors.contains("state.sqlite: locked by another program"), "\(run.errors)")
    try #require(sqlite3_exec(database, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
  }

  /// What a transaction could not make durable beside the state, the next one holds in the state.
  @Test func aFileBesideTheStateThatCannotBeSyncedStopsNothingForGood() async throws {
    let strace = "/usr/bin/strace"
    guard isPossible(FileManager.default.isExecutableFile(atPath: strace), "strace is not installed") else { return }
    publisher.publish(titles(1...20), in: "a")
    try workspace.configure(feeds: publisher.line("a"))
    let directory = URL(fileURLWithPath: workspace.directory).resolvingSymlinksInPath().path
    // With -D it is the tracer that is the child.
    let daemon = try await RunningDaemon(
      workspace,
      through: [
        strace, "-D", "-f", "-qq", "-o", workspace.path("trace"), "-P", directory + "/state.sqlite-outbox",
        "-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO",
      ])
    try await daemon.waitForLog("polling pauses: ")
    #expect(daemon.log.contains("state.sqlite-outbox: Input/output error)"))
    try await eventually("all articles") { workspace.names().count == 20 }
    publisher.publish(titles(21...40), in: "a")
    try await eventually("more articles") { workspace.names().count == 40 }
    #expect(try await pause() == nil)
    #expect(try await daemon.stop() == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  /// Kills a daemon that has promised more articles than the spool's disk holds.
  /// - Returns: its configuration.
  @discardableResult
  private func killWithPromises() async throws -> String {
    publisher.publish(titles(1...30), in: "a")
    let config = try workspace.configure(feeds: publisher.line("a"))
    let daemon = try await RunningDaemon(workspace)
    try await daemon.waitForLog("delivery pauses")
    try await daemon.kill()
    return config
  }

  /// Promised articles are gone only where their file is: not where it cannot be opened or read just now.
  @Test(arguments: ["openat:error=EMFILE", "openat:error=EACCES", "pread64:error=EIO"])
  func aFileBesideTheStateThatCannotBeReadLosesNothing(fault: String) async throws {
    let strace = "/usr/bin/strace"
    guard isPossible(FileManager.default.isExecutableFile(atPath: strace), "strace is not installed"),
      isPossible(canMount, "only root can mount a small disk")
    else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "300k")
    defer { disk.unmount() }
    let config = try await killWithPromises()
    // The feed carries them no longer.
    publisher.server["/a"] = .reply(.status("503 Busy"))
    var ledger = Ledger()
    ledger.consume(workspace)
    try #require(ledger.seen().count < 30)

    let directory = URL(fileURLWithPath: workspace.directory).resolvingSymlinksInPath().path
    let ill = Process()
    ill.executableURL = URL(fileURLWithPath: strace)
    ill.arguments = [
      "-D", "-f", "-qq", "-o", workspace.path("trace"), "-P", directory + "/state.sqlite-outbox",
      "-e", "trace=openat,pread64", "-e", "inject=" + fault, Program.path, "poll", "-c", config,
    ]
    let errors = workspace.path("errors")
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    ill.standardError = FileHandle(forWritingAtPath: errors)
    ill.standardOutput = FileHandle.nullDevice
    try await ill.runToEnd()
    #expect(ill.terminationStatus != 0)
    let said = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(said.contains("state.sqlite-outbox: ") && !said.contains("taken for new"), "\(said)")

    ledger.consume(workspace)
    _ = try await Program.run("poll", "-c", config)
    ledger.consume(workspace)
    ledger.close(publisher.all)
  }

  @Test func aDaemonStartsThoughTheFileBesideTheStateIsGoneAndItsPollsBringTheArticlesAnew() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "300k")
    defer { disk.unmount() }
    try await killWithPromises()
    try FileManager.default.removeItem(atPath: workspace.path("state.sqlite-outbox"))
    var ledger = Ledger()
    ledger.consume(workspace)
    try #require(ledger.seen().count < 30)

    let next = try await RunningDaemon(workspace)
    try await next.waitForLog("are taken for new again")
    try await eventually("the other articles") {
      ledger.consume(workspace)
      return ledger.seen().count == publisher.all.count
    }
    #expect(try await next.stop() == 0)
  }

  @Test func aPollGoesOnThoughTheFileBesideTheStateIsGoneAndBringsTheArticlesAnew() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "300k")
    defer { disk.unmount() }
    let config = try await killWithPromises()
    try FileManager.default.removeItem(atPath: workspace.path("state.sqlite-outbox"))
    var ledger = Ledger()
    ledger.consume(workspace)
    try #require(ledger.seen().count < 30)
    let poll = try await Program.run("poll", "-c", config)
    #expect(poll.errors.contains("are taken for new again"), "\(poll.errors)")
    #expect(poll.status == 0 && poll.output.contains(" new"), "\(poll.output)")
    try await eventually("the other articles") {
      ledger.consume(workspace)
      if ledger.seen().count == publisher.all.count { return true }
      _ = try await Program.run("poll", "-c", config)
      return false
    }
  }

  /// A page that cannot be read is no damage: what is told is what the service's manager may try again.
  @Test func aStateThatCannotBeReadIsNotCalledDamaged() async throws {
    let strace = "/usr/bin/strace"
    guard isPossible(FileManager.default.isExecutableFile(atPath: strace), "strace is not installed") else { return }
    publisher.publish(["First light"], in: "a")
    let config = try workspace.configure(feeds: publisher.line("a"))
    #expect(try await Program.run("poll", "-c", config).status == 0)
    let directory = URL(fileURLWithPath: workspace.directory).resolvingSymlinksInPath().path
    var faults = 0
    for read in 1...24 {
      let ill = Process()
      ill.executableURL = URL(fileURLWithPath: strace)
      ill.arguments = [
        "-D", "-f", "-qq", "-o", workspace.path("trace"), "-P", directory + "/state.sqlite", "-e", "trace=pread64",
        "-e", "inject=pread64:error=EIO:when=\(read)", Program.path, "poll", "-c", config,
      ]
      let errors = workspace.path("errors")
      _ = FileManager.default.createFile(atPath: errors, contents: nil)
      ill.standardError = FileHandle(forWritingAtPath: errors)
      ill.standardOutput = FileHandle.nullDevice
      try await ill.runToEnd()
      let said = try String(contentsOfFile: errors, encoding: .utf8)
      if ill.terminationStatus != 0 { faults += 1 }
      // Of its own tables SQLite says "malformed" whatever keeps it from reading them.
      #expect(!said.contains("damaged") || said.contains("damaged (database disk image is malformed"), "\(said)")
    }
    #expect(faults > 4)
    #expect(try await Program.run("poll", "-c", config).status == 0)
  }

  /// A small disk with the state of a feed that has one article.
  private func diskOfTheState() throws -> SmallDisk {
    let disk = try SmallDisk(at: workspace.path("small"), size: "6m")
    publisher.publish(["First light"], in: "a")
    try workspace.write(
      """
      spool: spool
      state: small/state.sqlite
      http: {min_gap: 0s}
      feeds:
      \(publisher.line("a"))

      """, to: "tidings.yaml")
    return disk
  }

  @Test func aFullDiskUnderTheState() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try diskOfTheState()
    defer { disk.unmount() }
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first article") { workspace.names().count == 1 }
    let ballast = try disk.fill(leaving: 100 << 10)
    publisher.publish(titles(1...60), in: "a")
    try await eventually("the pause") { try await pause() != nil }
    #expect(try await pause()?.contains("no room left") == true)
    #expect(try await words().contains("\npolling pauses since "))
    #expect(workspace.names().count == 1)
    try FileManager.default.removeItem(atPath: ballast)
    try await eventually("all articles") { workspace.names().count == publisher.all.count }
    try await eventually("the pause to end") { try await pause() == nil }
    #expect(try await status()["feeds"]?.array?.first?["failures"]?.integer == 0)
    #expect(try await daemon.stop() == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  /// Polls that bring nothing are recorded without anybody waiting for it.
  @Test func aFullDiskUnderTheStateShowsThoughNoFeedHasNews() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try diskOfTheState()
    defer { disk.unmount() }
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first article") { workspace.names().count == 1 }
    // By the next poll it is off the list of what is to be delivered.
    try await eventually("a poll without news") { publisher.requests("a") > 1 }
    let ballast = try disk.fill(leaving: 0)
    try await eventually("the pause") { try await pause() != nil }
    #expect(try await pause()?.contains("no room left") == true)
    #expect(daemon.log.contains("polling pauses"))
    try FileManager.default.removeItem(atPath: ballast)
    try await eventually("the pause to end") { try await pause() == nil }
    #expect(try await daemon.stop() == 0)
  }

  /// Room for a poll's articles, and none for taking them off again.
  @Test(arguments: [160 << 10, 320 << 10, 640 << 10])
  func aFullDiskUnderTheStateDeliversNothingAnewAtEachStart(left: Int) async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try diskOfTheState()
    defer { disk.unmount() }
    let config = workspace.path("tidings.yaml")
    #expect(try await Program.run("poll", "-c", config).status == 0)
    var delivered: [String: Int] = [:]
    func consume() throws {
      for name in workspace.names() {
        delivered[name, default: 0] += 1
        try FileManager.default.removeItem(atPath: workspace.path("spool/all/new/\(name)"))
      }
    }
    try consume()
    let ballast = try disk.fill(leaving: left)
    publisher.publish(titles(1...20), in: "a")
    for _ in 0..<4 {
      _ = try await Program.run("poll", "-c", config, "--force")
      try consume()
    }
    try FileManager.default.removeItem(atPath: ballast)
    #expect(try await Program.run("poll", "-c", config, "--force").status == 0)
    try consume()
    #expect(delivered.count == publisher.all.count)
    #expect(delivered.values.allSatisfy { $0 == 1 }, "\(delivered)")
  }

  @Test func aSpoolThatIsMountedReadOnlyForAWhile() async throws {
    guard isPossible(canMount, "only root can mount a small disk") else { return }
    let disk = try SmallDisk(at: workspace.path("spool"), size: "8m")
    defer { disk.unmount() }
    publisher.publish(["First light"], in: "a")
    try workspace.configure(feeds: publisher.line("a"))
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first article") { workspace.names().count == 1 }
    // A file open for writing keeps a disk from being made read-only.
    try await eventually("the disk to turn read-only") { (try? disk.remount("ro")) != nil }
    publisher.publish(titles(1...5), in: "a")
    try await eventually("the pause") { try await pause() != nil }
    #expect(try await pause()?.contains("Read-only file system") == true)
    #expect(try await status()["outbox"]?.integer == 5)
    try disk.remount("rw")
    try await eventually("all articles") { workspace.names().count == publisher.all.count }
    try await eventually("the pause to end") { try await pause() == nil }
    #expect(try await daemon.stop() == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  /// After a fault of the device the file system under spool and state takes nothing any more. Mounted again, the next
  /// daemon has it all.
  @Test func aDiskThatFailsUnderSpoolAndState() async throws {
    guard isPossible(ExtDisk.isPossible, "only root can mount a disk, and mkfs.ext4 must be installed") else { return }
    let disk = try ExtDisk(at: workspace.path("disk"))
    defer { disk.unmount() }
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path("spool"), withDestinationPath: workspace.path("disk/spool"))
    publisher.publish(["First light"], in: "a")
    try workspace.write(
      """
      spool: disk/spool
      state: disk/state.sqlite
      http: {min_gap: 0s}
      feeds:
      \(publisher.line("a"))

      """, to: "tidings.yaml")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the first article") { workspace.names().count == 1 }
    try disk.turnReadOnly()
    publisher.publish(titles(1...5), in: "a")
    try await daemon.waitForLog("pauses")
    try await eventually("the pause") { try await words().contains("polling pauses") }
    #expect(daemon.isRunning)
    try await daemon.kill()
    try disk.mountAgain()
    let next = try await RunningDaemon(workspace)
    try await eventually("all articles") { workspace.names().count == publisher.all.count }
    #expect(try await next.stop() == 0)
    var ledger = Ledger()
    ledger.note(workspace)
    ledger.close(publisher.all)
  }

  @Test func aLimitThatAReloadLifts() async throws {
    publisher.publish(["First light"], in: "a")
    try workspace.configure(feeds: publisher.line("a"), more: "retention: {min_free: 1000TiB}")
    let daemon = try await RunningDaemon(workspace)
    try await eventually("the pause") { try await pause()?.contains("retention.min_free") == true }
    try workspace.configure(feeds: publisher.line("a"))
    daemon.signal(SIGHUP)
    try await eventually("the article") { workspace.names().count == 1 }
    try await eventually("the pause to end") { try await pause() == nil }
    #expect(try await daemon.stop() == 0)
  }
}
