internal import Glibc
internal import Synchronization
internal import TidingsLock

/// Keeps a spool to one process that delivers into it: two with different states would empty each other's `tmp/`, and hand
/// on segments that the other still writes.
///
/// It lies on the spool's own directory, which can be locked where nothing can be written: a full disk, one that is mounted
/// read-only, a spool prepared by root. Who holds it is told by the file `.lock` in there, where that can be written; it is
/// locked as well, so that nobody believes what a former holder wrote. Consumers need neither.
final class SpoolLock: Sendable {
  /// No queue's name.
  private static let fileName = ".lock"
  /// Only for those who deliver, as everybody who can open it could lock it.
  private static let fileMode: UInt32 = 0o600
  /// What a file system says that has no such locks: the spool has to do without.
  private static let unsupported: Set<Int32> = [ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL, EBADF]

  private let path: String
  private let access: SpoolAccess
  private let holder: LockHolder
  private let grip: Mutex<Grip?>

  /// Takes the lock; makes the spool's directory where it is missing.
  /// - Parameter isDaemon: whether it is held until somebody ends the process.
  /// - Throws: `SpoolError`, with the category `held` where another process has it.
  init(path: String, access: SpoolAccess, isDaemon: Bool) throws(SpoolError) {
    self.path = path
    self.access = access
    holder = .this(isDaemon: isDaemon)
    grip = Mutex(try Self.grip(path: path, access: access, holder: holder))
  }

  /// Sees to it that the directory that now stands at the spool's path is the locked one. To be called before anything is
  /// opened there.
  /// - Throws: `SpoolError`; the lock stays on the directory that had it then.
  func hold() throws(SpoolError) {
    try grip.withLock { grip throws(SpoolError) in
      if grip?.root.stands(at: path) == true { return }
      grip = try Self.grip(path: path, access: access, holder: holder)
    }
  }

  /// The process that holds the spool at a path, where its file says so; `nil` as well where none does.
  static func holder(ofSpoolAt path: String) -> LockHolder? { FileLock.holder(ofFileAt: path + "/" + fileName) }

  /// Gives it back, until it is to be held again.
  func release() { grip.withLock { $0 = nil } }

  /// The locks on one directory.
  private struct Grip: ~Copyable {
    let root: Descriptor
    let directory: FileLock?
    let file: FileLock?
  }

  private static func grip(path: String, access: SpoolAccess, holder: LockHolder) throws(SpoolError) -> Grip {
    let root = try access.openSpool(path)
    let directory = try lock(root, ofSpoolAt: path)
    let file = try lockFile(in: root, ofSpoolAt: path, for: holder)
    return Grip(root: root, directory: directory, file: file)
  }

  /// - Returns: `nil` where the file cannot say who holds the lock: it can be neither written nor made.
  private static func lockFile(
    in root: borrowing Descriptor, ofSpoolAt path: String, for holder: LockHolder
  ) throws(SpoolError) -> FileLock? {
    guard let writer = try? openFile(in: root),
      let file = try? Descriptor.open(fileName, in: root, flags: O_RDONLY | O_NOFOLLOW),
      let lock = try lock(file, ofSpoolAt: path)
    else { return nil }
    lock.say(holder, through: writer.number)
    return lock
  }

  private static func openFile(in root: borrowing Descriptor) throws(SpoolError) -> Descriptor {
    let flags = O_WRONLY | O_NOFOLLOW | O_NONBLOCK
    do throws(SpoolError) {
      let made = try Descriptor.open(fileName, in: root, flags: flags | O_CREAT | O_EXCL, mode: fileMode)
      try SpoolAccess.handOver(made, like: root)
      return made
    } catch  where error.code == EEXIST {
      return try .open(fileName, in: root, flags: flags)
    }
  }

  /// - Returns: `nil` where the file system has no locks.
  private static func lock(_ file: borrowing Descriptor, ofSpoolAt path: String) throws(SpoolError) -> FileLock? {
    let copy = fcntl(file.number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw .last("fcntl", file.path) }
    do throws(LockError) { return try FileLock(copy) } catch {
      if error.isHeld { throw .held(by: error.holder ?? holder(ofSpoolAt: path), path: path) }
      guard unsupported.contains(error.code) else { throw SpoolError(call: "flock", path: file.path, code: error.code) }
      return nil
    }
  }
}
