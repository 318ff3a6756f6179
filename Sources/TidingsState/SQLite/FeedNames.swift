internal import Synchronization
internal import TidingsModel

/// Under which id, and by whose guids, a poll is recorded whose feed was renamed or taken out of the configuration, perhaps
/// while the poll was under way.
final class FeedNames: Sendable {
  private struct State {
    /// Taken out: what polls of theirs record must not bring the feeds back.
    var removed: Set<FeedID> = []
    /// Not configured, but perhaps in another configuration.
    var aside: Set<FeedID> = []
    /// New ids of feeds that were renamed since the state was opened.
    var renamed: [FeedID: FeedID] = [:]
    /// The key spaces of feeds that have another one than their id.
    var spaces: [FeedID: String]
    /// These spaces.
    var taken: Set<String>

    init(spaces: [FeedID: String]) {
      self.spaces = spaces
      taken = Set(spaces.values)
    }
  }

  private let state: Mutex<State>

  /// - Parameter spaces: as stored.
  init(spaces: [FeedID: String]) { state = Mutex(State(spaces: spaces)) }

  func add(_ ids: [FeedID]) {
    state.withLock { state in
      state.removed.subtract(ids)
      if !state.renamed.isEmpty { for id in ids { state.renamed[id] = nil } }
    }
  }

  func setAside(_ ids: [FeedID]) { state.withLock { $0.aside = Set(ids) } }

  var hasAside: Bool { state.withLock { !$0.aside.isEmpty } }

  func isAside(_ id: FeedID) -> Bool { state.withLock { !$0.aside.isEmpty && $0.aside.contains(id) } }

  /// Takes back that feeds were taken out.
  func keep(_ ids: [FeedID]) { state.withLock { $0.removed.subtract(ids) } }

  func remove(_ ids: [FeedID]) { state.withLock { $0.removed.formUnion(ids) } }

  /// - Parameter space: of the feed, as it is stored from now on.
  func rename(_ old: FeedID, to new: FeedID, space: String?) {
    state.withLock { state in
      state.renamed[old] = new
      // So that no way from one id to the next comes back to where it began.
      state.renamed[new] = nil
      if let space = state.spaces.removeValue(forKey: old) { state.taken.remove(space) }
      state.spaces[new] = space
      if let space { state.taken.insert(space) }
    }
  }

  /// How things stood at a time.
  struct Mark {
    fileprivate var renamed: [FeedID: FeedID]
    fileprivate var spaces: [FeedID: String]
  }

  var mark: Mark { state.withLock { Mark(renamed: $0.renamed, spaces: $0.spaces) } }

  /// Takes renamings back that did not come to pass.
  func goBack(to mark: Mark) {
    state.withLock {
      $0.renamed = mark.renamed
      $0.spaces = mark.spaces
      $0.taken = Set(mark.spaces.values)
    }
  }

  /// The id that a feed goes by now.
  func current(_ id: FeedID) -> FeedID {
    state.withLock { state in
      guard !state.renamed.isEmpty else { return id }
      var current = id
      while let next = state.renamed[current] { current = next }
      return current
    }
  }

  func isRemoved(_ id: FeedID) -> Bool { state.withLock { !$0.removed.isEmpty && $0.removed.contains(id) } }

  /// What tells a feed's own keys, as those of its guids, from another feed's: the id under which it was first polled. The
  /// id of a feed that was renamed may have gone to another one; that one's keys are then told by what no id looks like.
  func space(of id: FeedID) -> String {
    state.withLock { state in
      guard !state.spaces.isEmpty else { return id.text }
      if let space = state.spaces[id] { return space }
      var space = id.text
      while state.taken.contains(space) { space += " " }
      return space
    }
  }
}
