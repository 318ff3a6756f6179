internal import Glibc

/// Keeps connections from taking the last file descriptors, which the state, the spool and the threads of Dispatch need
/// to go on.
enum DescriptorReserve {
  /// So many stay for others.
  static let size = 16

  /// What keeps a descriptor that was just opened from being used: `EMFILE` or `ENFILE`; `nil` when nothing does.
  ///
  /// The system gives out the lowest number that is free, so a number near the limit means that few are left.
  /// - Parameter descriptor: the number, or -1 with `errno` set.
  static func shortage(after descriptor: Int32) -> Int32? {
    guard descriptor >= 0 else { return errno == EMFILE || errno == ENFILE ? errno : nil }
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
    return UInt64(descriptor) + UInt64(size) >= UInt64(limit.rlim_cur) ? EMFILE : nil
  }
}
