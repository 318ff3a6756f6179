/// The first of many, in an order, in memory for some of them only.
struct FirstFew<Element> {
  private let limit: Int
  private let precedes: (Element, Element) -> Bool
  private var elements: [Element] = []
  /// None beyond it is among the first.
  private var bound: Element?

  /// - Parameters:
  ///   - limit: how many are wanted.
  ///   - precedes: whether one stands before another.
  init(limit: Int, by precedes: @escaping (Element, Element) -> Bool) {
    self.limit = limit
    self.precedes = precedes
  }

  mutating func insert(_ element: Element) {
    if let bound, precedes(bound, element) { return }
    elements.append(element)
    // Thinned out at twice the number, so that each is put in order a few times at most.
    if elements.count / 2 >= limit { thinOut() }
  }

  private mutating func thinOut() {
    elements.sort(by: precedes)
    elements.removeSubrange(min(limit, elements.count)...)
    bound = elements.last
  }

  consuming func sorted() -> [Element] {
    thinOut()
    return elements
  }
}
