import Disks
import Foundation
import Testing
import TidingsModel

@testable import TidingsSpool

/// Disks that are full, small, read-only, and processes without descriptors: nothing lost, nothing torn, and it ends by
/// itself when there is room.
struct HostileDiskTests {
  let fixture: SpoolFixture

  init() throws { fixture = try SpoolFixture() }

  private func disk() throws -> SmallDisk? {
    guard Requirement.met(canMount, "only root can mount a small disk") else { return nil }
    return try SmallDisk(at: fixture.spool, size: "256k")
  }

  private func lines(_ path: String) -> [[UInt8]] { fixture.content(path).split(separator: 0x0A).map(Array.init) }

  @Test(arguments: ["all", "archive"], SyncMethod.allCases)
  func aFullDiskStopsTheDeliveryAndRoomLetsItGoOn(queue: String, method: SyncMethod) async throws {
    guard let disk = try disk() else { return }
    defer { disk.unmount() }
    let spool = try Spool(
      path: fixture.spool,
      queues: [SpoolQueue(name: "all"), SpoolQueue(name: "archive", format: .journal(JournalRotation(size: 20_000)))],
      access: SpoolAccess(group: nil), method: method)
    let articles = OutboundArticle.samples(0..<200, queues: [queue], size: 3000)
    var next = 0
    var full: SpoolError?
    while full == nil, next < articles.count {
      do throws(SpoolError) {
        try await spool.deliver(Array(articles[next..<next + 8]))
        next += 8
      } catch {
        full = error
      }
    }
    let error = try #require(full)
    #expect(error.isOutOfRoom && error.code == ENOSPC, "\(error)")
    #expect(error.description.contains("No space left on device"))
    #expect(try Books(fixture, expecting: Array(articles[..<next])).lost == [])
    #expect(fixture.names("all/tmp").isEmpty)

    // Consumers take what stands, again and again, until all has come through; each article once.
    var seen: [[UInt8]: Int] = [:]
    var stuck = 0
    while next < articles.count {
      for name in fixture.names(queue + "/new") {
        for line in lines("\(queue)/new/\(name)") { seen[line, default: 0] += 1 }
        try FileManager.default.removeItem(atPath: "\(fixture.spool)/\(queue)/new/\(name)")
      }
      do throws(SpoolError) {
        try await spool.deliver(Array(articles[next..<next + 8]))
        next += 8
        stuck = 0
      } catch {
        #expect(error.isOutOfRoom, "\(error)")
        stuck += 1
        try #require(stuck < 3)
      }
    }
    try await spool.close()
    for name in fixture.names(queue + "/new") {
      for line in lines("\(queue)/new/\(name)") { seen[line, default: 0] += 1 }
    }
    #expect(Set(seen.keys) == Set(articles.map { Array($0.content.dropLast()) }))
    #expect(seen.values.allSatisfy { $0 == 1 })
  }

  @Test func aReadOnlyDiskIsSaidToBeSoAndDeliveryGoesOnAfterTheRemount() async throws {
    guard let disk = try disk() else { return }
    defer { disk.unmount() }
    let spool = try MaildirSpool(path: fixture.spool, access: SpoolAccess(group: nil))
    try await spool.deliver([.sample(1)])
    try disk.remount("ro")
    let error = await #expect(throws: SpoolError.self) { try await spool.deliver([.sample(2)]) }
    #expect(error?.category == .readOnly)
    #expect(error?.description.contains("remount") == true)
    try disk.remount("rw")
    try await spool.deliver([.sample(2)])
    #expect(fixture.names("all/new").count == 2)
    #expect(fixture.names("all/tmp").isEmpty)
  }

  @Test(arguments: ["all", "all,archive:journal"])
  func withoutFileDescriptorsNothingIsDeliveredAndThenAllIs(queues: String) throws {
    let articles = OutboundArticle.samples(0..<20, queues: ["all", "archive"].filter { queues.contains($0) })
    let outbox = try fixture.writeOutbox(articles)
    var run = try ChildProcess.probe("exhaust", fixture.spool, outbox, queues)
    // Dispatch looks at its threads once a second, in a file of each, and ends the program by SIGILL where it cannot open
    // one. The daemon keeps a few descriptors back for that (`DescriptorReserve`); the probe has none, and when it meets
    // that second it says nothing of the spool.
    for _ in 0..<30 where run.wasKilled && run.status == SIGILL {
      run = try ChildProcess.probe("exhaust", fixture.spool, outbox, queues)
    }
    #expect(run.output == "outOfDescriptors\ndone\n", "\(run.errors)")
    let books = try Books(fixture, expecting: articles)
    #expect(books.lost == [])
    #expect(books.torn == [])
    #expect(books.doubled == [])
    #expect(fixture.names("all/tmp").isEmpty)
  }

  @Test func whatAFailedDeliveryPutInPlaceIsNotPutAgainThoughAConsumerTookIt() async throws {
    let fixture = try SpoolFixture(isOnDisk: true)
    let spool = try MaildirSpool(path: fixture.spool, queues: ["all", "vi"], access: SpoolAccess(group: nil))
    let batch = [OutboundArticle.sample(1), .sample(2, queues: ["vi"])]
    guard try await failsToDeliver(batch, by: spool, in: fixture) else { return }
    #expect(fixture.names("all/new").count == 1)
    #expect(unlink(fixture.spool + "/all/new/" + batch[0].name.text) == 0)
    try await spool.deliver(batch)
    #expect(fixture.names("vi/new").count == 1)
    #expect(fixture.names("all/new").isEmpty)
  }

  /// Where there is no room for all of a delivery, it is repeated in parts.
  @Test func norIsItPutAgainWhenAPartOfTheDeliveryIsRepeatedFirst() async throws {
    let fixture = try SpoolFixture(isOnDisk: true)
    let spool = try MaildirSpool(path: fixture.spool, queues: ["all", "vi"], access: SpoolAccess(group: nil))
    let batch = [OutboundArticle.sample(1), .sample(2), .sample(3, queues: ["vi"])]
    guard try await failsToDeliver(batch, by: spool, in: fixture) else { return }
    #expect(fixture.names("all/new").count == 2)
    for article in batch[..<2] { #expect(unlink(fixture.spool + "/all/new/" + article.name.text) == 0) }
    try await spool.deliver([batch[0]])
    try await spool.deliver(Array(batch[1...]))
    #expect(fixture.names("vi/new").count == 1)
    #expect(fixture.names("all/new").isEmpty)
  }

  /// Delivers while nothing can be put into `vi/new`.
  /// - Returns: `false` where that cannot be brought about here.
  private func failsToDeliver(_ batch: [OutboundArticle], by spool: MaildirSpool, in fixture: SpoolFixture) async throws
    -> Bool
  {
    guard let chattr = Requirement.tool("chattr", paths: ["/usr/bin/chattr"]) else {
      return Requirement.met(false, "chattr is not installed")
    }
    let lock = try ChildProcess.run(chattr, ["+i", fixture.spool + "/vi/new"])
    guard Requirement.met(lock.status == 0, "no right to lock a directory by chattr +i: \(lock.errors)") else {
      return false
    }
    await #expect(throws: SpoolError.self) { try await spool.deliver(batch) }
    #expect(try ChildProcess.run(chattr, ["-i", fixture.spool + "/vi/new"]).status == 0)
    return true
  }
}
