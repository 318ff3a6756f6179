internal import Glibc

/// Which file stands at a path, whatever the path's name for it.
struct FileIdentity: Sendable, Equatable {
  private let device: dev_t
  private let inode: ino_t

  /// `nil` where no file stands there, or none that may be looked at.
  init?(ofFileAt path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    inode = status.st_ino
  }
}
