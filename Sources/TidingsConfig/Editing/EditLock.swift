internal import Glibc

/// Keeps edits of a configuration that are made at the same time from undoing one another: an advisory lock on the
/// directory of its file (`flock(2)`), for as long as it lives.
public final class EditLock {
  private let descriptor: Int32

  /// Waits until no other edit is under way. A directory that cannot be opened is not locked: the edit itself will say why.
  /// - Parameter path: of the configuration.
  public init(configurationAt path: String) {
    let directory = Paths.directory(of: Paths.destination(Paths.absolute(path, in: "")))
    descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
