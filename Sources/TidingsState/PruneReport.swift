/// What a pruning dropped.
public struct PruneReport: Sendable, Equatable {
  public var articles = 0
  public var keys = 0
  public var nearDuplicateMarks = 0

  public init() {}
}
