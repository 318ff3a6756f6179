import Foundation

/// A file system of a few hundred KiB, for as long as this lives. Root only.
final class SmallDisk: Sendable {
  let path: String

  init(_ path: String, size: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.mount(["-t", "tmpfs", "-o", "size=\(size),mode=0755", "tmpfs", path])
  }

  /// - Parameter mode: `ro` or `rw`.
  func remount(_ mode: String) throws { try Self.mount(["-o", "remount,\(mode)", path]) }

  private static func mount(_ arguments: [String]) throws {
    let run = try ChildProcess.run("/bin/mount", arguments)
    guard run.status == 0 else { throw Refused(description: "mount \(arguments): \(run.errors)") }
  }

  struct Refused: Error, CustomStringConvertible {
    var description: String
  }

  deinit { _ = try? ChildProcess.run("/bin/umount", ["-l", path]) }
}
