internal import Glibc
internal import TidingsLock

/// An exclusive lock on a state file, held by one process at a time.
///
/// It lies on a file beside the state's, never on the state file itself: closing any descriptor of a database drops
/// SQLite's own locks on it (POSIX).
struct StateLock: ~Copyable {
  private let lock: FileLock

  /// - Throws: `StateError.heldBy`, `.cannotOpen`, `.notPermitted`, `.readOnly`
  init(statePath: String) throws(StateError) {
    let path = Self.path(ofStateAt: statePath)
    var descriptor = StateDirectory.makeFile(path, ofStateAt: statePath)
    // Not what a link leads to, which would be written over.
    if descriptor < 0, errno == EEXIST { descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw StateError(failureOf: "open", errno, path: path, statePath: statePath) }
    do throws(LockError) {
      lock = try FileLock(descriptor)
    } catch {
      guard error.isHeld else {
        throw .cannotOpen(path: statePath, detail: "flock \(path): \(String(cString: strerror(error.code)))")
      }
      throw .heldBy(pid: error.holder?.pid, path: statePath)
    }
    lock.say(.this())
  }

  /// The process that holds a state, or `nil` when none does.
  static func holder(ofStateAt statePath: String) -> Int32? {
    FileLock.holder(ofFileAt: path(ofStateAt: statePath))?.pid
  }

  /// Whether this user may read who does; where nobody ever has, there is nothing to be read.
  static func tellsHolder(ofStateAt statePath: String) -> Bool {
    access(path(ofStateAt: statePath), R_OK) == 0 || errno == ENOENT
  }

  private static func path(ofStateAt statePath: String) -> String { statePath + ".lock" }
}

extension StateError {
  init(failureOf call: String, _ code: Int32, path: String, statePath: String) {
    let detail = "\(call) \(path): \(String(cString: strerror(code)))"
    switch code {
    case EROFS: self = .readOnly(path: statePath, detail: detail)
    case ENOSPC, EDQUOT: self = .diskFull(path: statePath, detail: detail)
    case EIO: self = .inputOutput(path: statePath, detail: detail)
    case EACCES: self = .notPermitted(path: statePath, detail: detail)
    case ELOOP:
      self = .cannotOpen(path: statePath, detail: detail + "; a symbolic link is not followed here, remove it")
    case ENOENT where call == "mkdir":
      self = .cannotOpen(path: statePath, detail: detail + "; tidings makes this directory, but none above it")
    default: self = .cannotOpen(path: statePath, detail: detail)
    }
  }
}
