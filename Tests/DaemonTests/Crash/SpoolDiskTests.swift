import Disks
import Foundation
import LoopbackServer
import Testing
import TidingsModel

extension HostileDisk {
  /// The disk of the spool, and that of spool and state.
  @Suite struct SpoolDisk {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test func aFullDiskUnderTheSpool() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "600k")
      defer { disk.unmount() }
      stage.publisher.publish(stage.titles(1...60), in: "a")
      try stage.workspace.configure(feeds: stage.publisher.line("a"))
      let daemon = try await RunningDaemon(stage.workspace)
      // A status that the daemon is too busy to answer in time does not know of it.
      try await eventually("the pause") {
        try await stage.pause()?.contains("No space left on device") == true
      }
      try await eventually("the pause's beginning") { try await stage.status()["pause"]?["since"]?.string != nil }
      try await eventually("the words on the pause") {
        try await stage.words().contains("\npolling pauses since ")
      }
      #expect(daemon.log.contains("delivery pauses, and polling with it"))

      var ledger = Ledger()
      try await eventually("all articles to come through") {
        ledger.consume(stage.workspace)
        return ledger.seen().count == stage.publisher.all.count
      }
      try await eventually("the pause to end") { try await stage.pause() == nil }
      stage.publisher.publish(["One more"], in: "a")
      try await eventually("polling to go on") {
        ledger.consume(stage.workspace)
        return ledger.seen().contains("One more")
      }
      #expect(try await stage.words().contains("pauses") == false)
      #expect(try await daemon.stop() == 0)
      ledger.consume(stage.workspace)
      ledger.close(stage.publisher.all)
      #expect(stage.workspace.names(in: "tmp").isEmpty)
    }

    @Test func whatWaitsForTheSpoolIsNotSaidToBeDelivered() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "600k")
      defer { disk.unmount() }
      stage.publisher.publish(stage.titles(1...3), in: "a")
      let config = try stage.workspace.configure(feeds: stage.publisher.line("a", "every: 1h"))
      #expect(try await Program.run("poll", "-c", config).status == 0)
      let ballast = try disk.fill(leaving: 0)
      stage.publisher.publish(stage.titles(4...6), in: "a")
      #expect(try await Program.run("poll", "-c", config).status == 1)
      let waiting = try await stage.status()
      #expect(waiting["outbox"]?.integer == 3)
      #expect(waiting["feeds"]?.array?.first?["delivered"]?.integer == 3)
      let words = try await stage.words()
      #expect(
        words.hasPrefix("1 feed, 6 articles known, 3 waiting for the spool (/")
          && words.contains("/spool: 0 KiB are free), no daemon running\n"),
        "\(words)")
      try FileManager.default.removeItem(atPath: ballast)
      #expect(try await Program.run("poll", "-c", config).status == 0)
      #expect(try await stage.status()["feeds"]?.array?.first?["delivered"]?.integer == 6)
      #expect(stage.workspace.names().count == 6)
    }

    @Test func aPollHandedOverSaysThatWhatItBroughtCouldNotBeDelivered() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "600k")
      defer { disk.unmount() }
      stage.publisher.publish(stage.titles(1...3), in: "a")
      let config = try stage.workspace.configure(feeds: stage.publisher.line("a", "every: 1h"))
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the first articles") { stage.workspace.names().count == 3 }
      let ballast = try disk.fill(leaving: 0)
      stage.publisher.publish(stage.titles(4...6), in: "a")
      let polled = try await Program.run("poll", "-c", config)
      #expect(polled.status == 1)
      #expect(polled.output == "a: 3 new\n")
      #expect(
        polled.errors.contains("not everything is delivered yet; the daemon goes on with it: "), "\(polled.errors)")
      #expect(stage.workspace.names().count == 3)
      try FileManager.default.removeItem(atPath: ballast)
      try await eventually("the others") { stage.workspace.names().count == 6 }
      #expect(try await daemon.stop() == 0)
    }

    @Test func aSpoolThatIsMountedReadOnlyForAWhile() async throws {
      guard isPossible(canMount, "only root can mount a small disk") else { return }
      let disk = try SmallDisk(at: stage.workspace.path("spool"), size: "8m")
      defer { disk.unmount() }
      stage.publisher.publish(["First light"], in: "a")
      try stage.workspace.configure(feeds: stage.publisher.line("a"))
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the first article") { stage.workspace.names().count == 1 }
      // A file open for writing keeps a disk from being made read-only.
      try await eventually("the disk to turn read-only") { (try? disk.remount("ro")) != nil }
      stage.publisher.publish(stage.titles(1...5), in: "a")
      try await eventually("the pause") { try await stage.pause()?.contains("Read-only file system") == true }
      #expect(try await stage.status()["outbox"]?.integer == 5)
      try disk.remount("rw")
      try await eventually("all articles") { stage.workspace.names().count == stage.publisher.all.count }
      try await eventually("the pause to end") { try await stage.pause() == nil }
      #expect(try await daemon.stop() == 0)
      var ledger = Ledger()
      ledger.note(stage.workspace)
      ledger.close(stage.publisher.all)
    }

    /// After a fault of the device the file system under spool and state takes nothing any more. Mounted again, the next
    /// daemon has it all.
    @Test func aDiskThatFailsUnderSpoolAndState() async throws {
      guard isPossible(ExtDisk.isPossible, "only root can mount a disk, and mkfs.ext4 must be installed") else {
        return
      }
      let disk = try ExtDisk(at: stage.workspace.path("disk"))
      defer { disk.unmount() }
      try FileManager.default.createSymbolicLink(
        atPath: stage.workspace.path("spool"), withDestinationPath: stage.workspace.path("disk/spool"))
      stage.publisher.publish(["First light"], in: "a")
      try stage.workspace.write(
        """
        spool: disk/spool
        state: disk/state.sqlite
        http: {min_gap: 0s}
        feeds:
        \(stage.publisher.line("a"))

        """, to: "tidings.yaml")
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the first article") { stage.workspace.names().count == 1 }
      try disk.turnReadOnly()
      stage.publisher.publish(stage.titles(1...5), in: "a")
      try await daemon.waitForLog("pauses")
      try await eventually("the pause") { try await stage.words().contains("polling pauses") }
      #expect(daemon.isRunning)
      try await daemon.kill()
      try disk.mountAgain()
      let next = try await RunningDaemon(stage.workspace)
      try await eventually("all articles") { stage.workspace.names().count == stage.publisher.all.count }
      #expect(try await next.stop() == 0)
      var ledger = Ledger()
      ledger.note(stage.workspace)
      ledger.close(stage.publisher.all)
    }

    @Test func aLimitThatAReloadLifts() async throws {
      stage.publisher.publish(["First light"], in: "a")
      try stage.workspace.configure(feeds: stage.publisher.line("a"), more: "retention: {min_free: 1000TiB}")
      let daemon = try await RunningDaemon(stage.workspace)
      try await eventually("the pause") { try await stage.pause()?.contains("retention.min_free") == true }
      try stage.workspace.configure(feeds: stage.publisher.line("a"))
      daemon.signal(SIGHUP)
      try await eventually("the article") { stage.workspace.names().count == 1 }
      try await eventually("the pause to end") { try await stage.pause() == nil }
      #expect(try await daemon.stop() == 0)
    }
  }
}
