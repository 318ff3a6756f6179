public import TidingsCrypto
public import TidingsModel

/// Rule **C**: an item's title and text as a reader sees them, hashed.
///
/// Over the folded title, a zero byte and the folded text, all in NFC. Dates, authors, tags, links and pictures are no
/// part of it, nor is the markup.
public struct ContentKey: Sendable, Hashable {
  /// From how many characters of text on equal content alone makes two items the same article.
  public static let longText = 200

  /// Over title and text, folded: key C as long as it is not void.
  public let digest: SHA256Digest
  /// Unicode scalars of the folded text, the title not counted.
  public let textLength: Int
  /// Whether there is neither title nor text.
  public let isEmpty: Bool

  /// Whether equal content alone makes two items the same article.
  public var isLong: Bool { textLength >= Self.longText }

  /// Of the item's title and visible text, in time linear in their length.
  public init(_ item: borrowing Item) {
    var hasher = SHA256()
    var text = FoldedText()
    self.init(item, hasher: &hasher, text: &text)
  }

  /// - Parameter text: memory, which serves one item after another.
  init(_ item: borrowing Item, hasher: inout SHA256, text: inout FoldedText) {
    text.clear()
    if let title = item.title { text.append(title) }
    let hasTitle = !text.bytes.isEmpty
    hasher.update(text.bytes)
    hasher.update(0)
    text.clear()
    VisibleText.append(of: item, to: &text)
    hasher.update(text.bytes)
    digest = hasher.finish()
    textLength = text.scalarCount
    isEmpty = !hasTitle && text.bytes.isEmpty
  }
}
