internal import Glibc

/// Looks at what stands where the spool and the state are to be, and tells what would keep the program from working
/// there. Nothing is made or changed.
///
/// What no user could work with is an error. What this user may not write is a warning: the program may well run as
/// another.
struct PlaceCheck {
  let problems: Problems
  let refusals: PlaceRefusals

  /// - Parameters:
  ///   - path: the spool's directory, which the program makes, but none above it.
  ///   - state: the path of the state, where that is known.
  ///   - place: where that is written.
  func spool(_ path: String, besideState state: String?, at place: ConfigurationPlace) {
    var checked = Checked("spool", path, place, problems)
    switch checked.look(at: path) {
    case .directory:
      if let state, let refusal = refusals.ofSpool(path, state) { checked.warn(refusal) }
      checked.wantsWritable(path)
    case .absent: checked.wantsDirectory(Paths.directory(of: path), above: "tidings makes the spool's own directory")
    case .file, .other: checked.error("\(path) is no directory; name one, or a path at which nothing stands yet")
    case .hidden: break
    }
  }

  /// - Parameters:
  ///   - path: the SQLite file, whose directory the program makes, but none above it.
  ///   - place: where that is written, or should be.
  func state(_ path: String, at place: ConfigurationPlace) {
    var checked = Checked("state", path, place, problems)
    let directory = Paths.directory(of: path)
    switch checked.look(at: path) {
    case .file:
      if checked.wantsDatabase(path), let refusal = refusals.ofState(path) { checked.error(refusal) }
      checked.wantsWritable(path)
      checked.wantsWritable(directory)
    case .absent:
      switch checked.look(at: directory) {
      case .directory: checked.wantsRoom(in: directory)
      case .absent:
        checked.wantsDirectory(Paths.directory(of: directory), above: "tidings makes the directory of the state")
      case .file, .other: checked.error("\(directory) is no directory")
      case .hidden: break
      }
    case .directory: checked.error("\(path) is a directory; name a file in it, such as \(path)/state.sqlite")
    case .other: checked.error("\(path) is no regular file; name another")
    case .hidden: break
    }
  }

  /// One setting, and how to tell what is wrong with what it names; of one path one warning is enough.
  private struct Checked {
    enum Found { case directory, file, other, absent, hidden }

    let key: String
    let place: ConfigurationPlace
    let problems: Problems
    private var isWarned = false

    init(_ key: String, _ path: String, _ place: ConfigurationPlace, _ problems: Problems) {
      self.key = key
      self.place = place
      self.problems = problems
    }

    func error(_ message: String) { problems.error("\(key): \(message)", at: place) }

    mutating func warn(_ message: String) {
      guard !isWarned else { return }
      isWarned = true
      problems.warn("\(key): \(message)", at: place)
    }

    /// What stands at a path; where that cannot be seen, `hidden`, which is reported.
    mutating func look(at path: String) -> Found {
      var status = stat()
      guard stat(path, &status) != 0 else {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .directory
        case S_IFREG: return .file
        default: return .other
        }
      }
      switch errno {
      case ENOENT:
        guard lstat(path, &status) == 0 else { return .absent }
        error("\(path) is a symbolic link that leads nowhere")
      case ENOTDIR: error("\(path) cannot be: something above it is no directory")
      case EACCES: warn("this user may not look at \(path); run tidings as one who may")
      default: error("\(path): \(Paths.error())")
      }
      return .hidden
    }

    mutating func wantsDirectory(_ path: String, above maker: String) {
      switch look(at: path) {
      case .directory: wantsRoom(in: path)
      case .absent: error("\(path) is missing; make it: \(maker), but none above it")
      case .file, .other: error("\(path) is no directory")
      case .hidden: break
      }
    }

    mutating func wantsWritable(_ path: String) {
      wantsWritable(path, advice: "run tidings as the one it belongs to")
    }

    /// A directory, often root's, in which what is named is yet to be made.
    mutating func wantsRoom(in directory: String) {
      wantsWritable(directory, advice: "make what is named there and give it to the user that tidings runs as")
    }

    private mutating func wantsWritable(_ path: String, advice: String) {
      guard access(path, W_OK) != 0 else { return }
      if errno == EROFS { return warn("\(path) lies on a file system that is mounted read-only") }
      warn("\(path) cannot be written by this user; \(advice)")
    }

    /// What SQLite begins its files with; an empty file is filled by the program.
    /// - Returns: whether there is anything more to look at.
    mutating func wantsDatabase(_ path: String) -> Bool {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        warn("\(path) cannot be read by this user; run tidings as the one it belongs to")
        return false
      }
      // No connection of this process has the file open: closing the descriptor drops no lock of SQLite's.
      defer { close(descriptor) }
      var head = [UInt8](repeating: 0, count: 16)
      let count = read(descriptor, &head, head.count)
      guard count != 0 else { return false }
      guard count == 16, head.elementsEqual("SQLite format 3\0".utf8) else {
        error("\(path) is no SQLite file; move it away, or name another")
        return false
      }
      return true
    }
  }
}
