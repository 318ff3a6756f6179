public import TidingsModel

/// The keys of all items of a document. One that two of them share tells neither from the other: it is void.
public struct DocumentKeys: Sendable {
  /// One for each item, in the document's order.
  public private(set) var items: [ItemKeys]
  /// Whether the item stood in the document before: same guid, link and content. It has no part in what is void.
  public private(set) var isRepeated: [Bool]
  /// The guids that two items share. They are void in later documents as well: a feed that gives one guid to all its items
  /// may shrink to a single one.
  public private(set) var sharedGUIDs: Set<DedupKey> = []
  /// What tells the feed's own keys, as those of its guids, from other feeds'; without a zero byte.
  public let space: String

  /// - Parameter channelLink: the document's own link; an item that leads there has no link of its own.
  public init(_ candidates: [Candidate], space: String, scope: DedupScope, channelLink: String?) {
    self.space = space
    var maker = KeyMaker(space: space)
    let frontPage = channelLink.flatMap { CanonicalURL($0)?.key }
    items = candidates.map { ItemKeys($0.item.value, scope: scope, frontPage: frontPage, maker: &maker) }
    isRepeated = Array(repeating: false, count: items.count)
    markRepeated()
    sharedGUIDs = void(items.map(\.guid)) { $0.guid = nil }
    void(items.map(\.link)) { $0.link = nil }
    void(items.map(\.content)) { $0.content = nil }
    void(items.map(\.number)) { $0.number = nil }
    addShortContent(&maker)
    if scope == .off { addExact(&maker) }
  }

  private struct Whole: Hashable {
    var guid: DedupKey?
    var link: Int64
    var content: DedupKey
    var recordings: [String]
  }

  private mutating func markRepeated() {
    var seen = Set<Whole>(minimumCapacity: items.count)
    for index in items.indices {
      let whole = Whole(
        guid: items[index].guid, link: items[index].linkMark, content: items[index].contentMark,
        recordings: items[index].recordings)
      isRepeated[index] = !seen.insert(whole).inserted
    }
  }

  /// - Parameters:
  ///   - values: the keys of a kind, one for each item.
  ///   - remove: takes it from an item.
  /// - Returns: the keys that are void.
  @discardableResult
  private mutating func void(_ values: [DedupKey?], by remove: (inout ItemKeys) -> Void) -> Set<DedupKey> {
    var seen = Set<DedupKey>(minimumCapacity: items.count)
    var shared: Set<DedupKey> = []
    for index in items.indices where !isRepeated[index] {
      if let value = values[index], !seen.insert(value).inserted { shared.insert(value) }
    }
    guard !shared.isEmpty else { return [] }
    for index in items.indices {
      if let value = values[index], shared.contains(value) { remove(&items[index]) }
    }
    return shared
  }

  /// Short content counts together with the time of publication, which stays whatever becomes of the address; where that
  /// is not known, with the link's path, which stays when a site moves; and for itself when there is no other key.
  private mutating func addShortContent(_ maker: inout KeyMaker) {
    for index in items.indices where items[index].content == nil {
      let keys = items[index]
      items[index].shortContent = keys.shortContent(
        at: keys.guid == nil && keys.link == nil ? "" : keys.place, by: &maker)
    }
    for index in items.indices where items[index].shortContent != nil {
      let keys = items[index]
      let isNameless = keys.guid == nil && keys.link == nil
      if isNameless, keys.linkMark == 0, keys.trimmedGUID == nil { continue }
      items[index].otherShortContent = keys.shortContent(at: isNameless ? keys.place : "", by: &maker)
    }
    void(items.map(\.otherShortContent)) { $0.otherShortContent = nil }
    let last = items.map { $0.guid == nil && $0.link == nil }
    var counts: [DedupKey: Int] = [:]
    for index in items.indices where !isRepeated[index] {
      if let value = items[index].shortContent { counts[value, default: 0] += 1 }
    }
    for index in items.indices where !last[index] {
      if let value = items[index].shortContent, counts[value, default: 0] > 1 { items[index].shortContent = nil }
    }
  }

  private mutating func addExact(_ maker: inout KeyMaker) {
    for index in items.indices { items[index].exact = items[index].exact(by: &maker) }
  }
}
