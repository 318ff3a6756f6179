import Disks
import Foundation
import LoopbackServer
import Testing
import TidingsModel

extension HostileDisk {
  /// The file beside the state, which holds what is promised to the spool.
  @Suite struct FileBesideState {
    private let stage: Stage

    init() throws { stage = try Stage() }

    /// What a transaction could not make durable beside the state, the next one holds in the state.
    @Test func aFileBesideTheStateThatCannotBeSyncedStopsNothingForGood() async throws {
      let strace = "/usr/bin/strace"
      guard isPossible(FileManager.default.isExecutableFile(atPath: strace), "strace is not installed") else { return }
      stage.publisher.publish(stage.titles(1...20), in: "a")
      try stage.workspace.configure(feeds: stage.publisher.line("a"))
      let directory = URL(fileURLWithPath: stage.workspace.directory).resolvingSymlinksInPath().path
      // With -D it is the tracer that is the child.
      let daemon = try await RunningDaemon(
        stage.workspace,
        through: [
          strace, "-D", "-f", "-qq", "-o", stage.workspace.path("trace"), "-P", directory + "/state.sqlite-outbox",
          "-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO",
        ])
      try await daemon.waitForLog("polling pauses: ")
      #expect(daemon.log.contains("state.sqlite-outbox: Input/output error)"))
      try await eventually("all articles") { stage.workspace.names().count == 20 }
      stage.publisher.publish(stage.titles(21...40), in: "a")
      try await eventually("more articles") { stage.workspace.names().count == 40 }
      #expect(try await stage.pause() == nil)
      #expect(try await daemon.stop() == 0)
      var ledger = Ledger()
      ledger.note(stage.workspace)
      ledger.close(stage.publisher.all)
    }

    /// Kills a daemon that has promised more articles than the spool's disk holds.
    /// - Returns: its configuration.
    @discardableResult
    private func killWithPromises() async throws -> String {
      stage.publisher.publish(stage.titles(1...30), in: "a")
      let config = try stage.workspace.configure(feeds: stage.publisher.line("a"))
      let daemon = try await RunningDaemon(stage.workspace)
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
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "300k")
      defer { disk.unmount() }
      let config = try await killWithPromises()
      // The feed carries them no longer.
      stage.publisher.server["/a"] = .reply(.status("503 Busy"))
      var ledger = Ledger()
      ledger.consume(stage.workspace)
      try #require(ledger.seen().count < 30)

      let directory = URL(fileURLWithPath: stage.workspace.directory).resolvingSymlinksInPath().path
      let ill = Process()
      ill.executableURL = URL(fileURLWithPath: strace)
      ill.arguments = [
        "-D", "-f", "-qq", "-o", stage.workspace.path("trace"), "-P", directory + "/state.sqlite-outbox",
        "-e", "trace=openat,pread64", "-e", "inject=" + fault, Program.path, "poll", "-c", config,
      ]
      let errors = stage.workspace.path("errors")
      _ = FileManager.default.createFile(atPath: errors, contents: nil)
      ill.standardError = FileHandle(forWritingAtPath: errors)
      ill.standardOutput = FileHandle.nullDevice
      try await ill.runToEnd()
      #expect(ill.terminationStatus != 0)
      let said = try String(contentsOfFile: errors, encoding: .utf8)
      #expect(said.contains("state.sqlite-outbox: ") && !said.contains("taken for new"), "\(said)")

      ledger.consume(stage.workspace)
      _ = try await Program.run("poll", "-c", config)
      ledger.consume(stage.workspace)
      ledger.close(stage.publisher.all)
    }

    @Test func aDaemonStartsThoughTheFileBesideTheStateIsGoneAndItsPollsBringTheArticlesAnew() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "300k")
      defer { disk.unmount() }
      try await killWithPromises()
      try FileManager.default.removeItem(atPath: stage.workspace.path("state.sqlite-outbox"))
      var ledger = Ledger()
      ledger.consume(stage.workspace)
      try #require(ledger.seen().count < 30)

      let next = try await RunningDaemon(stage.workspace)
      try await next.waitForLog("are taken for new again")
      try await eventually("the other articles") {
        ledger.consume(stage.workspace)
        return ledger.seen().count == stage.publisher.all.count
      }
      #expect(try await next.stop() == 0)
    }

    @Test func aPollGoesOnThoughTheFileBesideTheStateIsGoneAndBringsTheArticlesAnew() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "300k")
      defer { disk.unmount() }
      let config = try await killWithPromises()
      try FileManager.default.removeItem(atPath: stage.workspace.path("state.sqlite-outbox"))
      var ledger = Ledger()
      ledger.consume(stage.workspace)
      try #require(ledger.seen().count < 30)
      let poll = try await Program.run("poll", "-c", config)
      #expect(poll.errors.contains("are taken for new again"), "\(poll.errors)")
      #expect(poll.status == 0 && poll.output.contains(" new"), "\(poll.output)")
      try await eventually("the other articles") {
        ledger.consume(stage.workspace)
        if ledger.seen().count == stage.publisher.all.count { return true }
        _ = try await Program.run("poll", "-c", config)
        return false
      }
    }
  }
}
