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
    /// New ids of feeds that were renamed since the state was opened. The address tells a feed from another that has got
    /// its old id.
    var renamed: [FeedReference: FeedID] = [:]
    /// Feeds that lost their id to another one and have none since.
    var nameless: Set<FeedReference> = []
    /// The key spaces of feeds that have another one than their id.
    var spaces: [FeedID: String]
    /// These, and those of feeds that have no id any more.
    var taken: Set<String>

    init(spaces: [FeedID: String], taken: Set<String>) {
      self.spaces = spaces
      self.taken = taken
    }

    func space(of id: FeedID) -> String {
      if let space = spaces[id] { return space }
      var space = id.text
      while taken.contains(space) { space += " " }
      return space
    }
  }

  /// A feed that gets another id.
  struct Renaming {
    var old: FeedID
    var new: FeedID
    /// Its address, which stays.
    var url: String
    /// What its own keys are told by, which stays.
    var space: String
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - spaces: those of feeds that have another one than their id, as stored.
  ///   - taken: these, and those of feeds that have no id any more.
  init(spaces: [FeedID: String], taken: Set<String>) { state = Mutex(State(spaces: spaces, taken: taken)) }

  func add(_ feeds: [FeedReference]) {
    state.withLock { state in
      state.removed.subtract(feeds.map(\.id))
      guard !state.renamed.isEmpty || !state.nameless.isEmpty else { return }
      for feed in feeds {
        let place = Self.place(feed.id, feed.url)
        state.renamed[place] = nil
        state.nameless.remove(place)
      }
    }
  }

  private static func place(_ id: FeedID, _ url: String) -> FeedReference { FeedReference(id: id, url: url) }

  func setAside(_ ids: [FeedID]) { state.withLock { $0.aside = Set(ids) } }

  var hasAside: Bool { state.withLock { !$0.aside.isEmpty } }

  func isAside(_ id: FeedID) -> Bool { state.withLock { !$0.aside.isEmpty && $0.aside.contains(id) } }

  func remove(_ ids: [FeedID]) { state.withLock { $0.removed.formUnion(ids) } }

  /// Gives feeds other ids, all at once: some may be others' of before.
  func rename(_ renamings: [Renaming]) {
    state.withLock { state in
      for feed in renamings { state.spaces[feed.old] = nil }
      for feed in renamings {
        state.renamed[Self.place(feed.old, feed.url)] = feed.new
        // So that no way from one id to the next comes back to where it began.
        state.renamed[Self.place(feed.new, feed.url)] = nil
        state.nameless.remove(Self.place(feed.new, feed.url))
        if feed.space == feed.new.text {
          state.spaces[feed.new] = nil
          state.taken.remove(feed.space)
        } else {
          state.spaces[feed.new] = feed.space
          state.taken.insert(feed.space)
        }
      }
    }
  }

  /// Notes that a feed has lost its id to another one, and not what its keys are told by. Polls of it that end later are
  /// nobody's.
  func putAway(_ id: FeedID, _ url: String) {
    state.withLock { state in
      state.nameless.insert(Self.place(id, url))
      state.taken.insert(state.space(of: id))
      state.spaces[id] = nil
    }
  }

  /// How things stood at a time.
  struct Mark {
    fileprivate var renamed: [FeedReference: FeedID]
    fileprivate var nameless: Set<FeedReference>
    fileprivate var spaces: [FeedID: String]
    fileprivate var taken: Set<String>
  }

  var mark: Mark {
    state.withLock { Mark(renamed: $0.renamed, nameless: $0.nameless, spaces: $0.spaces, taken: $0.taken) }
  }

  /// Takes renamings back that did not come to pass.
  func goBack(to mark: Mark) {
    state.withLock {
      $0.renamed = mark.renamed
      $0.nameless = mark.nameless
      $0.spaces = mark.spaces
      $0.taken = mark.taken
    }
  }

  /// The id that a feed of an address goes by now; `nil` where that is another feed's since.
  func current(_ id: FeedID, _ url: String) -> FeedID? {
    state.withLock { state in
      guard !state.renamed.isEmpty || !state.nameless.isEmpty else { return id }
      var current = id
      while let next = state.renamed[Self.place(current, url)] { current = next }
      return state.nameless.contains(Self.place(current, url)) ? nil : current
    }
  }

  func isRemoved(_ id: FeedID) -> Bool { state.withLock { !$0.removed.isEmpty && $0.removed.contains(id) } }

  /// What tells a feed's own keys, as those of its guids, from another feed's: the id under which it was first polled. The
  /// id of a feed that was renamed may have gone to another one; that one's keys are then told by what no id looks like.
  func space(of id: FeedID) -> String {
    state.withLock { $0.taken.isEmpty ? id.text : $0.space(of: id) }
  }
}
