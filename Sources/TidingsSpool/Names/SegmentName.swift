public import TidingsModel

/// The name of a closed segment of a journal queue: that of its first article with the ending `.ndjson`.
public struct SegmentName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first article of the segment.
  public let first: SpoolName
  /// A file name, without a directory.
  public let text: String

  /// The name of the segment that begins with an article.
  public init(first: SpoolName) {
    self.first = first
    text = first.text.dropLast(5) + ".ndjson"
  }

  /// `nil` when a file of that name is not a closed segment.
  public init?(_ text: String) {
    guard text.hasSuffix(".ndjson"), let first = SpoolName(text.dropLast(7) + ".json") else { return nil }
    self.init(first: first)
  }

  /// By the bytes of the text, which is the order of delivery.
  public static func < (left: SegmentName, right: SegmentName) -> Bool { left.text < right.text }
  public var description: String { text }

  /// What the file is called in `tmp/` while articles are appended to it.
  var openText: String { text + ".part" }

  /// The name of an open segment in `tmp/`; `nil` for any other file there.
  init?(open text: String) {
    guard text.hasSuffix(".part") else { return nil }
    self.init(String(text.dropLast(5)))
  }

  static func isOpenSegment(_ text: String) -> Bool { SegmentName(open: text) != nil }
}
