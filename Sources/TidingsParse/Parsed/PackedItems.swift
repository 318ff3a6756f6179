internal import TidingsModel

/// Some items, packed into bytes.
///
/// A document of a hundred thousand lines has as many items, and an item as it is takes more than a kilobyte, most of it
/// for what it does not have. Here it takes little more than its texts; long ones are kept as they are, and so is what
/// items tell of the feed they come from, which many have in common.
final class PackedItems: Sendable {
  private let bytes: [UInt8]
  /// Where each item begins.
  private let starts: [UInt32]
  /// What many have in common: bases, languages, media types.
  private let shared: [String]
  private let longTexts: [ParsedText]
  /// Where texts were left standing; empty where none were.
  private let document: HeldBytes
  private let sources: [ParsedSource]

  init(_ items: [ParsedItem]) {
    var writer = Writer()
    var starts: [UInt32] = []
    starts.reserveCapacity(items.count)
    for index in items.indices {
      starts.append(UInt32(writer.bytes.count))
      writer.put(items[index])
    }
    self.starts = starts
    bytes = writer.bytes.withUnsafeBufferPointer { Array($0) }
    shared = writer.shared
    longTexts = writer.longTexts
    document = writer.document
    sources = writer.sources
  }

  var items: [ParsedItem] { starts.indices.map { self[$0] } }

  subscript(index: Int) -> ParsedItem {
    read(index) { reader in
      var item = ParsedItem()
      reader.read(into: &item)
      return item
    }
  }

  func dates(_ index: Int) -> ParsedItemDates {
    read(index) { reader in
      let published = reader.date()
      let modified = reader.date()
      let hasMore = reader.hasParts()
      let created = hasMore ? reader.date() : nil
      let expires = hasMore ? reader.date() : nil
      return ParsedItemDates(
        published: published, modified: modified, created: created, expires: expires,
        sourceUpdated: hasMore ? reader.source()?.updated : nil)
    }
  }

  private func read<Result>(_ index: Int, _ body: (inout Reader) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = Reader(
        bytes: bytes, index: Int(starts[index]), shared: shared, longTexts: longTexts, document: document,
        sources: sources)
      return body(&reader)
    }
  }

  /// What stands before a text.
  enum Mark {
    static let nothing: UInt8 = 0
    static let long: UInt8 = 1
    /// The text before is this one as well.
    static let same: UInt8 = 0xFF
    /// And the kind of the text
    static let short: UInt8 = 2
    /// Twice the kind of the text, and one where it is escaped
    static let excerpt: UInt8 = 16
  }
}
