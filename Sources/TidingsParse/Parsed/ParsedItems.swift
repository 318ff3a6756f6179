/// The items of a document, in its order.
///
/// Kept in blocks: one array of all would be held twice while it grows, and could not be let go item by item. Where there
/// are many items, all blocks but the first and the last are packed.
public struct ParsedItems: RandomAccessCollection, MutableCollection, Sendable {
  private struct Block: Sendable {
    var items: [ParsedItem] = []
    /// The items, where they are packed; there are none above then.
    var packed: PackedItems?

    func item(_ place: Int) -> ParsedItem { packed?[place] ?? items[place] }

    mutating func pack() {
      packed = PackedItems(items)
      items = []
    }

    mutating func unpack() {
      guard let packed else { return }
      items = packed.items
      self.packed = nil
    }
  }

  private var blocks: [Block] = []
  /// All that were appended, packed or not.
  public private(set) var count = 0
  private var hasPlaces = true

  private static let blockSize = 32
  /// Blocks of a document that are left as they are: packing costs time, and most documents have no more items.
  private static let firstBlocks = 8

  public init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// Copies the item, and unpacks it where it is packed; writing to one unpacks its block.
  public subscript(index: Int) -> ParsedItem {
    get {
      var item = blocks[index / Self.blockSize].item(index % Self.blockSize)
      if !hasPlaces { Self.forgetPlace(of: &item) }
      return item
    }
    _modify {
      let block = index / Self.blockSize
      blocks[block].unpack()
      if !hasPlaces { Self.forgetPlace(of: &blocks[block].items[index % Self.blockSize]) }
      yield &blocks[block].items[index % Self.blockSize]
    }
  }

  /// The dates of an item, without copying the rest of it, which takes long.
  public func dates(_ index: Int) -> ParsedItemDates {
    let block = index / Self.blockSize
    let place = index % Self.blockSize
    if let packed = blocks[block].packed { return packed.dates(place) }
    return ParsedItemDates(
      published: blocks[block].items[place].published, modified: blocks[block].items[place].modified,
      created: blocks[block].items[place].created, expires: blocks[block].items[place].expires,
      sourceUpdated: blocks[block].items[place].source?.updated)
  }

  /// What tells the day of an item, as it is written.
  public func dateText(_ index: Int) -> String? {
    let block = index / Self.blockSize
    let place = index % Self.blockSize
    if blocks[block].packed != nil {
      let dates = dates(index)
      return (dates.published ?? dates.modified)?.text
    }
    return blocks[block].items[place].published?.text ?? blocks[block].items[place].modified?.text
  }

  /// Appends an item; earlier ones may be packed thereby.
  public mutating func append(_ item: ParsedItem) {
    var item = item
    append(taking: &item)
  }

  /// Appends an item by moving it, as it is large, and leaves an empty one in its place.
  mutating func append(taking item: inout ParsedItem) {
    if count % Self.blockSize == 0 {
      if blocks.count > Self.firstBlocks { blocks[blocks.count - 1].pack() }
      blocks.append(Block())
      // Most documents have one block's items or fewer.
      if count > 0 { blocks[blocks.count - 1].items.reserveCapacity(Self.blockSize) }
    }
    let last = blocks.count - 1
    blocks[last].items.append(ParsedItem())
    swap(&blocks[last].items[blocks[last].items.count - 1], &item)
    count += 1
  }

  /// Exchanges an item for an empty one, and lets its block go with the last one in it. Items are to be taken in their
  /// order.
  public mutating func take(_ index: Int, for item: inout ParsedItem) {
    let block = index / Self.blockSize
    let place = index % Self.blockSize
    if let packed = blocks[block].packed {
      item = packed[place]
    } else {
      swap(&item, &blocks[block].items[place])
    }
    if !hasPlaces { Self.forgetPlace(of: &item) }
    if place == Self.blockSize - 1 { blocks[block] = Block() }
  }

  /// Says that the places where the items begin are none in the document.
  mutating func forgetPlaces() { hasPlaces = false }

  private static func forgetPlace(of item: inout ParsedItem) {
    item.line = nil
    item.column = nil
  }
}
