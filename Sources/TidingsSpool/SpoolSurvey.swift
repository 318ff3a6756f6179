internal import Glibc
public import TidingsModel

/// How full the spool is and what waits in it.
public struct SpoolSurvey: Sendable, Equatable {
  /// One queue.
  public struct Queue: Sendable, Equatable {
    /// The queue's.
    public var name: String
    /// Files that nobody has claimed.
    public var new = 0
    /// Claimed, and not done with.
    public var cur = 0
    /// Put aside by consumers.
    public var failed = 0
    /// When the oldest unclaimed file was delivered, as its name says.
    public var oldestUnclaimed: Timestamp?

    /// All together.
    public var files: Int { new + cur + failed }
  }

  /// What is left of the file system.
  public var space: SpoolSpace
  /// Those that stand in the spool, configured or not, by name.
  public var queues: [Queue]

  /// Counts every queue. Reads whole directories, about half a second for a million files: not for every poll.
  public static func take(of spool: String) throws(SpoolError) -> SpoolSurvey {
    var queues: [Queue] = []
    for name in try QueueReader.queues(of: spool) { queues.append(try Queue(name, of: spool)) }
    return SpoolSurvey(space: try SpoolSpace(of: spool), queues: queues)
  }
}

extension SpoolSurvey.Queue {
  /// Counts a queue's files. Reads its whole directories.
  /// - Throws: where one of them cannot be read.
  public init(_ name: String, of spool: String) throws(SpoolError) {
    let reader = try QueueReader(spool: spool, queue: name)
    let unclaimed = try reader.tally(of: .new)
    self.name = name
    new = unclaimed.count
    cur = try reader.tally(of: .cur).count
    failed = try reader.tally(of: .failed).count
    oldestUnclaimed = unclaimed.first?.delivered
  }
}

/// The room on the spool's file system.
public struct SpoolSpace: Sendable, Equatable {
  /// Bytes that may still be written by anyone but root.
  public var freeBytes: Int64
  /// Files that may still be made; `nil` where the file system sets no number.
  public var freeFiles: Int64?

  public init(freeBytes: Int64, freeFiles: Int64? = nil) {
    self.freeBytes = freeBytes
    self.freeFiles = freeFiles
  }

  /// - Throws: where the file system cannot be asked.
  public init(of spool: String) throws(SpoolError) {
    var status = statvfs()
    guard retrying({ statvfs(spool, &status) }) == 0 else { throw .last("statvfs", spool) }
    freeBytes = Int64(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
    freeFiles = status.f_files == 0 ? nil : Int64(clamping: status.f_favail)
  }
}

/// The limits beyond which polling stops.
public struct SpoolLimits: Sendable, Equatable {
  /// Bytes that must stay free on the spool's file system.
  public var minFree: Int64?
  /// Files that may stand in one queue.
  public var maxFiles: Int?

  /// - Parameters:
  ///   - minFree: bytes that are to stay free; `nil`: none.
  ///   - maxFiles: that may stand in one queue; `nil`: any number.
  public init(minFree: Int64? = nil, maxFiles: Int? = nil) {
    self.minFree = minFree
    self.maxFiles = maxFiles
  }

  /// Why polling must stop; `nil` when there is room. One system call, for every poll.
  public func violation(of space: SpoolSpace, spool: String) -> SpoolError? {
    if let minFree, space.freeBytes < minFree {
      return SpoolError(
        .outOfRoom, path: spool,
        reason:
          "\(space.freeBytes / 1_048_576) MiB are free, less than the \(minFree / 1_048_576) MiB of retention.min_free")
    }
    if space.freeFiles == 0 {
      return SpoolError(.outOfRoom, path: spool, reason: "the file system has no inodes left")
    }
    return nil
  }

  /// Why polling must stop, the number of files looked at as well.
  public func violation(of survey: SpoolSurvey, spool: String) -> SpoolError? {
    if let violation = violation(of: survey.space, spool: spool) { return violation }
    guard let maxFiles, let full = survey.queues.first(where: { $0.files > maxFiles }) else { return nil }
    return SpoolError(
      .outOfRoom, path: spool + "/" + full.name,
      reason: "\(full.files) files stand in the queue, retention.max_files allows \(maxFiles)")
  }
}
