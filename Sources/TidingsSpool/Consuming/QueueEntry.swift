public import TidingsModel

/// A file in a queue.
public struct QueueEntry: Sendable, Equatable {
  /// Of the file.
  public var name: EntryName
  /// Unclaimed, claimed or put aside.
  public var part: QueuePart
  /// Bytes.
  public var size: Int64
  /// When the file was last moved, linked or unlinked in any queue (its ctime): delivered, claimed, requeued or failed.
  /// The queues share the file, so a consumer of another queue makes it younger, never older.
  public var moved: Timestamp
}
