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
      reason: "\(full.files) files stand in the queue, retention.max_files allows \(maxFiles)",
      advice: "let consumers take what waits, or raise max_files; delivery goes on by itself")
  }
}
