internal import Foundation
internal import Glibc

/// A file system in memory, small enough to fill, for as long as this lives. Root only.
public final class SmallDisk: Sendable {
  public let path: String

  /// - Parameters:
  ///   - path: where it is mounted; the directory is made.
  ///   - size: as mount(8) takes it, for instance `256k`.
  public init(at path: String, size: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try mount(["-t", "tmpfs", "-o", "size=\(size),mode=0755", "tmpfs", path])
  }

  /// - Parameter mode: `ro` or `rw`.
  public func remount(_ mode: String) throws { try mount(["-o", "remount,\(mode)", path]) }

  /// Fills what is free, but for some bytes.
  /// - Returns: the path of the file to be removed to make room.
  public func fill(leaving bytes: Int) throws -> String {
    let ballast = path + "/ballast"
    _ = FileManager.default.createFile(atPath: ballast, contents: nil)
    let file = open(ballast, O_WRONLY | O_CLOEXEC)
    defer { close(file) }
    let block = [UInt8](repeating: 0x2E, count: 4096)
    var written = 0
    while case let count = write(file, block, block.count), count > 0 { written += count }
    guard written >= bytes, ftruncate(file, off_t(written - bytes)) == 0 else {
      throw DiskError(description: "\(path) has no room to leave")
    }
    return ballast
  }

  /// Unmounts it, whoever has files open there.
  public func unmount() { _ = umount2(path, Int32(MNT_DETACH)) }

  deinit { unmount() }
}

/// What a disk for tests could not do.
public struct DiskError: Error, CustomStringConvertible {
  public var description: String
}

/// Whether file systems can be mounted here.
public let canMount: Bool = {
  let place = NSTemporaryDirectory() + "/tidings-mount-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: place) }
  return geteuid() == 0 && (try? SmallDisk(at: place, size: "64k")) != nil
}()

func mount(_ arguments: [String]) throws { try run("/bin/mount", arguments) }

func run(_ program: String, _ arguments: [String]) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let errors = Pipe()
  process.standardError = errors
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  let words = errors.fileHandleForReading.readDataToEndOfFile()
  try errors.fileHandleForReading.close()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw DiskError(description: "\(program) \(arguments): \(String(decoding: words, as: UTF8.self))")
  }
}
