import Foundation
import Testing

@testable import TidingsLock

@Suite struct FileLockTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "tidings-lock-\(UUID().uuidString)").path

  private func opened() -> Int32 { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }

  @Test func whoComesSecondIsToldWhoHoldsIt() throws {
    defer { unlink(path) }
    for holder in [LockHolder.this(isDaemon: true), LockHolder(pid: 7)] {
      let lock = try FileLock(opened())
      lock.say(holder)
      let error = #expect(throws: LockError.self) { _ = try FileLock(opened()) }
      #expect(error?.isHeld == true && error?.holder == holder)
      #expect(FileLock.holder(ofFileAt: path) == holder)
    }
    // Given back, though the file still names somebody.
    #expect(FileLock.holder(ofFileAt: path) == nil)
    _ = try FileLock(opened())
  }

  @Test func whoOnlyAsksKeepsNobodyFromTheLock() async throws {
    defer { unlink(path) }
    let path = path
    _ = try FileLock(opened())
    let asking = Task.detached { while !Task.isCancelled { _ = FileLock.holder(ofFileAt: path) } }
    for _ in 0..<300 { #expect(throws: Never.self) { _ = try FileLock(opened()) } }
    asking.cancel()
    await asking.value
  }

  @Test func aDirectoryCanBeLockedAndNamesNobody() throws {
    let directory = FileManager.default.temporaryDirectory.path
    let folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: URL(filePath: directory), create: true
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lock = try FileLock(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    let error = #expect(throws: LockError.self) {
      _ = try FileLock(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }
    #expect(error?.isHeld == true && error?.holder == nil)
    _ = consume lock
  }

  @Test(
    arguments: [
      ("12\n", LockHolder(pid: 12)), ("12\ndaemon\n", LockHolder(pid: 12, isDaemon: true)),
      ("12\n9\n", LockHolder(pid: 12)),
      ("12", LockHolder(pid: 12)), ("", nil), ("daemon\n", nil), ("99999999999\n", nil),
    ] as [(String, LockHolder?)])
  func aFileIsReadForWhatItSays(text: String, holder: LockHolder?) {
    #expect(LockHolder(Array(text.utf8)) == holder)
  }
}
