public import TidingsModel

/// The feeds by the time they are due: a binary heap that knows each feed's place, so that a change costs O(log n).
/// The `Heap` of swift-collections finds no element but the least and the greatest.
public struct PollPlan: Sendable {
  private struct Entry {
    var due: Timestamp
    var id: FeedID
  }

  private var heap: [Entry] = []
  private var places: [FeedID: Int] = [:]

  public init() {}

  /// - Parameter minimumCapacity: how many feeds are to come, where that is known.
  public init(minimumCapacity: Int) {
    heap.reserveCapacity(minimumCapacity)
    places.reserveCapacity(minimumCapacity)
  }

  /// Feeds that have a time.
  public var count: Int { heap.count }
  /// Whether no feed has a time.
  public var isEmpty: Bool { heap.isEmpty }

  /// When the next feed is due.
  public var nextDue: Timestamp? { heap.first?.due }

  /// When a feed is due; `nil` for one that is not in the plan.
  public func due(_ id: FeedID) -> Timestamp? { places[id].map { heap[$0].due } }

  /// Puts a feed into the plan or moves it.
  public mutating func set(_ id: FeedID, due: Timestamp) {
    if let place = places[id] {
      heap[place].due = due
      restore(at: place)
    } else {
      places[id] = heap.count
      heap.append(Entry(due: due, id: id))
      rise(from: heap.count - 1)
    }
  }

  /// - Returns: whether the feed was in the plan.
  @discardableResult
  public mutating func remove(_ id: FeedID) -> Bool {
    guard let place = places[id] else { return false }
    take(at: place)
    return true
  }

  /// Takes the feed out that has been due longest; `nil` when none is due by `now`. Feeds due at the same time come in
  /// the order of their ids.
  public mutating func popDue(_ now: Timestamp) -> FeedID? {
    guard let first = heap.first, first.due <= now else { return nil }
    take(at: 0)
    return first.id
  }

  private mutating func take(at place: Int) {
    places[heap[place].id] = nil
    let last = heap.removeLast()
    guard place < heap.count else { return }
    heap[place] = last
    places[last.id] = place
    restore(at: place)
  }

  private mutating func restore(at place: Int) {
    rise(from: place)
    sink(from: place)
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    let a = heap[left]
    let b = heap[right]
    if a.due.seconds != b.due.seconds { return a.due.seconds < b.due.seconds }
    if a.due.nanoseconds != b.due.nanoseconds { return a.due.nanoseconds < b.due.nanoseconds }
    return a.id < b.id
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    heap.swapAt(left, right)
    places[heap[left].id] = left
    places[heap[right].id] = right
  }

  private mutating func rise(from start: Int) {
    var place = start
    while place > 0, isBefore(place, (place - 1) / 2) {
      exchange(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isBefore(child, least) { least = child }
      guard least != place else { return }
      exchange(place, least)
      place = least
    }
  }
}
