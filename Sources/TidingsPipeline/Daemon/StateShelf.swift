public import TidingsModel

/// What is remembered of each feed, packed until it is asked for.
public struct StateShelf: Sendable {
  private var packed: [FeedID: PackedFeedState] = [:]

  /// Packs them one by one; of two states of a feed the later counts.
  public init(_ states: some Sequence<FeedState> = []) {
    for state in states { put(state) }
  }

  /// Keeps a state in the place of the feed's earlier one.
  public mutating func put(_ state: FeedState) { put(PackedFeedState(state), of: state.id) }

  mutating func put(_ state: PackedFeedState, of id: FeedID) { packed[id] = state }

  /// Forgets a feed; does nothing where nothing is remembered of it.
  public mutating func remove(_ id: FeedID) { packed[id] = nil }

  /// Unpacked anew each time; `nil` for a feed of which nothing is remembered.
  public subscript(_ id: FeedID) -> FeedState? { packed[id]?.state(of: id) }

  /// As it is kept.
  func packed(_ id: FeedID) -> PackedFeedState? { packed[id] }

  /// Whether anything is remembered of a feed.
  public func holds(_ id: FeedID) -> Bool { packed[id] != nil }
}
