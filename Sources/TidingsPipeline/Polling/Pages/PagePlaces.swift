internal import TidingsDedup
internal import TidingsModel

/// Which of a document's items stand on a page of their own.
struct PagePlaces {
  private struct Page {
    /// The address, with its fragment, of the first item that is on the page.
    let address: Substring
    var hasOthers = false
  }

  private let items: [Candidate]
  private var pages: [Substring: Page] = [:]

  /// - Parameter wanted: places of items that have an address.
  init(_ items: [Candidate], wanted: [Int]) {
    self.items = items
    for index in wanted { note(index, isWanted: true) }
    for index in items.indices { note(index, isWanted: false) }
  }

  private mutating func note(_ index: Int, isWanted: Bool) {
    guard let address = items[index].item.value.url?[...] else { return }
    let page = Self.page(of: address)
    if let known = pages[page] {
      // Of one address an item may stand twice in a document; two that are both wanted are two articles.
      if isWanted || known.address != address { pages[page]?.hasOthers = true }
    } else if isWanted {
      pages[page] = Page(address: address)
    }
  }

  private static func page(of address: Substring) -> Substring { address.prefix { $0 != "#" } }

  /// Whether other items stand on the page of one that is wanted.
  func isShared(_ index: Int) -> Bool {
    guard let address = items[index].item.value.url?[...] else { return false }
    return pages[Self.page(of: address)]?.hasOthers ?? false
  }
}
