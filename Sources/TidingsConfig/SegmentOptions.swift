/// When a journal's segment is closed and consumers get it: whichever comes first.
public struct SegmentOptions: Sendable, Equatable {
  /// Seconds since its first article.
  public var age: Double = 300
  /// Bytes.
  public var size = 64 << 20

  public init() {}
}
