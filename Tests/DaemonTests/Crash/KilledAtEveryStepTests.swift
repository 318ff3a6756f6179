import Foundation
import Disks
import Synchronization
import Testing
import TidingsModel

/// The whole program killed at its every write, sync, rename, link and unlink, from the first to the last. After each
/// death a consumer takes a part of what stands there; then the program runs again, and the books must balance.
@Suite(.serialized) struct KilledAtEveryStepTests {
  static let titles = (1...12).map { "Article number \($0)" }
  static let queues = "queues: [{name: all}, {name: copy}, {name: archive, format: journal}]"

  /// - Parameter textLength: of each article; long ones are promised with their contents in the file beside the state.
  @Test(arguments: [200, 8000]) func aPollFromNothingKilledAtAnyStep(textLength: Int) async throws {
    let publisher = try Publisher(textLength: textLength)
    publisher.publish(Self.titles, in: "sample")
    let measured = try Workspace()
    let config = try measured.configure(feeds: publisher.line("sample"), more: Self.queues)
    let total = try await KillAt.count(below: measured.directory, "poll", "-c", config)
    // Every article alone needs a write, two links or renames and its line in the outbox.
    try #require(total > 100)
    let kills = Atomic(0)
    try await KillAt.forEach(1...total) { step in
      let workspace = try Workspace()
      let config = try workspace.configure(feeds: publisher.line("sample"), more: Self.queues)
      let end = try await KillAt.run(step, below: workspace.directory, "poll", "-c", config)
      try #require(end == .killed || end == .exited(0), "call \(step): \(end)")
      if end == .killed { kills.add(1, ordering: .relaxed) }
      var ledger = Ledger()
      ledger.note(workspace, queues: ["all"])
      ledger.consume(workspace, queue: "copy")
      let again = try await Program.run("poll", "-c", config)
      #expect(again.status == 0, "call \(step): \(again.output)\(again.errors)")
      ledger.note(workspace, queues: ["all", "copy"])
      ledger.close(Self.titles, queues: ["all", "copy"], "killed at call \(step) of \(total)")
      #expect(try workspace.journal("archive").sorted() == Self.titles.sorted(), "killed at call \(step) of \(total)")
      #expect(workspace.names(in: "tmp").isEmpty && workspace.names(in: "tmp", queue: "archive").isEmpty)
      #expect(!FileManager.default.fileExists(atPath: workspace.path("state.sqlite-outbox")))
    }
    // How many calls a run makes varies: how polls and deliveries fall into groups is up to the threads.
    #expect(kills.load(ordering: .relaxed) > total / 2)
  }

  /// A daemon that has run before polls a feed that has news, and is killed at each step from its start to its end.
  @Test func aDaemonKilledAtAnyStep() async throws {
    let publisher = try Publisher()
    publisher.publish(["Seen before"], in: "old")
    publisher.publish(Self.titles, in: "sample")
    let feeds = publisher.line("old", "every: 1d") + "\n" + publisher.line("sample", "every: 1d")
    let published = Self.titles + ["Seen before"]
    var step = 1
    while true {
      let end = try await killDaemon(at: step, publisher, feeds: feeds, published)
      guard end == .killed else {
        #expect(end == .exited(0))
        break
      }
      step += 1
      try #require(step < 1000)
    }
    #expect(step > 60)
  }

  private func killDaemon(at step: Int, _ publisher: Publisher, feeds: String, _ published: [String]) async throws
    -> KillAt.End
  {
    let workspace = try Workspace()
    try workspace.configure(feeds: publisher.line("old", "every: 1d"), more: Self.queues)
    #expect(try await Program.run("poll", "-c", workspace.path("tidings.yaml")).status == 0)
    let config = try workspace.configure(feeds: feeds, more: Self.queues)
    let run = try KillAt(step, below: workspace.directory, ["run", "-c", config])
    try run.process.start()
    try await eventually("the daemon to deliver or to die at call \(step)") {
      !run.process.isRunning || workspace.names(queue: "copy").count == published.count
    }
    if run.process.isRunning { Glibc.kill(run.process.processIdentifier, SIGTERM) }
    try await eventually("the daemon to end at call \(step)") { !run.process.isRunning }

    var ledger = Ledger()
    ledger.note(workspace, queues: ["all"])
    ledger.consume(workspace, queue: "copy")
    let daemon = try await RunningDaemon(workspace)
    // READY comes after the outbox is drained; the feed is polled once more unless its poll was recorded.
    try await eventually("the articles after call \(step)") {
      ledger.note(workspace, queues: ["all", "copy"])
      return ledger.seen("all").count == published.count && ledger.seen("copy").count == published.count
    }
    #expect(try await daemon.stop() == 0)
    ledger.note(workspace, queues: ["all", "copy"])
    ledger.close(published, queues: ["all", "copy"], "daemon killed at call \(step)")
    #expect(try workspace.journal("archive").sorted() == published.sorted(), "daemon killed at call \(step)")
    #expect(workspace.names(in: "tmp").isEmpty && workspace.names(in: "tmp", queue: "archive").isEmpty)
    return run.end
  }

  /// The power goes with the process: what the disk had not been made to keep is gone.
  @Test(arguments: [200, 8000]) func thePowerCutUnderAPollAtAnyStep(textLength: Int) async throws {
    guard isPossible(ExtDisk.isPossible, "only root can mount a disk, and mkfs.ext4 must be installed") else { return }
    let publisher = try Publisher(textLength: textLength)
    publisher.publish(Self.titles, in: "sample")
    func prepare() throws -> (Workspace, ExtDisk, String) {
      let workspace = try Workspace()
      let disk = try ExtDisk(at: workspace.path("disk"))
      try FileManager.default.createSymbolicLink(
        atPath: workspace.path("spool"), withDestinationPath: workspace.path("disk/spool"))
      let config = try workspace.write(
        """
        spool: disk/spool
        state: disk/state.sqlite
        http: {min_gap: 0s}
        \(Self.queues)
        feeds:
        \(publisher.line("sample"))

        """, to: "tidings.yaml")
      return (workspace, disk, config)
    }
    let (measured, measuredDisk, config) = try prepare()
    let total = try await KillAt.count(below: measured.path("disk"), "poll", "-c", config)
    measuredDisk.unmount()
    // Each cut takes a file system of its own: every fifth step, from another one in each run.
    let first = Int.random(in: 1...5)
    for step in stride(from: first, through: total, by: 5) {
      let (workspace, disk, config) = try prepare()
      defer { disk.unmount() }
      let end = try await KillAt.run(step, below: workspace.path("disk"), "poll", "-c", config)
      try #require(end == .killed || end == .exited(0), "call \(step): \(end)")
      var ledger = Ledger()
      ledger.note(workspace, queues: ["all", "copy"])
      try disk.cutPower()
      try disk.mountAgain()
      ledger.note(workspace, queues: ["all", "copy"])
      let again = try await Program.run("poll", "-c", config)
      #expect(again.status == 0, "call \(step): \(again.output)\(again.errors)")
      ledger.note(workspace, queues: ["all", "copy"])
      ledger.close(Self.titles, queues: ["all", "copy"], "power cut at call \(step) of \(total)")
      let journal = try workspace.journal("archive").sorted()
      #expect(journal == Self.titles.sorted(), "power cut at call \(step) of \(total)")
      for queue in ["all", "copy"] { #expect(try workspace.titles(queue: queue).sorted() == Self.titles.sorted()) }
    }
  }
}
