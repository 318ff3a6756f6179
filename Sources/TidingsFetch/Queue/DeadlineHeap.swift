internal import HeapModule

/// What is due when, the soonest first.
struct DeadlineHeap<Element> {
  /// Those of one time come in any order.
  private struct Entry: Comparable {
    var time: UInt64
    var element: Element

    static func < (left: Entry, right: Entry) -> Bool { left.time < right.time }
    static func == (left: Entry, right: Entry) -> Bool { left.time == right.time }
  }

  private var entries = Heap<Entry>()

  var soonest: UInt64? { entries.min?.time }

  mutating func insert(_ element: Element, at time: UInt64) { entries.insert(Entry(time: time, element: element)) }

  /// Takes out one that is due by now.
  mutating func popDue(now: UInt64) -> Element? {
    guard let soonest, soonest <= now else { return nil }
    return entries.popMin()?.element
  }
}
