/// A binary heap of what is due when, the soonest first.
struct DeadlineHeap<Element> {
  private var entries: [(time: UInt64, element: Element)] = []

  var isEmpty: Bool { entries.isEmpty }

  var soonest: UInt64? { entries.first?.time }

  mutating func insert(_ element: Element, at time: UInt64) {
    entries.append((time, element))
    var child = entries.count - 1
    while child > 0, entries[(child - 1) / 2].time > entries[child].time {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out one that is due by now.
  mutating func popDue(now: UInt64) -> Element? {
    guard let first = entries.first, first.time <= now else { return nil }
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < entries.count && entries[child].time < entries[smallest].time {
        smallest = child
      }
      guard smallest != parent else { return first.element }
      entries.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
