internal import Glibc
public import TidingsLock

/// Why the spool could not do what was asked: the system call, the path, and what to do.
public struct SpoolError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What a caller can do about an error.
  public enum Category: Sendable, Hashable {
    /// The disk, the quota or the inodes are used up, or a configured limit is passed.
    case outOfRoom
    /// The file system is mounted read-only, or turned so after a fault.
    case readOnly
    /// The device failed to read or write (`EIO`).
    case deviceFailure
    /// The process or the machine has too many open files.
    case outOfDescriptors
    case permission
    /// Another process delivers into the spool: which, where that could be read.
    case held(LockHolder?)
    /// A directory of the spool is gone.
    case missing
    /// The file is not where it was asked for, or not there any more: a consumer has it, or is done with it.
    case absent
    /// The spool has no queue of that name.
    case noQueue
    /// A name is not one of a queue or an article.
    case badName
    /// A file does not hold what it should.
    case damaged
    case other
  }

  /// What can be done about it.
  public let category: Category
  /// The system call that failed, for instance `renameat2`; empty where none did.
  public let call: String
  /// The file or directory it happened to.
  public let path: String
  /// The call's `errno`; 0 where no call failed.
  public let code: Int32
  /// What went wrong, in words.
  public let reason: String
  /// What to do, where that does not follow from the category.
  private let ownAdvice: String?

  /// A system call that failed.
  public init(call: String, path: String, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
    ownAdvice = nil
    reason = "\(Self.words(for: code)) (\(call), \(Self.symbol(for: code)))"
    category = Self.category(of: code)
  }

  /// A failure that is not a system call's.
  /// - Parameter advice: what to do; `nil`: as for all failures of the category.
  public init(_ category: Category, path: String, reason: String, advice: String? = nil) {
    ownAdvice = advice
    self.category = category
    call = ""
    self.path = path
    code = 0
    self.reason = reason
  }

  /// Another process has the lock on a spool.
  static func held(by holder: LockHolder?, path: String) -> SpoolError {
    let words = holder.map { "process \($0.pid) (\($0.isDaemon ? "a daemon" : "a command at work"))" }
    return SpoolError(.held(holder), path: path, reason: "held by \(words ?? "another process")")
  }

  /// Whether room on the disk, or under a configured limit, would cure it.
  public var isOutOfRoom: Bool { category == .outOfRoom }

  /// Whether delivering the same batch later may succeed, with nothing changed in the configuration. The pipeline stops
  /// polling meanwhile.
  public var isWorthRetrying: Bool { category != .badName }

  /// What the person who runs the program can do; `nil` where the reason says it all.
  public var advice: String? {
    if let ownAdvice { return ownAdvice }
    return switch category {
    case .outOfRoom: "make room on that file system, or let consumers take what waits; delivery goes on by itself"
    case .readOnly: "remount the file system for writing (see the kernel's log for why it is not)"
    case .deviceFailure: "look for disk errors in the kernel's log"
    case .outOfDescriptors: "raise the limit of open files (LimitNOFILE= in the unit, or ulimit -n)"
    case .permission: "the spool must belong to the user who runs tidings, the consumers be in its group"
    case .held: "two configurations may not share a spool: name another one in one of them"
    case .missing where code == ENOENT && isPartOfQueue: "tidings makes what is missing of a queue when it starts"
    case .missing where code == ENOTDIR: "name a directory, or a path at which nothing stands yet"
    case .missing: call.isEmpty ? nil : "tidings makes the spool's own directory, but none above it"
    case .absent, .noQueue, .badName, .damaged, .other: nil
    }
  }

  private var isPartOfQueue: Bool { QueuePart.allCases.contains { path.hasSuffix("/\($0.rawValue)") } }

  /// One line: the path, the call and why, and what to do about it where somebody can.
  public var description: String { "\(path): \(reason)" + (advice.map { "; " + $0 } ?? "") }

  /// A directory that holds no queue.
  public static func notASpool(_ path: String) -> SpoolError {
    SpoolError(.missing, path: path, reason: "no spool: there is no queue in it; tidings makes them when it first runs")
  }

  static func last(_ call: String, _ path: String) -> SpoolError {
    SpoolError(call: call, path: path, code: errno)
  }

  private static func category(of code: Int32) -> Category {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .outOfRoom
    case EROFS: .readOnly
    case EIO, ENXIO, ENODEV: .deviceFailure
    case EMFILE, ENFILE: .outOfDescriptors
    case EACCES, EPERM: .permission
    case ENOENT, ENOTDIR, ESTALE: .missing
    default: .other
    }
  }

  private static func words(for code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func symbol(for code: Int32) -> String {
    switch code {
    case EACCES: "EACCES"
    case EBADF: "EBADF"
    case EDQUOT: "EDQUOT"
    case EEXIST: "EEXIST"
    case EFBIG: "EFBIG"
    case EINVAL: "EINVAL"
    case EIO: "EIO"
    case EISDIR: "EISDIR"
    case ELOOP: "ELOOP"
    case EMFILE: "EMFILE"
    case EMLINK: "EMLINK"
    case ENAMETOOLONG: "ENAMETOOLONG"
    case ENFILE: "ENFILE"
    case ENOENT: "ENOENT"
    case ENOMEM: "ENOMEM"
    case ENOSPC: "ENOSPC"
    case ENOSYS: "ENOSYS"
    case ENOTDIR: "ENOTDIR"
    case ENXIO: "ENXIO"
    case EPERM: "EPERM"
    case EROFS: "EROFS"
    case ESTALE: "ESTALE"
    case EXDEV: "EXDEV"
    default: "errno \(code)"
    }
  }
}
