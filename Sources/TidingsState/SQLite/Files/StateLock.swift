internal import Glibc
internal import TidingsModel

/// An exclusive lock on a state file, held by one process at a time and given back by the kernel when it ends, however
/// it ends.
///
/// It lies on a file beside the state's, never on the state file itself: closing any descriptor of a database drops
/// SQLite's own locks on it (POSIX). The file holds the process id and is never removed, as removing it would race.
struct StateLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: `StateError.heldBy`, `.cannotOpen`, `.notPermitted`, `.readOnly`
  init(statePath: String) throws(StateError) {
    let path = statePath + ".lock"
    var descriptor = StateDirectory.makeFile(path, ofStateAt: statePath)
    // Not what a link leads to, which would be written over.
    if descriptor < 0, errno == EEXIST { descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw StateError(failureOf: "open", errno, path: path, statePath: statePath) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { _ = Glibc.close(descriptor) }
      guard code == EWOULDBLOCK else {
        throw .cannotOpen(path: statePath, detail: "flock \(path): \(String(cString: strerror(code)))")
      }
      throw .heldBy(pid: Self.holder(descriptor), path: statePath)
    }
    self.descriptor = descriptor
    let text = "\(getpid())\n"
    // Only the message for a second process depends on it.
    _ = ftruncate(descriptor, 0)
    _ = text.utf8.withContiguousStorageIfAvailable { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    // Unlocked first: a child process that is just being started still has a copy of the descriptor.
    _ = flock(descriptor, LOCK_UN)
    _ = Glibc.close(descriptor)
  }

  /// The process that holds a state, or `nil` when none does.
  static func holder(ofStateAt statePath: String) -> Int32? {
    let descriptor = open(statePath + ".lock", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = Glibc.close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
    return holder(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    // The holder may have locked and not yet written its id.
    for _ in 0..<10 {
      var buffer = [UInt8](repeating: 0, count: 32)
      let count = pread(descriptor, &buffer, buffer.count, 0)
      let digits = buffer.prefix(max(0, count)).prefix { $0.isDigit }
      if count > 0, let pid = Int32(String(decoding: digits, as: UTF8.self)) { return pid }
      usleep(2000)
    }
    return nil
  }
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
