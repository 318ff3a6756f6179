import Glibc

/// The process's limit of open files.
enum DescriptorLimit {
  /// Raises the soft limit to the hard one. Service managers and shells start with 1024, for programs that use select(2);
  /// a connection a feed takes more.
  static func raise() {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(resource, &limit)
  }
}
