internal import Glibc

/// How much room the state's file system has left.
enum FileSystemRoom {
  /// Whether there are fewer bytes for this user than a number; `false` where that cannot be told.
  static func isBelow(_ bytes: UInt64, at path: String) -> Bool {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return false }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < bytes
  }
}
