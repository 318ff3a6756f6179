internal import CLinux
internal import Glibc

/// An open file or directory, closed when it goes.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32
  private let directory: String?
  private let name: String

  private init(number: Int32, name: String, in directory: String? = nil) {
    self.number = number
    self.name = name
    self.directory = directory
  }

  /// For error messages only, and put together only when there is one: of most files nobody ever asks.
  var path: String { directory.map { $0 + "/" + name } ?? name }

  deinit { _ = Glibc.close(number) }

  /// Opens `name` inside `directory`, or from the working directory where none is given.
  static func open(
    _ name: String, in directory: borrowing Descriptor, flags: Int32, mode: mode_t = 0
  ) throws(SpoolError) -> Descriptor {
    // `withCString`, as the string is copied where it is handed to a call of C by itself.
    let number = name.withCString { name in
      retrying { Glibc.openat(directory.number, name, flags | O_CLOEXEC, mode) }
    }
    guard number >= 0 else { throw .last("openat", directory.path + "/" + name) }
    return Descriptor(number: number, name: name, in: directory.path)
  }

  /// Opens a directory by its path.
  /// - Parameter followsLinks: whether the path's last part may be a symbolic link.
  static func directory(_ path: String, followsLinks: Bool = true) throws(SpoolError) -> Descriptor {
    let number = retrying { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)) }
    guard number >= 0 else { throw .last("open", path) }
    return Descriptor(number: number, name: path)
  }

  /// Opens a directory inside this one; a symbolic link is followed only where asked.
  func directory(_ name: String, followsLinks: Bool = false) throws(SpoolError) -> Descriptor {
    try .open(name, in: self, flags: O_RDONLY | O_DIRECTORY | (followsLinks ? 0 : O_NOFOLLOW))
  }

  /// Writes all the bytes.
  func write(_ bytes: [UInt8]) throws(SpoolError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        retrying { Glibc.write(number, buffer.baseAddress.map { $0 + offset }, buffer.count - offset) }
      }
      guard written > 0 else {
        if written == 0 { throw SpoolError(call: "write", path: path, code: ENOSPC) }
        throw .last("write", path)
      }
      offset += written
    }
  }

  /// Reads from the present position to the end.
  /// - Parameter limit: more bytes than this are an error.
  func readToEnd(limit: Int) throws(SpoolError) -> [UInt8] {
    let expected = max(0, min(Int(try status().st_size), limit))
    var bytes: [UInt8] = []
    var room = expected + 1
    while try read(upTo: room, into: &bytes) {
      guard bytes.count <= limit else {
        throw SpoolError(.damaged, path: path, reason: "the file is larger than \(limit) bytes")
      }
      room = 65_536
    }
    return bytes
  }

  /// Reads on from the present position.
  /// - Returns: false at the end.
  func read(upTo count: Int, into bytes: inout [UInt8]) throws(SpoolError) -> Bool {
    var read = 0
    bytes.append(
      contentsOf: [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        read = retrying { Glibc.read(number, buffer.baseAddress, count) }
        initialized = max(0, read)
      })
    guard read >= 0 else { throw .last("read", path) }
    return read > 0
  }

  func sync() throws(SpoolError) {
    guard retrying({ Glibc.fsync(number) }) == 0 else { throw .last("fsync", path) }
  }

  func syncData() throws(SpoolError) {
    guard retrying({ Glibc.fdatasync(number) }) == 0 else { throw .last("fdatasync", path) }
  }

  /// Makes everything written to this descriptor's file system durable (`syncfs(2)`).
  ///
  /// The kernel reports an error of an earlier write-back here only to descriptors opened before it, which is why the
  /// spool keeps this one open from its start.
  func syncFileSystem() throws(SpoolError) {
    guard retrying({ tidings_syncfs(number) }) == 0 else { throw .last("syncfs", path) }
  }

  func truncate(to size: Int) throws(SpoolError) {
    guard retrying({ Glibc.ftruncate(number, off_t(size)) }) == 0 else { throw .last("ftruncate", path) }
  }

  func setMode(_ mode: mode_t) throws(SpoolError) {
    guard Glibc.fchmod(number, mode) == 0 else { throw .last("fchmod", path) }
  }

  func status() throws(SpoolError) -> stat {
    var status = stat()
    guard Glibc.fstat(number, &status) == 0 else { throw .last("fstat", path) }
    return status
  }

  /// Whether it is this file or directory that stands at a path.
  func stands(at path: String) -> Bool {
    var here = stat()
    var there = stat()
    return fstat(number, &here) == 0 && stat(path, &there) == 0 && here.st_dev == there.st_dev
      && here.st_ino == there.st_ino
  }

  /// The status of `name` inside this directory, `nil` when there is none. Symbolic links are not followed.
  func status(of name: String) throws(SpoolError) -> stat? {
    var status = stat()
    guard Glibc.fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) != 0 else { return status }
    if errno == ENOENT { return nil }
    throw .last("fstatat", path + "/" + name)
  }

  /// Whether `name` stands inside this directory.
  func holds(_ name: String) throws(SpoolError) -> Bool {
    if Glibc.faccessat(number, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 { return true }
    if errno == ENOENT { return false }
    throw .last("faccessat", path + "/" + name)
  }

  /// Removes a file inside this directory.
  /// - Returns: false when there was none.
  @discardableResult
  func remove(_ name: String) throws(SpoolError) -> Bool {
    if Glibc.unlinkat(number, name, 0) == 0 { return true }
    if errno == ENOENT { return false }
    throw .last("unlinkat", path + "/" + name)
  }

  /// Renames without ever replacing a file.
  func move(_ name: String, to target: borrowing Descriptor, as newName: String) throws(SpoolError) -> MoveOutcome {
    let outcome = name.withCString { name in
      newName.withCString { tidings_renameat_noreplace(number, name, target.number, $0) }
    }
    if outcome == 0 { return .done }
    switch errno {
    case EEXIST: return .taken
    case ENOENT where try !holds(name): return .absent
    case EINVAL, ENOSYS:
      // A file system without RENAME_NOREPLACE (NFS, some FUSE): a link refuses to replace as well.
      switch try link(name, to: target, as: newName) {
      case .done: return try remove(name) ? .done : .absent
      case let outcome: return outcome
      }
    default: throw .last("renameat2", target.path + "/" + newName)
    }
  }

  /// Makes a hard link.
  func link(_ name: String, to target: borrowing Descriptor, as newName: String) throws(SpoolError) -> MoveOutcome {
    if Glibc.linkat(number, name, target.number, newName, 0) == 0 { return .done }
    switch errno {
    case EEXIST: return .taken
    case ENOENT where try !holds(name): return .absent
    default: throw .last("linkat", target.path + "/" + newName)
    }
  }

  /// The names inside this directory, unsorted, `.` and `..` left out.
  func names() throws(SpoolError) -> [String] {
    var names: [String] = []
    try eachName { names.append($0) }
    return names
  }

  /// Hands over each name inside this directory, unsorted, `.` and `..` left out: there may be millions.
  /// - Parameter filesOnly: leaves out what the directory itself knows to be no regular file.
  func eachName(filesOnly: Bool = false, _ body: (String) -> Void) throws(SpoolError) {
    let copy = retrying { Glibc.openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw .last("openat", path) }
    guard let stream = Glibc.fdopendir(copy) else {
      let error = SpoolError.last("fdopendir", path)
      _ = Glibc.close(copy)
      throw error
    }
    defer { Glibc.closedir(stream) }
    while true {
      errno = 0
      guard let entry = Glibc.readdir(stream) else {
        guard errno == 0 else { throw .last("readdir", path) }
        return
      }
      let kind = Int(entry.pointee.d_type)
      if filesOnly, kind != DT_REG, kind != DT_UNKNOWN { continue }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { body(name) }
    }
  }
}

/// Repeats a call that a signal interrupted.
func retrying<Result: BinaryInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
