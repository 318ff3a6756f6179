internal import TidingsConfig
internal import TidingsModel

/// The configured feeds by their ids. It shares the configuration's own list; of its own it has four bytes a feed.
struct FeedIndex {
  /// In the configuration's order.
  let feeds: [FeedConfiguration]
  /// Places in `feeds`, in the order of the ids.
  private let order: [UInt32]

  init(_ feeds: [FeedConfiguration] = []) {
    self.feeds = feeds
    order = feeds.indices.map { UInt32($0) }.sorted { feeds[Int($0)].id < feeds[Int($1)].id }
  }

  var count: Int { feeds.count }

  /// In order.
  var ids: [FeedID] { order.map { feeds[Int($0)].id } }

  subscript(_ id: FeedID) -> FeedConfiguration? {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if feeds[Int(order[middle])].id < id { low = middle + 1 } else { high = middle }
    }
    guard low < order.count, feeds[Int(order[low])].id == id else { return nil }
    return feeds[Int(order[low])]
  }
}
