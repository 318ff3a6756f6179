public import TidingsModel

/// What is removed from the spool without a consumer's doing.
public struct SpoolRetention: Sendable, Equatable {
  /// Seconds after which what a consumer left is removed, counted from its last move.
  public var maxAge: Int64?
  /// Files that may stand in one queue before the oldest of those that consumers left are removed.
  public var maxFiles: Int?
  /// Whether unclaimed files are removed as well.
  public var includesUnclaimed: Bool

  /// A claim younger than this, in seconds, may be in a consumer's hands: `maxFiles` spares it.
  public static let shortestClaim: Int64 = 3600

  /// - Parameters:
  ///   - maxAge: seconds since delivery; `nil`: any age.
  ///   - maxFiles: in one queue; `nil`: any number.
  ///   - includesUnclaimed: whether `new/` is emptied of the old as well.
  public init(maxAge: Int64? = nil, maxFiles: Int? = nil, includesUnclaimed: Bool = false) {
    self.maxAge = maxAge
    self.maxFiles = maxFiles
    self.includesUnclaimed = includesUnclaimed
  }

  /// What was removed.
  public struct Removal: Sendable, Equatable {
    /// Its name.
    public var queue: String
    /// Where in the queue it stood.
    public var part: QueuePart
    /// Of the file.
    public var name: EntryName
  }

  /// Removes what is over age or over number: what failed first, then what was claimed, then, where that is allowed,
  /// what was never claimed, each in the order of age.
  /// - Parameter removed: told of each file as it goes; there may be millions.
  public func prune(spool: String, now: Timestamp, removed: (Removal) -> Void) throws(SpoolError) {
    guard maxAge != nil || maxFiles != nil else { return }
    for name in try QueueConsumer.queues(of: spool) {
      try prune(QueueConsumer(spool: spool, queue: name), now: now, removed: removed)
    }
  }

  private func prune(_ consumer: QueueConsumer, now: Timestamp, removed: (Removal) -> Void) throws(SpoolError) {
    let parts: [QueuePart] = [.failed, .cur] + (includesUnclaimed ? [.new] : [])
    if let maxAge {
      var any = Int.max
      for part in parts { try remove(&any, olderThan: maxAge, in: part, of: consumer, now: now, removed: removed) }
    }
    guard let maxFiles else { return }
    var excess = -maxFiles
    for part in [QueuePart.new, .cur, .failed] { excess += try consumer.tally(of: part).count }
    for part in parts where excess > 0 {
      let age = part == .cur ? Self.shortestClaim : nil
      try remove(&excess, olderThan: age, in: part, of: consumer, now: now, removed: removed)
    }
  }

  /// Removes the oldest files of a part.
  /// - Parameters:
  ///   - excess: how many at most; those that go are taken from it.
  ///   - seconds: only such as were moved longer ago than that; `nil`: any.
  private func remove(
    _ excess: inout Int, olderThan seconds: Int64?, in part: QueuePart, of consumer: QueueConsumer, now: Timestamp,
    removed: (Removal) -> Void
  ) throws(SpoolError) {
    while excess > 0 {
      let limit = min(excess, QueueWalk.namesAtOnce)
      let oldest = try consumer.oldest(limit, in: part, olderThan: seconds, now: now)
      for entry in oldest {
        // One that its consumer has just removed is gone as well.
        if try consumer.discard(entry) { removed(Removal(queue: consumer.queue, part: part, name: entry.name)) }
        excess -= 1
      }
      if oldest.count < limit { break }
    }
  }
}
