public import TidingsModel

/// What is remembered of each feed, packed until it is asked for.
public struct StateShelf: Sendable {
  private var packed: [FeedID: PackedFeedState] = [:]

  public init(_ states: some Sequence<FeedState> = []) {
    for state in states { put(state) }
  }

  public mutating func put(_ state: FeedState) { packed[state.id] = PackedFeedState(state) }

  public mutating func remove(_ id: FeedID) { packed[id] = nil }

  public subscript(_ id: FeedID) -> FeedState? { packed[id]?.state(of: id) }

  public func holds(_ id: FeedID) -> Bool { packed[id] != nil }
}
