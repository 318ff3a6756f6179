internal import Foundation
internal import Glibc

/// An ext4 in a file, whose power can be cut. Root only.
public final class ExtDisk: Sendable {
  private static let mkfs = ["/sbin/mkfs.ext4", "/usr/sbin/mkfs.ext4"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether there is all it needs.
  public static let isPossible = canMount && mkfs != nil

  public let path: String
  private let image: String

  /// - Parameter path: where it is mounted; the directory is made.
  public init(at path: String, megabytes: Int = 16) throws {
    self.path = path
    let memory = "/dev/shm"
    let parent = access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory()
    image = parent + "/tidings-ext4-\(UUID().uuidString)"
    guard let mkfs = Self.mkfs else { throw DiskError(description: "mkfs.ext4 is not installed") }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try run("/usr/bin/truncate", ["-s", "\(megabytes)M", image])
    try run(mkfs, ["-q", "-F", image])
    try mount(["-o", "loop", image, path])
  }

  /// Everything that is not on the disk yet is gone, and nothing can be read or written any more (EXT4_IOC_SHUTDOWN
  /// without flushing the journal).
  public func cutPower() throws {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(directory) }
    var withoutFlush: UInt32 = 2
    guard ioctl(directory, 0x8004_587D, &withoutFlush) == 0 else {
      throw DiskError(description: "\(path): EXT4_IOC_SHUTDOWN: \(String(cString: strerror(errno)))")
    }
  }

  /// What a fault of the device does: from now on nothing can be written.
  public func turnReadOnly() throws { try mount(["-o", "remount,abort", path]) }

  /// The power is back. Nobody may have a file open; those of a process just killed may take the kernel a moment to close.
  public func mountAgain() throws {
    var patience = 15_000
    while umount2(path, 0) != 0 {
      guard errno == EBUSY, patience > 0 else {
        throw DiskError(description: "\(path): umount: \(String(cString: strerror(errno)))")
      }
      patience -= 1
      usleep(20_000)
    }
    try mount(["-o", "loop", image, path])
  }

  /// Unmounts it, whoever has files open there.
  public func unmount() { _ = umount2(path, Int32(MNT_DETACH)) }

  deinit {
    unmount()
    unlink(image)
  }
}
