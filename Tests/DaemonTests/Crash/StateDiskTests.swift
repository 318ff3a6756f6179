import CSQLite
import Disks
import Foundation
import LoopbackServer
import Testing
import TidingsModel

extension HostileDisk {
  /// The disk of the state.
  @Suite struct StateDisk {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test func aStateThatAnotherProgramLocksIsWaitedFor() async throws {
      stage.publisher.publish(stage.titles(1...3), in: "a")
      let config = try stage.workspace.configure(feeds: stage.publisher.line("a"), more: "log: {level: debug}")
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the first articles") { stage.workspace.names().count == 3 }
      // A delivery that could not be noted would be the first to pause, and then no poll is tried at all.
      try await eventually("the delivery to be noted") { try await stage.status()["outbox"]?.integer == 0 }
      var database: OpaquePointer?
      try #require(sqlite3_open(stage.workspace.path("state.sqlite"), &database) == SQLITE_OK)
      defer { sqlite3_close(database) }
      sqlite3_busy_timeout(database, 10_000)
      try #require(sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
      stage.publisher.publish(stage.titles(4...6), in: "a")
      try await daemon.waitForLog("polling pauses: ")
      #expect(daemon.log.contains("state.sqlite: locked by another program"))
      // A status that the daemon is too busy to answer in time does not know of it.
      try await eventually("the pause in the status") {
        try await stage.pause()?.contains("locked by another program") == true
      }
      // What could not be recorded is not asked for: the state is tried, not the publisher.
      let asked = stage.publisher.server.requests.count
      try await daemon.waitForLog("postponed: ")
      #expect(stage.publisher.server.requests.count == asked)
      #expect(!daemon.log.contains("goes on"))
      try #require(sqlite3_exec(database, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
      try await daemon.waitForLog("polling goes on")
      try await eventually("the others") { stage.workspace.names().count == 6 }
      #expect(try await daemon.stop() == 0)

      // Status 1, as systemd starts what ended with 2 no more.
      try #require(sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
      let run = try await Program.run("run", "-c", config)
      #expect(run.status == 1)
      #expect(run.errors.contains("state.sqlite: locked by another program"), "\(run.errors)")
      try #require(sqlite3_exec(database, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
    }

    /// A page that cannot be read is no damage: what is told is what the service's manager may try again.
    @Test func aStateThatCannotBeReadIsNotCalledDamaged() async throws {
      let strace = "/usr/bin/strace"
      guard isPossible(FileManager.default.isExecutableFile(atPath: strace), "strace is not installed") else { return }
      stage.publisher.publish(["First light"], in: "a")
      let config = try stage.workspace.configure(feeds: stage.publisher.line("a"))
      #expect(try await Program.run("poll", "-c", config).status == 0)
      let directory = URL(fileURLWithPath: stage.workspace.directory).resolvingSymlinksInPath().path
      var faults = 0
      for read in 1...24 {
        let ill = Process()
        ill.executableURL = URL(fileURLWithPath: strace)
        ill.arguments = [
          "-D", "-f", "-qq", "-o", stage.workspace.path("trace"), "-P", directory + "/state.sqlite", "-e",
          "trace=pread64",
          "-e", "inject=pread64:error=EIO:when=\(read)", Program.path, "poll", "-c", config,
        ]
        let errors = stage.workspace.path("errors")
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
      let disk = try SmallDisk(at: stage.workspace.path("small"), size: "6m")
      stage.publisher.publish(["First light"], in: "a")
      try stage.workspace.write(
        """
        spool: spool
        state: small/state.sqlite
        http: {min_gap: 0s}
        feeds:
        \(stage.publisher.line("a"))

        """, to: "tidings.yaml")
      return disk
    }

    @Test func aFullDiskUnderTheState() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try diskOfTheState()
      defer { disk.unmount() }
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the first article") { stage.workspace.names().count == 1 }
      let ballast = try disk.fill(leaving: 100 << 10)
      stage.publisher.publish(stage.titles(1...60), in: "a")
      try await eventually("the pause") { try await stage.pause()?.contains("no room left") == true }
      try await eventually("the words on the pause") {
        try await stage.words().contains("\npolling pauses since ")
      }
      #expect(stage.workspace.names().count == 1)
      try FileManager.default.removeItem(atPath: ballast)
      try await eventually("all articles") { stage.workspace.names().count == stage.publisher.all.count }
      try await eventually("the pause to end") { try await stage.pause() == nil }
      #expect(try await stage.status()["feeds"]?.array?.first?["failures"]?.integer == 0)
      #expect(try await daemon.stop() == 0)
      var ledger = Ledger()
      ledger.note(stage.workspace)
      ledger.close(stage.publisher.all)
    }

