/// How many bytes of documents are in hand at a time, from the body to the recorded articles: what a document becomes on
/// the way takes several times its size, and many answers may come at once.
///
/// Documents are let in in the order in which they ask; one that is larger than the whole budget goes alone.
actor DocumentBudget {
  static let bytes = 4 << 20

  private let limit: Int
  private var used = 0
  private var waiters: [(bytes: Int, continuation: CheckedContinuation<Void, Never>)] = []
  private var head = 0

  init(limit: Int = DocumentBudget.bytes) { self.limit = limit }

  /// Returns when there is room for so many bytes, which are then taken until `give`.
  func take(_ bytes: Int) async {
    let share = min(bytes, limit)
    if head == waiters.count, used + share <= limit {
      used += share
      return
    }
    await withCheckedContinuation { waiters.append((share, $0)) }
  }

  func give(_ bytes: Int) {
    used -= min(bytes, limit)
    while head < waiters.count, used + waiters[head].bytes <= limit {
      used += waiters[head].bytes
      waiters[head].continuation.resume()
      head += 1
    }
    if head == waiters.count {
      waiters.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 256 {
      waiters.removeFirst(head)
      head = 0
    }
  }
}
