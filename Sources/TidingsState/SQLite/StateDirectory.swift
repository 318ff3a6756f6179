internal import Glibc

/// The directory that the state file lies in.
enum StateDirectory {
  /// Makes the directory, but none above it, where it is missing; an entry that stands already is for `open` to judge.
  /// - Throws: `StateError.cannotOpen`, `.notPermitted`, `.readOnly`, `.diskFull`, `.inputOutput`
  static func make(forStateAt statePath: String) throws(StateError) {
    guard let slash = statePath.lastIndex(of: "/"), slash > statePath.startIndex else { return }
    let directory = String(statePath[..<slash])
    guard access(directory, F_OK) != 0, errno == ENOENT else { return }
    guard mkdir(directory, 0o750) == 0 || errno == EEXIST else {
      throw StateError(failureOf: "mkdir", errno, path: directory, statePath: statePath)
    }
    let parent = open(directory + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw StateError(failureOf: "open", errno, path: directory, statePath: statePath) }
    defer { close(parent) }
    guard fsync(parent) == 0 else {
      throw StateError(failureOf: "fsync", errno, path: directory, statePath: statePath)
    }
  }

  /// Whether anything stands at the state's path.
  /// - Throws: `StateError.notPermitted` where this user may not look; that says nothing of what stands there.
  static func holdsEntry(at statePath: String) throws(StateError) -> Bool {
    var status = stat()
    guard stat(statePath, &status) != 0 else { return true }
    guard errno == ENOENT else { throw StateError(failureOf: "stat", errno, path: statePath, statePath: statePath) }
    return false
  }
}