    /// Polls that bring nothing are recorded without anybody waiting for it.
    @Test func aFullDiskUnderTheStateShowsThoughNoFeedHasNews() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try diskOfTheState()
      defer { disk.unmount() }
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the first article") { stage.workspace.names().count == 1 }
      // By the next poll it is off the list of what is to be delivered.
      try await eventually("a poll without news") { stage.publisher.requests("a") > 1 }
      let ballast = try disk.fill(leaving: 0)
      try await eventually("the pause") { try await stage.pause()?.contains("no room left") == true }
      #expect(daemon.log.contains("polling pauses"))
      try FileManager.default.removeItem(atPath: ballast)
      try await eventually("the pause to end") { try await stage.pause() == nil }
      #expect(try await daemon.stop() == 0)
    }

    /// A bit flips in the state, in which articles wait for a spool without room.
    @Test func articlesThatWereDamagedWhileTheyWaitedAreNotDeliveredButComeAnew() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "600k")
      defer { disk.unmount() }
      stage.publisher.publish(["First light"], in: "a")
      let config = try stage.workspace.configure(feeds: stage.publisher.line("a", "every: 1h"))
      #expect(try await Program.run("poll", "-c", config).status == 0)
      let ballast = try disk.fill(leaving: 0)
      stage.publisher.publish(stage.titles(4...6), in: "a")
      #expect(try await Program.run("poll", "-c", config, "--force").status == 1)
      #expect(try await Program.run("state", "check", "-c", config).status == 0)
      let path = stage.workspace.path("state.sqlite")
      var state = try Data(contentsOf: URL(fileURLWithPath: path))
      let place = try #require(state.firstRange(of: Data("\"title\":\"Article number 5\"".utf8)))
      state[place.lowerBound + 12] ^= 0x01
      try state.write(to: URL(fileURLWithPath: path))
      let check = try await Program.run("state", "check", "-c", config)
      #expect(check.status == 1)
      #expect(
        check.output.hasSuffix(
          "/state.sqlite: of the articles that wait to be delivered 3 are lost; the next run takes them for new again where "
            + "the feeds still carry them\n"), "\(check)")
      try FileManager.default.removeItem(atPath: ballast)
      let poll = try await Program.run("poll", "-c", config, "--force")
      #expect(poll.status == 0 && poll.output == "a: 3 new\n", "\(poll)")
      #expect(
        poll.errors.contains(
          "/state.sqlite: damaged; of the articles that waited there to be delivered 3 are taken for new"),
        "\(poll.errors)")
      #expect(try await Program.run("state", "check", "-c", config).output.contains(": sound, "))
      var ledger = Ledger()
      ledger.note(stage.workspace)
      ledger.close(stage.publisher.all)
    }

    /// Room for a poll's articles, and none for taking them off again.
    @Test(arguments: [160 << 10, 320 << 10, 640 << 10])
    func aFullDiskUnderTheStateDeliversNothingAnewAtEachStart(left: Int) async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try diskOfTheState()
      defer { disk.unmount() }
      let config = stage.workspace.path("tidings.yaml")
      #expect(try await Program.run("poll", "-c", config).status == 0)
      var delivered: [String: Int] = [:]
      func consume() throws {
        for name in stage.workspace.names() {
          delivered[name, default: 0] += 1
          try FileManager.default.removeItem(atPath: stage.workspace.path("spool/all/new/\(name)"))
        }
      }
      try consume()
      let ballast = try disk.fill(leaving: left)
      stage.publisher.publish(stage.titles(1...20), in: "a")
      for _ in 0..<4 {
        _ = try await Program.run("poll", "-c", config, "--force")
        try consume()
      }
      try FileManager.default.removeItem(atPath: ballast)
      #expect(try await Program.run("poll", "-c", config, "--force").status == 0)
      try consume()
      #expect(delivered.count == stage.publisher.all.count)
      #expect(delivered.values.allSatisfy { $0 == 1 }, "\(delivered)")
    }
  }
}
