/// Why a file was not written. Nothing has changed then, but for `notDurable`.
public enum FileWriteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file is written and in effect, but the call that was to make it last through a power cut failed on its
  /// directory.
  case notDurable(String, call: String, reason: String)
  /// In the file's directory no other can be made to take its place.
  case directory(String, of: String, reason: String)
  /// A system call failed on a path.
  case io(call: String, path: String, reason: String)

  /// One line, to be shown as it is.
  public var description: String {
    switch self {
    case .notDurable(let path, let call, let reason):
      "\(path) was written, but a power cut might still undo it: \(call) of its directory failed: \(reason); see whether "
        + "the disk is sound"
    case .directory(let directory, let path, let reason):
      "\(path) cannot be written, as no file can be made in \(directory): \(reason)"
    case .io(let call, let path, let reason): "\(path): \(call) failed: \(reason)"
    }
  }
}
