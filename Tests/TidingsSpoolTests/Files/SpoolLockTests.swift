import Disks
import Foundation
import Testing
import TidingsLock
import TidingsModel

@testable import TidingsSpool

/// A spool is one process's to deliver into.
@Suite struct SpoolLockTests {
  let fixture: SpoolFixture
  init() throws { fixture = try SpoolFixture() }

  private static let formats: [SpoolQueue.Format] = [.files, .journal(JournalRotation())]

  private func open(_ format: SpoolQueue.Format = .files, isDaemon: Bool = false) throws -> Spool {
    try Spool(
      path: fixture.spool, queues: [SpoolQueue(name: "all", format: format)], access: SpoolAccess(group: nil),
      isDaemon: isDaemon)
  }

  private func isHeld(by holder: LockHolder?) -> Bool {
    let error = #expect(throws: SpoolError.self) { _ = try open() }
    return error?.category == .held(holder)
  }

  @Test(arguments: formats) func whatIsBeingDeliveredIsNotTouchedByAnother(format: SpoolQueue.Format) async throws {
    let spool = try open(format, isDaemon: true)
    try await spool.deliver([.sample(1)])
    try Data("half".utf8).write(to: URL(filePath: fixture.spool + "/all/tmp/being-written"))
    let staged = fixture.names("all/tmp")
    let other = #expect(throws: SpoolError.self) { _ = try open(format) }
    #expect(other?.category == .held(.this(isDaemon: true)))
    #expect(
      other?.description
        == "\(fixture.spool): held by process \(getpid()) (a daemon); "
        + "two configurations may not share a spool: name another one in one of them")
    #expect(fixture.names("all/tmp") == staged)
    try await spool.deliver([.sample(2)])
    try await spool.close()
    _ = try open(format)
    #expect(fixture.names("all/tmp").isEmpty)
  }

  @Test func aSpoolThatWasClosedIsHeldAgainByItsNextDelivery() async throws {
    let first = try open()
    try await first.close()
    let second = try open()
    await #expect(throws: SpoolError.self) { try await first.deliver([.sample(1)]) }
    #expect(fixture.names("all/new").isEmpty)
    try await second.close()
    try await first.deliver([.sample(1)])
    #expect(isHeld(by: .this()))
  }

  @Test(arguments: formats) func theLockGoesWithTheSpoolsPlace(format: SpoolQueue.Format) async throws {
    let spool = try open(format)
    try await spool.deliver([.sample(1)])
    #expect(rename(fixture.spool, fixture.spool + "-moved") == 0)
    try await spool.deliver([.sample(2)])
    #expect(isHeld(by: .this()))
    // The other one is nobody's.
    let moved = try Spool(
      path: fixture.spool + "-moved", queues: [SpoolQueue(name: "all")], access: SpoolAccess(group: nil))
    // What comes back is another's now.
    #expect(rename(fixture.spool, fixture.spool + "-second") == 0)
    #expect(rename(fixture.spool + "-moved", fixture.spool) == 0)
    let error = await #expect(throws: SpoolError.self) { try await spool.deliver([.sample(3)]) }
    #expect(error?.category == .held(.this()) && error?.isWorthRetrying == true)
    await #expect(throws: SpoolError.self) { _ = try await spool.returnToPlace() }
    try await moved.close()
    try await spool.deliver([.sample(3)])
    try await spool.close()
    #expect(fixture.names("all/new").count == 2)
  }

  /// Prepared by root, say: its queues are there, and nothing can be made beside them.
  @Test func whereItsFileCannotBeMadeTheSpoolIsLockedAllTheSame() async throws {
    try await open().close()
    try FileManager.default.removeItem(atPath: fixture.spool + "/.lock")
    try FileManager.default.createDirectory(atPath: fixture.spool + "/.lock", withIntermediateDirectories: false)
    let spool = try open()
    #expect(isHeld(by: nil))
    try await spool.deliver([.sample(1)])
  }

  @Test func aLinkInThePlaceOfItsFileIsNotWrittenThrough() async throws {
    let precious = fixture.directory + "/precious"
    try Data("kept\n".utf8).write(to: URL(filePath: precious))
    try await open().close()
    try FileManager.default.removeItem(atPath: fixture.spool + "/.lock")
    #expect(symlink(precious, fixture.spool + "/.lock") == 0)
    let spool = try open()
    #expect(isHeld(by: nil))
    #expect(try String(contentsOfFile: precious, encoding: .utf8) == "kept\n")
    try await spool.close()
  }

  @Test(.enabled(if: canMount, "only root can mount a small disk"))
  func aReadOnlyDiskIsLockedAndSaysWhatItSaid() async throws {
    let disk = try SmallDisk(at: fixture.spool, size: "600k")
    // What is held keeps nobody from mounting the disk read-only.
    let held = try open()
    try disk.remount("ro")
    #expect(isHeld(by: .this()))
    try disk.remount("rw")
    try await held.close()
    for isThere in [true, false] {
      if !isThere { try FileManager.default.removeItem(atPath: fixture.spool + "/.lock") }
      try disk.remount("ro")
      let spool = try open()
      #expect(isHeld(by: nil))
      let error = await #expect(throws: SpoolError.self) { try await spool.deliver([.sample(1)]) }
      #expect(error?.category == .readOnly)
      try await spool.close()
      try disk.remount("rw")
    }
  }

  @Test(.enabled(if: canMount, "only root can mount a small disk"))
  func aFullDiskIsLockedAndSaysWhatItSaid() async throws {
    let disk = try SmallDisk(at: fixture.spool, size: "600k")
    try await open().close()
    try FileManager.default.removeItem(atPath: fixture.spool + "/.lock")
    let ballast = try disk.fill(leaving: 0)
    let spool = try open()
    #expect(isHeld(by: nil))
    let error = await #expect(throws: SpoolError.self) { try await spool.deliver([.sample(1)]) }
    #expect(error?.category == .outOfRoom)
    try FileManager.default.removeItem(atPath: ballast)
    try await spool.deliver([.sample(1)])
    try await spool.close()
  }
}
