internal import TidingsDedup
internal import TidingsModel

/// In which order a document's articles are delivered: oldest first.
enum DeliveryOrder {
  /// By date where every item has one, else the document's order from its end, as feeds stand newest first.
  static func of(_ items: [Candidate]) -> [Int] {
    let dates = items.map { $0.item.value.datePublished ?? $0.item.value.dateModified }
    let backwards = Array(items.indices.reversed())
    guard dates.allSatisfy({ $0 != nil }) else { return backwards }
    return backwards.enumerated().sorted { left, right in
      guard let first = dates[left.element], let second = dates[right.element],
        (first.seconds, first.nanoseconds) != (second.seconds, second.nanoseconds)
      else { return left.offset < right.offset }
      return (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }.map(\.element)
  }
}
