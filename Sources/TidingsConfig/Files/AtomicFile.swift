internal import Glibc

/// A file that is replaced as a whole or not at all; what is no file, a device or a pipe, is written to.
public enum AtomicFile {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a temporary file in the same directory, makes it durable, renames it over the path and makes the directory
  /// durable. Mode and owner of a file that was there are kept; symbolic links are followed.
  /// - Throws: `.notDurable` when the file is replaced, but a power cut might undo it; `.io` or `.directory` when it is
  ///   not replaced.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileWriteError) {
    let path = Paths.destination(path)
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return try write(bytes, through: path) }
    let directory = Paths.directory(of: path)
    var template = Array("\(directory)/.\(Paths.base(of: path)).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let temporary = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw .directory(directory, of: path, reason: Paths.error()) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    defer { close(descriptor) }
    do throws(FileWriteError) {
      try fill(descriptor, bytes, temporary, like: path)
      guard rename(temporary, path) == 0 else { throw failure("rename", path) }
    } catch {
      unlink(temporary)
      throw error
    }
    // From here on the new content stands there.
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .notDurable(path, call: "open", reason: Paths.error()) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .notDurable(path, call: "fsync", reason: Paths.error()) }
  }

  private static func write(_ bytes: [UInt8], through path: String) throws(FileWriteError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path)
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(FileWriteError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("write", path) }
      written += count
    }
  }

  private static func fill(
    _ descriptor: Int32, _ bytes: [UInt8], _ temporary: String, like path: String
  ) throws(FileWriteError) {
    var status = stat()
    var mode: mode_t = 0o644
    if stat(path, &status) == 0 {
      mode = status.st_mode & 0o7777
      // Where the owner may not be given, the mode still is.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
    guard fchmod(descriptor, mode) == 0 else { throw failure("fchmod", temporary) }
    try write(bytes, to: descriptor, temporary)
    guard fsync(descriptor) == 0 else { throw failure("fsync", temporary) }
  }

  private static func failure(_ call: String, _ path: String) -> FileWriteError {
    .io(call: call, path: path, reason: Paths.error())
  }
}
