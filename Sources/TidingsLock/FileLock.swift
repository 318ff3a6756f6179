internal import Glibc

/// An exclusive lock on a file or directory (`flock(2)`), held by one process at a time and given back by the kernel when
/// it ends, however it ends.
///
/// A file that is there for the lock's sake says who holds it, and is never removed, as removing it would race.
public struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Whoever asks who holds a lock (`holder`) has it for an instant. So many times, a few milliseconds apart, one that is
  /// held is tried.
  private static let attempts = 10

  /// Takes the lock, without waiting for another process to end.
  /// - Parameter descriptor: of the open file, which is closed with the lock, or at once where that cannot be taken.
  public init(_ descriptor: Int32) throws(LockError) {
    var attempt = 1
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      if code == EWOULDBLOCK, attempt < Self.attempts {
        attempt += 1
        usleep(2000)
        continue
      }
      let holder = code == EWOULDBLOCK ? Self.holder(descriptor) : nil
      _ = Glibc.close(descriptor)
      throw LockError(code: code, holder: holder)
    }
    self.descriptor = descriptor
  }

  deinit {
    // Unlocked first: a child process that is just being started still has a copy of the descriptor.
    _ = flock(descriptor, LOCK_UN)
    _ = Glibc.close(descriptor)
  }

  /// Has the file say who holds it. Only the message for a second process depends on it: where that fails, it names none.
  /// - Parameter writer: another descriptor of the file, where that of the lock is not open for writing: one that is keeps a
  ///   file system from being mounted read-only.
  public func say(_ holder: LockHolder, through writer: Int32? = nil) {
    let descriptor = writer ?? self.descriptor
    let text = holder.text
    // Cut afterwards: over what a former holder wrote there is room on a full disk, too.
    _ = text.utf8.withContiguousStorageIfAvailable { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    _ = ftruncate(descriptor, off_t(text.utf8.count))
  }

  /// The process that holds the lock on a file, where the file says so; `nil` as well when none does.
  public static func holder(ofFileAt path: String) -> LockHolder? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = Glibc.close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
    return holder(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> LockHolder? {
    // The holder may have locked and not yet written its id.
    for _ in 0..<10 {
      var buffer = [UInt8](repeating: 0, count: 64)
      let count = pread(descriptor, &buffer, buffer.count, 0)
      // A directory says nothing.
      guard count >= 0 else { return nil }
      if let holder = LockHolder(buffer.prefix(count)) { return holder }
      usleep(2000)
    }
    return nil
  }
}
