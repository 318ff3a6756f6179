/// Why the state could not be opened, read or written.
public enum StateError: Error, Sendable, Equatable {
  /// Another process holds the state; its process id, where it could be read.
  case heldBy(pid: Int32?, path: String)
  /// The file is there and is no SQLite database.
  case notAStateFile(path: String, found: String)
  /// A database, but of another program.
  case foreign(path: String)
  /// Written by a newer tidings.
  case newer(path: String)
  /// Damaged; what SQLite says of it.
  case corrupt(path: String, detail: String)
  /// No room for the transaction. Nothing was recorded, nothing is lost.
  case diskFull(path: String, detail: String)
  /// The file, its folder or its file system cannot be written.
  case readOnly(path: String, detail: String)
  /// Another program has a transaction open in it, and did not end that in the time one waits for it.
  case locked(path: String)
  /// The disk failed to read or write.
  case inputOutput(path: String, detail: String)
  /// The file or its folder could not be opened: which call, and why.
  case cannotOpen(path: String, detail: String)
  /// This user may not look at the file, or into a folder above it: which call was refused. Whether there is a state is
  /// not known then.
  case notPermitted(path: String, detail: String)
  /// The file was removed or moved while it was in use, or another put in its place.
  case displaced(path: String)
  /// So many promised articles had their contents in a file beside the state, which has gone, or is another one. They
  /// have been forgotten, so that what their feeds still carry is delivered with the next poll.
  case contentsLost(path: String, count: Int)
  /// So many promised articles had their contents in the state, where they are not what was written any more. They have
  /// been forgotten likewise.
  case contentsDamaged(path: String, count: Int)
  /// The store was closed.
  case closed
  /// Anything else that SQLite reports, with its extended code.
  case failed(code: Int32, detail: String)

  /// Whether polling should pause until the disk has room again or can be written: what may pass with nothing changed.
  public var isStorageTrouble: Bool {
    switch self {
    case .diskFull, .readOnly, .locked, .inputOutput: true
    default: false
    }
  }
}

extension StateError: CustomStringConvertible {
  /// One line: the path, what is wrong with it, and what to do about it.
  public var description: String {
    switch self {
    case .heldBy(let pid?, let path):
      "\(path): held by process \(pid) (a daemon, or a command at work); let it end first"
    case .heldBy(nil, let path): "\(path): held by another process; let it end first"
    case .notAStateFile(let path, let found):
      "\(path): not a state file of tidings (\(found)); move it away, or name another file"
    case .foreign(let path):
      "\(path): a database of another program; move it away, or name another file"
    case .newer(let path): "\(path): written by a newer tidings; upgrade, or name another file"
    case .corrupt(let path, let detail):
      "\(path): damaged (\(detail)); restore it from a backup, or move it away to start anew, which delivers again what "
        + "the feeds still carry"
    case .diskFull(let path, let detail): "\(path): no room left (\(detail)); make room on that file system"
    case .readOnly(let path, let detail):
      "\(path): cannot be written (\(detail)); remount the file system for writing, or give the file to the user that "
        + "tidings runs as"
    case .locked(let path):
      "\(path): locked by another program (a backup, or an sqlite3 shell with a transaction open?); it has to end that"
    case .inputOutput(let path, let detail):
      "\(path): the disk failed (\(detail)); look for disk errors in the kernel's log"
    case .cannotOpen(let path, let detail): "\(path): cannot be opened (\(detail))"
    case .notPermitted(let path, let detail):
      "\(path): cannot be opened (\(detail)); run this as root or as the user that the daemon runs as"
    case .displaced(let path):
      "\(path): removed or replaced while in use; put it back, or restart tidings, which then goes on with what lies "
        + "there and delivers again what that does not know"
    case .contentsLost(let path, let count):
      "\(path): gone, damaged, or not the one that belongs to the state beside it; of the articles that waited there to be "
        + "delivered \(count) \(count == 1 ? "is" : "are") taken for new again where the feeds still carry them"
    case .contentsDamaged(let path, let count):
      "\(path): damaged; of the articles that waited there to be delivered \(count) \(count == 1 ? "is" : "are") taken for "
        + "new again where the feeds still carry them"
    case .closed: "the state is closed"
    case .failed(let code, let detail):
      "the state failed: \(detail) (SQLite \(code)); `tidings state check` tells whether it is damaged"
    }
  }
}
