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
  public func prune(spool: String, now: Timestamp) throws(SpoolError) -> [Removal] {
    var removals: [Removal] = []
    guard maxAge != nil || maxFiles != nil else { return [] }
    for name in try QueueReader.queues(of: spool) { removals += try prune(queue: name, of: spool, now: now) }
    return removals
  }

  private func prune(queue: String, of spool: String, now: Timestamp) throws(SpoolError) -> [Removal] {
    let reader = try QueueReader(spool: spool, queue: queue)
    var removals: [Removal] = []
    var kept: [QueueEntry] = []
    var count = includesUnclaimed ? 0 : try reader.tally(of: .new).count
    for part in [QueuePart.failed, .cur] + (includesUnclaimed ? [.new] : []) {
      let entries = try reader.entries(in: part).sorted { ($0.moved, $0.name) < ($1.moved, $1.name) }
      count += entries.count
      for entry in entries {
        if let maxAge, now.seconds - entry.moved.seconds > maxAge {
          if try reader.discard(entry) { removals.append(Removal(queue: queue, part: part, name: entry.name)) }
          count -= 1
        } else {
          kept.append(entry)
        }
      }
    }
    guard let maxFiles else { return removals }
    for entry in kept where count > maxFiles {
      if entry.part == .cur, now.seconds - entry.moved.seconds <= Self.shortestClaim { continue }
      if try reader.discard(entry) { removals.append(Removal(queue: queue, part: entry.part, name: entry.name)) }
      count -= 1
    }
    return removals
  }
}
