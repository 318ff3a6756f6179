import Glibc

/// The process's limit of open files.
enum DescriptorLimit {
  /// So many are not for connections: the state, the spool, the server, the threads' own.
  private static let others = 48
  private static let fewestConnections = 2

  /// Raises the soft limit to the hard one. Service managers and shells start with 1024, for programs that use select(2);
  /// a connection a feed takes more.
  static func raise() {
    guard var limit = current, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(resource, &limit)
  }

  /// How many connections at a time the limit leaves room for, and the limit; `nil` where there is room for those wanted.
  static func connections(wanted: Int) -> (room: Int, limit: Int)? {
    guard let limit = current, let files = Int(exactly: limit.rlim_cur) else { return nil }
    let room = max(fewestConnections, files - others)
    return room < wanted ? (room, files) : nil
  }

  private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

  private static var current: rlimit? {
    var limit = rlimit()
    return getrlimit(resource, &limit) == 0 ? limit : nil
  }
}
