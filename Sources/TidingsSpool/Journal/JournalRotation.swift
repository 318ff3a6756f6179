/// When a journal's open segment is closed.
public struct JournalRotation: Sendable, Equatable {
  /// Bytes, 1 ... 2³¹: a segment that would grow beyond is closed first. A batch is never split.
  public var size: Int
  /// How long consumers may have to wait for the first article of a segment.
  public var age: Duration

  /// - Parameters:
  ///   - size: bytes; 1 at least, and no more than one segment can have.
  ///   - age: how long consumers may have to wait for the first article of a segment.
  public init(size: Int = 64 << 20, age: Duration = .seconds(300)) {
    self.size = min(max(size, 1), JournalSegment.greatestLength)
    self.age = age
  }
}
