internal import HeapModule

/// The first of many, in memory for some of them only.
struct FirstFew<Element: Comparable> {
  private let limit: Int
  private var elements = Heap<Element>()

  /// - Parameter limit: how many are wanted.
  init(limit: Int) { self.limit = limit }

  mutating func insert(_ element: Element) {
    if elements.count < limit {
      elements.insert(element)
    } else if let last = elements.max, element < last {
      elements.replaceMax(with: element)
    }
  }

  consuming func sorted() -> [Element] { elements.unordered.sorted() }
}
