public import TidingsModel

/// Rule **C**: an item's title and text as a reader sees them, hashed.
///
/// Over the folded title, a zero byte and the folded text, all in NFC. Dates, authors, tags, links and pictures are no
/// part of it, nor is the markup.
public struct ContentKey: Sendable, Hashable {
  /// From how many characters of text on equal content alone makes two items the same article.
  public static let longText = 200

  public let digest: SHA256Digest
  /// Unicode scalars of the folded text, the title not counted.
  public let textLength: Int
  /// Whether there is neither title nor text.
  public let isEmpty: Bool

  public var isLong: Bool { textLength >= Self.longText }

  public init(_ item: Item, hasher: inout SHA256) {
    let title = Self.fold(item.title)
    var text = FoldedText(reserving: item.contentText?.utf8.count ?? item.contentHTML?.utf8.count ?? 0)
    VisibleText.append(of: item, to: &text)
    hasher.update(title)
    hasher.update(0)
    hasher.update(text.bytes)
    digest = hasher.finish()
    textLength = text.scalarCount
    isEmpty = title.isEmpty && text.bytes.isEmpty
  }

  public init(_ item: Item) {
    var hasher = SHA256()
    self.init(item, hasher: &hasher)
  }

  private static func fold(_ title: String?) -> [UInt8] {
    guard let title else { return [] }
    var folded = FoldedText(reserving: title.utf8.count)
    folded.append(title)
    return folded.bytes
  }
}
