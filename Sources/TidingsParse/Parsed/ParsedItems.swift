/// The items of a document, in its order.
///
/// Kept in blocks: one array of all would be held twice while it grows, and could not be let go item by item.
public struct ParsedItems: RandomAccessCollection, MutableCollection, Sendable {
  private var blocks: [[ParsedItem]] = []
  public private(set) var count = 0

  private static let blockSize = 32

  public init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> ParsedItem {
    get { blocks[index / Self.blockSize][index % Self.blockSize] }
    _modify { yield &blocks[index / Self.blockSize][index % Self.blockSize] }
  }

  /// The dates of an item, without copying the rest of it, which takes long.
  public func dates(_ index: Int) -> ParsedItemDates {
    let block = blocks[index / Self.blockSize]
    let place = index % Self.blockSize
    return ParsedItemDates(
      published: block[place].published, modified: block[place].modified, created: block[place].created,
      expires: block[place].expires, sourceUpdated: block[place].source?.updated)
  }

  public mutating func append(_ item: ParsedItem) {
    var item = item
    append(taking: &item)
  }

  /// Appends an item by moving it, as it is large, and leaves an empty one in its place.
  mutating func append(taking item: inout ParsedItem) {
    if count % Self.blockSize == 0 {
      blocks.append([])
      // Most documents have one block's items or fewer.
      if count > 0 { blocks[blocks.count - 1].reserveCapacity(Self.blockSize) }
    }
    let last = blocks.count - 1
    blocks[last].append(ParsedItem())
    swap(&blocks[last][blocks[last].count - 1], &item)
    count += 1
  }

  /// Exchanges an item for an empty one, and lets its block go with the last one in it. Items are to be taken in their
  /// order.
  public mutating func take(_ index: Int, for item: inout ParsedItem) {
    let block = index / Self.blockSize
    let place = index % Self.blockSize
    swap(&item, &blocks[block][place])
    if place == Self.blockSize - 1 { blocks[block] = [] }
  }
}

/// What an item says of its dates.
public struct ParsedItemDates: Sendable {
  public let published: ParsedDate?
  public let modified: ParsedDate?
  public let created: ParsedDate?
  public let expires: ParsedDate?
  public let sourceUpdated: ParsedDate?
}
