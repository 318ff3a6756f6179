internal import Glibc

/// The directory that the state file lies in.
enum StateDirectory {
  private static func directory(ofStateAt statePath: String) -> String {
    guard let slash = statePath.lastIndex(of: "/") else { return "." }
    return slash == statePath.startIndex ? "/" : String(statePath[..<slash])
  }

  /// Makes the directory, but none above it, where it is missing; an entry that stands already is for `open` to judge.
  /// - Throws: `StateError.cannotOpen`, `.notPermitted`, `.readOnly`, `.diskFull`, `.inputOutput`
  static func make(forStateAt statePath: String) throws(StateError) {
    let directory = directory(ofStateAt: statePath)
    guard access(directory, F_OK) != 0, errno == ENOENT else { return }
    guard mkdir(directory, 0o750) == 0 || errno == EEXIST else {
      throw StateError(failureOf: "mkdir", errno, path: directory, statePath: statePath)
    }
    let parent = open(directory + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw StateError(failureOf: "open", errno, path: directory, statePath: statePath) }
    defer { close(parent) }
    if geteuid() == 0 { handOver(directory, like: parent) }
    guard fsync(parent) == 0 else {
      throw StateError(failureOf: "fsync", errno, path: directory, statePath: statePath)
    }
  }

  /// Gives a directory that root has just made to the owner of the one above it, as the state's files are given.
  private static func handOver(_ directory: String, like parent: Int32) {
    var owner = stat()
    // One that was just made is no link, unless somebody put one in its place.
    let made = open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard made >= 0 else { return }
    defer { close(made) }
    if fstat(parent, &owner) == 0, owner.st_uid != 0 { _ = fchown(made, owner.st_uid, owner.st_gid) }
  }

  /// Makes a file of the state, which must not be there.
  ///
  /// One that root makes is given to the user whose state it belongs to, who could not use it otherwise: the owner of the
  /// state or, where that is root's as well, of its directory. So a command that an administrator runs by hand keeps no
  /// daemon from its state.
  /// - Returns: its descriptor, for reading and writing, or -1 and `errno`.
  static func makeFile(_ path: String, ofStateAt statePath: String) -> Int32 {
    // Exclusive: what is given away has to be new, not something that a link leads to.
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0, geteuid() == 0 else { return descriptor }
    for place in [statePath, directory(ofStateAt: statePath)] {
      var owner = stat()
      guard stat(place, &owner) == 0, owner.st_uid != 0 else { continue }
      // Where that is not possible it stays root's.
      _ = fchown(descriptor, owner.st_uid, owner.st_gid)
      break
    }
    return descriptor
  }

  /// Makes the names of the files in the directory durable.
  /// - Returns: whether that was possible.
  static func sync(ofStateAt statePath: String) -> Bool {
    let opened = open(directory(ofStateAt: statePath), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return false }
    defer { close(opened) }
    return fsync(opened) == 0
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
