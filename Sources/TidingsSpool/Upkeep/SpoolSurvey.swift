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
    for name in try QueueConsumer.queues(of: spool) { queues.append(try Queue(name, of: spool)) }
    return SpoolSurvey(space: try SpoolSpace(of: spool), queues: queues)
  }
}

extension SpoolSurvey.Queue {
  /// Counts a queue's files. Reads its whole directories.
  /// - Throws: where one of them cannot be read.
  public init(_ name: String, of spool: String) throws(SpoolError) {
    let consumer = try QueueConsumer(spool: spool, queue: name)
    let unclaimed = try consumer.tally(of: .new)
    self.name = name
    new = unclaimed.count
    cur = try consumer.tally(of: .cur).count
    failed = try consumer.tally(of: .failed).count
    oldestUnclaimed = unclaimed.first?.delivered
  }
}
